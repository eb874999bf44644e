"""Write docs/commands.md and docs/perintah.md from the ``--help`` of every command."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import typer
from pages import ROOT, installed_program, write_or_check

from saring.cli.app import app

HEADS = {
    "en": """# Commands

Written by `docs/build_commands.py` from `--help`; do not edit by hand. In Indonesian:
[perintah.md](perintah.md).

Exit codes: 0 done; 1 done, but `--strict` found rejected rows, or a gate was not passed; 2 the
input or the call is wrong, and nothing was written. Messages go to standard error; standard output
stays readable for programs.
""",
    "id": """# Perintah

Ditulis oleh `docs/build_commands.py` dari `--help`; jangan disunting. In English:
[commands.md](commands.md).

Kode keluar: 0 selesai; 1 selesai, tetapi `--strict` menemukan baris tertolak, atau sebuah gerbang
tidak lulus; 2 masukan atau perintahnya keliru, dan tidak ada yang ditulis. Pesan keluar lewat galat
standar; keluaran standar tetap terbaca mesin.
""",
}
PAGES = {"en": ROOT / "docs" / "commands.md", "id": ROOT / "docs" / "perintah.md"}


def command_names() -> list[tuple[str, ...]]:
    """Give the words that call each command, groups before their members."""

    def walk(group: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for name, command in getattr(group, "commands", {}).items():
            yield (*words, name)
            yield from walk(command, (*words, name))

    return [(), *walk(typer.main.get_command(app), ())]


def help_of(words: tuple[str, ...], language: str) -> str:
    """Ask a command for its help as a user would, on a terminal of 80 columns without colours."""
    environment = os.environ | {
        "SARING_LANG": language, "COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1",
        "TERM": "dumb", "PYTHONIOENCODING": "utf-8", "LANGUAGE": "en",
    }  # fmt: skip
    return subprocess.run(
        [installed_program(), *words, "--help"],
        env=environment, capture_output=True, check=True, encoding="utf-8",
    ).stdout.strip()  # fmt: skip


def page(language: str) -> str:
    """Lay out the help of every command as one page."""
    sections = (
        f"## {' '.join(['saring', *words])}\n\n```text\n{help_of(words, language)}\n```\n"
        for words in command_names()
    )
    return "\n".join([HEADS[language], *sections])


if __name__ == "__main__":
    write_or_check({path: page(language) for language, path in PAGES.items()})
