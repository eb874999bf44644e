"""Cut posts at white space: what stands between is mostly one word, and repeats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from saring.text.columnar.arrow import bytes_of

_SPACE = np.zeros(256, np.bool_)
_SPACE[[9, 10, 11, 12, 13, 32]] = True


@dataclass(frozen=True)
class Chunks:
    """The runs of characters between ASCII white space, of many posts.

    Attributes
    ----------
    distinct
        The distinct chunks, an Arrow array of strings.
    number
        Number in `distinct`, for each chunk of each post.
    start, end
        Half-open span of each chunk in its post, in characters.
    offsets
        Where each post begins in `number`; one entry more than there are posts.
    """

    distinct: pa.Array
    number: NDArray[np.int32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    offsets: NDArray[np.int64]


def cut(texts: pa.Array) -> Chunks:
    """Cut an Arrow array of texts into chunks."""
    data, post_offsets = bytes_of(texts)
    solid = ~_SPACE[data]
    begins, ends = solid.copy(), solid.copy()
    begins[1:] &= ~solid[:-1]
    ends[:-1] &= ~solid[1:]
    # A post begins a chunk even where the post before it has no white space at its end.
    firsts = post_offsets[:-1][np.diff(post_offsets) > 0]
    begins[firsts] = solid[firsts]
    ends[firsts[1:] - 1] = solid[firsts[1:] - 1]
    at = np.flatnonzero(begins)
    length = np.flatnonzero(ends) + 1 - at
    edges = np.concatenate([[0], np.cumsum(length)])
    chunks = pa.StringArray.from_buffers(
        len(at), pa.py_buffer(edges.astype(np.int32)), pa.py_buffer(data[solid])
    )
    encoded = chunks.dictionary_encode()
    offsets = np.searchsorted(at, post_offsets)
    start = at - np.repeat(post_offsets[:-1], np.diff(offsets))
    begins_character = (data & 0xC0) != 0x80
    if not begins_character.all():
        characters: NDArray[np.int32] = np.zeros(len(data) + 1, np.int32)
        np.cumsum(begins_character, out=characters[1:])
        of_post = np.repeat(characters[post_offsets[:-1]], np.diff(offsets))
        start = (characters[at] - of_post).astype(np.int64)
        length = characters[at + length] - characters[at]
    return Chunks(
        encoded.dictionary,
        encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32),
        start.astype(np.int64),
        (start + length).astype(np.int64),
        offsets,
    )
