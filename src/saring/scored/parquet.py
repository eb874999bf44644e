"""Scored tables as Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from saring.scored.source import Source, broken

ABOUT_KEY = b"saring.about"
_FAULTS = (pa.ArrowException, OSError, ValueError)


def open_parquet(path: Path, source: str, chunk_rows: int) -> Source:
    """Open Parquet; what the file says of itself lies in its metadata.

    Raises
    ------
    SaringError
        The file is broken or cut short.
    """
    try:
        schema = pq.read_schema(path)
    except _FAULTS as error:
        raise broken(source, error) from error

    def chunks() -> Iterator[pd.DataFrame]:
        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(batch_size=chunk_rows):
                    yield batch.to_pandas()
        except _FAULTS as error:
            raise broken(source, error) from error

    return Source(tuple(schema.names), chunks, _about(schema.metadata or {}))


def _about(metadata: Mapping[bytes, bytes]) -> Mapping[str, str]:
    try:
        about = json.loads(metadata.get(ABOUT_KEY, b"{}"))
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in about.items()}
