"""``saring evaluate``: what a model is worth on labelled posts, and on the suites of our own."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.console import reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption, QuietOption
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError

if TYPE_CHECKING:
    from saring.model import ScreeningModel


class Half(StrEnum):
    """Halves of the functional suite."""

    DEV = "dev"
    REPORT = "report"


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
        list[Path] | None,
        typer.Argument(
            metavar="LABELLED",
            help=say(
                "CSV berlabel yang belum pernah dilihat model. Tidak wajib bersama --functional "
                "atau --swaps.",
                "Labelled CSV that the model has not seen. Optional with --functional or --swaps.",
            ),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=say(
                "Folder hasil: evaluation.json, evaluation.html, kurva SVG; functional.json dan "
                "swaps.json.",
                "Result folder: evaluation.json, evaluation.html, SVG curves; functional.json and "
                "swaps.json.",
            ),
        ),
    ] = None,
    functional: Annotated[
        bool,
        typer.Option(
            "--functional",
            help=say(
                "Jalankan suite fungsional bawaan. Kode keluar 1 bila satu label lulus kurang "
                "dari 90 % atau satu fungsi kurang dari 70 %.",
                "Run the shipped functional suite. Exits with 1 if a label passes less than 90 % "
                "or a functionality less than 70 %.",
            ),
        ),
    ] = False,
    half: Annotated[
        Half | None,
        typer.Option(
            help=say(
                "Paruh suite fungsional: dev (bawaan) boleh dipakai memperbaiki model, report "
                "hanya untuk laporan.",
                "Half of the functional suite: dev (the default) may be used to improve a model, "
                "report is for the report only.",
            ),
        ),
    ] = None,
    failures: Annotated[
        bool,
        typer.Option(
            "--failures",
            help=say(
                "Tampilkan kasus yang gagal; hanya untuk paruh dev.",
                "List the failing cases; for the dev half only.",
            ),
        ),
    ] = False,
    swaps: Annotated[
        bool,
        typer.Option(
            "--swaps",
            help=say(
                "Tukar nama peserta pemilihan dan kelompok dalam kalimat yang sama. Kode keluar 1 "
                "bila skor bergeser lebih dari 0,01.",
                "Swap contestants and groups in the same sentences. Exits with 1 if a score moves "
                "by more than 0.01.",
            ),
        ),
    ] = False,
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
    from saring.model import load_model
    from saring.model.store import DEFAULT_MODEL

    check_call(
        labelled or [], output, functional=functional, half=half, failures=failures, swaps=swaps
    )
    loaded = load_model(DEFAULT_MODEL if str(model) == "default" else model)
    if labelled and output:
        measure(loaded, labelled, output, prevalence=prevalence, resamples=resamples, quiet=quiet)
    gates = []
    if functional:
        from saring.cli.suites import run_functional

        chosen = half or Half.DEV
        gates.append(run_functional(loaded, chosen, output, failures=failures, quiet=quiet))
    if swaps:
        from saring.cli.suites import run_swaps

        gates.append(run_swaps(loaded, output, quiet=quiet))
    if not all(gates):
        raise typer.Exit(1)


def check_call(
    labelled: Sequence[Path],
    output: Path | None,
    *,
    functional: bool,
    half: Half | None,
    failures: bool,
    swaps: bool,
) -> None:
    """Refuse a call that asks for nothing, or for what must not be shown.

    Raises
    ------
    SaringError
        Nothing to measure on, posts without a place for the result, or failing cases of a half
        that is not run or is for the report only.
    """
    if not (labelled or functional or swaps):
        raise SaringError(
            Phrase("Tidak ada yang diukur.", "There is nothing to measure."),
            Phrase(
                "Beri CSV berlabel dan -o, atau --functional, atau --swaps.",
                "Give a labelled CSV and -o, or --functional, or --swaps.",
            ),
        )
    if labelled and output is None:
        raise SaringError(
            Phrase("Tempat hasil tidak disebut.", "No place is given for the result."),
            Phrase("Sebut foldernya dengan -o, mis. -o hasil.", "Name a folder: -o result."),
        )
    if (half or failures) and not functional:
        raise SaringError(
            Phrase(
                "--half dan --failures hanya berlaku untuk suite fungsional.",
                "--half and --failures are for the functional suite only.",
            ),
            Phrase("Tambahkan --functional.", "Add --functional."),
        )
    if failures and half is Half.REPORT:
        raise SaringError(
            Phrase(
                "Kasus gagal dari paruh report tidak ditampilkan: siapa pun yang membacanya tidak "
                "lagi dapat mengukur dengannya.",
                "Failing cases of the report half are not shown: whoever reads them can measure "
                "with it no longer.",
            ),
            Phrase("Pakai --half dev untuk membaca kegagalan.", "Use --half dev to read failures."),
        )


def measure(
    model: ScreeningModel,
    labelled: Sequence[Path],
    output: Path,
    *,
    prevalence: float,
    resamples: int,
    quiet: bool,
) -> None:
    """Measure a model on labelled posts and write figures, curves and page."""
    from saring.evaluation.page import write_evaluation
    from saring.learning import read_labelled
    from saring.learning.recipe import Corpus
    from saring.learning.worth import caveats, evaluate_model

    posts = read_labelled([Corpus(str(path)) for path in labelled], Path())
    evaluation, curves = evaluate_model(
        model,
        posts,
        prevalence=prevalence,
        resamples=resamples,
        command=shlex.join(["saring", *sys.argv[1:]]),
        language=LANGUAGE,
    )
    said = [caveat.to(LANGUAGE) for caveat in caveats(model, posts)]
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
