"""Scored chunks kept beside the result until it is complete, so that a killed run can go on."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

from saring.errors import Phrase, SaringError
from saring.files import cannot_write
from saring.screening.part import Part, decode
from saring.screening.plan import PartId

_NAME = re.compile(r"(\d+)-(\d+)-(\d+)\.part")


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
        """Write a part so that it survives the end of this process, whatever ends it.

        Raises
        ------
        SaringError
            The disk is full or fails; the parts that are done stay.
        """
        aside = self.folder / f"{part.source}-{part.section}-{part.chunk}.aside"
        try:
            # Not synchronised, which costs more than all else: what a loss of power leaves of a
            # part is told by its hash.
            aside.write_bytes(content)
            aside.replace(self._path(part))
        except OSError as error:
            with suppress(OSError):
                aside.unlink()  # a disk that is full needs the room
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


_NO_ROOM = Phrase(
    "Kosongkan ruang disk, lalu ulangi perintah yang sama: bagian yang sudah selesai disimpan "
    "dan tidak dikerjakan lagi.",
    "Make room on the disk, then give the same command again: what is done is kept and not done "
    "again.",
)
_TOO_LARGE = Phrase(
    "Disk atau akun ini membatasi besarnya satu berkas (flash disk FAT32: 4 GB). Tulis ke disk "
    "lain dengan -o, atau ke .parquet yang lebih kecil; bila batasnya sudah diangkat, ulangi "
    "perintah yang sama: bagian yang sudah selesai tidak dikerjakan lagi.",
    "This disk or account limits the size of a file (a FAT32 flash drive: 4 GB). Write to another "
    "disk with -o, or to .parquet, which is smaller; once the limit is lifted, give the same "
    "command again: what is done is not done again.",
)
REFUSED = {errno.ENOSPC: _NO_ROOM, errno.EDQUOT: _NO_ROOM, errno.EFBIG: _TOO_LARGE}
"""What a disk refuses with when it takes no more, and how to mend it."""


def cannot_keep(folder: Path, error: OSError) -> SaringError:
    """Say that the run stopped for want of room, what is kept, and how to go on."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return SaringError(
        Phrase(
            f"{folder}: hasil sementara tidak dapat ditulis ({reason}).",
            f"{folder}: what is done so far cannot be written ({reason}).",
        ),
        REFUSED.get(error.errno or 0, _NO_ROOM),
    )
