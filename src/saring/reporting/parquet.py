"""The scored table as Parquet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from saring.reporting.cells import Table
from saring.reporting.columns import COUNTS, FRACTIONS
from saring.scored.parquet import ABOUT_KEY


def write_parquet(table: Table, path: Path, about: Mapping[str, str]) -> None:
    """Write a row group for each chunk: texts as string, scores as float64, zstd.

    Blank texts are ``""``, missing numbers null. `about` lies as a JSON object in the metadata of
    the file, under ``saring.about``.
    """
    schema = pa.schema(
        [(name, _type_of(name)) for name in table.columns],
        metadata={ABOUT_KEY: json.dumps(dict(about), ensure_ascii=False).encode()},
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in table.batches:
            writer.write_table(pa.table(dict(batch)).cast(schema))


def _type_of(name: str) -> pa.DataType:
    if name in FRACTIONS:
        return pa.float64()
    return pa.int64() if name in COUNTS else pa.string()
