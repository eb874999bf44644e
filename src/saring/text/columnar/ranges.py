"""Many stretches of an array as one index."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def ranges(first: NDArray[np.int64], length: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give ``first[0], first[0] + 1, … first[0] + length[0] - 1, first[1], …``.

    >>> ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    jumps = np.repeat(first - (np.cumsum(length) - length), length)
    stretched: NDArray[np.int64] = jumps + np.arange(len(jumps))
    return stretched


def offsets_of(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give where stretches of these lengths begin, one after the other, and where the last ends.

    >>> offsets_of(np.array([2, 3])).tolist()
    [0, 2, 5]
    """
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
