"""The command ``saring`` and its sub-commands."""

from __future__ import annotations

from typing import Annotated

import typer

from saring.cli.evaluate import evaluate_cli
from saring.cli.explain import explain_cli
from saring.cli.model import model_app
from saring.cli.reference import reference_app
from saring.cli.score import score_cli
from saring.cli.train import train_cli
from saring.cli.words import say

app = typer.Typer(
    name="saring",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help is the same on every terminal, so the docs can hold it
    help=say(
        "Menyaring ekspor unggahan media sosial: menandai indikasi kampanye, ujaran kebencian, dan "
        "kemiripan dengan hoaks, beserta alasannya. Luring; orang yang memutuskan.",
        "Screens exports of social media posts: flags indications of campaigning, hate speech and "
        "likeness to hoaxes, with the reasons. Offline; people decide.",
    ),
)
app.command(
    "score",
    help=say(
        "Nilai ekspor unggahan dan tulis tabel hasilnya. Setiap baris masukan ada di hasil, atau "
        "di berkas .rejected.csv di sampingnya beserta alasan dan cara memperbaikinya.",
        "Score exported posts and write the table of results. Every input row is in the result, "
        "or in the .rejected.csv file beside it with the reason and the remedy.",
    ),
)(score_cli)
app.command(
    "explain",
    help=say(
        "Jelaskan skor satu unggahan. Tampak kata-kata, seperti tertulis, yang menaikkan dan "
        "menurunkannya.",
        "Explain the scores of one post. Shows the words, as written, that raise and lower them.",
    ),
)(explain_cli)
app.command(
    "train",
    help=say(
        "Latih model dari unggahan berlabel. Foldernya memuat pula angka pada sumber yang tidak "
        "dipakai melatih.",
        "Train a model on labelled posts. Its folder also holds the figures on sources left out.",
    ),
)(train_cli)
app.command(
    "evaluate",
    help=say(
        "Ukur model pada unggahan berlabel. Pakai unggahan yang belum pernah dilihatnya; hasilnya "
        "angka dengan selang, dan halaman HTML luring. Atau ukur pada suite fungsional dan tukar "
        "nama bawaan: --functional, --swaps.",
        "Measure a model on labelled posts. Use posts that it has not seen; gives figures with "
        "intervals, and an offline HTML page. Or measure it on the shipped functional suite and "
        "swaps of names: --functional, --swaps.",
    ),
)(evaluate_cli)
app.add_typer(model_app, name="model")
app.add_typer(reference_app, name="reference")


def _print_version(wanted: bool) -> None:
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
