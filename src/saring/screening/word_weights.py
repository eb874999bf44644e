"""What each word of many posts adds to their scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saring.features import FormSequences, Projection
from saring.features.passages import Passages, passages_of
from saring.features.sequences import PostForms
from saring.model import ScreeningModel
from saring.text.columnar.numbering import Numbering
from saring.text.columnar.ranges import ranges
from saring.text.columnar.token_types import Trait


@dataclass(frozen=True)
class WordWeights:
    """The words of many posts as written, with their shares of the log-odds of one label.

    ``logit(score) = base + manner + sum of the words' weights``.

    Attributes
    ----------
    offsets
        Where the words of each post begin; one entry more than there are posts.
    start, end
        Half-open span of each word in its post, in characters.
    slot
        Number in `forms` of what the model saw in place of the word, -1 for the word itself.
    weights
        Share of each word.
    manner
        Share of how each post is written, which is no single word's doing.
    forms
        Names of the slots.
    """

    offsets: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    slot: NDArray[np.int64]
    weights: NDArray[np.float64]
    manner: NDArray[np.float64]
    forms: Numbering

    def slot_names(self, slots: NDArray[np.int64]) -> list[str]:
        """Name some slots; blank for a word that stands for itself."""
        return [self.forms[slot] if slot >= 0 else "" for slot in slots.tolist()]


def word_weights(
    model: ScreeningModel, forms: PostForms, asked: Mapping[str, NDArray[np.int64]]
) -> dict[str, WordWeights]:
    """Share the log-odds of labels among the words of posts.

    A feature's contribution (its TF-IDF value times its weight) is shared equally among its
    occurrences; a pair of neighbours halves its share between the two; a hashtag as a whole is
    shared among its words. Where a long post scores as its strongest passage does, only that
    passage has a share.

    Parameters
    ----------
    asked
        Numbers of the posts that each label is asked about; the words of no others are given.
    """
    found = {}
    for label, posts in asked.items():
        here = forms.take(posts)
        projection = model.projections[label]
        shares = projection.shares(here.sequences)[:, 0]
        if model.heads[label].passages:
            _put_passages(projection, shares, here.sequences)
        found[label] = _of_words(here, shares)
    return found


def _of_words(forms: PostForms, shares: NDArray[np.float64]) -> WordWeights:
    """Sum up the shares of positions for the words that they stand for."""
    posts, tokens = forms.sequences.post_of_position(), forms.tokens
    spoken = forms.first >= 0
    manner = _summed(posts[~spoken], shares[~spoken], len(forms.sequences))
    first, last = forms.first[spoken], forms.last[spoken]
    size = last - first + 1
    token = ranges(first, size)
    each = np.repeat(shares[spoken] / size, size)
    weights = _summed(token, each, len(tokens.form))
    shown = np.zeros(len(tokens.form), np.bool_)
    shown[token] = True
    token = np.flatnonzero(shown)
    is_slot = (tokens.types.traits[tokens.type[token]] & Trait.SLOT) > 0
    slot = np.where(is_slot, tokens.form[token], -1)
    post, start, end = tokens.post[token], tokens.start[token], tokens.end[token]
    # One word as written may be read as several: gabisa.
    same = (post[1:] == post[:-1]) & (start[1:] == start[:-1])
    same &= (end[1:] == end[:-1]) & (slot[1:] == slot[:-1])
    begins = np.flatnonzero(np.concatenate([[True], ~same])) if len(token) else token
    weights = np.add.reduceat(weights[token], begins) if len(token) else weights[token]
    return WordWeights(
        np.searchsorted(post[begins], np.arange(len(tokens) + 1)),
        start[begins],
        end[begins],
        slot[begins],
        weights,
        manner,
        tokens.types.forms,
    )


def _summed(
    number: NDArray[np.int64], shares: NDArray[np.float64], size: int
) -> NDArray[np.float64]:
    return np.bincount(number, shares, minlength=size).astype(np.float64, copy=False)


def _put_passages(
    projection: Projection, shares: NDArray[np.float64], sequences: FormSequences
) -> None:
    passages = passages_of(sequences)
    if len(passages):
        of_passages = projection.shares(passages.sequences)[:, 0]
        _put_strongest(shares, sequences, of_passages, passages)


def _put_strongest(
    shares: NDArray[np.float64],
    sequences: FormSequences,
    of_passages: NDArray[np.float64],
    passages: Passages,
) -> None:
    """Put the shares of each post's strongest passage in place of the post's, if it is higher."""
    sums = np.add.reduceat(of_passages, passages.sequences.offsets[:-1])
    for post in np.unique(passages.post).tolist():
        mine = np.flatnonzero(passages.post == post)
        best = mine[np.argmax(sums[mine])]
        here = slice(*sequences.offsets[post : post + 2].tolist())
        if sums[best] > shares[here].sum():
            begin, end = passages.sequences.offsets[best : best + 2].tolist()
            first = int(passages.first[best])
            shares[here] = 0.0
            shares[first : first + end - begin - 1] = of_passages[begin + 1 : end]
            # The mark of a beginning is no word; it stands right before the post's first one.
            start = int(np.flatnonzero(sequences.ids[here] == passages.sequences.ids[begin])[0])
            shares[here.start + start] += of_passages[begin]
