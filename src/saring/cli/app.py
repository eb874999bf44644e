"""The command ``saring`` and its sub-commands."""

from __future__ import annotations

from typing import Annotated

import typer

from saring.cli.evaluate import evaluate_cli
from saring.cli.explain import explain_cli
from saring.cli.model import model_app
from saring.cli.score import score_cli
from saring.cli.train import train_cli
from saring.cli.words import say

app = typer.Typer(
    name="saring",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help=say(
        "Menyaring ekspor unggahan media sosial: menandai indikasi kampanye, ujaran kebencian, dan "
        "kemiripan dengan hoaks, beserta alasannya. Luring; orang yang memutuskan.",
        "Screens exports of social media posts: flags indications of campaigning, hate speech and "
        "likeness to hoaxes, with the reasons. Offline; people decide.",
    ),
)
app.command("score")(score_cli)
app.command("explain")(explain_cli)
app.command("train")(train_cli)
app.command("evaluate")(evaluate_cli)
app.add_typer(model_app, name="model")


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer's callbacks take the value alone
    if wanted:
        from importlib.metadata import version

        typer.echo(f"saring {version('saring')}")
        raise typer.Exit


@app.callback()
def saring(
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help=say("Tampilkan versi.", "Show the version."),
        ),
    ] = False,
) -> None:
    """Describe the command as a whole; the help text is given above in two languages."""


def main() -> None:
    """Run the command line."""
    app()
