"""Passages of long posts: one hateful sentence in a long story is drowned by the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saring.features.manner import START
from saring.features.sequences import FormSequences

PASSAGE = 40
"""Forms in a passage; each begins half a passage after the one before."""
LONG = 60
"""A post with more forms than this is read by passages too."""


@dataclass(frozen=True)
class Passages:
    """Overlapping pieces of the long posts among some posts.

    Attributes
    ----------
    sequences
        The pieces, each with the mark of a beginning before it; how the post is written is left
        out.
    post
        Number of the post that each piece is of.
    first
        Place in the post's ``ids`` of the first form of each piece.
    """

    sequences: FormSequences
    post: NDArray[np.int64]
    first: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.post)


def passages_of(sequences: FormSequences) -> Passages:
    """Cut the long posts among `sequences` into passages."""
    pieces: list[NDArray[np.int64]] = []
    post: list[int] = []
    first: list[int] = []
    for number, begin, end in _long_posts(sequences):
        start = sequences.ids[begin - 1]
        for at in range(begin, end - PASSAGE // 2, PASSAGE // 2):
            pieces.append(np.append(start, sequences.ids[at : min(at + PASSAGE, end)]))
            post.append(number)
            first.append(at)
    ids = np.concatenate(pieces) if pieces else np.empty(0, np.int64)
    offsets = np.cumsum([0, *map(len, pieces)], dtype=np.int64)
    return Passages(
        FormSequences(sequences.forms, ids, offsets),
        np.array(post, np.int64),
        np.array(first, np.int64),
    )


def strongest_passage(
    sequences: FormSequences,
    log_odds: Callable[[FormSequences], NDArray[np.float64]],
    in_passages: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Give the log-odds of posts, of long ones that of the strongest passage if it is higher.

    Parameters
    ----------
    log_odds
        Gives the log-odds of sequences, posts by labels.
    in_passages
        For which labels passages count.
    """
    found = log_odds(sequences)
    if in_passages.any():
        passages = passages_of(sequences)
        if len(passages):
            of_passages = log_odds(passages.sequences)
            of_passages[:, ~in_passages] = -np.inf
            np.maximum.at(found, passages.post, of_passages)
    return found


def _long_posts(sequences: FormSequences) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each long post, and where its words begin and end."""
    start = sequences.forms.find(START)
    for number in np.flatnonzero(np.diff(sequences.offsets) > LONG).tolist():
        begin, end = sequences.offsets[number : number + 2].tolist()
        begin += sequences.ids[begin:end].tolist().index(start)
        if end - begin - 1 > LONG:
            yield number, begin + 1, end
