"""A copy of the project in which the README's own lines are run, as a new user would."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_INDEX = ("Could not find a version", "No matching distribution", "Connection", "connection")


@dataclass(frozen=True)
class Ran:
    """A command that has ended: exit code and everything it printed."""

    code: int
    printed: str


def _commands(page, fence="sh"):
    """The lines of the fenced blocks of a README page, comments taken off."""
    lines, inside = [], False
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            inside = line == f"```{fence}"
        elif inside and line.strip():
            lines.append(line.split("  #")[0].rstrip())
    return lines


def _the_line(wanted, page="README.md", fence="sh", tool="python3 "):
    """The one line that starts with `tool` and holds `wanted`."""
    found = [line for line in _commands(page, fence) if line.startswith(tool) and wanted in line]
    assert len(found) == 1, f"{page} should have one line with {wanted!r}: {found}"
    return found[0]


def _run(command, folder, **environment):
    """Run a line of the README, or a program with arguments, without this environment's help."""
    hidden = {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "SARING_LANG"}
    inherited = {name: value for name, value in os.environ.items() if name not in hidden}
    # `python3` of the README is the Python that runs these tests, whichever else there is.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", command] if isinstance(command, str) else command,
        cwd=folder,
        env=inherited | {"PATH": path, "PYTHONIOENCODING": "utf-8"} | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout)


def _skip_without_index(ran):
    """Where pip reaches no index a new user cannot install either; CI must reach one."""
    unreachable = ran.code != 0 and any(sign in ran.printed for sign in NO_INDEX)
    if unreachable and not os.environ.get("CI"):
        pytest.skip(f"pip reaches no package index here: {ran.printed[-300:]}")


@pytest.fixture(scope="session")
def commands():
    return _commands


@pytest.fixture(scope="session")
def the_line():
    return _the_line


@pytest.fixture(scope="session")
def run():
    return _run


@pytest.fixture(scope="session")
def copy(tmp_path_factory):
    """What git has or would take, in a folder of its own."""
    if sys.platform == "win32":
        pytest.skip("these are the lines for a POSIX shell")
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout, so what belongs to the project is not known")
    folder = tmp_path_factory.mktemp("new-user") / "saring"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT, check=True, capture_output=True, encoding="utf-8",
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def first_line(copy):
    """Command one of the README, run in the copy."""
    ran = _run(_the_line("saring score"), copy)
    _skip_without_index(ran)
    return ran


@pytest.fixture(scope="session")
def installed(first_line, copy, tmp_path_factory):
    """Run Python in an environment that has the built wheel and runtime dependencies alone.

    The environment is the one that command one made: a second one would cost another minute.
    """
    assert first_line.code == 0, first_line.printed
    python = copy / ".venv" / "bin" / "python"
    wheels = tmp_path_factory.mktemp("wheels")
    pip = [str(python), "-m", "pip"]
    built = _run([*pip, "wheel", "--no-deps", "--wheel-dir", str(wheels), "."], copy)
    _skip_without_index(built)
    assert built.code == 0, built.printed
    (wheel,) = wheels.glob("saring-*.whl")
    put = _run(
        [*pip, "install", "--no-deps", "--no-index", "--force-reinstall", str(wheel)], wheels
    )
    assert put.code == 0, put.printed
    elsewhere = tmp_path_factory.mktemp("office")
    shutil.copy(ROOT / "data" / "examples" / "ekspor.csv", elsewhere)
    (copy / "src").rename(copy / "src-out-of-reach")
    yield lambda *arguments: _run([str(python), *arguments], elsewhere), elsewhere
    (copy / "src-out-of-reach").rename(copy / "src")
