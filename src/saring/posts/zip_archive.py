"""ZIP files read member by member in memory: nothing is unpacked to disk, nothing is trusted."""

from __future__ import annotations

import lzma
import re
import stat
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from saring.errors import Phrase, SaringError

MOST_MEMBERS = 500_000
"""The download of a busy account with all its photographs holds some ten thousand."""
LARGEST_MEMBER = 256 << 20
"""Bytes, expanded. Platforms split their files well before this."""
LARGEST_TOTAL = 1 << 30
"""Bytes, expanded, over all members that are read."""
HIGHEST_RATIO = 200
"""Expanded to packed. Repetitive JSON reaches some 40; a bomb some 1,000."""

_SMALL = 1 << 20  # a small file may be packed at any ratio without harm
_BLOCK = 1 << 20
_ENCRYPTED = 0x1
_OUTSIDE = re.compile(r"^(?:/|[A-Za-z]:)|(?:^|/)\.\.(?:/|$)|\0")
_HIDDEN = re.compile(r"(?:^|/)(?:__MACOSX/|\.)")


class ZipArchive:
    """A ZIP file whose members can be listed and read, within limits.

    Use it as a context manager.

    Parameters
    ----------
    path
        The file.
    source
        How it is called in messages.

    Attributes
    ----------
    names : tuple of str
        Paths of the files inside, with ``/``; folders and hidden files are left out.

    Raises
    ------
    SaringError
        The archive is broken or cut short, holds more members than :data:`MOST_MEMBERS`, or a
        member's path leads out of it.
    """

    def __init__(self, path: Path, source: str) -> None:
        self._source = source
        self._remaining = LARGEST_TOTAL
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _broken(source) from error
        try:
            self._members = self._list_members()
        except BaseException:
            self._zip.close()
            raise
        self.names = tuple(self._members)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """Expand one member in memory.

        Raises
        ------
        SaringError
            It is locked, broken, packed in an unknown way, stored twice, or expands beyond
            :data:`LARGEST_MEMBER`, :data:`LARGEST_TOTAL` or :data:`HIGHEST_RATIO`.
        """
        first, *others = self._members[name]
        if others:
            raise _twice(self._source, name)
        if first.flag_bits & _ENCRYPTED:
            raise _locked(self._source, name)
        allowed = self._allowed(first, name)
        content = bytearray()
        try:
            with self._zip.open(first) as handle:
                # The header's word on the size is not enough: count what comes out.
                while block := handle.read(min(_BLOCK, allowed + 1 - len(content))):
                    content += block
                    if len(content) > allowed:
                        raise _bomb(self._source, name)
        except (NotImplementedError, RuntimeError) as error:
            raise _unknown_packing(self._source, name) from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            OSError,
            UnicodeDecodeError,
        ) as error:
            raise _broken_member(self._source, name) from error
        self._remaining -= len(content)
        return bytes(content)

    def _list_members(self) -> dict[str, list[zipfile.ZipInfo]]:
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise _too_many(self._source, len(infos))
        members: dict[str, list[zipfile.ZipInfo]] = {}
        for info in infos:
            # orig_filename still has what follows a NUL, which zipfile cuts off.
            name = info.orig_filename.replace("\\", "/")
            if _OUTSIDE.search(name) or stat.S_ISLNK(info.external_attr >> 16):
                raise _leads_out(self._source, name)
            if not name.endswith("/") and not _HIDDEN.search(name):
                members.setdefault(name, []).append(info)
        return members

    def _allowed(self, info: zipfile.ZipInfo, name: str) -> int:
        packed = max(info.compress_size, 1)
        allowed = min(LARGEST_MEMBER, self._remaining, max(HIGHEST_RATIO * packed, _SMALL))
        if info.file_size > allowed:
            raise _bomb(self._source, name)
        return allowed


def shown(name: str) -> str:
    """Write a member's name so that control characters in it stay harmless on a terminal."""
    short = name if len(name) <= 120 else f"{name[:117]}..."
    return short if short.isprintable() else repr(short)[1:-1]


def _broken(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: arsip ZIP ini rusak atau terpotong.",
               f"{source}: this ZIP archive is broken or cut short."),
        Phrase("Unduh ulang sampai selesai, lalu bandingkan ukurannya.",
               "Download it again to the end, and compare its size."),
    )  # fmt: skip


def _broken_member(source: str, name: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: {shown(name)} di dalam arsip ini rusak atau terpotong.",
               f"{source}: {shown(name)} in this archive is broken or cut short."),
        Phrase("Unduh ulang arsipnya sampai selesai.", "Download the archive again to the end."),
    )  # fmt: skip


def _locked(source: str, name: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: {shown(name)} di dalam arsip ini terkunci kata sandi.",
               f"{source}: {shown(name)} in this archive is locked with a password."),
        Phrase("Ekstrak dengan kata sandinya, lalu beri berkas itu.",
               "Extract it with the password, then give that file."),
    )  # fmt: skip


def _unknown_packing(source: str, name: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: cara pemampatan {shown(name)} tidak dikenal.",
               f"{source}: {shown(name)} is packed in a way that is not known."),
        Phrase("Ekstrak arsipnya, lalu beri berkas itu.",
               "Extract the archive, then give that file."),
    )  # fmt: skip


def _twice(source: str, name: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: {shown(name)} ada lebih dari sekali di dalam arsip ini.",
               f"{source}: {shown(name)} is in this archive more than once."),
        Phrase("Minta arsip yang asli dari platformnya; yang ini sudah diubah.",
               "Ask for the original archive from the platform; this one was altered."),
    )  # fmt: skip


def _bomb(source: str, name: str) -> SaringError:
    limit = f"{LARGEST_MEMBER >> 20} MB, {HIGHEST_RATIO}:1"
    return SaringError(
        Phrase(f"{source}: {shown(name)} mengembang melebihi batas yang wajar ({limit}).",
               f"{source}: {shown(name)} expands beyond what is sensible ({limit})."),
        Phrase("Jangan dibuka bila asalnya tidak jelas. Bila memang arsip asli, ekstrak dan beri "
               "berkas itu.",
               "Do not open it if you do not know where it came from. If it is an original "
               "archive, extract it and give that file."),
    )  # fmt: skip


def _too_many(source: str, count: int) -> SaringError:
    return SaringError(
        Phrase(f"{source}: arsip ini berisi {count} berkas, lebih dari batas {MOST_MEMBERS}.",
               f"{source}: this archive holds {count} files, more than the limit {MOST_MEMBERS}."),
        Phrase("Ekstrak, lalu beri berkas postingannya saja.",
               "Extract it, then give only the file with the posts."),
    )  # fmt: skip


def _leads_out(source: str, name: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: nama {shown(name)} di dalam arsip ini menunjuk ke luar arsip.",
               f"{source}: the name {shown(name)} in this archive points out of the archive."),
        Phrase("Arsip asli dari platform tidak demikian: unduh ulang dari platformnya.",
               "No original archive does so: download it again from the platform."),
    )  # fmt: skip
