"""Which registered claim a post resembles most."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.claims import registry
from saring.claims.registry import Claim
from saring.claims.terms import Term, stems_of_each, term_of, terms_of
from saring.claims.weights import information
from saring.files import shipped
from saring.text.columnar import PostTokens, analyse_posts, as_arrow
from saring.text.columnar.growing import Growing
from saring.text.columnar.ranges import ranges
from saring.text.columnar.token_types import TokenTypes

POSTS_AT_ONCE = 1_000
"""Posts whose likeness to every claim is in memory together: some 80 MB with 10,000 claims."""
SHARED_SHOWN = 12
_OF_NO_CLAIM = -1
_NO_TERM = -2
_ROUNDING = 1e-4


@dataclass(frozen=True, slots=True)
class MatchRule:
    """How likeness is measured, from what likeness on a post counts as a match, and what for.

    Attributes
    ----------
    threshold
        Least likeness of a match.
    smoothing
        Nats added to what a claim says before the share of it is taken: a claim of two words is
        never fully matched.
    window
        Terms of a post that are compared together; a longer post counts by its best window.
    promises
        What the threshold gave on posts that it was not chosen on.
    """

    threshold: float
    smoothing: float
    window: int
    promises: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimMatch:
    """The registered claim nearest to a post, with the words as written that they share."""

    claim: Claim
    score: float
    shared: tuple[str, ...]


@lru_cache(maxsize=1)
def match_rule() -> MatchRule:
    """Read the rule that is shipped, ``reference/claim_match.json``."""
    content = shipped("data", "reference", "claim_match.json").read_text(encoding="utf-8")
    return MatchRule(**json.loads(content))


class ClaimMatcher:
    """Compares posts with every wording of every registered claim.

    Likeness is smoothed containment weighted by information: of claim `c` with terms `T(c)` and a
    window `w` of a post, ``sum(I(t) for t in T(c) & w) / (smoothing + sum(I(t) for t in T(c)))``
    with `I` from `saring.claims.weights.information`. It is below 1, the more so the shorter the
    claim is, and does not depend on the other claims.

    Parameters
    ----------
    claims
        Registered claims, each with a source.
    rule
        As `match_rule` unless given.
    """

    def __init__(self, claims: Sequence[Claim], rule: MatchRule | None = None) -> None:
        self.claims = tuple(claims)
        self.rule = rule or match_rule()
        self._claim_of = np.repeat(
            np.arange(len(self.claims)), [len(claim.wordings) for claim in self.claims]
        )
        wordings = [wording for claim in self.claims for wording in claim.wordings]
        self._terms = list(map(frozenset, stems_of_each(wordings)))
        informative = sorted({t for terms in self._terms for t in terms if information(t) > 0})
        self._column = {term: column for column, term in enumerate(informative)}
        self._of_types: WeakKeyDictionary[TokenTypes, Growing[np.int32]] = WeakKeyDictionary()
        self._weights = self._by_term(np.array([information(t) for t in informative], np.float64))
        self._telling = _without_least(self._weights, self.rule.threshold / 2)

    def nearest(self, texts: Sequence[str]) -> list[ClaimMatch | None]:
        """Give for each post the nearest claim at or above the threshold; None below it."""
        matches = self.nearest_to(analyse_posts(as_arrow(texts)), texts)
        return [matches.get(post) for post in range(len(texts))]

    def nearest_to(self, tokens: PostTokens, texts: Sequence[str]) -> dict[int, ClaimMatch]:
        """Give the nearest claim of each post that has one, for posts that were analysed before."""
        claims, scores = self._ranked(tokens, 1, matches_only=True)
        matches = {}
        for post in np.flatnonzero(scores[:, 0].round(4) >= self.rule.threshold).tolist():
            score = round(float(scores[post, 0]), 4)
            matches[post] = self.match_with(terms_of(texts[post]), int(claims[post, 0]), score)
        return matches

    def ranked(
        self, texts: Sequence[str], most: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Give the numbers of the `most` nearest claims of each post, and their likeness.

        Two arrays of shape (posts, most); where fewer claims share a word, -1 and 0. Of equal
        likeness, the claim registered first comes first.
        """
        return self._ranked(analyse_posts(as_arrow(texts)), most, matches_only=False)

    def _ranked(
        self, tokens: PostTokens, most: int, *, matches_only: bool
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        claims = np.full((len(tokens), most), -1, np.int64)
        scores = np.zeros((len(tokens), most))
        columns, offsets = self._columns(tokens)
        for start in range(0, len(tokens), POSTS_AT_ONCE):
            edges = offsets[start : start + POSTS_AT_ONCE + 1]
            posts = self._perhaps(columns, edges) if matches_only else np.arange(len(edges) - 1)
            first, size, post = _windows(edges[posts], edges[posts + 1], self.rule.window)
            likeness = self._rows(columns, first, size) @ self._weights
            cells = likeness.indptr[np.searchsorted(post, np.arange(len(posts) + 1))]
            for at in np.flatnonzero(np.diff(cells)).tolist():
                here = slice(cells[at], cells[at + 1])
                best = self._best(likeness.indices[here], likeness.data[here], most)
                for rank, (claim, score) in enumerate(best):
                    row = start + posts[at]
                    claims[row, rank], scores[row, rank] = claim, score
        return claims, scores

    def _perhaps(self, columns: NDArray[np.int32], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
        """Find the posts that may reach the threshold: few, by the few words that tell claims."""
        here = columns[offsets[0] : offsets[-1]]
        known = np.flatnonzero(here >= 0)
        begins = np.searchsorted(known, offsets - offsets[0])
        rows = sparse.csr_array(
            (np.ones(len(known)), here[known], begins),
            shape=(len(offsets) - 1, len(self._column)),
        )
        likeness = rows @ self._telling
        cells = np.flatnonzero(likeness.data >= self.rule.threshold / 2 - _ROUNDING)
        return np.unique(np.searchsorted(likeness.indptr, cells, "right") - 1)

    def _columns(self, tokens: PostTokens) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Give the columns of the terms of posts, -1 for terms of no claim, and their offsets."""
        known = self._of_types.setdefault(tokens.types, Growing(np.int32))
        for number in range(len(known), len(tokens.types)):
            term = term_of(tokens.types.sample(number))
            known.append(self._column.get(term, _OF_NO_CLAIM) if term else _NO_TERM)
        columns = known.values[tokens.words]
        terms = columns != _NO_TERM
        before = np.concatenate([[0], np.cumsum(terms)])
        return columns[terms], before[tokens.word_offsets]

    def _best(
        self, wordings: NDArray[Any], scores: NDArray[np.float64], most: int
    ) -> list[tuple[int, float]]:
        """Rank the claims of one post, each by its best wording and window."""
        best: dict[int, float] = {}
        claims = self._claim_of[wordings]
        while len(best) < most and scores.size:
            score = scores.max()
            claim = int(claims[scores == score].min())
            best[claim] = float(score)
            scores, claims = scores[claims != claim], claims[claims != claim]
        return list(best.items())

    def match_with(self, post: Sequence[Term], claim: int, score: float) -> ClaimMatch:
        """Describe the likeness of a post to the claim of this number by the words they share."""
        said = set().union(*(self._terms[row] for row in np.flatnonzero(self._claim_of == claim)))
        shared = dict.fromkeys(
            term.raw for term in post if term.stem in said and information(term.stem) > 0
        )
        return ClaimMatch(self.claims[claim], score, tuple(shared)[:SHARED_SHOWN])

    def _by_term(self, nats: NDArray[np.float64]) -> sparse.csr_array:
        """Give what a match of each term (row) adds to the likeness to each wording (column)."""
        columns = [
            sorted(self._column[t] for t in terms if t in self._column) for terms in self._terms
        ]
        size = np.array([len(wording) for wording in columns], np.int64)
        joined = np.array([column for wording in columns for column in wording], np.int32)
        rows = self._rows(joined, np.cumsum(size) - size, size)
        said = rows @ nats + self.rule.smoothing
        share = sparse.diags_array(1 / said) @ rows @ sparse.diags_array(nats)
        return sparse.csr_array(share.T)

    def _rows(
        self, columns: NDArray[np.int32], first: NDArray[np.int64], size: NDArray[np.int64]
    ) -> sparse.csr_array:
        """Give which terms stand in each stretch of `columns`: stretches by terms, 1 or 0."""
        row = np.repeat(np.arange(len(first)), size)
        column = columns[ranges(first, size)]
        known = column >= 0
        rows = sparse.coo_array(
            (np.ones(int(known.sum())), (row[known], column[known])),
            shape=(len(first), len(self._column)),
        ).tocsr()
        rows.data[:] = 1.0  # said twice is said
        return rows


def claim_matcher(paths: Sequence[Path] = ()) -> ClaimMatcher | None:
    """Compare posts with the shipped registry and these; None when they hold no claim.

    Raises
    ------
    SaringError
        A registry cannot be read, or has a row that is wrong.
    """
    claims = registry.read_registries([registry.DEFAULT_REGISTRY, *paths])
    return ClaimMatcher(claims) if claims else None


def _without_least(weights: sparse.csr_array, most: float) -> sparse.csr_array:
    """Leave out of each column its least weights, as many as sum up to less than `most`."""
    column, weight = weights.indices, weights.data
    order = np.lexsort((weight, column))
    summed = np.cumsum(weight[order])
    before = np.concatenate([[0.0], summed])[np.searchsorted(column[order], column[order])]
    kept = np.zeros(len(weight))
    kept[order] = np.where(summed - before < most, 0.0, weight[order])
    rest = sparse.csr_array((kept, column.copy(), weights.indptr.copy()), shape=weights.shape)
    rest.eliminate_zeros()
    return rest


def _windows(
    begin: NDArray[np.int64], end: NDArray[np.int64], window: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Cut posts into windows that overlap by half: where each begins, its size, and its post."""
    step = window // 2
    length = end - begin
    count = np.maximum(1, -(-(length - step) // step))
    post = np.repeat(np.arange(len(length)), count)
    at = ranges(np.zeros(len(count), np.int64), count) * step
    return begin[post] + at, np.minimum(window, length[post] - at), post
