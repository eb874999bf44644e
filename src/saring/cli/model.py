"""``saring model``: look at a model folder and check that it is whole."""

from __future__ import annotations

import typer

from saring.cli.console import reports_errors
from saring.cli.options import DebugOption, Lang, LangOption, ModelOption
from saring.cli.words import LANGUAGE, say

model_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=say("Lihat dan periksa folder model.", "Look at a model folder and check it."),
)


@model_app.command("show", help=say("Tampilkan kartu model.", "Show the model card."))
@reports_errors
def show_cli(
    model: ModelOption = None, lang: LangOption = Lang.ID, debug: DebugOption = False
) -> None:
    """Print the card of a model that is whole."""
    from saring.model.layout import Layout
    from saring.model.manifest import verified_digest
    from saring.model.store import DEFAULT_MODEL

    layout = Layout(model or DEFAULT_MODEL)
    verified_digest(layout)
    typer.echo(layout.card_in(LANGUAGE).read_text(encoding="utf-8"))


@model_app.command(
    "verify",
    help=say("Periksa setiap berkas model terhadap sidiknya.", "Check each file against its hash."),
)
@reports_errors
def verify_cli(
    model: ModelOption = None, lang: LangOption = Lang.ID, debug: DebugOption = False
) -> None:
    """Load a model, which checks every file."""
    from saring.model import load_model
    from saring.model.store import DEFAULT_MODEL

    loaded = load_model(model or DEFAULT_MODEL)
    typer.echo(say(f"Utuh: {loaded.model_id}", f"Whole: {loaded.model_id}"))
