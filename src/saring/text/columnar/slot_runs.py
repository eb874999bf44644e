"""Slots for many posts at once: the rules are asked once for each distinct run of words.

A rule for slots (`saring.text.slots`) looks at neighbours that stand in its tables, and at nothing
else of a post but whether it is political. So a post is cut into runs of tokens that the rules
know; runs that no rule tells apart are worked on once, by those same rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.text.columnar.ranges import ranges
from saring.text.columnar.token_types import TokenTypes, Trait
from saring.text.contestant_names import Match, find_contestants
from saring.text.slots import has_political_phrase, replace_by_slots
from saring.text.token import Token
from saring.text.tokenise import Kind

_NO_ENTITY = -1
_SEVERAL = -2
_LONGEST_PHRASE = 6


class _Found(NamedTuple):
    """What a run holds: contestants for certain, homonyms, and which entity those may be."""

    found: dict[int, tuple[str, int]]
    homonyms: list[Match]
    entity: int


class _Replaced(NamedTuple):
    """What is left of a run: places, last places, and types of slots (-1 for a token kept)."""

    at: list[int]
    last: list[int]
    type: list[int]


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


@dataclass
class SlotRuns:
    """Puts slots, and remembers the runs that it has met.

    Attributes
    ----------
    types
        Types of the tokens; slots are added to them.
    """

    types: TokenTypes
    _found: dict[int, _Found] = field(default_factory=dict)
    _replaced: dict[tuple[int, bool], _Replaced] = field(default_factory=dict)
    _entities: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._replaced)

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
        code = self._codes(tokens, first, length)
        _, sample, run = np.unique(code, return_index=True, return_inverse=True)
        known = [
            self._of(code[at].item(), tokens, first[at].item(), length[at].item()) for at in sample
        ]
        political = self._political(tokens, traits, tokens.post[first], run, known, posts)
        pair = run * 2 + political[tokens.post[first]]
        distinct, sample, pair_of_run = np.unique(pair, return_index=True, return_inverse=True)
        replaced = [
            self._replace(code[at].item(), known[number // 2], number % 2 == 1, tokens, *span)
            for number, at, span in zip(
                distinct.tolist(),
                sample.tolist(),
                zip(first[sample].tolist(), length[sample].tolist(), strict=True),
                strict=True,
            )
        ]
        return _gather(tokens.type, first, length, replaced, pair_of_run)

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
        mixed = _mix(_mix(code.astype(np.uint64)) + _mix(within.astype(np.uint64)))
        if not len(first):
            return np.empty(0, np.uint64)
        codes: NDArray[np.uint64] = np.add.reduceat(mixed, np.cumsum(length) - length)
        return codes

    def _of(self, code: int, tokens: Positions, first: int, length: int) -> _Found:
        known = self._found.get(code)
        if known is None:
            found, homonyms = find_contestants(self._tokens(tokens, first, length))
            entities = {match.form.entity for match in homonyms}
            entity = _NO_ENTITY if not entities else _SEVERAL
            if len(entities) == 1:
                entity = self._entities.setdefault(entities.pop(), len(self._entities))
            known = self._found[code] = _Found(found, homonyms, entity)
        return known

    def _political(
        self,
        tokens: Positions,
        traits: NDArray[np.int32],
        post: NDArray[np.int64],
        run: NDArray[np.int64],
        known: list[_Found],
        posts: int,
    ) -> NDArray[np.bool_]:
        """Tell for each post whether it is political, as `put_slots` does."""
        political = np.zeros(posts, np.bool_)
        political[tokens.post[(traits & Trait.POLITICAL) > 0]] = True
        self._mark_phrases(tokens, traits, political)
        if known:
            certain = np.array([bool(one.found) for one in known])[run]
            entity = np.array([one.entity for one in known])[run]
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
        for at in np.flatnonzero(begins & ~political[at_post]).tolist():
            post = tokens.post[at]
            if not political[post]:
                end = at + _LONGEST_PHRASE
                length = int((tokens.post[at:end] == post).sum())
                political[post] = has_political_phrase(self._tokens(tokens, at, length))

    def _replace(
        self,
        code: int,
        known: _Found,
        political: bool,
        tokens: Positions,
        first: int,
        length: int,
    ) -> _Replaced:
        key = code, political
        if key not in self._replaced:
            run = self._tokens(tokens, first, length)
            kept = replace_by_slots(run, known.found, known.homonyms, political=political)
            self._replaced[key] = _Replaced(
                [token.start for token in kept],
                [token.end - 1 for token in kept],
                [self.types.number(token) if token.kind is Kind.SLOT else -1 for token in kept],
            )
        return self._replaced[key]

    def _tokens(self, tokens: Positions, first: int, length: int) -> list[Token]:
        """Give tokens whose spans are their places in the run."""
        end = first + length
        return [
            self.types.sample(number)._replace(start=at, end=at + 1, hashtag=hashtag)
            for at, (number, hashtag) in enumerate(
                zip(
                    tokens.type[first:end].tolist(), tokens.hashtag[first:end].tolist(), strict=True
                )
            )
        ]


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


def _gather(
    type_: NDArray[np.int32],
    first: NDArray[np.int64],
    length: NDArray[np.int64],
    replaced: list[_Replaced],
    which: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    last = np.arange(len(type_))
    if not len(first):
        return last.copy(), last, type_
    stays = np.ones(len(type_), np.bool_)
    stays[ranges(first, length)] = False
    sizes = np.array([len(one.at) for one in replaced])
    offsets = np.cumsum(sizes) - sizes
    items = ranges(offsets[which], sizes[which])
    begin = np.repeat(first, sizes[which])
    at = begin + np.array([at for one in replaced for at in one.at], np.int64)[items]
    slot = np.array([number for one in replaced for number in one.type], np.int32)[items]
    stays[at] = True
    last[at] = begin + np.array([at for one in replaced for at in one.last], np.int64)[items]
    types = type_.copy()
    types[at[slot >= 0]] = slot[slot >= 0]
    kept = np.flatnonzero(stays)
    return kept, last[kept], types[kept]


def _mix(code: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread numbers over 64 bits (the finaliser of SplitMix64; Steele, Lea & Flood 2014)."""
    code = code + np.uint64(0x9E3779B97F4A7C15)
    code = (code ^ (code >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    code = (code ^ (code >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: NDArray[np.uint64] = code ^ (code >> np.uint64(31))
    return mixed
