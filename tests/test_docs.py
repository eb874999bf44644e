"""Documents that cannot lie: generated pages are current, and what is named exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from saring.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = ["README.md", "README.id.md", "CHANGELOG.md", "data/examples/README.md"] + [
    path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md"))
]
COMMAND_PAGES = {"en": "docs/commands.md", "id": "docs/perintah.md"}


def read(page):
    return (ROOT / page).read_text(encoding="utf-8")


def walk(group, words=("saring",)):
    yield words, group
    for name, command in getattr(group, "commands", {}).items():
        yield from walk(command, (*words, name))


COMMANDS = dict(walk(typer.main.get_command(app)))
NAMES = [" ".join(words) for words in COMMANDS]
OPTIONS = {
    " ".join(words): {
        option
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("-")
    }
    | {"--help"}
    for words, command in COMMANDS.items()
}


@pytest.mark.parametrize("script", ["build_commands", "build_figures", "build_screens"])
def test_a_generated_page_is_what_its_script_writes(script):
    checked = subprocess.run(
        [sys.executable, f"docs/{script}.py", "--check"],
        cwd=ROOT, check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr


def sections(page):
    """Help by command, as a generated page holds it."""
    parts = re.split(r"^## (.+)\n", read(page), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("language", COMMAND_PAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_and_every_option_says_what_it_does(name, language):
    shown = sections(COMMAND_PAGES[language])[name]
    assert "Run the command" not in shown
    described = shown.split("\n\n")[1].strip()
    assert len(described) > 15, f"{name} has no help: {described!r}"
    for option in OPTIONS[name]:
        assert re.search(rf"^ *(-\w, )?{re.escape(option)}\b", shown, re.MULTILINE) or (
            option.startswith("-") and f"{option}, --" in shown
        ), f"{name}: {option} is not in {COMMAND_PAGES[language]}"
        assert not re.search(rf"{re.escape(option)}( <[^>]+>)?\n +-", shown), f"{option}: no help"


@pytest.mark.parametrize("name", NAMES)
def test_help_is_given_in_two_languages_and_not_twice_in_one(name):
    indonesian, english = (sections(page)[name] for page in COMMAND_PAGES.values())
    assert indonesian.split("\n\n")[1] != english.split("\n\n")[1]


def test_no_command_is_documented_that_does_not_exist():
    for page in COMMAND_PAGES.values():
        assert list(sections(page)) == NAMES


def command_lines(text):
    """Calls of saring in code, whatever stands around them."""
    for code in re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL):
        for line in code.strip("`").splitlines():
            call = re.search(r"(?:^|[\s/\\])(saring (?!deng|mem)[^#]*)", line)
            if call and not line.startswith(("import", "from")):
                yield call[1].strip()


@pytest.mark.parametrize("page", [page for page in PAGES if "decisions" not in page])
def test_every_call_of_saring_in_a_document_names_commands_and_options_that_exist(page):
    for line in command_lines(read(page)):
        words = re.sub(r"\"[^\"]*\"|'[^']*'", "QUOTED", line).split()
        name = next(
            " ".join(words[:length]) for length in (3, 2, 1) if " ".join(words[:length]) in OPTIONS
        )
        called = {word.split("=")[0] for word in words if word.startswith("-") and len(word) > 1}
        assert called <= OPTIONS[name], f"{page}: {line}"
        assert name != "saring" or called or "OPTIONS" in line, f"{page}: {line}: no such command"


def test_the_readme_shows_calls_of_the_commands_that_people_use():
    calls = list(command_lines(read("README.md")))
    for name in ("score", "explain", "train", "evaluate", "model show"):
        assert any(call.startswith(f"saring {name}") for call in calls), name


@pytest.mark.parametrize("page", PAGES)
def test_links_within_the_project_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", read(page)):
        if "://" not in target:
            assert (ROOT / page).parent.joinpath(target).exists(), f"{page}: {target}"


def test_every_decision_is_listed_and_has_its_four_parts():
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    pages = sorted(folder.glob("[0-9]*.md"))
    assert pages
    for page in pages:
        assert f"({page.name})" in listed
        headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "Measured", "Consequences"], page.name


def test_no_lock_file_names_the_registry_of_one_machine():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=False, capture_output=True, encoding="utf-8"
    ).stdout.split()
    locks = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "pylock.toml"}
    assert not locks & {Path(name).name for name in listed}


def test_every_dependency_has_a_floor():
    import tomllib

    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    assert [name for name in wanted if ">=" not in name and not name.startswith("saring[")] == []
