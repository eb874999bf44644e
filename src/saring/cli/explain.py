"""``saring explain``: why one post gets its scores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saring.cli.console import reports_errors
from saring.cli.options import ContestantsOption, DebugOption, Lang, LangOption, ModelOption
from saring.cli.words import say
from saring.errors import Phrase, SaringError

if TYPE_CHECKING:
    from saring.model import Band
    from saring.screening import Explanation

WORDS_SHOWN = 12


@reports_errors
def explain_cli(
    text: Annotated[
        str,
        typer.Option(
            "--text",
            help=say("Unggahan yang dijelaskan, di antara tanda kutip.", "The post, quoted."),
        ),
    ],
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help=say("Keluaran JSON untuk program lain.", "JSON for other programs.")
        ),
    ] = False,
    contestants: ContestantsOption = None,
    model: ModelOption = None,
    lang: LangOption = Lang.ID,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.cli.tables import add_contestants

    add_contestants(contestants or [])
    explain_text(text, model_folder=model, as_json=as_json)


def explain_text(text: str, *, model_folder: Path | None, as_json: bool) -> None:
    """Print each label's score and band with the words, as written, that add up to it."""
    from saring.model import load_model
    from saring.model.store import DEFAULT_MODEL
    from saring.screening import explain
    from saring.text import analyse

    if not text.strip():
        example = 'saring explain --text "Ayo coblos nomor 2"'
        raise SaringError(
            Phrase("--text kosong.", "--text is blank."),
            Phrase(f"Contoh: {example}", f"For example: {example}"),
        )
    model = load_model(model_folder or DEFAULT_MODEL)
    (explanations,) = explain(model, [text], [analyse(text)])
    bands = {label: model.heads[label].band(each.score) for label, each in explanations.items()}
    if as_json:
        record = {
            label: {"band": bands[label], **each.to_dict()} for label, each in explanations.items()
        }
        typer.echo(json.dumps({"model_id": model.model_id, **record}, ensure_ascii=False, indent=1))
        return
    for label, each in explanations.items():
        for line in explanation_lines(each, bands[label]):
            typer.echo(line)
    typer.echo(
        say(
            "Indikasi, belum ditinjau. Bobot positif menaikkan, negatif menurunkan; jumlahnya "
            "adalah log-odds dari skor. [SLOT]: dinilai sebagai jenisnya, siapa pun namanya.",
            "Indication, not yet reviewed. Positive weights raise, negative ones lower; they add "
            "up to the log-odds of the score. [SLOT]: counts as its kind, whoever is named.",
        )
    )
    typer.echo(f"Model: {model.model_id}")


def explanation_lines(explanation: Explanation, band: Band) -> list[str]:
    """Lay out one label: score and band, then what adds up to the score, weightiest words first."""
    from scipy.special import logit

    content = explanation.to_dict(WORDS_SHOWN)
    parts = [
        (say("(dasar)", "(base)"), content["base"]),
        (say("(cara penulisan)", "(manner of writing)"), content["manner"]),
        *((_named(word), word["weight"]) for word in content["words"]),
    ]
    if len(explanation.words) > WORDS_SHOWN:
        parts.append((say("(kata lainnya)", "(other words)"), content["rest"]))
    return [
        f"{explanation.label:<9} {explanation.score:6.3f}  {band}",
        *(f"    {weight:+7.3f}  {name}" for name, weight in parts),
        f"    {logit(explanation.score):+7.3f}  = log-odds",
        "",
    ]


def _named(word: dict[str, Any]) -> str:
    """Show a word as written, and in front of a name what the model saw in its place."""
    written = str(word["text"]).replace("\n", " ")
    return f"[{word['slot']}] {written}" if "slot" in word else written
