"""``saring evaluate``: what a model is worth on labelled posts that it has not seen."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from saring.cli.console import reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption, QuietOption
from saring.cli.words import LANGUAGE, say


@reports_errors
def evaluate_cli(
    model: Annotated[
        Path,
        typer.Argument(
            metavar="MODEL",
            help=say("Folder model, atau 'default'.", "Model folder, or 'default'."),
        ),
    ],
    labelled: Annotated[
        list[Path],
        typer.Argument(
            metavar="LABELLED",
            help=say(
                "CSV berlabel yang belum pernah dilihat model.",
                "Labelled CSV that the model has not seen.",
            ),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help=say(
                "Folder hasil: evaluation.json, evaluation.html, kurva SVG.",
                "Result folder: evaluation.json, evaluation.html, SVG curves.",
            ),
        ),
    ],
    prevalence: Annotated[
        float,
        typer.Option(
            help=say(
                "Bagian unggahan yang diduga benar-benar berlabel di lapangan.",
                "Share of posts that are expected to have the label in real use.",
            )
        ),
    ] = 0.01,
    resamples: Annotated[
        int,
        typer.Option(
            min=100, help=say("Banyaknya resampel untuk selang.", "Resamples for the intervals.")
        ),
    ] = 1000,
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.evaluation.page import write_evaluation
    from saring.learning import read_labelled
    from saring.learning.recipe import Corpus
    from saring.learning.worth import caveats, evaluate_model
    from saring.model import load_model
    from saring.model.store import DEFAULT_MODEL

    loaded = load_model(DEFAULT_MODEL if str(model) == "default" else model)
    posts = read_labelled([Corpus(str(path)) for path in labelled], Path())
    evaluation, curves = evaluate_model(
        loaded,
        posts,
        prevalence=prevalence,
        resamples=resamples,
        command=shlex.join(["saring", *sys.argv[1:]]),
        language=LANGUAGE,
    )
    said = [caveat.to(LANGUAGE) for caveat in caveats(loaded, posts)]
    write_evaluation(evaluation, curves, output, LANGUAGE, said)
    if not quiet:
        tell(f"{say('Perhatian', 'Mind')}: {said[0]}")
        positive = say("positif", "positive")
        for label, result in evaluation.labels.items():
            figures = result.figures
            tell(
                f"{label:<9} n={result.posts:<6} {positive}={result.base_rate:.3f}"
                f"  AP {figures['average_precision']}  ROC AUC {figures['roc_auc']}"
                f"  ECE {figures['calibration_error']}"
            )
    tell(str(output / "evaluation.html"))
