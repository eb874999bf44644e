"""The scored table as CSV or TSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import partial
from io import StringIO
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.guard import guard
from saring.reporting.cells import Table

_TEXT = partial(pa.scalar, type=pa.large_string())
# First bytes of all that `guard` may change, in UTF-8: blanks, signs, and what is not ASCII.
_SUSPECT = np.array([byte <= 0x20 or byte >= 0x7F or chr(byte) in "'+-=@" for byte in range(256)])


def write_delimited(table: Table, stream: BinaryIO, delimiter: str) -> None:
    r"""Write the table by RFC 4180: quotes where needed, doubled inside, lines ending in CR LF.

    CR LF is what the RFC and Excel ask for, and with it Python's writer also quotes a text that
    holds a lone carriage return; with LF alone that text would break its row in two.

    Texts that a spreadsheet would run as a formula get an apostrophe in front (`guard`; readers
    undo it with `unguard`); numbers, and texts that are plain numbers, are not touched. Ids are
    written digit by digit, but a spreadsheet that opens the file rounds 19 digits by itself, and
    an Indonesian Excel expects semicolons and decimal commas: for Excel, write .xlsx.

    Parameters
    ----------
    stream
        Opened for bytes, which are UTF-8; line breaks inside a post stay as they are.
    """
    heading = StringIO(newline="")
    writer = csv.writer(heading, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guard(name) for name in table.columns])
    stream.write(heading.getvalue().encode())
    stream.writelines(_lines(list(batch.values()), delimiter) for batch in table.batches)


def _lines(columns: Sequence[pa.Array], delimiter: str) -> memoryview:
    cells = [_written(column, delimiter) for column in columns]
    if len(cells) == 1:  # a blank line would be no row
        cells[0] = pc.if_else(pc.equal(cells[0], ""), _TEXT('""'), cells[0])
    rows = pc.binary_join_element_wise(*cells, _TEXT(delimiter))
    lines = pc.binary_join_element_wise(rows, _TEXT(""), _TEXT("\r\n"))
    return _contents(lines)[1].data


def _written(column: pa.Array, delimiter: str) -> pa.Array:
    if pa.types.is_floating(column.type):
        return _decimals(column)
    if not pa.types.is_large_string(column.type):
        return pc.fill_null(column.cast(pa.large_string()), "")
    offsets, contents = _contents(column)
    if not len(contents):
        return column
    guarded = _guarded(column, offsets, contents)
    special = (contents == ord('"')) | (contents == ord(delimiter))
    special |= (contents == ord("\r")) | (contents == ord("\n"))
    places = np.flatnonzero(special)
    if not len(places):
        return guarded
    quoted = np.zeros(len(column), dtype=bool)
    quoted[np.searchsorted(offsets, places, "right") - 1] = True
    marks = pa.array(quoted)
    doubled = pc.replace_substring(guarded.filter(marks), '"', '""')
    around = pc.binary_join_element_wise(_TEXT(""), doubled, _TEXT(""), _TEXT('"'))
    return pc.replace_with_mask(guarded, marks, around)


def _guarded(column: pa.Array, offsets: NDArray[np.int64], contents: NDArray[np.uint8]) -> pa.Array:
    """Guard the texts that begin with a character that may ask for it."""
    filled = np.flatnonzero(np.diff(offsets))
    suspects = filled[_SUSPECT[contents[offsets[filled]]]]
    texts = column.take(suspects).to_pylist()
    guarded = np.zeros(len(column), dtype=bool)
    guarded[suspects] = [guard(text) is not text for text in texts]
    if not guarded.any():
        return column
    marks = pa.array(guarded)
    mended = pc.binary_join_element_wise(_TEXT("'"), column.filter(marks), _TEXT(""))
    return pc.replace_with_mask(column, marks, mended)


def _contents(column: pa.Array) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Give the bytes of all texts in a row, and where each begins; the last offset is the end."""
    _, starts, texts = column.buffers()
    offsets = np.frombuffer(starts, np.int64)[column.offset : column.offset + len(column) + 1]
    if texts is None or not len(column):
        return offsets, np.empty(0, np.uint8)
    return offsets - offsets[0], np.frombuffer(texts, np.uint8)[offsets[0] : offsets[-1]]


def _decimals(column: pa.Array) -> pa.Array:
    """Write numbers as Python does; Arrow's digits are the same, its form only in this range."""
    size = pc.abs(column)
    plain = pc.and_(pc.greater_equal(size, 1e-4), pc.less(size, 1e9))
    plain = pc.fill_null(pc.and_(plain, pc.not_equal(column, pc.trunc(column))), False)
    others = column.filter(pc.invert(plain)).to_pylist()
    written = ["" if number is None else repr(number) for number in others]
    digits = column.cast(pa.large_string())
    return pc.replace_with_mask(digits, pc.invert(plain), pa.array(written, pa.large_string()))
