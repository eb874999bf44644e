"""Which registered claim a post resembles most."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.claims.registry import Claim
from saring.claims.terms import Term, terms_of_text
from saring.claims.weights import information
from saring.files import shipped

POSTS_AT_ONCE = 500
"""Posts whose likeness to every claim is in memory together: some 20 MB with 10,000 claims."""
SHARED_SHOWN = 12


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
        wordings = [
            (number, frozenset(terms_of_text(wording)))
            for number, claim in enumerate(self.claims)
            for wording in claim.wordings
        ]
        self._claim_of = np.array([number for number, _ in wordings], np.int64)
        self._terms = [terms for _, terms in wordings]
        informative = sorted({t for terms in self._terms for t in terms if information(t) > 0})
        self._column = {term: column for column, term in enumerate(informative)}
        self._weights = self._by_term(np.array([information(t) for t in informative], np.float64))

    def nearest(self, posts: Sequence[Sequence[Term]]) -> list[ClaimMatch | None]:
        """Give for each post the nearest claim at or above the threshold; None below it.

        Parameters
        ----------
        posts
            Terms of each post, as from `terms_of`.
        """
        claims, scores = self.ranked(posts, most=1)
        return [
            self._match(post, int(claim), score) if score >= self.rule.threshold else None
            for post, claim, score in zip(
                posts, claims[:, 0], scores[:, 0].round(4).tolist(), strict=True
            )
        ]

    def ranked(
        self, posts: Sequence[Sequence[Term]], most: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Give the numbers of the `most` nearest claims of each post, and their likeness.

        Two arrays of shape (posts, most); where fewer claims share a word, -1 and 0. Of equal
        likeness, the claim registered first comes first.
        """
        claims = np.full((len(posts), most), -1, np.int64)
        scores = np.zeros((len(posts), most))
        for start in range(0, len(posts), POSTS_AT_ONCE):
            batch = [list(self._windows(post)) for post in posts[start : start + POSTS_AT_ONCE]]
            likeness = self._rows([window for post in batch for window in post]) @ self._weights
            last = np.cumsum([len(post) for post in batch])
            for row, (first, end) in enumerate(zip([0, *last[:-1]], last, strict=True), start):
                cells = slice(likeness.indptr[first], likeness.indptr[end])
                best = self._best(likeness.indices[cells], likeness.data[cells], most)
                for rank, (claim, score) in enumerate(best):
                    claims[row, rank], scores[row, rank] = claim, score
        return claims, scores

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

    def _match(self, post: Sequence[Term], claim: int, score: float) -> ClaimMatch:
        said = set().union(*(self._terms[row] for row in np.flatnonzero(self._claim_of == claim)))
        shared = dict.fromkeys(
            term.raw for term in post if term.stem in said and information(term.stem) > 0
        )
        return ClaimMatch(self.claims[claim], score, tuple(shared)[:SHARED_SHOWN])

    def _windows(self, post: Sequence[Term]) -> Iterator[frozenset[int]]:
        columns = [self._column.get(term.stem, -1) for term in post]
        window, step = self.rule.window, self.rule.window // 2
        for start in range(0, max(1, len(columns) - step), step):
            yield frozenset(columns[start : start + window]) - {-1}

    def _by_term(self, nats: NDArray[np.float64]) -> sparse.csr_array:
        """Give what a match of each term (row) adds to the likeness to each wording (column)."""
        rows = self._rows(
            [
                frozenset(self._column[t] for t in terms if t in self._column)
                for terms in self._terms
            ]
        )
        said = rows @ nats + self.rule.smoothing
        share = sparse.diags_array(1 / said) @ rows @ sparse.diags_array(nats)
        return sparse.csr_array(share.T)

    def _rows(self, windows: Sequence[frozenset[int]]) -> sparse.csr_array:
        columns = [sorted(window) for window in windows]
        ends = np.cumsum([0, *map(len, columns)])
        indices = np.array([column for window in columns for column in window], np.int64)
        shape = (len(windows), len(self._column))
        return sparse.csr_array((np.ones(len(indices)), indices, ends), shape=shape)
