"""Rows that cannot be read as posts, kept with reason and remedy so that nothing is lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from saring.errors import Language, Phrase
from saring.files import complete_or_absent
from saring.guard import guard

COLUMNS = ("file", "row", "reason", "remedy", "content")


@dataclass(frozen=True, slots=True)
class Reject:
    """One row that was not taken as a post.

    Parameters
    ----------
    source_file, source_row
        Where it stands: the file as the user named it, the row or line counted from 1.
    reason, remedy
        What is wrong with it, and what the user can do.
    content
        The raw row as text.
    """

    source_file: str
    source_row: int
    reason: Phrase
    remedy: Phrase
    content: str


def row_content(cells: Sequence[str]) -> str:
    """Join cells to one line of CSV, for formats whose rows have no text of their own."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def write_rejects(rejects: Sequence[Reject], path: Path, language: Language) -> None:
    """Write rejects as CSV that Excel opens as UTF-8 and never runs as formulas.

    Columns are file, row, reason, remedy and content; a cell that a spreadsheet would take
    for a formula gets a leading apostrophe (:func:`saring.guard.guard`).

    Raises
    ------
    SaringError
        The folder may not be written to.
    """
    with (
        complete_or_absent(path) as aside,
        aside.open("w", encoding="utf-8-sig", newline="") as handle,
    ):
        writer = csv.writer(handle)
        writer.writerow(COLUMNS)
        for reject in rejects:
            cells = (
                reject.source_file,
                str(reject.source_row),
                reject.reason.to(language),
                reject.remedy.to(language),
                reject.content,
            )
            writer.writerow([guard(cell) for cell in cells])
