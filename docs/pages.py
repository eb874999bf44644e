"""Pages that programs write: put generated text in its place, or say that it is out of date."""

from __future__ import annotations

import difflib
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def installed_program() -> str:
    """Give the command ``saring`` of the environment that runs this."""
    program = shutil.which("saring", path=str(Path(sys.executable).parent))
    if program is None:
        message = "Install saring in this environment first: pip install -e ."
        raise RuntimeError(message)
    return program


def with_section(page: str, name: str, content: str) -> str:
    """Replace what stands between ``<!-- name:start -->`` and ``<!-- name:end -->``."""
    section = re.compile(rf"(<!-- {name}:start -->\n).*?(<!-- {name}:end -->)", re.DOTALL)
    replaced, found = section.subn(lambda match: match[1] + content + match[2], page)
    if found != 1:
        raise ValueError(f"The section {name!r} must stand in the page once, it does {found} times")
    return replaced


def write_or_check(
    pages: Mapping[Path, str], *, steady: Callable[[str], str] = lambda text: text
) -> None:
    """Write the pages; with ``--check`` as argument, exit 1 if one differs instead.

    `steady` takes out what may differ from run to run before pages are compared.
    """
    checking = "--check" in sys.argv[1:]
    outdated = False
    for path, wanted in pages.items():
        present = path.read_text(encoding="utf-8") if path.exists() else ""
        if steady(present) == steady(wanted):
            continue
        if not checking:
            path.write_text(wanted, encoding="utf-8", newline="\n")
            continue
        outdated = True
        name = path.relative_to(ROOT).as_posix()
        print(f"{name} is out of date; run: python {Path(sys.argv[0]).as_posix()}")
        lines = difflib.unified_diff(
            present.splitlines(), wanted.splitlines(), name, "generated", lineterm="", n=0
        )
        print("\n".join(list(lines)[:20]))
    sys.exit(1 if outdated else 0)
