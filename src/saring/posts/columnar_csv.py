"""Delimited text by the native parser where it is plain, by the record parser where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import groupby, islice, pairwise

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv as native_csv

from saring.posts.columnar import RowBlock
from saring.posts.columnar_layout import Layout, lay_out
from saring.posts.csv_records import LONG_RECORD, SINGLE_COLUMN, Record, read_records
from saring.posts.rejects import Reject
from saring.posts.table import RawRow

_WINDOW = 1 << 20
_NEVER_WRITTEN = "\x1f"
_FEWEST_NATIVE = 64
"""Rows below which starting the native parser costs more than it saves."""
_FIRST_STEP, _LONGEST_STEP = 64, 1 << 14

Judge = Callable[[Record], RawRow | Reject]
Item = RowBlock | RawRow | Reject


def read_columns(
    pieces: Iterator[bytes], delimiter: str, width: int, header_line: int, judge: Judge
) -> Iterator[Item]:
    """Read the rows below the header, exactly those that :func:`read_records` would give.

    Parameters
    ----------
    pieces
        The file as UTF-8 without a byte order mark, cut anywhere; lines end in LF or CR LF.
    delimiter
        One ASCII character other than a space, quote or line end, or `SINGLE_COLUMN`.
    width
        Columns of the header.
    header_line
        Physical line where the header starts, counted from 1.
    judge
        Makes a row or a reject of a record that is not plain.
    """
    window = _Window(pieces, delimiter)
    while window.line <= header_line and window.fill(_WINDOW):
        for _ in window.records(1):
            pass
    step = _FIRST_STEP
    while window.fill(_WINDOW):
        layout = lay_out(window.data, delimiter, ended=window.ended)
        if len(layout.ends):
            yield from _Stretch(window, layout, width, judge).items()
            step = _FIRST_STEP if len(layout.ends) >= step else step
            window.drop(layout.ends[-1], layout.line_after(len(layout.ends)))
        elif not layout.slips and len(window.data) < LONG_RECORD:
            window.fill(len(window.data) + _WINDOW)
            continue
        if layout.slips or not len(layout.ends):
            # Where quotes go wrong they often do so row after row: look again ever more rarely.
            yield from map(judge, window.records(step))
            step = min(2 * step, _LONGEST_STEP)


class _Window:
    """The part of a file that is being looked at, from the start of a record on."""

    def __init__(self, pieces: Iterator[bytes], delimiter: str) -> None:
        self._pieces = pieces
        self.delimiter = delimiter
        self.data = b""
        self.line = 1
        self.ended = False

    def fill(self, least: int) -> bool:
        """Read on to so many bytes, and tell whether there is anything."""
        parts, size = [self.data], len(self.data)
        while size < least and not self.ended:
            piece = next(self._pieces, b"")
            self.ended = not piece
            parts.append(piece)
            size += len(piece)
        if len(parts) > 1:
            self.data = b"".join(parts)
        return bool(self.data)

    def drop(self, size: int, lines: int) -> None:
        """Go on to a record that starts so many bytes and lines further."""
        self.data = self.data[size:]
        self.line += lines

    def records(self, count: int) -> Iterator[Record]:
        """Give so many records by the record parser, which may look far ahead, and drop them."""
        sizes: list[int] = []
        first, taken = self.line, 0
        found = islice(read_records(self._lines(sizes), self.delimiter), count)
        complete = 0
        for record in found:
            taken = record.line + record.lines - 1
            complete += 1
            yield record._replace(line=first + record.line - 1)
        taken = taken if complete == count else len(sizes)
        self.drop(sum(sizes[:taken]), taken)

    def _lines(self, sizes: list[int]) -> Iterator[str]:
        position = 0
        while True:
            end = self.data.find(b"\n", position) + 1
            while not end and not self.ended:
                seen = len(self.data)
                self.fill(seen + _WINDOW)
                end = self.data.find(b"\n", seen) + 1
            line = self.data[position : end or len(self.data)]
            if not line:
                return
            sizes.append(len(line))
            position += len(line)
            yield line.decode()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The records of a window whose quotes are well formed."""

    window: _Window
    layout: Layout
    width: int
    judge: Judge

    def items(self) -> Iterator[Item]:
        odd = self.layout.odd
        if not odd.any():
            block = self._native(0, len(odd))
            if block is not None:
                yield block
                return
        odd = odd | (self.layout.widths() != self.width)
        edges = [0, *(np.flatnonzero(np.diff(odd)) + 1).tolist(), len(odd)]
        runs = [(start, stop, self._is_native(odd, start, stop)) for start, stop in pairwise(edges)]
        for native, group in groupby(runs, lambda run: run[2]):
            parts = list(group)
            start, stop = parts[0][0], parts[-1][1]
            block = self._native(start, stop) if native else None
            if block is None:
                yield from self._slowly(start, stop)
            else:
                yield block

    @staticmethod
    def _is_native(odd: NDArray[np.bool_], start: int, stop: int) -> bool:
        return not odd[start] and stop - start >= _FEWEST_NATIVE

    def _slowly(self, start: int, stop: int) -> Iterator[Item]:
        begin, end = self.layout.span(start, stop)
        lines = StringIO(self.window.data[begin:end].decode(), newline="\n")
        before = self.window.line + self.layout.line_after(start) - 1
        for record in read_records(lines, self.window.delimiter):
            yield self.judge(record._replace(line=before + record.line))

    def _native(self, start: int, stop: int) -> RowBlock | None:
        begin, end = self.layout.span(start, stop)
        cells = _parse(self.window.data, begin, end, self.width, self.window.delimiter)
        rows = start + np.flatnonzero(~self.layout.empty[start:stop])
        if cells is None or len(cells[0]) != len(rows):
            return None
        return RowBlock(self.window.line + self.layout.lines_before(rows), cells)


def _parse(
    data: bytes, begin: int, end: int, width: int, delimiter: str
) -> tuple[pa.LargeStringArray, ...] | None:
    names = [str(at) for at in range(width)]
    if delimiter == SINGLE_COLUMN:
        delimiter = _NEVER_WRITTEN
        if delimiter.encode() in data:
            return None
    try:
        table = native_csv.read_csv(
            pa.BufferReader(pa.py_buffer(data).slice(begin, end - begin)),
            native_csv.ReadOptions(use_threads=False, block_size=end, column_names=names),
            native_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
            native_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    return tuple(column.combine_chunks() for column in table.columns)
