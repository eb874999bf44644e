"""The whole way from many posts to their tokens, as `saring.text.analyse` for one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from saring.reference.contestants import follows_contestants
from saring.stages import stage
from saring.text.columnar.chunk_tokens import ChunkTokens, Edge
from saring.text.columnar.chunks import cut
from saring.text.columnar.ranges import offsets_of, ranges
from saring.text.columnar.slot_runs import Positions, SlotRuns
from saring.text.columnar.token_types import TokenTypes, Trait
from saring.text.repair import repair
from saring.text.slot_kinds import ADDRESSED

MOST_REMEMBERED = 700_000
"""Distinct chunks, token types or runs; beyond that all is read anew. Some 500 bytes each."""


@dataclass(frozen=True)
class PostTokens:
    """Tokens of many posts, one after the other.

    Attributes
    ----------
    types
        The distinct tokens and forms.
    type
        Number of the type of each token, slots and placeholders among them.
    form
        Number in ``types.forms`` of what features see of each token.
    start, end
        Half-open span of each token in its post, in characters.
    hashtag
        Number of the hashtag that it is a part of, unique in the batch; 0 outside hashtags.
    offsets
        Where each post begins; one entry more than there are posts.
    words, word_offsets
        Types of the tokens before slots, and where each post begins among them.
    """

    types: TokenTypes
    type: NDArray[np.int32]
    form: NDArray[np.int32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    hashtag: NDArray[np.int32]
    offsets: NDArray[np.int64]
    words: NDArray[np.int32]
    word_offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def post(self) -> NDArray[np.int64]:
        """Number of the post of each token."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))

    def take(self, posts: NDArray[np.int64]) -> PostTokens:
        """Give the tokens of some of the posts, in the order asked for."""
        which = ranges(self.offsets[posts], np.diff(self.offsets)[posts])
        words = ranges(self.word_offsets[posts], np.diff(self.word_offsets)[posts])
        return PostTokens(
            self.types,
            self.type[which],
            self.form[which],
            self.start[which],
            self.end[which],
            self.hashtag[which],
            offsets_of(np.diff(self.offsets)[posts]),
            self.words[words],
            offsets_of(np.diff(self.word_offsets)[posts]),
        )

    def moved_by_taking(self, posts: NDArray[np.int64]) -> NDArray[np.int64]:
        """Tell by how many places `take` moves the tokens of each of the posts."""
        return offsets_of(np.diff(self.offsets)[posts])[:-1] - self.offsets[posts]


_sharing = [1]


def share_memory(processes: int) -> None:
    """Remember less here, because so many processes of this machine remember too."""
    _sharing[0] = processes


def analyse_posts(texts: pa.Array) -> PostTokens:
    """Give the tokens of many posts, an Arrow array of strings (see `as_arrow`)."""
    analyser = _analyser()
    if analyser.is_full:
        _analyser.cache_clear()
        analyser = _analyser()
    try:
        return analyser.tokens(texts)
    except BaseException:
        _analyser.cache_clear()  # what was being read is numbered already
        raise


