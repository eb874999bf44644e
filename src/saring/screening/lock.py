"""One run at a time for each result: two would delete each other's parts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.files import cannot_write

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
"""Windows keeps others from reading what is locked: a byte that is not there is."""


@contextmanager
def only_run(output: Path) -> Iterator[None]:
    """Keep other runs from this result as long as the block lasts; ``-`` is nobody's.

    The system itself gives the lock back when its holder ends, however it ends: what a killed run
    leaves keeps nobody out. Where the disk knows no locks, there is none.

    Raises
    ------
    SaringError
        Another run is at work on this result, or its folder cannot be written to.
    """
    if output == Path("-"):
        yield
        return
    path = output.parent / f".{output.name}.saring.lock"
    try:
        file = _held(path, output)
    except OSError as error:
        raise cannot_write(output, error) from error
    try:
        with suppress(OSError):  # a full disk: the number is for a sentence only
            file.truncate(0)
            file.write(str(os.getpid()).encode())
        yield
    finally:
        if sys.platform != "win32":  # while it is held, or it may be another's
            path.unlink(missing_ok=True)
        file.close()
        if sys.platform == "win32":  # where no file is deleted that somebody has open
            with suppress(OSError):
                path.unlink()


def _held(path: Path, output: Path) -> FileIO:
    while True:
        file = FileIO(path, "a+")
        if not _lock(file):
            with file:
                file.seek(0)
                holder = file.read(20).decode("ascii", "replace")
            raise _at_work(output, holder)
        if _is_at(file, path):
            return file
        file.close()  # its holder has ended, and deleted it, since it was opened


def _lock(file: FileIO) -> bool:
    """Lock a file, and tell whether nobody else has."""
    try:
        if sys.platform == "win32":
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _is_at(file: FileIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _at_work(output: Path, holder: str) -> SaringError:
    return SaringError(
        Phrase(
            f"{output}: hasil ini sedang dibuat oleh perintah lain (proses {holder or '?'}).",
            f"{output}: another command is making this result (process {holder or '?'}).",
        ),
        Phrase(
            "Tunggu sampai perintah itu selesai, atau beri nama hasil yang lain dengan -o.",
            "Wait until that command has ended, or give the result another name with -o.",
        ),
    )
