"""A run over files of posts: scored rows out, every row accounted for, killed runs go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Protocol

import pandas as pd

from saring.model import LABELS
from saring.posts import Reject
from saring.screening.doubles import Doubles
from saring.screening.engine import Engine, FinishedPart
from saring.screening.part import IDENTITY, Part, decode, encode
from saring.screening.parts import PartsFolder
from saring.screening.plan import PartId, Plan
from saring.screening.sources import Source
from saring.screening.spooled import SpooledRejects
from saring.screening.urgency import most_urgent_first
from saring.stages import stage


class LastStep(Protocol):
    """What is done to rows and rejects before they are kept, such as putting in pseudonyms."""

    def frame(self, scored: pd.DataFrame) -> pd.DataFrame:
        """Give the same rows and columns, changed."""

    def rejects(self, rejects: Sequence[Reject]) -> list[Reject]:
        """Give the same rejects, changed."""


@dataclass
class SourceCount:
    """Rows of one input so far."""

    source: Source
    rows_read: int = 0
    rejected: int = 0


@dataclass
class ScoringRun:
    """Has an engine score what is missing, and counts what became of every row.

    The counts are complete once `chunks` or `most_urgent_first` is exhausted; a run is used once.

    Attributes
    ----------
    plan
        The inputs and what they are scored with.
    engine
        Computes parts.
    parts
        Those that are done, from this run or an earlier one of the same plan.
    done
        Called with the number of rows of each chunk when it is in the table.
    last_step
        Changes rows and rejects before they are kept; in this process, so that no secret leaves.
    counts, rejects, bands, scored
        What happened so far: rows by input, rows that are no posts or were met before, rows by
        label and band, rows in the table.
    resumed
        Parts that an earlier run had done.
    """

    plan: Plan
    engine: Engine
    parts: PartsFolder
    done: Callable[[int], None] = lambda _: None
    last_step: LastStep | None = None
    rejects: SpooledRejects = field(default_factory=SpooledRejects)
    bands: dict[str, Counter[str]] = field(
        default_factory=lambda: {label: Counter() for label in LABELS}
    )
    scored: int = 0
    counts: list[SourceCount] = field(init=False)
    resumed: int = field(init=False)

    def __post_init__(self) -> None:
        self.counts = [SourceCount(source) for source in self.plan.sources]
        self.resumed = len(self.parts)

    @property
    def rows_read(self) -> int:
        """Rows of all inputs so far."""
        return sum(count.rows_read for count in self.counts)

    def chunks(self) -> Iterator[pd.DataFrame]:
        """Give scored rows in input order; all chunks have the same columns."""
        doubles = Doubles()
        names = self.plan.own_columns
        for number, part in self._in_order():
            count = self.counts[number]
            own = [names.get(column, column) for column in count.source.header]
            rows, repeated = doubles.set_apart(part, own)
            count.rows_read += part.rows_read
            count.rejected += len(part.rejects) + len(repeated)
            self.rejects.extend([*part.rejects, *repeated])
            self.scored += len(rows)
            self.done(part.rows_read)
            if len(rows):
                for label in LABELS:
                    bands = rows[f"{label}_band"].value_counts().to_dict()
                    self.bands[label].update({str(band): bands[band] for band in bands if band})
                yield rows

    def most_urgent_first(self) -> Iterator[pd.DataFrame]:
        """Give all scored rows by band and then by score of the strongest label."""
        return most_urgent_first(self.chunks(), self.parts.folder)

    def _in_order(self) -> Iterator[tuple[int, Part]]:
        """Give the parts as the rows stand in the inputs, each as soon as it is done."""
        with closing(self.engine.missing(self.plan, self.parts)) as missing:
            for number, section in self.plan.sections():
                chunk, is_last = 0, False
                while not is_last:
                    wanted = PartId(number, section, chunk)
                    while wanted not in self.parts:
                        self._keep(next(missing))
                    with stage("keep"):
                        part = self.parts.read(wanted)
                    yield number, part
                    chunk, is_last = chunk + 1, part.is_last

    def _keep(self, finished: FinishedPart) -> None:
        with stage("keep"):
            content = finished.content
            if self.last_step:
                content = encode(_changed(decode(content), self.last_step))
            self.parts.keep(finished.part, content, is_last=finished.is_last)


def _changed(part: Part, step: LastStep) -> Part:
    rejects = step.rejects(part.rejects)
    if part.rows is None:
        return replace(part, rejects=rejects)
    rows = step.frame(part.rows.drop(columns=IDENTITY))
    return replace(part, rejects=rejects, rows=rows.assign(**{IDENTITY: part.rows[IDENTITY]}))
