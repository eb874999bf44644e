"""What every reader hands on, whatever the format: a header, and rows of text or rejects."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from saring.errors import Phrase
from saring.posts.header import Header
from saring.posts.rejects import Reject

if TYPE_CHECKING:  # a block is made of raw rows
    from saring.posts.columnar import RowBlock

EXACT_INTEGERS = 2**53
"""A float holds every integer below this; above it digits are gone."""


class RawRow(NamedTuple):
    """One row as text, one cell for each column of the header.

    Parameters
    ----------
    number
        Row or line, counted from 1, as the user sees it in Excel or an editor.
    cells
        As many as the header has columns; blanks are "".
    codes
        Keys of :data:`saring.posts.rows.IMPORT_NOTES` that reading this row gave rise to.
    """

    number: int
    cells: list[str]
    codes: tuple[str, ...] = ()


def raw_row(number: int, cells: list[str]) -> RawRow:
    """Make a row, taking out NUL characters, which no later stage and no CSV can carry."""
    if any("\0" in cell for cell in cells):
        return RawRow(number, [cell.replace("\0", "") for cell in cells], ("nul_removed",))
    return RawRow(number, cells)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class RawTable:
    """An opened file before the rules for posts are applied.

    Parameters
    ----------
    format
        What the contents are, e.g. ``CSV`` or ``XLSX``.
    header
        Own column names and which of them play which part.
    rows
        Gives a new iterator over the file at each call: rows one by one or many as columns.
    notes
        What the user must know about the file.
    sections
        What `rows` gives, in stretches that can be read on their own; none where a file can only
        be read from its start.
    encoding, delimiter
        For text formats, else None. A file of one column has no delimiter.
    """

    format: str
    header: Header
    rows: Callable[[], Iterator[RowBlock | RawRow | Reject]]
    notes: tuple[Phrase, ...] = ()
    sections: tuple[Callable[[], Iterator[RowBlock | RawRow | Reject]], ...] = ()
    encoding: str | None = None
    delimiter: str | None = None


def cell_text(value: object) -> str:  # noqa: PLR0911 - one line for each type a file can hold
    """Write one typed cell as text: no ``.0``, dates in ISO 8601, nothing for null.

    A float too large to be exact is written in scientific notation, so that a damaged id
    cannot pass for a whole one.
    """
    if isinstance(value, str):
        return value
    if value is None or value != value:  # NaN and NaT differ from themselves  # noqa: PLR0124
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, (list, dict, tuple)):
        return json.dumps(value, ensure_ascii=False, default=cell_text)
    return str(value)


def _float_text(value: float) -> str:
    if math.isinf(value):
        return ""
    if abs(value) >= EXACT_INTEGERS:
        mantissa, exponent = f"{value:.16E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    return str(int(value)) if value.is_integer() else repr(value)
