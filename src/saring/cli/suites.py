"""The functional suite and the swaps, as ``saring evaluate`` shows them: tables and a gate."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from saring.cli.console import tell
from saring.cli.tables import claim_matcher
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase
from saring.files import complete_or_absent

if TYPE_CHECKING:
    from saring.evaluation.functional import FunctionalResult
    from saring.evaluation.proportions import PassRate
    from saring.evaluation.swaps import SwapGap, SwapResult
    from saring.model import ScreeningModel

RATE_COLUMNS = ("passed", "cases", "rate", "low", "high")


def run_functional(
    model: ScreeningModel, half: str, output: Path | None, *, failures: bool, quiet: bool
) -> bool:
    """Print how one half of the functional suite fared; tell whether it passes the gate."""
    from saring.learning.suites import functional_result

    if half == "report" and not quiet:
        tell(
            say(
                "Paruh report hanya untuk laporan: jangan memperbaiki model menurut hasilnya.",
                "The report half is for the report only: do not tune a model to its result.",
            )
        )
    result = functional_result(model, half, claims=claim_matcher([]))
    for table in functional_tables(result, failures=failures):
        typer.echo(table + "\n")
    if output:
        record = {"model_id": model.model_id, **result.to_dict(failures=failures)}
        write_json(record, output / "functional.json")
    return gate(result.unmet(), say("Suite fungsional", "Functional suite"))


def run_swaps(model: ScreeningModel, output: Path | None, *, quiet: bool) -> bool:
    """Print how far names move scores; tell whether that passes the gate."""
    from saring.learning.suites import swap_result

    result = swap_result(model, claims=claim_matcher([]))
    for table in swap_tables(result):
        typer.echo(table + "\n")
    if not quiet:
        largest = result.largest
        said = say("Pergeseran terbesar", "Largest move")
        tell(f"{said}: {largest.gap:.4f} ({largest.label}, {largest.table}, {largest.name})")
    if output:
        write_json({"model_id": model.model_id, **result.to_dict()}, output / "swaps.json")
    return gate(result.unmet(), say("Tukar nama", "Swaps"))


def functional_tables(result: FunctionalResult, *, failures: bool) -> Iterator[str]:
    """Give labels and minimal pairs, functionalities from the worst, and the failing cases."""
    yield aligned(
        ("label", "measured", *RATE_COLUMNS),
        [
            (found.label, name, *rate_cells(rate))
            for found in result.labels
            for name, rate in (("cases", found.overall), ("pairs", found.pairs))
        ],
    )
    yield aligned(
        ("functionality", *RATE_COLUMNS),
        [
            (name, *rate_cells(rate))
            for name, rate in sorted(
                (item for found in result.labels for item in found.functionalities.items()),
                key=lambda item: item[1].rate,
            )
        ],
    )
    if failures:
        yield aligned(
            ("id", "functionality", "expected", "got", "text"),
            [
                (case.case_id, case.functionality, case.expected, outcome.band, case.text)
                for found in result.labels
                for outcome in found.failures
                for case in (outcome.case,)
            ],
        )


def swap_tables(result: SwapResult) -> Iterator[str]:
    """Give the gaps of contestants and of groups, and how often clean sentences are flagged."""
    header = ("table", "names_of", "label", "names", "gap", "sentence", "name")
    for gaps in (result.contestants, result.groups):
        yield aligned(header, list(map(gap_cells, gaps)))
    yield aligned(
        ("label", "clean_sentences_on", *RATE_COLUMNS, "group"),
        [
            (label, which, *rate_cells(found.flagged), found.group)
            for label, ends in result.uneven.items()
            for which, found in zip(("least_flagged", "most_flagged"), ends, strict=True)
        ],
    ).replace("passed", "flagged", 1)


def gap_cells(found: SwapGap) -> tuple[str, ...]:
    """Write a gap as a row."""
    return (
        found.table, found.mates, found.label, str(found.names), f"{found.gap:.4f}",
        found.sentence_id, found.name,
    )  # fmt: skip


def rate_cells(rate: PassRate) -> tuple[str, ...]:
    """Write a rate and its interval under `RATE_COLUMNS`."""
    share = rate.interval
    figures = (f"{figure:.3f}" for figure in (share.value, share.low, share.high))
    return (str(rate.passed), str(rate.cases), *figures)


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out rows in columns parted by spaces; only the last column may hold spaces itself."""
    lines = [header, *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def gate(unmet: Sequence[Phrase], what: str) -> bool:
    """Say in words whether a gate is passed, and what is in the way."""
    if not unmet:
        tell(f"{what}: {say('gerbang lulus', 'gate passed')}.")
        return True
    tell(f"{what}: {say('gerbang TIDAK lulus', 'gate NOT passed')}:")
    for phrase in unmet:
        tell(f"  {phrase.to(LANGUAGE)}")
    return False


def write_json(record: Mapping[str, Any], path: Path) -> None:
    """Write a result for other programs."""
    with complete_or_absent(path) as aside:
        text = json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
        aside.write_text(text + "\n", encoding="utf-8", newline="\n")
