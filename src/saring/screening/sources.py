"""What is known of an input before its first post is scored; small enough to send anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.posts import ColumnMap, PostFile
from saring.posts.inputs import STANDARD_INPUT


@dataclass(frozen=True)
class Source:
    """An input as it was understood.

    Attributes
    ----------
    name
        As the user named it; ``-`` for standard input.
    location
        Where to open it from any folder: an absolute path, or the URL of a store.
    sections
        How many parts of it can be read on their own.
    format, export, encoding, delimiter, columns, header, notes, sha256
        As of `PostFile`.
    """

    name: str
    location: str
    sections: int
    format: str
    export: str
    encoding: str | None
    delimiter: str | None
    columns: ColumnMap
    header: tuple[str, ...]
    notes: tuple[Phrase, ...]
    sha256: str


def source_of(file: PostFile) -> Source:
    """Describe an opened file."""
    standard_input = file.path == STANDARD_INPUT
    return Source(
        name=file.name,
        location=str(file.path) if standard_input else str(file.path.resolve()),
        sections=file.sections,
        format=file.format,
        export=file.export,
        encoding=file.encoding,
        delimiter=file.delimiter,
        columns=file.columns,
        header=file.header,
        notes=tuple(file.notes),
        sha256=file.sha256,
    )


@dataclass(frozen=True)
class Stamp:
    """Size and time of change of a file: what tells, without reading it, that it was rewritten."""

    path: Path
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> Stamp | None:
        """Take the stamp of a file; standard input has none."""
        if path == STANDARD_INPUT:
            return None
        facts = path.stat()
        return cls(path, facts.st_size, facts.st_mtime_ns)

    def check(self) -> None:
        """Make sure that the file is still the one that the stamp was taken of.

        Raises
        ------
        SaringError
            It was rewritten or has gone.
        """
        try:
            same = Stamp.of(self.path) == self
        except OSError:
            same = False
        if not same:
            raise changed(str(self.path))


def changed(name: str) -> SaringError:
    """Say that an input is no longer what it was when the run began."""
    return SaringError(
        Phrase(
            f"{name}: berkas ini berubah selagi dibaca; hasilnya tidak ditulis.",
            f"{name}: this file changed while it was being read; no result was written.",
        ),
        Phrase(
            "Tunggu sampai berkasnya selesai disalin atau diekspor, lalu ulangi perintahnya.",
            "Wait until the file is fully copied or exported, then give the command again.",
        ),
    )
