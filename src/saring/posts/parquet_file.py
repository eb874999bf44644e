"""Parquet, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from saring.errors import Phrase, SaringError
from saring.posts.columnar import RowBlock, Strings, as_mask, strings
from saring.posts.header import read_header
from saring.posts.table import RawTable, cell_text

_BATCH_ROWS = 20_000
_SECTION_ROWS = 200_000
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
            sections = _sections(file.metadata)
    except _FAULTS as error:
        raise _broken(source, error) from error
    header = read_header(names, mapping, path=source)

    def rows() -> Iterator[RowBlock]:
        return chain.from_iterable(_blocks(path, source, section) for section in sections)

    readers = tuple(partial(_blocks, path, source, section) for section in sections)
    return RawTable("PARQUET", header, rows, sections=readers)


class _Section(NamedTuple):
    """Row groups that are read together, and how many rows stand before them."""

    groups: list[int]
    before: int


def _sections(metadata: pq.FileMetaData) -> list[_Section]:
    """Join row groups, which may be tiny, to stretches that are worth being read on their own."""
    sections = [_Section([], 0)]
    held = read = 0
    for group in range(metadata.num_row_groups):
        if held >= _SECTION_ROWS:
            sections.append(_Section([], read))
            held = 0
        sections[-1].groups.append(group)
        held += metadata.row_group(group).num_rows
        read += metadata.row_group(group).num_rows
    return sections


def _blocks(path: Path, source: str, section: _Section) -> Iterator[RowBlock]:
    number = section.before
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_BATCH_ROWS, row_groups=section.groups):
                columns = [_text(column) for column in batch.columns]
                numbers = np.arange(number + 1, number + 1 + len(batch), dtype=np.int64)
                yield _without_nuls(RowBlock(numbers, tuple(columns)))
                number += len(batch)
    except _FAULTS as error:
        raise _broken(source, error) from error


def _text(column: pa.Array) -> Strings:
    """Write a column as :func:`cell_text` writes its values."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        column.validate(full=True)  # a file may hold bytes that are no UTF-8
        return pc.fill_null(column.cast(pa.large_string()), "")
    return strings([cell_text(value) for value in column.to_pylist()])


def _without_nuls(block: RowBlock) -> RowBlock:
    if not any(map(_holds_nul, block.cells)):
        return block
    held = [as_mask(pc.match_substring(column, "\0")) for column in block.cells]
    spoilt = np.logical_or.reduce(held)
    cells = tuple(pc.replace_substring(column, "\0", "") for column in block.cells)
    codes = dict.fromkeys(np.flatnonzero(spoilt).tolist(), ("nul_removed",))
    return RowBlock(block.numbers, cells, codes)


def _holds_nul(column: Strings) -> bool:
    contents = column.buffers()[2]
    return contents is not None and not np.frombuffer(contents, np.uint8).all()


def _broken(source: str, error: Exception) -> SaringError:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return SaringError(
        Phrase(f"{source}: berkas Parquet ini rusak atau terpotong ({reason}).",
               f"{source}: this Parquet file is broken or cut short ({reason})."),
        Phrase("Unduh atau ekspor ulang.", "Download or export it again."),
    )  # fmt: skip
