"""What a scored table holds as a whole, counted row by row while it is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from saring.reporting.cells import Cell
from saring.reporting.columns import FLAGGED_BANDS, LABELS
from saring.scored.decisions import SET_ASIDE
from saring.triage.tally import SHARED

MOST_URGENT = 12
"""Posts named in the overview: what one reads before the first decision."""

MOST_GROUPS = 500
"""Distinct stages or platforms counted apart; a column of addresses would fill the memory."""

OTHERS = "…"
"""The group of all further ones."""


@dataclass(frozen=True, slots=True)
class UrgentPost:
    """A flagged post and where it stands in the workbook.

    `bands` are those of its flagged labels; `row` counts from 1, as a spreadsheet does.
    """

    sheet: str
    row: int
    bands: dict[str, str]
    score: float
    record: dict[str, Cell]

    @property
    def urgency(self) -> tuple[bool, float]:
        """Order of reading: ``priority`` before ``review``, then the score."""
        return "priority" in self.bands.values(), self.score

    @property
    def wording(self) -> str:
        """What makes two posts the same to a reader."""
        return " ".join(str(self.record.get("text", "")).split()).casefold()


@dataclass(slots=True)
class Group:
    """Posts of one stage or platform: all, flagged, and flagged by label."""

    posts: int = 0
    flagged: int = 0
    by_label: Counter[str] = field(default_factory=Counter)

    def add(self, labels: dict[str, str]) -> None:
        """Count one post with its flagged labels."""
        self.posts += 1
        self.flagged += bool(labels)
        self.by_label.update(labels.keys())


@dataclass(slots=True)
class Overview:
    """Counts over all rows, in memory that does not grow with them.

    Attributes
    ----------
    posts, flagged, undated
        Rows; those with a label in ``review`` or ``priority``; those without a date.
    first, last
        First and last local date, ISO 8601; blank without any.
    bands
        Rows by label and band; a label that was not screened counts nowhere.
    stages, platforms
        By the value of the column, blank where it is.
    models
        Rows by model.
    urgent
        The `MOST_URGENT` flagged posts in order of reading, each wording once. Retweets and
        shares are left out, since they are not the account's own words, and so are posts that a
        reviewer has set aside.
    """

    posts: int = 0
    flagged: int = 0
    undated: int = 0
    first: str = ""
    last: str = ""
    bands: dict[str, Counter[str]] = field(
        default_factory=lambda: {label: Counter() for label in LABELS}
    )
    stages: dict[str, Group] = field(default_factory=dict)
    platforms: dict[str, Group] = field(default_factory=dict)
    models: dict[str, Group] = field(default_factory=dict)
    urgent: list[UrgentPost] = field(default_factory=list)

    def add(self, record: dict[str, Cell], sheet: str, row: int) -> None:
        """Count one scored row that stands at `row` of `sheet`."""
        bands = {label: str(record.get(f"{label}_band", "")) for label in LABELS}
        flagged = {label: band for label, band in bands.items() if band in FLAGGED_BANDS}
        self.posts += 1
        self.flagged += bool(flagged)
        for label, band in bands.items():
            if band:
                self.bands[label][band] += 1
        self._add_date(str(record.get("posted_at", ""))[:10])
        for groups, column in (
            (self.stages, "stage"),
            (self.platforms, "platform"),
            (self.models, "model_id"),
        ):
            name = str(record.get(column, ""))
            known = name in groups or len(groups) < MOST_GROUPS
            groups.setdefault(name if known else OTHERS, Group()).add(flagged)
        if flagged and _to_be_read(record):
            scores = (record.get(f"{label}_score") for label in flagged)
            score = max(float(score or 0.0) for score in scores)
            self._consider(UrgentPost(sheet, row, flagged, score, record))

    def _add_date(self, date: str) -> None:
        if not date:
            self.undated += 1
            return
        self.first = min(self.first or date, date)
        self.last = max(self.last, date)

    def _consider(self, post: UrgentPost) -> None:
        if len(self.urgent) == MOST_URGENT and post.urgency <= self.urgent[-1].urgency:
            return
        same = next((other for other in self.urgent if other.wording == post.wording), None)
        if same:
            if post.urgency <= same.urgency:
                return
            self.urgent.remove(same)
        self.urgent.append(post)
        # A stable sort: of equals, the one that came first stays first.
        self.urgent.sort(key=lambda urgent: urgent.urgency, reverse=True)
        del self.urgent[MOST_URGENT:]


def _to_be_read(record: dict[str, Cell]) -> bool:
    relation = str(record.get("relation", "")).strip().casefold()
    decision = " ".join(str(record.get("decision", "")).casefold().split())
    return relation not in SHARED and decision not in SET_ASIDE
