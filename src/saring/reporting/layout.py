"""How the sheet of findings is laid out: order, width and kind of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from saring.reporting.columns import BAND_COLUMNS, COUNTS, FRACTIONS, REVIEW_COLUMNS, SCORES

Kind = Literal["text", "id", "band", "score", "count", "share", "entry"]

FROZEN = ("labels", *BAND_COLUMNS)
"""Columns that stay in view: what was found, narrow enough to leave room for the text."""

LINE = 15.75
"""Height of a line, in points: 21 pixels; at the default of 20 Excel chooses the height itself."""

ROWS_PER_SHEET = 1_048_575
"""Rows of an Excel sheet below its header."""

_MOST_LINES = 10
_IDS = ("row_id", "post_id", "claim_id")
_READ_FIRST = ("account", "posted_at", "stage", "notes", *REVIEW_COLUMNS, "url", "platform")
_CLAIM = ("claim_id", "claim_score", "claim_source")
_PROVENANCE = ("source_file", "source_row", "model_id", "reasons")
_WIDTHS = {
    "labels": 17.0,
    "text": 60.0,
    "posted_at": 26.0,
    "notes": 30.0,
    "review_note": 30.0,
    "url": 56.0,
    "reasons": 60.0,
}
_WIDTH_OF_REASONS_IN_WORDS = 38.0
_WIDTHS_BY_KIND: dict[Kind, float] = {
    "text": 20.0,
    "id": 22.0,
    "band": 12.0,  # room for the name of the column at 9 points
    "score": 12.0,
    "count": 8.0,
    "share": 10.0,
    "entry": 18.0,
}


def in_reading_order(columns: Sequence[str], reasons_in_words: str) -> list[str]:
    """Put first what a supervisor reads, then scores, ids, own columns and provenance.

    `reasons_in_words` is added beside the text, and the reviewer's columns where the table has
    none yet. Every one of `columns` is kept.
    """
    first = (*FROZEN, "text", reasons_in_words, *_READ_FIRST, *SCORES, *_CLAIM, *_IDS)
    placed = {*first, *_PROVENANCE}
    own = (name for name in columns if name not in placed)
    known = {*columns, reasons_in_words, *REVIEW_COLUMNS}
    ordered = dict.fromkeys((*first, *own, *_PROVENANCE))
    return [name for name in ordered if name in known]


def kind_of(name: str) -> Kind:
    """Say how the cells of a column are written."""
    if name in BAND_COLUMNS:
        return "band"
    if name in FRACTIONS:
        return "score"
    if name in COUNTS:
        return "count"
    if name in REVIEW_COLUMNS:
        return "entry"
    return "id" if name in _IDS else "text"


def width_of(name: str, reasons_in_words: str) -> float:
    """Width of a column in characters of the default font."""
    if name == reasons_in_words:
        return _WIDTH_OF_REASONS_IN_WORDS
    return _WIDTHS.get(name, _WIDTHS_BY_KIND[kind_of(name)])


def height_of(cells: Sequence[tuple[str, float]]) -> float:
    """Height of a row, in points, that shows its wrapped cells up to ten lines.

    Parameters
    ----------
    cells
        Text and column width of each cell that may need more than one line.
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return LINE * min(max(lines, 1), _MOST_LINES)


def _lines(text: str, width: float) -> int:
    # Widths count digits; letters are narrower, but a line breaks before its last word is full.
    room = int(width * 1.05)
    return sum(-(-len(line) // room) or 1 for line in text[:2000].split("\n"))