@dataclass
class _Words:
    """Tokens before slots, with their places."""

    type: NDArray[np.int32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    hashtag: NDArray[np.int32]
    post: NDArray[np.int64]


class _Analyser:
    """Remembers what it has read from one batch to the next."""

    def __init__(self) -> None:
        self.types = TokenTypes()
        self.chunks = ChunkTokens(self.types)
        self.runs = SlotRuns(self.types)

    @property
    def is_full(self) -> bool:
        known = max(len(self.types), len(self.chunks), len(self.runs))
        return known > MOST_REMEMBERED // _sharing[0]

    def tokens(self, texts: pa.Array) -> PostTokens:
        words = self._words(texts)
        size = len(texts)
        with stage("distinct words"):
            at, last, type_ = self.runs.put(Positions(words.type, words.hashtag, words.post), size)
        traits, form = self.types.traits[type_], self.types.shown[type_]
        post = words.post[at]
        form, stays = self._addressed(form, traits, post)
        end = words.end[last]
        # Of several accounts at the head of a post, the first stands for those like it.
        end = np.maximum.reduceat(end, np.flatnonzero(stays)) if len(end) else end
        at, type_, form = at[stays], type_[stays], form[stays]
        edges = np.arange(size + 1)
        return PostTokens(
            self.types,
            type_,
            form,
            words.start[at],
            end,
            words.hashtag[at],
            np.searchsorted(post[stays], edges),
            words.type,
            np.searchsorted(words.post, edges),
        )

    def _words(self, texts: pa.Array) -> _Words:
        chunks = cut(texts)
        with stage("distinct words"):
            number = self.chunks.numbers(chunks.distinct)[chunks.number]
        sizes = np.diff(chunks.offsets)
        post_of_chunk = np.repeat(np.arange(len(texts)), sizes)
        apart = np.zeros(len(texts), np.bool_)
        apart[post_of_chunk[self._reach_over(number, post_of_chunk)]] = True
        number, post_of_chunk, start = (
            column[~apart[post_of_chunk]] for column in (number, post_of_chunk, chunks.start)
        )
        first = self.chunks.first
        counts = np.diff(first)[number]
        which = ranges(first[:-1][number], counts)
        type_, begins, ends, hashtag = self.chunks.tokens
        from_chunk = np.repeat(np.arange(len(number)), counts)
        base = start[from_chunk]
        words = _Words(
            type_[which],
            base + begins[which],
            base + ends[which],
            _numbered(hashtag[which], from_chunk),
            post_of_chunk[from_chunk],
        )
        return self._with_whole_posts(words, texts, np.flatnonzero(apart)) if apart.any() else words

    def _reach_over(self, number: NDArray[np.int64], post: NDArray[np.int64]) -> NDArray[np.int64]:
        """Find chunks that may belong together with the one before: their posts are read whole."""
        edges = self.chunks.edges[number]
        if not len(edges):
            return np.empty(0, np.int64)
        before = np.concatenate([[0], edges[:-1]]).astype(np.int8)
        before[np.concatenate([[True], post[1:] != post[:-1]])] = 0
        spelt = ((edges & Edge.LETTER_FIRST) > 0) & ((before & Edge.LETTER_LAST) > 0)
        percent = ((edges & Edge.PERCENT_FIRST) > 0) & ((before & Edge.DIGIT_LAST) > 0)
        return np.flatnonzero(spelt | percent | ((edges & Edge.APART) > 0))

    def _with_whole_posts(self, words: _Words, texts: pa.Array, posts: NDArray[np.int64]) -> _Words:
        """Put in posts that had to be read as a whole."""
        tokens = [
            (*token, post)
            for post in posts.tolist()
            for token in self.chunks.tokens_of(repair(texts[post].as_py()))
        ]
        columns = zip(*tokens, strict=True) if tokens else [()] * 5
        type_, start, end, hashtag, post = (np.array(column, np.int64) for column in columns)
        numbered = _numbered(hashtag.astype(np.int32), post)
        numbered[hashtag > 0] += words.hashtag.max(initial=0)
        all_posts = np.concatenate([words.post, post])
        order = np.argsort(all_posts, kind="stable")
        return _Words(
            np.concatenate([words.type, type_.astype(np.int32)])[order],
            np.concatenate([words.start, start])[order],
            np.concatenate([words.end, end])[order],
            np.concatenate([words.hashtag, numbered])[order],
            all_posts[order],
        )

    def _addressed(
        self, form: NDArray[np.int32], traits: NDArray[np.int32], post: NDArray[np.int64]
    ) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """Mark the accounts at the head of a post, once each kind, as `analyse` does."""
        stays = np.ones(len(form), np.bool_)
        if not len(form):
            return form, stays
        account = (traits & Trait.ACCOUNT) > 0
        begins = np.concatenate([[True], post[1:] != post[:-1]])
        first = np.flatnonzero(begins)
        others = np.cumsum(~account)
        before: NDArray[np.int64] = others[first] - ~account[first]
        sizes = np.diff(np.append(first, len(form)))
        head = account & (others == np.repeat(before, sizes))
        same = np.concatenate([[False], form[1:] == form[:-1]])
        stays = ~(head & same & ~begins)
        marked = form.copy()
        marked[head] = self._forms_of_address()[form[head]]
        return marked, stays

    def _forms_of_address(self) -> NDArray[np.int32]:
        """Give for each form the number of the one that marks it as spoken to."""
        forms = self.types.forms
        spoken_to = {
            form: forms.number(ADDRESSED + forms[form])
            for form in np.unique(self.types.shown[_accounts(self.types)]).tolist()
        }
        table = np.arange(len(forms), dtype=np.int32)
        table[list(spoken_to)] = list(spoken_to.values())
        return table


def _accounts(types: TokenTypes) -> NDArray[np.bool_]:
    return (types.traits & Trait.ACCOUNT) > 0


def _numbered(hashtag: NDArray[np.int32], within: NDArray[np.int64]) -> NDArray[np.int32]:
    """Give each hashtag a number of its own, whatever chunk or post it stands in."""
    if not len(hashtag):
        return hashtag
    begins = np.ones(len(hashtag), np.bool_)
    begins[1:] = (hashtag[1:] != hashtag[:-1]) | (within[1:] != within[:-1])
    return np.where(hashtag > 0, np.cumsum(begins), 0).astype(np.int32)


@follows_contestants
@lru_cache(maxsize=1)
def _analyser() -> _Analyser:
    return _Analyser()
