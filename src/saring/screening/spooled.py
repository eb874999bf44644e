"""Rejected rows kept on disk while a run goes on."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import overload

from saring.posts import Reject

_IN_MEMORY = 1 << 20


class SpooledRejects(Sequence[Reject]):
    """Rejects in a temporary file: a broken export may have millions."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, prefix="saring-")  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._count = 0

    def extend(self, rejects: Sequence[Reject]) -> None:
        """Add rejects; not while somebody is reading them."""
        self._file.seek(0, 2)
        for reject in rejects:
            pickle.dump(reject, self._file)
        self._count += len(rejects)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Reject]:
        position = 0
        for _ in range(self._count):
            self._file.seek(position)
            reject: Reject = pickle.load(self._file)  # our own file, unlinked
            position = self._file.tell()
            yield reject

    @overload
    def __getitem__(self, index: int) -> Reject: ...

    @overload
    def __getitem__(self, index: slice) -> list[Reject]: ...

    def __getitem__(self, index: int | slice) -> Reject | list[Reject]:
        if isinstance(index, slice):
            return list(islice(self, *index.indices(self._count)))
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return next(islice(self, index % self._count, None))
