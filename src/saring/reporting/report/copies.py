"""Near copies (copypasta) among all flagged posts, found without comparing all with all.

What a near copy is, `saring.triage.copies` says: posts that share nearly all their words, links
and addressees aside. There the posts of one account are compared in pairs; here those of all
accounts, so candidates are looked up first: the words of a post become a MinHash signature (Broder
1997), and only posts that share a band of four of its values are compared (locality-sensitive
hashing). Two posts with 80 % of their words in common share a band with a chance of 99.9 %.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from saring.triage.copies import ALIKE

HASHES, BAND = 64, 4
_MOST_COMPARED = 20  # in one bucket; more would let a flood of half-alike posts take for ever

# Multiply-shift hashing (Dietzfelbinger 1996): odd factors, the upper half of the product.
_RANDOM = np.random.default_rng(20240214)
_FACTORS = _RANDOM.integers(0, 2**63, HASHES, np.uint64) * np.uint64(2) + np.uint64(1)
_ADDENDS = _RANDOM.integers(0, 2**63, HASHES, np.uint64)


def leaders(signatures: Sequence[bytes]) -> NDArray[np.int64]:
    """Give for each post the position of the post that it is a copy of; its own if of none.

    Posts are taken in order: each joins the most alike earlier leader if `ALIKE`, else it becomes
    one. So a group is never a chain whose ends have nothing in common, and the first post given
    speaks for its group. Time and memory grow with the number of posts.

    Parameters
    ----------
    signatures
        Sets of words as `saring.triage.copies.signature` gives them.
    """
    lead = np.arange(len(signatures), dtype=np.int64)
    known: dict[bytes, int] = {}
    buckets: dict[bytes, list[int]] = {}
    for post, words in enumerate(signatures):
        if words not in known:
            bands = _bands(words)
            near = {leader for band in bands for leader in buckets.get(band, ())}
            likeness, best = max(
                ((_likeness(words, signatures[leader]), -leader) for leader in near),
                default=(0.0, 0),
            )
            known[words] = -best if likeness >= ALIKE else post
            if known[words] == post:
                for band in bands:
                    _remember(buckets.setdefault(band, []), post)
        lead[post] = known[words]
    return lead


def _bands(words: bytes) -> list[bytes]:
    """Give the bands of the MinHash signature of a set of words, each with its number."""
    hashed = np.frombuffer(words, np.uint32).astype(np.uint64)[:, None]
    smallest = ((hashed * _FACTORS + _ADDENDS) >> np.uint64(32)).astype(np.uint32).min(axis=0)
    return [
        bytes([number]) + band.tobytes()
        for number, band in enumerate(smallest.reshape(-1, BAND))
    ]  # fmt: skip


def _likeness(one: bytes, other: bytes) -> float:
    a, b = (set(np.frombuffer(words, np.uint32).tolist()) for words in (one, other))
    return len(a & b) / len(a | b)


def _remember(bucket: list[int], post: int) -> None:
    if len(bucket) < _MOST_COMPARED:
        bucket.append(post)
