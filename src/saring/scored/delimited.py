"""Scored tables as CSV or TSV, ours or saved again by a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from saring.guard import unguard
from saring.posts.encoding import Encoding, detect_encoding
from saring.scored.source import Source, broken

_DELIMITERS = ",;\t|"


def open_delimited(path: Path, source: str, chunk_rows: int) -> Source:
    """Open CSV or TSV; the delimiter is the one that splits the header into most names.

    Raises
    ------
    SaringError
        There is no table in it; or, while it is read, a row has more cells than the header.
    """
    encoding = detect_encoding(path)
    with path.open(encoding=encoding.name, errors=encoding.errors, newline="") as handle:
        header = handle.readline().removeprefix("\ufeff")
    delimiter = max(_DELIMITERS, key=header.count)
    with path.open(encoding=encoding.name, errors=encoding.errors, newline="") as handle:
        try:
            names = list(pd.read_csv(handle, sep=delimiter, dtype=str, nrows=0))
        except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
            raise broken(source, error) from error

    def chunks() -> Iterator[pd.DataFrame]:
        return _chunks(path, source, encoding, delimiter, chunk_rows)

    return Source(tuple(map(_own_name, names)), chunks, {})


def _chunks(
    path: Path, source: str, encoding: Encoding, delimiter: str, chunk_rows: int
) -> Iterator[pd.DataFrame]:
    try:
        with (
            path.open(encoding=encoding.name, errors=encoding.errors, newline="") as handle,
            pd.read_csv(
                handle, sep=delimiter, dtype=str, na_filter=False, chunksize=chunk_rows
            ) as reader,
        ):
            for chunk in reader:
                chunk.columns = list(map(_own_name, chunk.columns))
                yield chunk.apply(_unguarded)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise broken(source, error) from error


def _own_name(name: object) -> str:
    return unguard(str(name).removeprefix("\ufeff"))


def _unguarded(column: pd.Series) -> pd.Series:
    guarded = column.str.startswith("'").fillna(False).astype(bool)
    return column.mask(guarded, column[guarded].map(unguard)) if guarded.any() else column
