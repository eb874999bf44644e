"""Inputs where a worker finds them: opened once for all of its tasks, copied if not local."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.posts import PostChunk, PostFile, open_posts
from saring.screening.engine import chunks_of
from saring.screening.plan import Setup
from saring.screening.sources import Source, Stamp, changed

_BLOCK = 1 << 22


def is_url(location: str) -> bool:
    """Tell whether an input lies in a store rather than in a folder."""
    return "://" in location


def expand_url(location: str) -> list[str]:
    """List the files that a URL with ``*`` stands for, in order; any other is itself.

    Raises
    ------
    SaringError
        The store is of an unknown kind, does not answer, or holds no such file.
    """
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(location)
        found = sorted(map(str, system.glob(path)))
        urls = [str(system.unstrip_protocol(name)) for name in found]
    except (ImportError, OSError, ValueError) as error:
        raise _not_there(location, error) from error
    if not urls:
        raise _not_there(location, FileNotFoundError())
    return urls


@dataclass
class OpenInput:
    """An input open on this machine, and how far it is read.

    Attributes
    ----------
    path
        The file, or a copy of it.
    section, chunk
        The next chunk that `chunks` gives.
    """

    location: str
    path: Path
    stamp: Stamp | None
    file: PostFile
    section: int = -1
    chunk: int = 0
    chunks: Iterator[tuple[int, PostChunk, bool]] = field(default_factory=lambda: iter(()))

    def close(self) -> None:
        """Delete the copy, if it is one."""
        if is_url(self.location):
            self.path.unlink(missing_ok=True)


_open: list[OpenInput] = []
"""What the tasks of this process read last; the next task mostly goes on with it."""


def open_input(name: str, location: str, setup: Setup) -> OpenInput:
    """Open an input, or give it as an earlier task of this process left it.

    Raises
    ------
    SaringError
        It cannot be found or read.
    """
    for held in _open:
        if held.location == location and held.stamp == Stamp.of(held.path):
            return held
    while _open:
        _open.pop().close()
    path = _copied(location) if is_url(location) else Path(location)
    try:
        stamp = Stamp.of(path) if path.exists() else None
        file = open_posts(path, dict(setup.mapping), named=Path(name), chunk_rows=setup.chunk_rows)
    except BaseException:
        if is_url(location):
            path.unlink()
        raise
    _open.append(OpenInput(location, path, stamp, file))
    return _open[0]


def reading(
    source: Source, section: int, first: int, setup: Setup
) -> Iterator[tuple[int, PostChunk, bool]]:
    """Read a section from chunk `first` on, without beginning anew where the last task stopped.

    Raises
    ------
    SaringError
        The input is no longer what it was when the run began.
    """
    held = open_input(source.name, source.location, setup)
    if held.file.sha256 != source.sha256:
        raise changed(source.name)
    if (held.section, held.chunk) != (section, first):
        held.section, held.chunk = section, 0
        held.chunks = chunks_of(held.file, section)
    for number, chunk, is_last in held.chunks:
        held.chunk = number + 1
        if is_last and held.stamp:
            held.stamp.check()
        if number >= first:
            yield number, chunk, is_last


def _copied(url: str) -> Path:
    """Copy an input of a store to this machine."""
    import fsspec

    handle, name = tempfile.mkstemp(prefix="saring-", suffix=Path(url).suffix)
    try:
        with os.fdopen(handle, "wb") as copy, fsspec.open(url, "rb") as stored:
            while block := stored.read(_BLOCK):
                copy.write(block)
    except (ImportError, OSError, ValueError) as error:
        Path(name).unlink()
        raise _not_there(url, error) from error
    return Path(name)


def _not_there(url: str, error: Exception) -> SaringError:
    reason = str(error) or type(error).__name__
    return SaringError(
        Phrase(
            f"{url}: tidak dapat dibaca dari penyimpanan itu ({reason}).",
            f"{url}: cannot be read from that store ({reason}).",
        ),
        Phrase(
            "Periksa alamat dan izinnya; penyimpanan seperti s3:// memerlukan paketnya di setiap "
            "mesin, misalnya pip install s3fs.",
            "Check the address and your rights; a store such as s3:// needs its package on every "
            "machine, for example pip install s3fs.",
        ),
    )
