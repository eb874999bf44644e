"""What a person at the terminal sees: messages, errors and progress on standard error."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import typer

from saring.cli.words import LANGUAGE, language_of_call, say
from saring.errors import SaringError
from saring.visible import visible

P = ParamSpec("P")
R = TypeVar("R")


def tell(line: str) -> None:
    """Print a line for the person, never among the results; nothing in it steers the terminal."""
    typer.echo(visible(line), err=True)


def reports_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Print a `SaringError` as two lines and exit with 2; ``--debug`` shows where it arose."""

    @wraps(command)
    def reporting(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except SaringError as error:
            if kwargs.get("debug"):
                raise
            tell(f"{say('Gagal', 'Failed')}: {error.message.to(LANGUAGE)}")
            tell(f"{say('Cara mengatasi', 'How to mend it')}: {error.hint.to(LANGUAGE)}")
            raise typer.Exit(2) from error

    return reporting


def as_typed(words: Sequence[str]) -> str:
    """Give a command as one types it into the shell of this system, to answer in this language."""
    usual = language_of_call((), os.environ.get("SARING_LANG"))
    typed = [*words] if usual == LANGUAGE else [*words, "--lang", LANGUAGE]
    return subprocess.list2cmdline(typed) if os.name == "nt" else shlex.join(typed)


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Give a function to call with the number of posts done; a bar is drawn on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=None)
        yield lambda posts: bar.update(task, advance=posts)
