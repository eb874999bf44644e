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
from saring.posts.columnar import bytes_of
from saring.reporting.cells import Table

_TEXT = partial(pa.scalar, type=pa.large_string())
# First bytes of texts that `guard` changes whatever follows, and, in UTF-8, of all others that it
# may change: blanks, a minus, an apostrophe, and what is not ASCII.
_ACTIVE = np.array([chr(byte) in "=+@\t\r" for byte in range(256)])
_SUSPECT = ~_ACTIVE & [byte <= 0x20 or byte >= 0x7F or chr(byte) in "'-" for byte in range(256)]


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
    cells: list[pa.Array] = []
    for at, column in enumerate(columns):
        # Canonical columns mostly repeat own ones.
        twin = next((early for early in range(at) if _same(columns[early], column)), None)
        cells.append(_written(column, delimiter) if twin is None else cells[twin])
    if len(cells) == 1:  # a blank line would be no row
        cells[0] = pc.if_else(pc.equal(cells[0], ""), _TEXT('""'), cells[0])
    cells[-1] = pc.binary_join_element_wise(cells[-1], _TEXT(""), _TEXT("\r\n"))
    return bytes_of(pc.binary_join_element_wise(*cells, _TEXT(delimiter)))[1].data


def _same(one: pa.Array, other: pa.Array) -> bool:
    return one.type == other.type and one.nbytes == other.nbytes and bool(one.equals(other))


def _written(column: pa.Array, delimiter: str) -> pa.Array:
    if pa.types.is_floating(column.type):
        return _decimals(column)
    if not pa.types.is_large_string(column.type):
        return pc.fill_null(column.cast(pa.large_string()), "")
    offsets, contents = bytes_of(column)
    if not len(contents):
        return column
    guarded = _guarded(column, offsets, contents)
    quoted = _quoted(offsets, contents, delimiter)
    if not quoted.any():
        return guarded
    marks = pa.array(quoted)
    doubled = pc.replace_substring(guarded.filter(marks), '"', '""')
    around = pc.binary_join_element_wise(_TEXT(""), doubled, _TEXT(""), _TEXT('"'))
    return pc.replace_with_mask(guarded, marks, around)


def _quoted(
    offsets: NDArray[np.int64], contents: NDArray[np.uint8], delimiter: str
) -> NDArray[np.bool_]:
    """Tell which texts hold a quote, a delimiter or the end of a line."""
    special = contents == ord('"')
    for character in (delimiter, "\r", "\n"):
        special |= contents == ord(character)
    if not special.any():
        return np.zeros(len(offsets) - 1, np.bool_)
    filled = offsets[:-1] < offsets[1:]
    quoted = np.zeros(len(filled), np.bool_)
    quoted[filled] = np.logical_or.reduceat(special, offsets[:-1][filled])
    return quoted


def _guarded(column: pa.Array, offsets: NDArray[np.int64], contents: NDArray[np.uint8]) -> pa.Array:
    """Guard the texts that begin with a character that asks for it, or may do so."""
    filled = np.flatnonzero(np.diff(offsets))
    first = contents[offsets[filled]]
    guarded = np.zeros(len(column), dtype=bool)
    guarded[filled[_ACTIVE[first]]] = True
    suspects = filled[_SUSPECT[first]]
    texts = column.take(suspects).to_pylist()
    guarded[suspects] = [guard(text) is not text for text in texts]
    if not guarded.any():
        return column
    marks = pa.array(guarded)
    mended = pc.binary_join_element_wise(_TEXT("'"), column.filter(marks), _TEXT(""))
    return pc.replace_with_mask(column, marks, mended)


def _decimals(column: pa.Array) -> pa.Array:
    """Write numbers as Python does; Arrow's digits are the same, its form only in this range."""
    size = pc.abs(column)
    plain = pc.and_(pc.greater_equal(size, 1e-4), pc.less(size, 1e9))
    plain = pc.fill_null(pc.and_(plain, pc.not_equal(column, pc.trunc(column))), False)
    digits = column.cast(pa.large_string())
    if pc.all(plain).as_py():
        return digits
    others = column.filter(pc.invert(plain)).to_pylist()
    written = ["" if number is None else repr(number) for number in others]
    return pc.replace_with_mask(digits, pc.invert(plain), pa.array(written, pa.large_string()))
