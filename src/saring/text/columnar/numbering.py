"""Numbers for distinct strings that keep their meaning while more strings come."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar, overload
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=np.generic)


class Numbering(Sequence[str]):
    """Distinct strings in order of first appearance, with columns worked out once for each.

    Parameters
    ----------
    strings
        The first ones.

    Attributes
    ----------
    memo
        What others worked out for these strings, by what they worked it out for.
    """

    def __init__(self, strings: Iterable[str] = ()) -> None:
        self._strings: list[str] = []
        self._numbers: dict[str, int] = {}
        self._columns: dict[Hashable, NDArray[Any]] = {}
        self.memo: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        for string in strings:
            self.number(string)

    def __reduce__(self) -> tuple[type[Numbering], tuple[list[str]]]:
        return Numbering, (self._strings,)

    def __len__(self) -> int:
        return len(self._strings)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        return self._strings[number]

    def number(self, string: str) -> int:
        """Give the number of a string, a new one where it was never seen."""
        found = self._numbers.setdefault(string, len(self._strings))
        if found == len(self._strings):
            self._strings.append(string)
        return found

    def numbers(self, strings: Sequence[str]) -> list[int]:
        """Give the numbers of many strings."""
        known = list(map(self._numbers.get, strings))
        return [
            self.number(string) if number is None else number
            for string, number in zip(strings, known, strict=True)
        ]

    def find(self, string: str) -> int:
        """Give the number of a string, or -1."""
        return self._numbers.get(string, -1)

    def column(self, of: Callable[[str], Any], dtype: type[T]) -> NDArray[T]:
        """Give ``of(string)`` for each string; it is asked once for each string and function."""
        known = self._columns.get(of, np.empty(0, dtype))
        if len(known) < len(self._strings):
            fresh = np.array([of(string) for string in self._strings[len(known) :]], dtype)
            known = self._columns[of] = np.concatenate([known, fresh])
        return known
