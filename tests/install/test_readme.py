"""The command lines of the README pages are run, not believed."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS = 'pip install -e ".[dev]"'


def test_command_one_sets_up_and_scores_the_example(first_line, copy):
    assert first_line.code == 0, first_line.printed
    assert "60 baris dibaca = 58 dinilai + 2 ditolak" in first_line.printed
    assert (copy / "hasil.xlsx").stat().st_size > 5_000


def test_what_command_one_writes_is_ignored_by_git():
    assert "/hasil*" in (ROOT / ".gitignore").read_text().splitlines()


@pytest.mark.skipif(
    "SARING_README_TEST" in os.environ, reason="this is command two, running already"
)
def test_command_two_sets_up_and_starts_the_tests(installed, copy, run, the_line):
    """In the same folder as command one, as a reader would; tests are collected, not run again."""
    (copy / "src-out-of-reach").rename(copy / "src")
    try:
        ran = run(the_line(TESTS), copy, SARING_README_TEST="1", PYTEST_ADDOPTS="--collect-only -q")
    finally:
        (copy / "src").rename(copy / "src-out-of-reach")
    assert ran.code == 0, ran.printed[-3000:]
    assert "test_command_one_sets_up_and_scores_the_example" in ran.printed


@pytest.mark.parametrize("page", ["README.md", "README.id.md"])
def test_both_pages_give_the_same_command_one(page, the_line):
    assert the_line("saring score", page=page) == the_line("saring score")


@pytest.mark.parametrize("page", ["README.md", "README.id.md"])
def test_the_windows_form_calls_the_same_programs(page, the_line):
    windows = the_line("saring score", page=page, fence="powershell", tool="py ")
    same = windows.replace("\\", "/").replace("Scripts", "bin").replace("; ", " && ")
    assert same.replace("py -m", "python3 -m") == the_line("saring score")


@pytest.mark.parametrize("wanted", ["saring score", TESTS])
def test_the_uv_form_stands_beside_the_plain_one(wanted, commands, the_line):
    plain = the_line(wanted)
    made = plain.replace("python3 -m venv .venv", "uv venv --allow-existing")
    uv = made.replace(".venv/bin/pip", "uv pip")
    assert uv in commands("README.md")


def test_continuous_integration_runs_the_test_line_of_the_readme(the_line):
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert """line="$(grep -m1 -F -- '-e ".[dev]"' README.md)\"""" in script
    first = next(
        line
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if '-e ".[dev]"' in line
    )
    assert first == the_line(TESTS)
