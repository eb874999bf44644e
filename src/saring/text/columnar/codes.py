"""Numbers for distinct texts that are known by a hash of 64 bits alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from saring.text.columnar.ranges import offsets_of

_BYTE = 256


class Codes:
    """Numbers codes in order of first appearance, 12 bytes each; a dictionary needs 200.

    Of a million texts two share a code once in 40 million runs.
    """

    def __init__(self) -> None:
        self._codes = np.empty(0, np.uint64)
        self._numbers = np.empty(0, np.int32)

    def __len__(self) -> int:
        return len(self._codes)

    def numbers(self, codes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the number of each code, and where those that are new stand first.

        New ones get the next numbers, in the order in which they stand.
        """
        distinct, first, which = np.unique(codes, return_index=True, return_inverse=True)
        at = np.searchsorted(self._codes, distinct)
        number = np.full(len(distinct), -1, np.int32)
        inside = np.flatnonzero(at < len(self._codes))
        inside = inside[self._codes[at[inside]] == distinct[inside]]
        number[inside] = self._numbers[at[inside]]
        new = np.flatnonzero(number < 0)
        in_order = new[np.argsort(first[new])]
        number[in_order] = np.arange(len(self), len(self) + len(new))
        self._codes = np.insert(self._codes, at[new], distinct[new])
        self._numbers = np.insert(self._numbers, at[new], number[new])
        return number[which].astype(np.int64), first[in_order]


def codes_of(data: NDArray[np.uint8], offsets: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Give a code for each of several texts, none of them empty.

    Parameters
    ----------
    data
        Their bytes, one text after the other.
    offsets
        Where each begins; one entry more than there are texts.
    """
    if not len(data):
        return np.empty(0, np.uint64)
    within = np.arange(len(data)) - np.repeat(offsets[:-1], np.diff(offsets))
    return added(mixed((within * _BYTE + data).astype(np.uint64)), np.diff(offsets))


def added(codes: NDArray[np.uint64], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Make one code of the codes of each stretch, none of them empty."""
    one: NDArray[np.uint64] = np.add.reduceat(codes, offsets_of(lengths)[:-1])
    return one


def mixed(code: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread numbers over 64 bits (the finaliser of SplitMix64; Steele, Lea & Flood 2014)."""
    code = code + np.uint64(0x9E3779B97F4A7C15)
    code = (code ^ (code >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    code = (code ^ (code >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    spread: NDArray[np.uint64] = code ^ (code >> np.uint64(31))
    return spread
