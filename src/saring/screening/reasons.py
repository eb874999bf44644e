"""The reasons of many flagged posts, as the JSON that a scored row holds."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy.special import expit

from saring.model import Head
from saring.screening.json_text import decimals, quoted, slices
from saring.screening.word_weights import WordWeights
from saring.text.columnar.ranges import offsets_of


def reasons_of(head: Head, words: WordWeights, texts: pa.Array, most: int) -> pa.Array:
    """Give the reasons of one label for each post, each the text of a JSON object.

    As `Explanation.to_dict` with the `most` weightiest words, and the same numbers.

    Parameters
    ----------
    head
        That of the label.
    texts
        The posts that `words` are of, an Arrow array of strings (see `as_arrow`).
    """
    size = np.diff(words.offsets)
    owner = np.repeat(np.arange(len(size)), size)
    said = np.bincount(owner, words.weights, minlength=len(size))
    order = np.lexsort((-np.abs(words.weights), owner))  # equals stay in the order of the post
    rank = np.arange(len(order)) - np.repeat(words.offsets[:-1], size)
    shown = order[rank < most]
    said_by_shown = np.bincount(owner[shown], words.weights[shown], minlength=len(size))
    written = pa.ListArray.from_arrays(
        offsets_of(np.minimum(size, most)).astype(np.int32),
        _words(texts, owner[shown], words, shown),
    )
    return pc.binary_join_element_wise(
        '{"score": ',
        decimals(expit(head.base + words.manner + said)),
        f', "base": {decimals(np.array([head.base]))[0]}, "manner": ',
        decimals(words.manner),
        ', "words": [',
        pc.binary_join(written, ", "),
        '], "rest": ',
        decimals(np.asarray(said - said_by_shown, np.float64)),
        "}",
        "",
    )


def _words(
    texts: pa.Array, posts: NDArray[np.int64], words: WordWeights, which: NDArray[np.int64]
) -> pa.Array:
    start, end = words.start[which], words.end[which]
    return pc.binary_join_element_wise(
        '{"text": ',
        quoted(slices(texts, posts, start, end)),
        ', "start": ',
        pa.array(start).cast(pa.string()),
        ', "end": ',
        pa.array(end).cast(pa.string()),
        ', "weight": ',
        decimals(words.weights[which]),
        _slots(words, which),
        "}",
        "",
    )


def _slots(words: WordWeights, which: NDArray[np.int64]) -> pa.Array:
    found = pa.array(words.slot[which]).dictionary_encode()
    names = words.slot_names(found.dictionary.to_numpy())
    written = [f', "slot": "{name}"' if name else "" for name in names]
    return pa.array(written, pa.string()).take(found.indices)
