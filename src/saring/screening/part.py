"""What became of one chunk, and the bytes that it is sent and kept as."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from saring.errors import Phrase
from saring.posts import Reject

IDENTITY = "saring.identity"
"""Column of a part, not of the result: 16 hex digits that two rows share if they are one post."""

_MAGIC = b"saring part 2\n"
_FACTS = b"saring.part"
# Texts shrink to half at the speed of a disk. Threads of Arrow's own would take the cores from
# the processes that score, and as much memory again.
_WRITTEN = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
_READ = pa.ipc.IpcReadOptions(use_threads=False)


@dataclass(frozen=True)
class Part:
    """What became of one chunk.

    Attributes
    ----------
    rows
        Scored rows with the column `IDENTITY`; None where no row of the chunk is a post.
    rejects
        Rows that are none.
    rows_read
        Both together.
    is_last
        Whether the section ends with this chunk.
    """

    rows: pd.DataFrame | None
    rejects: Sequence[Reject]
    rows_read: int
    is_last: bool


def encode(part: Part) -> bytes:
    """Write a part as an Arrow stream behind its own SHA-256; of equal columns, the first alone."""
    table = (
        pa.table({})
        if part.rows is None
        else pa.Table.from_pandas(part.rows, preserve_index=False).combine_chunks()
    )
    places = first_alike(table.columns)
    kept = sorted(set(places))
    facts = {
        "rejects": [
            [r.source_file, r.source_row, r.reason.id, r.reason.en, r.remedy.id, r.remedy.en,
             r.content]
            for r in part.rejects
        ],
        "rows_read": part.rows_read,
        "is_last": part.is_last,
        "columns": None if part.rows is None else table.column_names,
        "places": [kept.index(place) for place in places],
    }  # fmt: skip
    table = table.select(kept).replace_schema_metadata({_FACTS: json.dumps(facts).encode()})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=_WRITTEN) as writer:
        writer.write_table(table)
    stream = sink.getvalue()
    return b"".join((_MAGIC, hashlib.sha256(stream).digest(), stream))


def decode(content: bytes) -> Part:
    """Read what `encode` wrote; equal columns share their memory.

    Raises
    ------
    ValueError
        The bytes are cut short or changed.
    """
    head = len(_MAGIC) + hashlib.sha256().digest_size
    stream = memoryview(content)[head:]
    if content[:head] != _MAGIC + hashlib.sha256(stream).digest():
        raise ValueError(f"not a whole part, of {len(content)} bytes")
    table = pa.ipc.open_stream(pa.py_buffer(stream), options=_READ).read_all()
    facts = json.loads(table.schema.metadata[_FACTS])
    columns = [table.column(place) for place in facts["places"]]
    return Part(
        rows=pa.table(columns, facts["columns"]).to_pandas() if facts["columns"] else None,
        rejects=[
            Reject(file, row, Phrase(reason_id, reason_en), Phrase(remedy_id, remedy_en), raw)
            for file, row, reason_id, reason_en, remedy_id, remedy_en, raw in facts["rejects"]
        ],
        rows_read=facts["rows_read"],
        is_last=facts["is_last"],
    )


def first_alike(columns: Sequence[pa.Array | pa.ChunkedArray]) -> list[int]:
    """Give for each column the first that holds the same: canonical columns repeat own ones."""
    sizes: dict[tuple[pa.DataType, int], list[int]] = {}
    places = []
    for at, column in enumerate(columns):
        candidates = sizes.setdefault((column.type, column.nbytes), [])
        place = next((earlier for earlier in candidates if columns[earlier].equals(column)), at)
        if place == at:
            candidates.append(at)
        places.append(place)
    return places
