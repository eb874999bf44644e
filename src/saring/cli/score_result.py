"""What ``saring score`` leaves behind: the table, the rejects, and a summary of both."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from saring.cli.about import about, compared
from saring.cli.words import LANGUAGE
from saring.errors import Phrase, SaringError

if TYPE_CHECKING:
    import pandas as pd

    from saring.pseudonyms import Pseudonymiser
    from saring.reporting import Ending, FileSummary, ScoringSummary
    from saring.screening import ScoringRun
    from saring.triage import Tally


def write_result(
    run: ScoringRun, output: Path, people: Pseudonymiser | None, *, sort: bool
) -> list[Phrase]:
    """Write the table, and the rejects beside it; give what the reader of the summary must know.

    The table is made where the parts are: what a killed run leaves of it goes with them.
    """
    from saring.posts import write_rejects
    from saring.reporting import write_table
    from saring.stages import stage

    chunks = run.most_urgent_first() if sort else run.chunks()
    tally = _tally() if output.suffix.lower() == ".xlsx" else None
    aside = output if output == Path("-") else run.parts.folder / f"result{output.suffix}"
    with stage("write"), _says_how_to_go_on(output):
        notes = write_table(
            _counted(chunks, tally) if tally else chunks,
            aside,
            language=LANGUAGE,
            about=about(run, LANGUAGE, people),
            ending=(lambda: ending_of(run, tally, people)) if tally else None,
        )
        if len(run.rejects):
            write_rejects(run.rejects, rejects_path(output), LANGUAGE)
        else:
            # Those of an earlier run would be taken for this one's.
            rejects_path(output).unlink(missing_ok=True)
        if aside != output:
            _rename(aside, output)
    return notes


@contextmanager
def _says_how_to_go_on(output: Path) -> Iterator[None]:
    """Name the result, not the hidden place where it is made, when the disk takes no more."""
    from saring.screening.parts import REFUSED, cannot_keep

    try:
        yield
    except (SaringError, OSError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        if isinstance(cause, OSError) and cause.errno in REFUSED:
            raise cannot_keep(output, cause) from error
        raise


def _tally() -> Tally:
    from saring.triage import Tally

    return Tally()


def _counted(chunks: Iterator[pd.DataFrame], tally: Tally) -> Iterator[pd.DataFrame]:
    for chunk in chunks:
        tally.add(chunk)
        yield chunk


def _rename(aside: Path, output: Path) -> None:
    from saring.files import cannot_write

    try:
        aside.replace(output)
    except OSError as error:
        raise cannot_write(output, error) from error


def rejects_path(output: Path) -> Path:
    """Give the place of the rows that could not be read: beside the result."""
    return Path(f"{'saring' if output == Path('-') else output}.rejected.csv")


def ending_of(run: ScoringRun, tally: Tally, people: Pseudonymiser | None) -> Ending:
    """Say how a run ended, for the sheets of a workbook beside the findings."""
    from saring.reporting import Ending

    return Ending(
        file_summaries(run, people), tally.triage(), run.rejects, input_notes(run, people)
    )


def file_summaries(run: ScoringRun, people: Pseudonymiser | None) -> list[FileSummary]:
    """Say of each input how it was read, and what became of its rows."""
    from saring.reporting import FileSummary

    return [
        FileSummary(
            people.text(count.source.name) if people else count.source.name,
            count.source.format,
            count.source.encoding or "",
            count.source.delimiter or "",
            count.rows_read,
            count.rejected,
        )
        for count in run.counts
    ]


def input_notes(run: ScoringRun, people: Pseudonymiser | None) -> list[Phrase]:
    """Say what a reader of the result must know of the inputs, and of which of them."""
    named: dict[Phrase, list[str]] = {}
    for source in run.plan.sources:
        for note in source.notes:
            named.setdefault(note, []).append(source.name)
    notes = [
        note if len(names) == len(run.plan.sources) else _of(names, note)
        for note, names in named.items()
    ]
    return [*map(people.phrase, notes), people.note] if people else notes


def _of(names: Sequence[str], note: Phrase) -> Phrase:
    listed = ", ".join(names[:3]) + (f" (+{len(names) - 3})" if names[3:] else "")
    return Phrase(f"{listed}: {note.id}", f"{listed}: {note.en}")


def summarise(
    run: ScoringRun,
    output: Path,
    people: Pseudonymiser | None,
    notes: Sequence[Phrase],
    started: float,
) -> ScoringSummary:
    """Sum up a finished run; that every row is accounted for is checked here."""
    from saring.model import Band
    from saring.reporting import ScoringSummary
    from saring.screening import instruments_of

    instruments = instruments_of(run.plan.setup)
    resumed = [Phrase(f"{run.resumed} bagian sudah selesai pada jalan sebelumnya.",
                      f"{run.resumed} parts were done by an earlier run.")]  # fmt: skip
    return ScoringSummary(
        files=file_summaries(run, people),
        rows_read=run.rows_read,
        scored=run.scored,
        rejected=len(run.rejects),
        flagged={
            label: bands[Band.REVIEW] + bands[Band.PRIORITY] for label, bands in run.bands.items()
        },
        bands={label: dict(bands) for label, bands in run.bands.items()},
        model_id=instruments.model.model_id,
        seconds=time.perf_counter() - started,
        output=output,
        rejects=rejects_path(output) if len(run.rejects) else None,
        notes=[
            *input_notes(run, people),
            *notes,
            compared(instruments),
            *(resumed if run.resumed else []),
        ],
    )
