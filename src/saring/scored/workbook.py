"""Scored tables as workbooks, with what reviewers have filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from saring.posts.table import cell_text
from saring.scored.columns import not_scored
from saring.scored.source import Source, broken

_FINDINGS = re.compile(r"(?:Temuan|Findings)(?: \d+)?")
_ABOUT = ("Tentang", "About")
_HEADER_WITHIN = 20
"""Rows among which the header stands: somebody may have put a title above it."""


def open_workbook(path: Path, source: str, chunk_rows: int) -> Source:
    """Open the sheet of findings and its continuations.

    Raises
    ------
    SaringError
        The workbook is broken, or has no such sheet.
    """
    try:
        with path.open("rb") as handle, CalamineWorkbook.from_filelike(handle) as book:
            names = book.sheet_names
            sheets = [
                book.get_sheet_by_name(name) for name in names if _FINDINGS.fullmatch(name.strip())
            ]
            about = [book.get_sheet_by_name(name) for name in names if name in _ABOUT]
    except (CalamineError, OSError, ValueError) as error:
        raise broken(source, error) from error
    if not sheets:
        raise not_scored(source)
    columns = _header(sheets[0])[1]

    def chunks() -> Iterator[pd.DataFrame]:
        for sheet in sheets:
            yield from _chunks(sheet, chunk_rows)

    named = tuple(dict.fromkeys(filter(None, columns)))
    return Source(named, chunks, _about(about[0]) if about else {})


def _header(sheet: CalamineSheet) -> tuple[int, list[str]]:
    """Give the index of the row that names the columns, and the names; blank ones stay blank."""
    rows = [list(map(cell_text, row)) for row in islice(sheet.iter_rows(), _HEADER_WITHIN)]
    named = ((at, row) for at, row in enumerate(rows) if {"row_id", "text"} <= set(row))
    return next(named, (0, rows[0] if rows else []))


def _chunks(sheet: CalamineSheet, chunk_rows: int) -> Iterator[pd.DataFrame]:
    at, names = _header(sheet)
    cells = (list(map(cell_text, row)) for row in islice(sheet.iter_rows(), at + 1, None))
    filled = (row for row in cells if any(row))
    while rows := list(islice(filled, chunk_rows)):
        frame = pd.DataFrame(rows, columns=names, dtype=str)
        yield frame.loc[:, (frame.columns != "") & ~frame.columns.duplicated()]


def _about(sheet: CalamineSheet) -> Mapping[str, str]:
    """Read the pairs of the first section: those of the second say what the columns mean."""
    pairs: dict[str, str] = {}
    for row in sheet.iter_rows():
        key, value = ([*map(cell_text, row), "", ""])[:2]
        if not key and pairs:
            break
        if key and value:
            pairs[key] = value
    return pairs
