"""``saring train``: from labelled posts to a model folder."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from saring.cli.console import reports_errors, tell
from saring.cli.options import ContestantsOption, DebugOption, Lang, LangOption, QuietOption
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError


@reports_errors
def train_cli(
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help=say("Folder model yang ditulis.", "Model folder to write.")
        ),
    ],
    labelled: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="LABELLED",
            help=say(
                "CSV berlabel: text dan campaign, hate, hoax, abusive (1, 0, atau kosong).",
                "Labelled CSV: text and campaign, hate, hoax, abusive (1, 0 or blank).",
            ),
        ),
    ] = None,
    recipe: Annotated[
        Path | None,
        typer.Option(
            help=say("Resep TOML; tanpa ini, resep bawaan.", "TOML recipe; default if not given.")
        ),
    ] = None,
    corpora: Annotated[
        Path | None,
        typer.Option(
            help=say(
                "Folder korpus yang disebut dalam resep.",
                "Folder of the corpora that the recipe names.",
            ),
        ),
    ] = None,
    contestants: ContestantsOption = None,
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.cli.tables import add_contestants
    from saring.learning import read_labelled, read_recipe, train_and_save
    from saring.learning.recipe import DEFAULT_RECIPE, Corpus

    add_contestants(contestants or [])
    used = read_recipe(recipe or DEFAULT_RECIPE)
    if bool(labelled) == bool(corpora):
        example = "saring train data/asn_voice.csv -o models/asn-voice"
        raise SaringError(
            Phrase(
                "Sebut berkas berlabel, atau --corpora FOLDER; salah satu saja.",
                "Name labelled files, or --corpora FOLDER; one of the two.",
            ),
            Phrase(f"Contoh: {example}", f"For example: {example}"),
        )
    if corpora:
        posts = read_labelled(used.corpora, corpora)
    else:
        posts = read_labelled([Corpus(str(path)) for path in labelled or []], Path())
    model, said = train_and_save(
        posts, used, output, command=repeatable(labelled, recipe, corpora, contestants)
    )
    if not quiet:
        for phrase in said:
            tell(phrase.to(LANGUAGE))
        tell(f"Model: {model.model_id} -> {output}")


def repeatable(
    labelled: list[Path] | None,
    recipe: Path | None,
    corpora: Path | None,
    contestants: list[Path] | None = None,
) -> str:
    """Give the command that makes this model again, without what leaves no trace in it."""
    parts = ["saring", "train", *map(str, labelled or [])]
    parts += ["--recipe", str(recipe)] if recipe else []
    parts += ["--corpora", str(corpora)] if corpora else []
    parts += [part for path in contestants or [] for part in ("--contestants", str(path))]
    return f"{shlex.join(parts)} -o DIR"
