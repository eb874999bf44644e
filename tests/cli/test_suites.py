"""``saring evaluate`` on the functional suite and on swaps of names."""

import json
import re

import pytest
from typer.testing import CliRunner

import saring.learning.suites
from saring.cli.app import app
from saring.evaluation.functional import FunctionalResult, LabelResult, Outcome
from saring.evaluation.suite import Case, read_suite
from saring.evaluation.swap_sentences import contestant_names, group_names
from saring.model import Band

runner = CliRunner()


def evaluate(model, *arguments):
    return runner.invoke(app, ["evaluate", str(model), *map(str, arguments)])


def result(*bands):
    cases = [
        Case(f"camp-{n}", "campaign_homonyms", "campaign", "0", f"Amin ya Allah {n}", "", "dev")
        for n in range(len(bands))
    ]
    outcomes = tuple(map(Outcome, cases, bands))
    return FunctionalResult("dev", (), (LabelResult("campaign", outcomes),))


@pytest.fixture
def few_names(monkeypatch):
    """A few names, that the command takes seconds; the default model meets them all elsewhere."""
    names = [name for name in contestant_names() if "pilkada-dki-2012" in name.tables]
    monkeypatch.setattr(saring.learning.suites, "contestant_names", lambda: tuple(names))
    monkeypatch.setattr(saring.learning.suites, "group_names", lambda: group_names()[::9])


def test_the_functional_suite_is_printed_by_label_and_by_functionality_worst_first(
    small_model_folder, tmp_path
):
    shown = evaluate(small_model_folder, "--functional", "-o", tmp_path)
    assert shown.exit_code == 1, "a model trained on a handful of posts does not pass"
    labels, functionalities = shown.stdout.strip().split("\n\n")
    assert [line.split()[:2] for line in labels.splitlines()] == [
        ["label", "measured"],
        *([label, kind] for label in ("campaign", "hate", "hoax") for kind in ("cases", "pairs")),
    ]
    header, *rows = (line.split() for line in functionalities.splitlines())
    assert header == ["functionality", "passed", "cases", "rate", "low", "high"]
    suite = read_suite().half("dev")
    assert {row[0] for row in rows} == {case.functionality for case in suite.cases}
    assert sum(int(row[2]) for row in rows) == len(suite.cases)
    rates = [float(row[3]) for row in rows]
    assert rates == sorted(rates)
    assert all(float(low) <= float(rate) <= float(high) for *_, rate, low, high in rows)
    assert "gerbang TIDAK lulus" in shown.stderr
    assert re.search(r"hate: \d+ dari \d+ lulus, kurang dari 90%", shown.stderr)
    written = json.loads((tmp_path / "functional.json").read_text(encoding="utf-8"))
    assert written["half"] == "dev"
    assert written["model_id"].startswith("small@")
    assert "failures" not in written


def test_failing_cases_of_the_dev_half_are_listed_with_what_they_got(small_model_folder, tmp_path):
    shown = evaluate(small_model_folder, "--functional", "--failures", "-o", tmp_path)
    listed = shown.stdout.strip().split("\n\n")[2].splitlines()
    assert listed[0].split() == ["id", "functionality", "expected", "got", "text"]
    written = json.loads((tmp_path / "functional.json").read_text(encoding="utf-8"))["failures"]
    assert len(written) == len(listed) - 1
    halves = {case.case_id: case.half for case in read_suite().cases}
    assert {halves[failure["id"]] for failure in written} == {"dev"}


def test_the_report_half_says_what_it_is_not_for(small_model_folder):
    shown = evaluate(small_model_folder, "--functional", "--half", "report")
    assert "jangan memperbaiki model" in shown.stderr
    functionalities = shown.stdout.strip().split("\n\n")[1].splitlines()[1:]
    cases = sum(int(line.split()[2]) for line in functionalities)
    assert cases == len(read_suite().half("report").cases)


def test_failing_cases_of_the_report_half_are_not_shown(small_model_folder):
    shown = evaluate(small_model_folder, "--functional", "--half", "report", "--failures")
    assert shown.exit_code == 2
    assert "--half dev" in shown.stderr
    assert not shown.stdout


@pytest.mark.parametrize(
    ("bands", "code", "said"),
    [
        ([Band.CLEAR] * 10, 0, "gerbang lulus"),
        ([Band.CLEAR] * 9 + [Band.REVIEW], 0, "gerbang lulus"),
        ([Band.CLEAR] * 8 + [Band.REVIEW] * 2, 1, "campaign: 8 dari 10 lulus"),
    ],
)
def test_the_exit_code_is_that_of_the_gate(small_model_folder, monkeypatch, bands, code, said):
    monkeypatch.setattr(
        saring.learning.suites, "functional_result", lambda *_, **__: result(*bands)
    )
    shown = evaluate(small_model_folder, "--functional", "--quiet")
    assert shown.exit_code == code
    assert said in shown.stderr


def test_swaps_print_the_largest_gap_of_each_table_and_write_it_down(
    small_model_folder, few_names, tmp_path
):
    shown = evaluate(small_model_folder, "--swaps", "-o", tmp_path)
    contestants, groups, flagged = shown.stdout.strip().split("\n\n")
    header = ["table", "names_of", "label", "names", "gap", "sentence", "name"]
    assert contestants.splitlines()[0].split() == groups.splitlines()[0].split() == header
    gaps = [float(line.split()[4]) for line in contestants.splitlines()[1:]]
    assert gaps == sorted(gaps, reverse=True)
    assert "pilkada-dki-2012" in contestants
    assert "religion" in groups
    assert flagged.splitlines()[0].split()[:3] == ["label", "clean_sentences_on", "flagged"]
    assert "Pergeseran terbesar" in shown.stderr
    written = json.loads((tmp_path / "swaps.json").read_text(encoding="utf-8"))
    assert f"{written['contestants'][0]['gap']:.4f}" == contestants.splitlines()[1].split()[4]
    assert shown.exit_code == (1 if written["gate"]["unmet"] else 0)


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        ([], "--functional"),
        (["berlabel.csv"], "-o"),
        (["--failures", "--swaps"], "--functional"),
        (["--half", "dev", "--swaps"], "--functional"),
    ],
)
def test_a_call_that_measures_nothing_says_what_to_add(small_model_folder, arguments, remedy):
    shown = evaluate(small_model_folder, *arguments)
    assert shown.exit_code == 2
    assert remedy in shown.stderr.splitlines()[-1]
    assert not shown.stdout
