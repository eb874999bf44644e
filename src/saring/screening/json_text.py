"""Columns of words and numbers as the text that JSON has for them."""

from __future__ import annotations

from json.encoder import encode_basestring  # what json.dumps calls, without its overhead

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.text.columnar.arrow import bytes_of
from saring.text.columnar.ranges import offsets_of, ranges

_TO_ESCAPE = r'["\\\x00-\x1f]'


def slices(
    texts: pa.Array,
    which: NDArray[np.int64],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
) -> pa.Array:
    """Give ``texts[which][start:end]`` for each three of them.

    Parameters
    ----------
    texts
        An Arrow array of strings (see `as_arrow`).
    start, end
        Half-open spans within the texts, in characters.
    """
    data, offsets = bytes_of(texts)
    characters = np.flatnonzero((data & 0xC0) != 0x80)
    before = np.searchsorted(characters, offsets[:-1])[which]
    places = np.append(characters, len(data))
    first = places[before + start]
    length = places[before + end] - first
    return pa.StringArray.from_buffers(
        len(which),
        pa.py_buffer(offsets_of(length).astype(np.int32)),
        pa.py_buffer(data[ranges(first, length)]),
    )


def quoted(texts: pa.Array) -> pa.Array:
    """Give texts as JSON strings, with nothing escaped that need not be."""
    odd = pc.match_substring_regex(texts, _TO_ESCAPE)
    escaped = [encode_basestring(text)[1:-1] for text in texts.filter(odd).to_pylist()]
    inside = pc.replace_with_mask(texts, odd, pa.array(escaped, pa.string()))
    return pc.binary_join_element_wise("", inside, "", '"')


def decimals(numbers: NDArray[np.float64]) -> pa.Array:
    """Give numbers below 1e9 rounded to four places, as Python writes them.

    Arrow has the same digits, but says 1 where Python says 1.0.
    """
    column = pa.array(numbers.round(4) + 0.0)  # no negative zero
    is_whole = pc.equal(column, pc.trunc(column))
    return pc.binary_join_element_wise(column.cast(pa.string()), pc.if_else(is_whole, ".0", ""), "")
