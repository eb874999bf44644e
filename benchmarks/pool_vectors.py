"""Word vectors from unlabelled posts: words that stand in like company get like vectors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from saring.text.repair import repair
from saring.text.words import standard_form

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PASSING = re.compile(r"@\w+|https?\S+")
_MOST_WORDS = 40_000
_LEAST_USE = 5
_REACH = 5
_DIMENSIONS = 200
_SMOOTHING = 0.75
_COMMON = 1e-3


def words_of(text: str) -> list[str]:
    """Give the words of a post in standard spelling, without accounts, links and numbers."""
    written = _WORD.findall(_PASSING.sub(" ", repair(text).text.lower()))
    return [word for raw in written if not raw.isdigit() for word in standard_form(raw).split()]


class PoolVectors:
    """A vector for each word of the pool: truncated SVD of positive mutual information.

    Mutual information within five words, nearer words counting more, contexts smoothed by 0.75
    (Levy, Goldberg and Dagan 2015); the vector is ``U * sqrt(S)`` at unit length.
    """

    def __init__(self, posts: Iterable[Sequence[str]]) -> None:
        posts = list(posts)
        uses = Counter(word for post in posts for word in post)
        self.words = [word for word, use in uses.most_common(_MOST_WORDS) if use >= _LEAST_USE]
        self.numbers = {word: number for number, word in enumerate(self.words)}
        share = np.array([uses[word] for word in self.words]) / uses.total()
        # A frequent word says little of its post (Arora, Liang and Ma 2017).
        rarity = _COMMON / (_COMMON + share)
        self._weighted = self._vectors(self._company(posts)) * rarity[:, np.newaxis]

    def transform(self, posts: Sequence[Sequence[str]]) -> sparse.csr_array:
        """Give the sum of the vectors of each post's words, at unit length."""
        rows = [sorted({self.numbers[w] for w in post if w in self.numbers}) for post in posts]
        sums = np.array([self._weighted[row].sum(axis=0) for row in rows])
        return sparse.csr_array(_unit(sums))

    def _company(self, posts: Iterable[Sequence[str]]) -> sparse.csr_array:
        rows = [[self.numbers[w] for w in post if w in self.numbers] for post in posts]
        flat = np.concatenate([np.array(row, np.int32) for row in rows])
        post = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        size = (len(self.words), len(self.words))
        counts = sparse.csr_array(size)
        for reach in range(1, _REACH + 1):
            near = np.flatnonzero(post[:-reach] == post[reach:])
            pairs = (np.full(len(near), 1 / reach), (flat[near], flat[near + reach]))
            counts = counts + sparse.coo_array(pairs, shape=size).tocsr()
        return sparse.csr_array(counts + counts.T)

    @staticmethod
    def _vectors(company: sparse.csr_array) -> NDArray[np.float64]:
        totals = np.asarray(company.sum(axis=1)).ravel()
        context = totals**_SMOOTHING / (totals**_SMOOTHING).sum()
        cells = company.tocoo()
        information = np.log(cells.data / (totals[cells.row] * context[cells.col]))
        told = information > 0
        positive = sparse.csr_array(
            (information[told], (cells.row[told], cells.col[told])), shape=company.shape
        )
        left, strengths, _ = randomized_svd(positive, _DIMENSIONS, n_iter=3, random_state=0)
        return _unit(left * np.sqrt(strengths))


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths))
