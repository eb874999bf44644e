"""Chunks of scored rows as plain columns of text and numbers, the same for every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import pandas as pd
from pandas.api.types import is_numeric_dtype

from saring.errors import Phrase, SaringError
from saring.reporting.columns import COUNTS, FRACTIONS, SCORED

Cell = str | float | int | None
"""A text (blank when there is none), or a number (None when there is none)."""

Batch = dict[str, list[Cell]]
"""The rows of one chunk, column by column."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Table:
    """A scored table that is read once, batch by batch."""

    columns: tuple[str, ...]
    batches: Iterator[Batch]


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


def _values(column: pd.Series, name: str) -> list[Cell]:
    if name in FRACTIONS:
        return [None if missing else value for value, missing in _numbers(column, name)]
    if name in COUNTS:
        return [None if missing else int(value) for value, missing in _numbers(column, name)]
    cells = zip(column.tolist(), column.isna().tolist(), strict=True)
    return ["" if missing else _text(value) for value, missing in cells]


def _text(value: object) -> str:
    # Half an emoji, left by a scraper that cut the text, has no place in any encoding.
    return _LONE_SURROGATE.sub("\ufffd", value if isinstance(value, str) else str(value))


def _numbers(column: pd.Series, name: str) -> Iterator[tuple[float, bool]]:
    if not is_numeric_dtype(column):
        try:
            column = pd.to_numeric(column.mask(column == ""))
        except ValueError as error:
            raise _not_numbers(name, error) from error
    return zip(column.tolist(), column.isna().tolist(), strict=True)


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
