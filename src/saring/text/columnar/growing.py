"""Arrays that grow at their end while others look at what they hold already."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=np.integer)
_LEAST_ROOM = 1_024


class Growing(Generic[T]):
    """Whole numbers that are only ever added to: a thousand at a time cost no copy of all.

    Parameters
    ----------
    dtype
        Of the array.
    """

    def __init__(self, dtype: type[T]) -> None:
        self._room = np.empty(_LEAST_ROOM, dtype)
        self._size = 0
        self._fresh: list[int] = []
        self.append = self._fresh.append

    def __len__(self) -> int:
        return self._size + len(self._fresh)

    def extend(self, numbers: NDArray[Any] | list[int]) -> None:
        """Add several numbers."""
        self._add(self._fresh)
        self._fresh.clear()
        self._add(numbers)

    def __getitem__(self, at: int) -> int:
        return int(self._room[at]) if at < self._size else self._fresh[at - self._size]

    @property
    def values(self) -> NDArray[T]:
        """All numbers so far: a view, which later ones do not change."""
        if self._fresh:
            self.extend([])
        return self._room[: self._size]

    def _add(self, numbers: NDArray[Any] | list[int]) -> None:
        size = self._size + len(numbers)
        if size > len(self._room):
            room = np.empty(size + size // 2, self._room.dtype)
            room[: self._size] = self._room[: self._size]
            self._room = room
        self._room[self._size : size] = numbers
        self._size = size
