"""Rows as columns of Arrow strings, before the rules for posts are applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.posts.rejects import Reject
from saring.posts.table import RawRow

Strings: TypeAlias = pa.LargeStringArray
"""One column of text without nulls."""


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Some rows, column by column.

    Parameters
    ----------
    numbers
        Row or line of each, counted from 1, as the user sees it.
    cells
        A column for each name of the header, as long as `numbers`; blanks are "".
    codes
        By position, the notes of the few rows whose reading gave rise to some.
    """

    numbers: NDArray[np.int64]
    cells: tuple[Strings, ...]
    codes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def part(self, start: int, stop: int) -> RowBlock:
        """Give the rows from `start` up to `stop`, without copying."""
        codes = {at - start: said for at, said in self.codes.items() if start <= at < stop}
        cells = tuple(column.slice(start, stop - start) for column in self.cells)
        return RowBlock(self.numbers[start:stop], cells, codes)

    def where(self, kept: NDArray[np.bool_]) -> RowBlock:
        """Give the rows that are marked."""
        if kept.all():
            return self
        place = np.cumsum(kept) - 1
        codes = {int(place[at]): said for at, said in self.codes.items() if kept[at]}
        marks = pa.array(kept)
        cells = tuple(column.filter(marks) for column in self.cells)
        return RowBlock(self.numbers[kept], cells, codes)

    def row(self, at: int) -> list[str]:
        """Give the cells of one row."""
        return [column[at].as_py() for column in self.cells]


@dataclass(frozen=True, slots=True)
class Gathered:
    """As many rows and rejects as one chunk holds.

    Parameters
    ----------
    block
        The rows.
    rejects
        What the reader had to reject, each with the number of rows before it.
    """

    block: RowBlock
    rejects: tuple[tuple[int, Reject], ...]


def strings(values: Sequence[str]) -> Strings:
    """Make a column of text."""
    return pa.array(values, pa.large_string())


def text_frame(columns: Mapping[str, Strings]) -> pd.DataFrame:
    """Make a frame over the columns, of pandas' own `str` type, without copying."""
    frame: pd.DataFrame = pa.table(dict(columns)).to_pandas()
    return frame


def column_of(series: pd.Series) -> pa.Array:
    """Give a column of a frame, its texts without copying."""
    column = pa.array(series, from_pandas=True)
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def constant(value: str, size: int) -> Strings:
    """Make a column that holds one text everywhere."""
    return pa.repeat(pa.scalar(value, pa.large_string()), size)


def bytes_of(column: Strings) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Give the bytes of all texts in a row, and where each begins; the last offset is the end."""
    _, starts, texts = column.buffers()
    offsets = np.frombuffer(starts, np.int64)[column.offset : column.offset + len(column) + 1]
    if texts is None or not len(column):
        return offsets, np.empty(0, np.uint8)
    return offsets - offsets[0], np.frombuffer(texts, np.uint8)[offsets[0] : offsets[-1]]


def as_mask(marks: pa.BooleanArray) -> NDArray[np.bool_]:
    """Give marks to NumPy; a mark that is missing counts as not set."""
    found: NDArray[np.bool_] = pc.fill_null(marks, False).to_numpy(zero_copy_only=False)
    return found


def each_distinct(column: Strings, write: Callable[[str], str]) -> Strings:
    """Write every cell anew, asking `write` once for each distinct one."""
    coded = column.dictionary_encode()
    written = strings([write(cell) for cell in coded.dictionary.to_pylist()])
    return written.take(coded.indices)


def gather(
    items: Iterable[RowBlock | RawRow | Reject], width: int, size: int
) -> Iterator[Gathered]:
    """Cut what a reader gives into chunks, leaving out rows whose every cell is blank.

    Parameters
    ----------
    width
        Columns of the header.
    size
        Rows and rejects in a chunk; the last may hold fewer.
    """
    chunk = _Chunk(width)
    for item in items:
        if isinstance(item, RowBlock):
            rest = _without_blank_rows(item)
            while len(rest):
                room = size - chunk.held
                chunk.add_block(rest.part(0, min(room, len(rest))))
                rest = rest.part(min(room, len(rest)), len(rest))
                if chunk.held == size:
                    yield chunk.taken()
        elif isinstance(item, Reject):
            chunk.add_reject(item)
        elif any(map(str.strip, item.cells)):
            chunk.add_row(item)
        if chunk.held == size:
            yield chunk.taken()
    if chunk.held:
        yield chunk.taken()


class _Chunk:
    """What has been gathered of a chunk."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._empty()

    def _empty(self) -> None:
        self._blocks: list[RowBlock] = []
        self._rows: list[RawRow] = []
        self._rejects: list[tuple[int, Reject]] = []
        self._count = 0

    @property
    def held(self) -> int:
        return self._count + len(self._rejects)

    def add_row(self, row: RawRow) -> None:
        self._rows.append(row)
        self._count += 1

    def add_reject(self, reject: Reject) -> None:
        self._rejects.append((self._count, reject))

    def add_block(self, block: RowBlock) -> None:
        self._close_rows()
        self._blocks.append(block)
        self._count += len(block)

    def taken(self) -> Gathered:
        """Give what is held and begin anew."""
        self._close_rows()
        gathered = Gathered(_joined(self._blocks, self._width), tuple(self._rejects))
        self._empty()
        return gathered

    def _close_rows(self) -> None:
        if self._rows:
            self._blocks.append(block_of(self._rows))
            self._rows = []


def block_of(rows: Sequence[RawRow]) -> RowBlock:
    """Turn rows of equal width, at least one, into columns."""
    numbers = np.fromiter((row.number for row in rows), np.int64, len(rows))
    cells = tuple(map(strings, zip(*(row.cells for row in rows), strict=True)))
    return RowBlock(numbers, cells, {at: row.codes for at, row in enumerate(rows) if row.codes})


def _joined(blocks: Sequence[RowBlock], width: int) -> RowBlock:
    if not blocks:
        return RowBlock(np.empty(0, np.int64), (strings([]),) * width)
    codes: dict[int, tuple[str, ...]] = {}
    before = 0
    for block in blocks:
        codes.update((before + at, said) for at, said in block.codes.items())
        before += len(block)
    columns = zip(*(block.cells for block in blocks), strict=True)
    cells = tuple(pa.concat_arrays(parts) for parts in columns)
    return RowBlock(np.concatenate([block.numbers for block in blocks]), cells, codes)


def _without_blank_rows(block: RowBlock) -> RowBlock:
    suspects = np.arange(len(block))
    for column in block.cells:
        if not len(suspects):
            return block
        of_suspects = column if len(suspects) == len(block) else column.take(suspects)
        trimmed = pc.utf8_trim_whitespace(of_suspects)
        suspects = suspects[as_mask(pc.equal(pc.binary_length(trimmed), 0))]
    kept = np.ones(len(block), dtype=bool)
    kept[suspects] = False
    return block.where(kept)
