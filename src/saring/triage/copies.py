"""Near-duplicates: posts that say the same in the same words, give or take one in ten."""

from __future__ import annotations

import re
import unicodedata
import zlib
from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

ALIKE = 0.8
"""Least share of common words (Jaccard) of near-duplicates: nine words of which one differs."""

MOST_COMPARED = 2_000
"""Different texts of one account that are compared in pairs; among more only equals are joined."""

_PASSING = re.compile(r"https?://\S+|www\.\S+|@\w+")
_REPEATED = re.compile(r"(.)\1{2,}")
_WORD = re.compile(r"\w+")


def signature(text: str) -> bytes:
    """Reduce a text to its set of words, as sorted 32-bit hashes.

    Case, order, punctuation, emoji, links, mentions and stretched letters do not count. A text
    without any word is its own only word.
    """
    plain = _REPEATED.sub(r"\1", unicodedata.normalize("NFKC", text).casefold())
    words = set(_WORD.findall(_PASSING.sub(" ", plain))) or {plain.strip()}
    # A lone surrogate, half an emoji, cannot be encoded strictly.
    hashes = {zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words}
    return array("I", sorted(hashes)).tobytes()


def copies(signatures: Sequence[bytes]) -> NDArray[np.int64]:
    """Give each text the number of its group of near-duplicates.

    A chain of likenesses is one group. Which texts are together does not depend on their order.
    """
    distinct = {each: number for number, each in enumerate(dict.fromkeys(signatures))}
    which = np.array([distinct[each] for each in signatures], np.int64)
    if not 1 < len(distinct) <= MOST_COMPARED:
        return which
    words = [np.frombuffer(each, np.uint32) for each in distinct]
    sizes = np.array([len(each) for each in words])
    columns = np.unique(np.concatenate(words), return_inverse=True)[1]
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    held = csr_array((np.ones(len(columns)), columns, bounds))
    common = (held @ held.T).tocoo()
    a, b = common.coords
    alike = common.data >= ALIKE * (sizes[a] + sizes[b] - common.data)
    return _joined(len(distinct), a[alike], b[alike])[which]


def _joined(count: int, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give each of `count` things the least number that a chain of the pairs leads to."""
    least = np.arange(count)
    while True:
        before = least.copy()
        np.minimum.at(least, a, least[b])
        least = least[least]
        if (least == before).all():
            return least
