"""Write what the commands of the README pages print into those pages, by running them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from pages import ROOT, installed_program, with_section, write_or_check

POST = "Mantapkan barisan! Tanggal 27 kita coblos nomor 2, Pak Suryadarma dua periode ✌️"
COMMANDS = {
    "score": ["score", "data/examples/ekspor.csv", "-o", "hasil.xlsx", "--sort"],
    "explain": ["explain", "--text", POST],
}
PAGES = {"en": ROOT / "README.md", "id": ROOT / "README.id.md"}
_SECONDS = re.compile(r"\d+[.,]\d (?=s\.|detik\.)")


def screen(arguments: list[str], language: str) -> str:
    """Run a command where the example lies, and give the line typed and what it printed."""
    environment = os.environ | {
        "SARING_LANG": "id", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    if language != "id":
        arguments = [*arguments, "--lang", language]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "data" / "examples", Path(folder) / "data" / "examples")
        printed = subprocess.run(
            [installed_program(), *arguments],
            cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            check=True, encoding="utf-8",
        ).stdout  # fmt: skip
    typed = " ".join(["saring", *map(_quoted, arguments)])
    lines = [f"$ {typed}", *(line.rstrip() for line in printed.rstrip().splitlines())]
    if arguments[0] == "explain":  # one label is enough for a page
        lines = [*lines[: lines.index("") + 1], "[...]", *lines[-2:]]
    return "\n".join(["```text", *lines, "```", ""])


def _quoted(argument: str) -> str:
    return f'"{argument}"' if " " in argument else shlex.quote(argument)


def page(language: str) -> str:
    """Fill the sections ``screen-<command>`` of a README page."""
    text = PAGES[language].read_text(encoding="utf-8")
    for name, arguments in COMMANDS.items():
        text = with_section(text, f"screen-{name}", screen(arguments, language))
    return text


if __name__ == "__main__":
    write_or_check(
        {path: page(language) for language, path in PAGES.items()},
        steady=lambda text: _SECONDS.sub("", text),
    )
