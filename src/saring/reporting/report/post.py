"""One scored post as the page shows it, whatever it was flagged for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from saring.visible import web_address

_TEXTS = (
    *(
        "row_id",
        "account",
        "platform",
        "unit",
        "relation",
        "posted_at",
        "stage",
        "url",
        "text",
        "notes",
    ),
    *("source_file", "decision", "reviewer", "review_note"),
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post and where it came from; what the export or the reviewer left out is blank."""

    row_id: str
    account: str
    platform: str
    unit: str
    relation: str
    posted_at: str
    stage: str
    url: str
    text: str
    notes: str
    source_file: str
    source_row: str
    decision: str
    reviewer: str
    review_note: str

    @property
    def address(self) -> str:
        """The link that a browser may open; blank if it is none."""
        return web_address(self.url)

    @property
    def when(self) -> str:
        """The time to the minute, with its zone where known: ``2024-11-12 19:04 +07:00``."""
        day, _, clock = self.posted_at.partition("T")
        zone = clock[8:] if len(clock) > 8 and clock[8] in "+-Z" else ""
        return " ".join(filter(None, (day, clock[:5], zone)))


def post_of(row: pd.Series) -> Post:
    """Take a post from a row as `saring.scored.read_scored` gives it."""
    number = row["source_row"]
    return Post(source_row="" if pd.isna(number) else str(number), **{n: row[n] for n in _TEXTS})
