"""Posts as sequences of numbered word forms, so that each distinct form is worked on once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy import sparse

from saring.features.emoji import is_ornament, is_ornamental
from saring.features.manner import START, manner, manner_of_posts
from saring.text import Token
from saring.text.columnar import PostTokens, analyse_posts, as_arrow
from saring.text.columnar.numbering import Numbering
from saring.text.columnar.ranges import offsets_of, ranges
from saring.text.columnar.token_types import Trait


@dataclass(frozen=True)
class FormSequences:
    """The forms of many posts.

    Attributes
    ----------
    forms
        The distinct forms, and perhaps others, by number.
    ids
        Form number of each position of all posts, one post after the other.
    offsets
        Where each post begins in `ids`; one entry more than there are posts.
    """

    forms: Numbering
    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]

    @classmethod
    def of_texts(cls, texts: Iterable[str]) -> FormSequences:
        """Analyse posts and number their forms."""
        return forms_of_posts(as_arrow(list(texts))).sequences

    @classmethod
    def of_forms(cls, posts: Iterable[Sequence[str]]) -> FormSequences:
        """Give numbers to the forms of posts that were analysed before."""
        forms = Numbering()
        ids: list[int] = []
        offsets = [0]
        for post in posts:
            ids.extend(map(forms.number, post))
            offsets.append(len(ids))
        return cls(forms, np.array(ids, np.int64), np.array(offsets, np.int64))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @cached_property
    def distinct(self) -> NDArray[np.int64]:
        """Numbers of the forms that occur."""
        return np.flatnonzero(self._occurs)

    @cached_property
    def local(self) -> NDArray[np.int64]:
        """For each position, where its form stands in `distinct`."""
        local: NDArray[np.int64] = (np.cumsum(self._occurs) - 1)[self.ids]
        return local

    @cached_property
    def _occurs(self) -> NDArray[np.bool_]:
        occurs = np.zeros(len(self.forms), np.bool_)
        occurs[self.ids] = True
        return occurs

    def post_of_position(self) -> NDArray[np.int64]:
        """Give the number of the post that each position of `ids` belongs to."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))

    def counts(self) -> sparse.csr_array:
        """Give the forms of posts: posts by `distinct`, a form said twice standing there twice."""
        return sparse.csr_array(
            (
                np.ones(len(self.ids), np.int32),
                self.local.astype(np.int32),
                self.offsets.astype(np.int32),
            ),
            shape=(len(self), len(self.distinct)),
        )

    def take(self, posts: NDArray[np.int64]) -> FormSequences:
        """Give the sequences of some posts, in the order asked for."""
        lengths = np.diff(self.offsets)[posts]
        ids = self.ids[ranges(self.offsets[posts], lengths)]
        return FormSequences(self.forms, ids, offsets_of(lengths))


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


@dataclass(frozen=True)
class PostForms:
    """The forms of many posts, and the tokens that each position stands for.

    Attributes
    ----------
    sequences
        The forms, as `form_sequence` gives them for one post.
    tokens
        The tokens of the posts.
    first, last
        First and last of the tokens that each position stands for; -1 for how a post is written.
    """

    sequences: FormSequences
    tokens: PostTokens
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    def take(self, posts: NDArray[np.int64]) -> PostForms:
        """Give some of the posts, in the order asked for."""
        offsets = self.sequences.offsets
        which = ranges(offsets[posts], np.diff(offsets)[posts])
        moved = self.tokens.moved_by_taking(posts)
        first, last = (
            np.where(place >= 0, place + np.repeat(moved, np.diff(offsets)[posts]), -1)
            for place in (self.first[which], self.last[which])
        )
        return PostForms(self.sequences.take(posts), self.tokens.take(posts), first, last)


def forms_of_posts(texts: pa.Array) -> PostForms:
    """Analyse many posts, an Arrow array of strings (see `as_arrow`)."""
    tokens = analyse_posts(texts)
    traits = manner_of_posts(texts, tokens)
    numbers = tokens.types.forms
    token, post = np.arange(len(tokens.form)), tokens.post
    ornament = ((tokens.types.traits[tokens.type] & Trait.EMOJI) > 0) & numbers.column(
        is_ornamental, np.bool_
    )[tokens.form]
    token, post = token[~ornament], post[~ornament]
    wholes = _whole_hashtags(tokens, token)
    # In each post: traits, the mark of a beginning, then tokens, each hashtag behind its words.
    spoken = traits >= 0
    spoken_post, _ = np.nonzero(spoken)
    start = np.arange(len(tokens))
    form = np.concatenate(
        [
            traits[spoken],
            np.full(len(tokens), numbers.number(START)),
            tokens.form[token],
            wholes.form,
        ]
    ).astype(np.int64)
    none_spoken, none_start = np.full(len(spoken_post), -1), np.full(len(tokens), -1)
    first = np.concatenate([none_spoken, none_start, token, wholes.first])
    last = np.concatenate([none_spoken, none_start, token, wholes.last])
    of_post = np.concatenate([spoken_post, start, post, tokens.post[wholes.last]])
    # A stable sort by post and then by token: a whole hashtag comes right after its last word.
    order = np.argsort(of_post * (len(tokens.form) + 1) + last + 1, kind="stable")
    offsets = np.searchsorted(of_post[order], np.arange(len(tokens) + 1))
    sequences = FormSequences(numbers, form[order], offsets)
    return PostForms(sequences, tokens, first[order], last[order])


@dataclass(frozen=True)
class _Wholes:
    form: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def _whole_hashtags(tokens: PostTokens, token: NDArray[np.int64]) -> _Wholes:
    """Find hashtags of several words, and number them by the words that are left after slots."""
    hashtag = tokens.hashtag[token]
    inside = np.flatnonzero(hashtag > 0)
    numbered = hashtag[inside]
    begins = np.flatnonzero(np.concatenate([[True], numbered[1:] != numbered[:-1]]))
    if not len(inside):
        none = np.empty(0, np.int64)
        return _Wholes(none, none, none)
    sizes = np.diff(np.append(begins, len(inside)))
    begins, sizes = begins[sizes > 1], sizes[sizes > 1]
    members = token[inside]
    forms = tokens.types.forms
    form = [
        forms.number("#" + "".join(map(forms.__getitem__, tokens.form[members[at : at + size]])))
        for at, size in zip(begins.tolist(), sizes.tolist(), strict=True)
    ]
    return _Wholes(np.array(form, np.int64), members[begins], members[begins + sizes - 1])
