"""Posts as sequences of numbered word forms, so that each distinct form is worked on once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.features.emoji import is_ornament
from saring.features.manner import START, manner
from saring.text import Token, analyse


@dataclass(frozen=True, slots=True)
class FormSequences:
    """The forms of many posts.

    Attributes
    ----------
    forms
        The distinct forms, in order of first appearance.
    ids
        Form number of each position of all posts, one post after the other.
    offsets
        Where each post begins in `ids`; one entry more than there are posts.
    """

    forms: list[str]
    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]

    @classmethod
    def of_texts(cls, texts: Iterable[str]) -> FormSequences:
        """Analyse posts and number their forms."""
        return cls.of_forms(form_sequence(text, analyse(text)) for text in texts)

    @classmethod
    def of_forms(cls, posts: Iterable[Sequence[str]]) -> FormSequences:
        """Give numbers to the forms of posts that were analysed before."""
        numbers: dict[str, int] = {}
        ids: list[int] = []
        offsets = [0]
        for forms in posts:
            ids.extend(numbers.setdefault(form, len(numbers)) for form in forms)
            offsets.append(len(ids))
        return cls(list(numbers), np.array(ids, np.int64), np.array(offsets, np.int64))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def post_of_position(self) -> NDArray[np.int64]:
        """Give the number of the post that each position of `ids` belongs to."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))

    def counts(self) -> sparse.csr_array:
        """Count forms: an array of posts by forms."""
        ones = np.ones(len(self.ids), np.float64)
        counts = sparse.csr_array(
            # Copies: adding up duplicates rewrites the index arrays in place.
            (ones, self.ids.copy(), self.offsets.copy()),
            shape=(len(self), len(self.forms)),
        )
        counts.sum_duplicates()
        return counts

    def take(self, posts: NDArray[np.int64]) -> FormSequences:
        """Give the sequences of some posts, in the order asked for."""
        pieces = [self.ids[self.offsets[post] : self.offsets[post + 1]] for post in posts]
        lengths = np.array([len(piece) for piece in pieces], np.int64)
        ids = np.concatenate(pieces) if pieces else np.empty(0, np.int64)
        return FormSequences(self.forms, ids, np.concatenate([[0], np.cumsum(lengths)]))


def form_sequence(text: str, tokens: Sequence[Token]) -> list[str]:
    """Give the forms that features are made of."""
    return [form for form, _ in positioned_forms(text, tokens)]


def positioned_forms(text: str, tokens: Sequence[Token]) -> list[tuple[str, tuple[Token, ...]]]:
    """Give each form with the tokens it stands for.

    First how the post is written, which is the doing of no single word; then a form for every
    token but emoji for ornament; after the words of a hashtag, the hashtag as a whole, built from
    the slotted words so that no contestant's name is in it.
    """
    forms: list[tuple[str, tuple[Token, ...]]] = [(trait, ()) for trait in manner(text, tokens)]
    forms.append((START, ()))
    tokens = [token for token in tokens if not is_ornament(token)]
    for index, token in enumerate(tokens):
        forms.append((token.form, (token,)))
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.in_hashtag and (following is None or following.hashtag != token.hashtag):
            parts = tuple(part for part in tokens if part.hashtag == token.hashtag)
            if len(parts) > 1:
                forms.append(("#" + "".join(part.form for part in parts), parts))
    return forms
