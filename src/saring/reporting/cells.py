"""Chunks of scored rows as plain columns of text and numbers, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.types import is_numeric_dtype, is_object_dtype

from saring.errors import Phrase, SaringError
from saring.reporting.columns import COUNTS, FRACTIONS, SCORED
from saring.visible import whole_text

Cell = str | float | int | None
"""A text (blank when there is none), or a number (None when there is none)."""

Batch = dict[str, pa.Array]
"""The rows of one chunk, column by column: texts without nulls, or numbers."""


@dataclass(frozen=True, slots=True)
class Table:
    """A scored table that is read once, batch by batch."""

    columns: tuple[str, ...]
    batches: Iterator[Batch]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Give the cells row by row instead."""
        for batch in self.batches:
            yield from zip(*(column.to_pylist() for column in batch.values()), strict=True)


def table_of(chunks: Iterable[pd.DataFrame]) -> Table:
    """Look at the first chunk for the columns and read the others only when asked.

    Scores and `source_row` are numbers; every other column is text, so that an id of 19 digits is
    never rounded. Without any chunk the columns are those of the contract.
    """
    remaining = iter(chunks)
    first = next(remaining, None)
    if first is None:
        return Table(SCORED, iter(()))
    columns = tuple(map(str, first.columns))
    if len(set(columns)) != len(columns):
        raise RuntimeError(f"A scored table has two columns of one name: {columns}")
    # A list's iterator lets go of the first chunk once it is written; a parameter would not.
    return Table(columns, _batches(chain(iter([first]), remaining), columns))


def _batches(chunks: Iterator[pd.DataFrame], columns: tuple[str, ...]) -> Iterator[Batch]:
    for chunk in chunks:
        if tuple(map(str, chunk.columns)) != columns:
            raise RuntimeError(f"Chunks differ: {columns} and {tuple(chunk.columns)}")
        yield _batch(chunk)


def _batch(chunk: pd.DataFrame) -> Batch:
    return {str(name): _values(chunk[name], str(name)) for name in chunk.columns}


def _values(column: pd.Series, name: str) -> pa.Array:
    if name in FRACTIONS:
        return _numbers(column, name)
    if name in COUNTS:
        return _numbers(column, name).cast(pa.int64(), safe=False)
    return _texts(column)


def _texts(column: pd.Series) -> pa.Array:
    if isinstance(column.dtype, pd.StringDtype) or is_object_dtype(column):
        try:
            texts = pa.array(column, pa.large_string(), from_pandas=True)
        except (pa.ArrowException, UnicodeEncodeError):
            texts = None  # another type among the texts, or half an emoji
        if texts is not None:
            whole = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
            return pc.fill_null(whole, "")
    cells = zip(column.tolist(), column.isna().tolist(), strict=True)
    return text_array([None if missing else value for value, missing in cells])


def text_array(cells: Sequence[object]) -> pa.Array:
    """Make a column of a batch from values of any type; None is blank."""
    texts = ["" if cell is None else whole_text(str(cell)) for cell in cells]
    return pa.array(texts, pa.large_string())


def _numbers(column: pd.Series, name: str) -> pa.Array:
    if not is_numeric_dtype(column):
        try:
            column = pd.to_numeric(column.mask(column == ""))
        except ValueError as error:
            raise _not_numbers(name, error) from error
    numbers = pa.array(column, from_pandas=True)
    whole = numbers.combine_chunks() if isinstance(numbers, pa.ChunkedArray) else numbers
    return whole.cast(pa.float64()) if pa.types.is_floating(whole.type) else whole


def _not_numbers(name: str, error: ValueError) -> SaringError:
    return SaringError(
        Phrase(
            f"Kolom {name} seharusnya berisi angka atau kosong, tetapi: {error}.",
            f"Column {name} should hold numbers or blanks, but: {error}.",
        ),
        Phrase(
            "Nilai ulang berkas asalnya dengan saring score; jangan ubah kolom skor dengan tangan.",
            "Score the source file again with saring score; do not edit score columns by hand.",
        ),
    )
