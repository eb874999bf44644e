"""Texts of posts as one Arrow array, whose bytes numpy can look at without copying."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from saring.visible import whole_text


def as_arrow(texts: Sequence[str] | pa.Array) -> pa.Array:
    """Give texts as an Arrow array of strings; half a character counts as an unreadable one."""
    if isinstance(texts, pa.Array):
        return texts.cast(pa.string())
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:
        return pa.array([whole_text(text) for text in texts], pa.string())


def bytes_of(texts: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Give the UTF-8 bytes of all texts, one after the other, and where each text begins.

    The second array has one entry more than there are texts.
    """
    _, ends, data = texts.buffers()
    offsets = np.frombuffer(ends, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    offsets = offsets.astype(np.int64)
    if data is None:
        return np.empty(0, np.uint8), offsets - offsets[0]
    return np.frombuffer(data, np.uint8)[offsets[0] : offsets[-1]], offsets - offsets[0]


def per_text(marked: NDArray[np.bool_], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count what is marked in each stretch, such as bytes of each text: quick where few are."""
    return np.diff(np.searchsorted(np.flatnonzero(marked), offsets))
