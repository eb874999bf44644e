"""Flagged posts in the order to read them, near copies as one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from saring.reporting.columns import BANDS, LABELS
from saring.reporting.report.copies import leaders
from saring.reporting.report.highlight import Piece, Reasons, pieces, read_reasons
from saring.reporting.report.overview import FLAGGED_BANDS
from saring.reporting.report.post import Post, post_of
from saring.triage.copies import signature

COPIES_LISTED = 10


@dataclass(frozen=True, slots=True)
class LabelReading:
    """One flagged label of a post: score, band, and the words that made it."""

    label: str
    score: float
    band: str
    pieces: tuple[Piece, ...]
    reasons: Reasons | None


@dataclass(frozen=True, slots=True)
class Resemblance:
    """The registered debunked claim that a post resembles; `likeness` from 0 to 1."""

    claim_id: str
    likeness: float
    source: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The other posts of a group of near copies.

    `listed` are at most `COPIES_LISTED` of them, the most urgent first; `accounts` counts those of
    the whole group, the post that is shown included.
    """

    others: int
    accounts: int
    first_at: str
    last_at: str
    listed: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One item to read: a flagged post, and its near copies where there are any."""

    number: int
    post: Post
    labels: tuple[LabelReading, ...]
    resemblance: Resemblance | None
    copies: Copies | None

    @property
    def accounts(self) -> tuple[str, ...]:
        """Accounts of the post and of the copies listed, each once; blank ones left out."""
        posts = (self.post, *(self.copies.listed if self.copies else ()))
        return tuple(filter(None, dict.fromkeys(post.account for post in posts)))

    @property
    def band(self) -> str:
        """The most urgent band."""
        return min((reading.band for reading in self.labels), key=BANDS.index, default="")

    @property
    def score(self) -> float:
        """The highest score among the flagged labels."""
        return max((reading.score for reading in self.labels), default=0.0)


class Flag(NamedTuple):
    """What is remembered of every flagged post: enough to order and to group them."""

    urgency: tuple[int, float]
    row_id: str
    author: str
    posted_at: str
    words: bytes


class Group(NamedTuple):
    """Near copies, the most urgent first."""

    flags: tuple[Flag, ...]

    @property
    def shown(self) -> tuple[Flag, ...]:
        """Those whose rows the page needs."""
        return self.flags[: COPIES_LISTED + 1]


def flags_of(flagged: pd.DataFrame) -> Iterator[Flag]:
    """Remember flagged rows."""
    for _, row in flagged.iterrows():
        labels = _flagged_labels(row)
        yield Flag(
            (
                min(BANDS.index(row[f"{label}_band"]) for label in labels),
                -max(row[f"{label}_score"] for label in labels),
            ),
            row["row_id"],
            f"{row['platform']}/{row['account']}".casefold(),
            row["posted_at"],
            signature(row["text"]),
        )


def grouped(flags: Iterable[Flag]) -> list[Group]:
    """Put near copies together; the most urgent group, by its most urgent post, comes first.

    The result does not depend on the order given.
    """
    ordered = sorted(flags, key=lambda flag: (flag.urgency, flag.row_id))
    groups: dict[int, list[Flag]] = {}
    for flag, leader in zip(ordered, leaders([flag.words for flag in ordered]), strict=True):
        groups.setdefault(int(leader), []).append(flag)
    return [Group(tuple(group)) for group in groups.values()]


def finding_of(number: int, group: Group, rows: dict[str, pd.Series]) -> Finding:
    """Make the item of one group from its rows, given by `row_id`."""
    row = rows[group.flags[0].row_id]
    text, reasons = row["text"], read_reasons(row["reasons"])
    return Finding(
        number,
        post_of(row),
        tuple(
            LabelReading(
                label,
                row[f"{label}_score"],
                row[f"{label}_band"],
                pieces(text, reasons[label].words if label in reasons else ()),
                reasons.get(label),
            )
            for label in _flagged_labels(row)
        ),
        Resemblance(row["claim_id"], row["claim_score"], row["claim_source"])
        if row["claim_id"]
        else None,
        _copies(group, rows) if len(group.flags) > 1 else None,
    )


def _flagged_labels(row: pd.Series) -> list[str]:
    return [label for label in LABELS if row[f"{label}_band"] in FLAGGED_BANDS]


def _copies(group: Group, rows: dict[str, pd.Series]) -> Copies:
    times = sorted(filter(None, (flag.posted_at for flag in group.flags)))
    return Copies(
        others=len(group.flags) - 1,
        accounts=len({flag.author for flag in group.flags}),
        first_at=times[0][:10] if times else "",
        last_at=times[-1][:10] if times else "",
        listed=tuple(post_of(rows[flag.row_id]) for flag in group.shown[1:]),
    )
