"""The most urgent rows first, whatever their number, in bounded memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from saring.model import LABELS, Band

ROWS_AT_ONCE = 20_000
_MOST_FILES = 200
_URGENCY = {"": 0, Band.CLEAR: 0, Band.UNSURE: 1, Band.REVIEW: 2, Band.PRIORITY: 3}


def most_urgent_first(chunks: Iterable[pd.DataFrame], folder: Path) -> Iterator[pd.DataFrame]:
    """Give all rows by band and then by score of the strongest label; equals stay in input order.

    Only the two keys of all rows are held in memory. Rows are dealt out to files, each for a
    stretch of the final order, and every stretch is put in order on its own: what is read and
    written grows with the rows, and memory does not.

    Parameters
    ----------
    chunks
        Scored rows in input order.
    folder
        Where to put the rows meanwhile; what it adds there it deletes.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix="sort-") as name:
        rows = _Rows(Path(name) / "all")
        levels, scores = [np.empty(0, np.int8)], [np.empty(0)]
        for chunk in chunks:
            level, score = urgency_of(chunk)
            levels.append(level)
            scores.append(score)
            rows.add(pa.Table.from_pandas(chunk, preserve_index=False))
        # The last key counts first; equal rows stay as they were.
        order = np.lexsort((-np.concatenate(scores), -np.concatenate(levels)))
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        stretch = max(ROWS_AT_ONCE, -(-len(order) // _MOST_FILES))
        for table in _stretches(rows, rank, stretch, Path(name)):
            for start in range(0, len(table), ROWS_AT_ONCE):
                yield table.slice(start, ROWS_AT_ONCE).to_pandas()


def urgency_of(rows: pd.DataFrame) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    """Give the level of the strongest band of each row, and its highest score."""
    levels = [rows[f"{label}_band"].map(_URGENCY).to_numpy(np.int8) for label in LABELS]
    scores = [rows[f"{label}_score"].to_numpy(np.float64) for label in LABELS]
    return np.max(levels, axis=0), np.nan_to_num(np.stack(scores), nan=0.0).max(axis=0)


def _stretches(
    rows: _Rows, rank: NDArray[np.int64], stretch: int, folder: Path
) -> Iterator[pa.Table]:
    """Deal rows out to one file for each stretch of the order; give each stretch in order."""
    files = [_Rows(folder / str(number)) for number in range(-(-len(rank) // stretch))]
    start = 0
    for batch in rows.batches():
        target = rank[start : start + len(batch)] // stretch
        sorted_rows = batch.take(pa.array(np.argsort(target, kind="stable")))
        first = 0
        for number, count in enumerate(np.bincount(target, minlength=len(files)).tolist()):
            if count:
                files[number].add(sorted_rows.slice(first, count))
                first += count
        start += len(batch)
    rows.delete()
    for number, file in enumerate(files):
        here = rank[rank // stretch == number]
        table = pa.concat_tables(file.batches()).combine_chunks()
        file.delete()
        yield table.take(pa.array(np.argsort(here)))


class _Rows:
    """Rows of one table in a file: added, and then read back in the same order."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: pa.ipc.RecordBatchStreamWriter | None = None

    def add(self, rows: pa.Table) -> None:
        if self._writer is None:
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            self._writer = pa.ipc.new_stream(str(self._path), rows.schema, options=options)
        self._writer.write_table(rows)

    def batches(self) -> Iterator[pa.Table]:
        if self._writer is None:
            return
        self._writer.close()
        with pa.OSFile(str(self._path)) as file, pa.ipc.open_stream(file) as stream:
            for batch in stream:
                yield pa.Table.from_batches([batch])

    def delete(self) -> None:
        self._path.unlink(missing_ok=True)
