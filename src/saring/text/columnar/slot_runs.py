"""Slots for many posts at once: the rules are asked once for each distinct run of words.

A rule for slots (`saring.text.slots`) looks at neighbours that stand in its tables, and at nothing
else of a post but whether it is political. So a post is cut into runs of tokens that the rules
know; runs that no rule tells apart are worked on once, by those same rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.text.columnar.codes import Codes, added, mixed
from saring.text.columnar.growing import Growing
from saring.text.columnar.ranges import offsets_of, ranges
from saring.text.columnar.token_types import TokenTypes, Trait
from saring.text.contestant_names import Match, find_contestants
from saring.text.slots import has_political_phrase, replace_by_slots
from saring.text.token import Token
from saring.text.tokenise import Kind

_NO_ENTITY = -1
_SEVERAL = -2
_NO_SLOT = -1
_LONGEST_PHRASE = 6


class _Found(NamedTuple):
    """What a run holds: its tokens, contestants for certain, and homonyms."""

    run: list[Token]
    found: dict[int, tuple[str, int]]
    homonyms: list[Match]


class _Kept(NamedTuple):
    """What is left of runs: places, last places, and types of slots (`_NO_SLOT` for a token)."""

    at: Growing[np.int32]
    last: Growing[np.int32]
    type: Growing[np.int32]


@dataclass
class Positions:
    """The tokens of many posts, one after the other.

    Attributes
    ----------
    type
        Number of the type of each token.
    hashtag
        Number of the hashtag that it is a part of, 0 outside hashtags.
    post
        Number of its post.
    """

    type: NDArray[np.int32]
    hashtag: NDArray[np.int32]
    post: NDArray[np.int64]


class SlotRuns:
    """Puts slots, and remembers the runs that it has met.

    Parameters
    ----------
    types
        Types of the tokens; slots are added to them.
    """

    def __init__(self, types: TokenTypes) -> None:
        self.types = types
        self._runs = Codes()
        self._certain = Growing(np.int8)
        self._entity = Growing(np.int32)
        self._entities: dict[str, int] = {}
        self._in_posts = Codes()  # each run in posts that are political and in those that are not
        self._first = Growing(np.int64)
        self._first.append(0)
        self._kept = _Kept(*(Growing(np.int32) for _ in range(3)))

    def __len__(self) -> int:
        return len(self._in_posts)

    def put(
        self, tokens: Positions, posts: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
        """Put slots into `posts` posts.

        Returns
        -------
        at, last, type
            For each token that stays and each slot: the positions of the first and the last token
            that it stands for, and its type.
        """
        traits = self.types.traits[tokens.type]
        first, length = _runs(traits, tokens.post)
        run, new = self._runs.numbers(self._codes(tokens, first, length))
        read = map(self._find, self._tokens(tokens, first[new], length[new]))
        found = dict(zip(run[new].tolist(), read, strict=True))
        political = self._political(tokens, traits, tokens.post[first], run, posts)
        in_post, new = self._in_posts.numbers(
            (run * 2 + political[tokens.post[first]]).astype(np.uint64)
        )
        again = [at for at in new.tolist() if run[at] not in found]
        read = map(_found, self._tokens(tokens, first[again], length[again]))
        found |= zip(run[again].tolist(), read, strict=True)
        for at, holds in zip(run[new].tolist(), political[tokens.post[first[new]]], strict=True):
            self._replace(found[at], political=bool(holds))
        return self._gather(tokens.type, first, length, in_post)

    def _codes(
        self, tokens: Positions, first: NDArray[np.int64], length: NDArray[np.int64]
    ) -> NDArray[np.uint64]:
        """Give one number to runs that no rule tells apart: a hash of 64 bits."""
        which = ranges(first, length)
        within = np.arange(len(which)) - np.repeat(np.cumsum(length) - length, length)
        hashtag = tokens.hashtag[which]
        goes_on = (hashtag > 0) & (within > 0)
        goes_on[1:] &= hashtag[1:] == hashtag[:-1]
        code = self.types.alike[tokens.type[which]] * 4 + (hashtag > 0) * 2 + goes_on
        if not len(first):
            return np.empty(0, np.uint64)
        at_place = mixed(code.astype(np.uint64)) + mixed(within.astype(np.uint64))
        return added(mixed(at_place), length)

    def _find(self, run: list[Token]) -> _Found:
        known = _found(run)
        entities = {match.form.entity for match in known.homonyms}
        entity = _NO_ENTITY if not entities else _SEVERAL
        if len(entities) == 1:
            entity = self._entities.setdefault(entities.pop(), len(self._entities))
        self._certain.append(bool(known.found))
        self._entity.append(entity)
        return known

    def _political(
        self,
        tokens: Positions,
        traits: NDArray[np.int32],
        post: NDArray[np.int64],
        run: NDArray[np.int64],
        posts: int,
    ) -> NDArray[np.bool_]:
        """Tell for each post whether it is political, as `put_slots` does."""
        political = np.zeros(posts, np.bool_)
        political[tokens.post[(traits & Trait.POLITICAL) > 0]] = True
        self._mark_phrases(tokens, traits, political)
        if len(run):
            certain, entity = self._certain.values[run] > 0, self._entity.values[run]
            political[post[certain | (entity == _SEVERAL)]] = True
            named = entity >= 0
            lowest = np.full(posts, np.iinfo(np.int64).max)
            highest = np.full(posts, -1)
            np.minimum.at(lowest, post[named], entity[named])
            np.maximum.at(highest, post[named], entity[named])
            # Two homonyms vouch for each other.
            political |= (highest >= 0) & (lowest != highest)
        return political

    def _mark_phrases(
        self, tokens: Positions, traits: NDArray[np.int32], political: NDArray[np.bool_]
    ) -> None:
        begins = (traits[:-1] & Trait.BEGINS_PHRASE) > 0
        begins &= (traits[1:] & Trait.GOES_ON) > 0
        begins &= tokens.post[1:] == tokens.post[:-1]
        at_post = tokens.post[:-1]
        first = np.flatnonzero(begins & ~political[at_post])
        end = np.searchsorted(tokens.post, tokens.post[first], side="right")
        runs = self._tokens(tokens, first, np.minimum(end - first, _LONGEST_PHRASE))
        holds = np.array([has_political_phrase(run) for run in runs], np.bool_)
        political[tokens.post[first[holds]]] = True

    def _replace(self, known: _Found, *, political: bool) -> None:
        kept = replace_by_slots(known.run, known.found, known.homonyms, political=political)
        for token in kept:
            self._kept.at.append(token.start)
            self._kept.last.append(token.end - 1)
            slot = self.types.number(token) if token.kind is Kind.SLOT else _NO_SLOT
            self._kept.type.append(slot)
        self._first.append(len(self._kept.at))

    def _tokens(
        self, tokens: Positions, first: NDArray[np.int64], length: NDArray[np.int64]
    ) -> list[list[Token]]:
        """Give the tokens of runs, whose spans are their places in the run."""
        which, offsets = ranges(first, length), offsets_of(length)
        place = np.arange(len(which)) - np.repeat(offsets[:-1], length)
        samples = self.types.samples(tokens.type[which], place, tokens.hashtag[which])
        return [samples[begin:end] for begin, end in pairwise(offsets.tolist())]

    def _gather(
        self,
        type_: NDArray[np.int32],
        first: NDArray[np.int64],
        length: NDArray[np.int64],
        in_post: NDArray[np.int64],
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
        last = np.arange(len(type_))
        stays = np.ones(len(type_), np.bool_)
        stays[ranges(first, length)] = False
        begins = self._first.values[in_post]
        sizes = self._first.values[in_post + 1] - begins
        items = ranges(begins, sizes)
        begin = np.repeat(first, sizes)
        at, slot = begin + self._kept.at.values[items], self._kept.type.values[items]
        stays[at] = True
        last[at] = begin + self._kept.last.values[items]
        types = type_.copy()
        types[at[slot >= 0]] = slot[slot >= 0]
        kept = np.flatnonzero(stays)
        return kept, last[kept], types[kept]


def _found(run: list[Token]) -> _Found:
    return _Found(run, *find_contestants(run))


def _runs(
    traits: NDArray[np.int32], post: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find the runs that may hold slots: where each begins, and how long it is.

    A run ends where neither side has a say in the other, and begins and ends with a word that has
    a say in it.
    """
    none = np.empty(0, np.int64)
    if not len(traits):
        return none, none
    same_post = np.concatenate([[False], post[1:] == post[:-1]])
    earlier = np.concatenate([[0], traits[:-1]]) * same_post
    unknown, capital = (traits & Trait.UNKNOWN) > 0, (traits & Trait.CAPITAL) > 0
    title, plain_title = (earlier & Trait.TITLE) > 0, (earlier & Trait.PLAIN_TITLE) > 0
    titled = unknown & title & (plain_title | capital)
    surname = np.concatenate([[False], titled[:-1]]) & same_post & unknown & capital
    core = ((traits & Trait.CORE) > 0) | titled
    before = (traits & Trait.BEFORE) > 0
    after = ((traits & Trait.AFTER) > 0) | surname
    member = core | before | after
    goes_on = np.concatenate([[False], member[:-1]]) & same_post
    apart = before & ~after & ~core & ~np.concatenate([[False], before[:-1]])
    first = np.flatnonzero(member & (~goes_on | apart))
    if not len(first):
        return none, none
    # Behind the last run, and between runs, stand tokens that are in none.
    inside = np.flatnonzero(member)
    run = np.searchsorted(first, inside, side="right") - 1
    size = len(first)
    of_core = np.bincount(run[core[inside]], minlength=size) > 0
    begin, end = np.full(size, len(traits)), np.full(size, -1)
    np.minimum.at(begin, run, np.where((core | before)[inside], inside, len(traits)))
    np.maximum.at(end, run, np.where((core | after)[inside], inside, -1))
    return begin[of_core], (end - begin + 1)[of_core]
