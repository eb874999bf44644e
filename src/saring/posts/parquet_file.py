"""Parquet, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from saring.errors import Phrase, SaringError
from saring.posts.header import read_header
from saring.posts.table import RawRow, RawTable, cell_text, raw_row

_BATCH_ROWS = 5_000
_FAULTS = (pa.ArrowException, OSError, ValueError)


def open_parquet(path: Path, mapping: Mapping[str, str], source: str) -> RawTable:
    """Open a Parquet file; every value becomes text, null becomes "".

    Rows are numbered from 1 for the first record: the file has no header row.

    Parameters
    ----------
    mapping
        Canonical field to own column.
    source
        How the file is called in messages and rejects.

    Raises
    ------
    SaringError
        The file is broken or cut short, or there is no text column.
    """
    try:
        with pq.ParquetFile(path) as file:
            names = list(file.schema_arrow.names)
    except _FAULTS as error:
        raise _broken(source, error) from error
    header = read_header(names, mapping, path=source)
    return RawTable("PARQUET", header, lambda: _rows(path, source))


def _rows(path: Path, source: str) -> Iterator[RawRow]:
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_BATCH_ROWS):
                columns = [[cell_text(v) for v in column.to_pylist()] for column in batch.columns]
                for cells in zip(*columns, strict=True):
                    number += 1
                    yield raw_row(number, list(cells))
    except _FAULTS as error:
        raise _broken(source, error) from error


def _broken(source: str, error: Exception) -> SaringError:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return SaringError(
        Phrase(f"{source}: berkas Parquet ini rusak atau terpotong ({reason}).",
               f"{source}: this Parquet file is broken or cut short ({reason})."),
        Phrase("Unduh atau ekspor ulang.", "Download or export it again."),
    )  # fmt: skip
