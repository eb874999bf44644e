"""Scored chunks kept beside the result until it is complete, so that a killed run can go on."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from saring.errors import Phrase, SaringError
from saring.files import cannot_write
from saring.posts import Reject
from saring.screening.plan import PartId

IDENTITY = "saring.identity"
"""Column of a part, not of the result: 16 hex digits that two rows share if they are one post."""

_MAGIC = b"saring part 1\n"
_FACTS = b"saring.part"
_NAME = re.compile(r"(\d+)-(\d+)-(\d+)\.part")
# Texts shrink to a third at the speed of a disk.
_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")


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
    """Write a part as an Arrow stream behind its own SHA-256."""
    table = (
        pa.table({})
        if part.rows is None
        else pa.Table.from_pandas(part.rows, preserve_index=False).combine_chunks()
    )
    facts = {
        "rejects": [
            [r.source_file, r.source_row, r.reason.id, r.reason.en, r.remedy.id, r.remedy.en,
             r.content]
            for r in part.rejects
        ],
        "rows_read": part.rows_read,
        "is_last": part.is_last,
        "holds_rows": part.rows is not None,
    }  # fmt: skip
    kept = {**(table.schema.metadata or {}), _FACTS: json.dumps(facts).encode()}
    table = table.replace_schema_metadata(kept)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=_OPTIONS) as writer:
        writer.write_table(table)
    stream = sink.getvalue()
    return b"".join((_MAGIC, hashlib.sha256(stream).digest(), stream))


def decode(content: bytes) -> Part:
    """Read what `encode` wrote.

    Raises
    ------
    ValueError
        The bytes are cut short or changed.
    """
    head = len(_MAGIC) + hashlib.sha256().digest_size
    stream = memoryview(content)[head:]
    if content[:head] != _MAGIC + hashlib.sha256(stream).digest():
        raise ValueError(f"not a whole part, of {len(content)} bytes")
    table = pa.ipc.open_stream(pa.py_buffer(stream)).read_all()
    facts = json.loads(table.schema.metadata[_FACTS])
    return Part(
        rows=table.to_pandas() if facts["holds_rows"] else None,
        rejects=[
            Reject(file, row, Phrase(reason_id, reason_en), Phrase(remedy_id, remedy_en), raw)
            for file, row, reason_id, reason_en, remedy_id, remedy_en, raw in facts["rejects"]
        ],
        rows_read=facts["rows_read"],
        is_last=facts["is_last"],
    )


class PartsFolder:
    """The parts of one run, each complete or absent.

    Parameters
    ----------
    folder
        Made if it is not there; whole parts that it holds already are taken as done.

    Raises
    ------
    SaringError
        The folder cannot be made or read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._last: dict[PartId, bool] = {}
        try:
            folder.mkdir(exist_ok=True)
            for path in sorted(folder.iterdir()):
                self._take_over(path)
        except OSError as error:
            raise cannot_write(folder, error) from error

    def _take_over(self, path: Path) -> None:
        name = _NAME.fullmatch(path.name)
        if name:
            try:
                part = decode(path.read_bytes())
            except (ValueError, pa.ArrowException):
                path.unlink()  # a broken disk, since parts are renamed only when complete
            else:
                self._last[PartId(*map(int, name.groups()))] = part.is_last
        elif path.is_file():
            path.unlink()  # what a killed run was writing

    def __contains__(self, part: PartId) -> bool:
        return part in self._last

    def __len__(self) -> int:
        return len(self._last)

    def is_complete(self, source: int, section: int) -> bool:
        """Tell whether every chunk of a section is done, so that it need not be read again."""
        chunk = 0
        while (part := PartId(source, section, chunk)) in self._last:
            if self._last[part]:
                return True
            chunk += 1
        return False

    def done_in(self, source: int, section: int) -> frozenset[int]:
        """Give the chunks of a section that are done."""
        return frozenset(
            part.chunk for part in self._last if (part.source, part.section) == (source, section)
        )

    def keep(self, part: PartId, content: bytes, *, is_last: bool) -> None:
        """Write a part so that it survives whatever happens to this process from now on.

        Raises
        ------
        SaringError
            The disk is full or fails; the parts that are done stay.
        """
        aside = self.folder / f"{part.source}-{part.section}-{part.chunk}.aside"
        try:
            with aside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(self._path(part))
        except OSError as error:
            raise cannot_keep(self.folder, error) from error
        self._last[part] = is_last

    def read(self, part: PartId) -> Part:
        """Read a part that is done."""
        return decode(self._path(part).read_bytes())

    def remove(self) -> None:
        """Delete the folder, once the result is complete."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, part: PartId) -> Path:
        return self.folder / f"{part.source}-{part.section}-{part.chunk}.part"


def parts_folder(output: Path, key: str) -> Path:
    """Give the place of the parts of a result: hidden, beside it, the same for the same call.

    What goes to standard output has no place of its own; its parts are kept for this run alone.
    """
    if output == Path("-"):
        return Path(tempfile.mkdtemp(prefix="saring-"))
    return output.parent / f".{output.name}.saring-{key}"


def remove_parts_of(output: Path) -> None:
    """Delete what earlier runs with other inputs or options left for this result."""
    for folder in output.parent.glob(f".{_literal(output.name)}.saring-*"):
        shutil.rmtree(folder, ignore_errors=True)


def _literal(name: str) -> str:
    return re.sub(r"([\[*?])", r"[\1]", name)


def cannot_keep(folder: Path, error: OSError) -> SaringError:
    """Say that the run stopped for want of room, what is kept, and how to go on."""
    reason = error.strerror or str(error)
    return SaringError(
        Phrase(
            f"{folder}: hasil sementara tidak dapat ditulis ({reason}).",
            f"{folder}: what is done so far cannot be written ({reason}).",
        ),
        Phrase(
            "Kosongkan ruang disk, lalu ulangi perintah yang sama: bagian yang sudah selesai "
            "disimpan dan tidak dikerjakan lagi.",
            "Make room on the disk, then give the same command again: what is done is kept and "
            "not done again.",
        ),
    )
