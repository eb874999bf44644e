"""Families of features after fitting: how much each term of a post counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.features.blocks import Block, Found
from saring.features.code_table import CodeTable
from saring.features.sequences import FormSequences
from saring.features.vocabulary import Vocabulary


@dataclass(frozen=True)
class FittedBlock:
    """A family of features after fitting: its vocabulary and the weight of each term."""

    block: Block
    vocabulary: Vocabulary
    idf: NDArray[np.float32]

    def transform(self, sequences: FormSequences) -> sparse.csr_array:
        """Give TF-IDF rows of unit length: posts by vocabulary.

        Term frequency is damped, ``1 + ln(tf)``; ``idf = ln((1 + n) / (1 + df)) + 1``, as in
        scikit-learn's ``TfidfTransformer(sublinear_tf=True, smooth_idf=True)``.
        """
        counts = self.block.counts(sequences, self.vocabulary)
        values = _damped(counts.data) * self.idf[counts.indices]
        rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        length = np.sqrt(np.bincount(rows, values**2, minlength=counts.shape[0]))
        values /= length[rows]
        return _with_data(counts, values)


@dataclass(frozen=True)
class BlockWeights:
    """What the features of a family weigh, ready to be added up over posts.

    Attributes
    ----------
    block
        The family.
    weighted
        idf times weight: vocabulary by labels.
    squared
        idf squared.
    """

    block: FittedBlock
    weighted: NDArray[np.float64]
    squared: NDArray[np.float64]

    @classmethod
    def of(cls, block: FittedBlock, weights: NDArray[np.float64]) -> BlockWeights:
        """Prepare the weights of a family, vocabulary by labels."""
        idf = block.idf.astype(np.float64)
        return cls(block, idf[:, np.newaxis] * weights, idf**2)

    def sums(self, sequences: FormSequences) -> NDArray[np.float64]:
        """Give ``block.transform(sequences) @ weights`` without making the features."""
        counts, damped, scale = self._scaled(sequences)
        sums: NDArray[np.float64] = _with_data(counts, damped) @ self.weighted
        return sums * scale[:, np.newaxis]

    def shares(self, sequences: FormSequences) -> NDArray[np.float64]:
        """Give what each position adds to the sum of its post: positions by labels.

        What a feature adds is shared equally among its occurrences, and what a joint adds between
        the two forms that it joins.
        """
        counts, damped, scale = self._scaled(sequences)
        found = self.block.block.found(sequences, self.block.vocabulary)
        posts = sequences.post_of_position()[found.position]
        each = self.weighted[found.feature] * scale[posts, np.newaxis]
        some, part = _repeated(counts, damped, posts, found.feature)
        each[some] *= part[:, np.newaxis]
        return _halved(found, each, len(sequences.ids))

    def _scaled(
        self, sequences: FormSequences
    ) -> tuple[sparse.csr_array, NDArray[np.float64], NDArray[np.float64]]:
        """Give counts, what each counts as, and what brings each post to unit length."""
        counts = self.block.block.counts(sequences, self.block.vocabulary)
        damped = _damped(counts.data)
        length = np.sqrt(_with_data(counts, damped**2) @ self.squared)
        # A post without a known feature has no length.
        return counts, damped, np.where(length > 0, 1 / np.where(length > 0, length, 1), 0.0)


@dataclass(frozen=True)
class Projection:
    """Weights of features, ready to be added up over posts.

    Attributes
    ----------
    blocks
        Families in which any feature weighs something.
    labels
        How many columns of weights there are.
    """

    blocks: Sequence[BlockWeights]
    labels: int

    def only(self, label: int) -> Projection:
        """Give one column of it, without those families in which it weighs nothing."""
        columns = [
            BlockWeights(block.block, block.weighted[:, label : label + 1], block.squared)
            for block in self.blocks
        ]
        return Projection([block for block in columns if block.weighted.any()], 1)

    def sums(self, sequences: FormSequences) -> NDArray[np.float64]:
        """Give the sum of the weighted features of each post: posts by labels."""
        sums = np.zeros((len(sequences), self.labels))
        for block in self.blocks:
            sums += block.sums(sequences)
        return sums

    def shares(self, sequences: FormSequences) -> NDArray[np.float64]:
        """Give what each position adds to the sum of its post: positions by labels."""
        shares = np.zeros((len(sequences.ids), self.labels))
        for block in self.blocks:
            shares += block.shares(sequences)
        return shares


def _repeated(
    counts: sparse.csr_array,
    damped: NDArray[np.float64],
    post: NDArray[np.int64],
    feature: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Find the occurrences of features that stand several times in their post: few of all.

    Gives which they are, and what one of `n` counts: ``(1 + ln n) / n``.
    """
    several = np.flatnonzero(counts.data > 1)
    often = np.zeros(counts.shape[1], np.bool_)
    often[counts.indices[several]] = True
    some = np.flatnonzero(often[feature])
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))[several]
    table = CodeTable(row * counts.shape[1] + counts.indices[several])
    place = table.find(post[some] * counts.shape[1] + feature[some])
    found = place >= 0
    return some[found], (damped[several] / counts.data[several])[place[found]]


def _halved(found: Found, each: NDArray[np.float64], positions: int) -> NDArray[np.float64]:
    """Give half of each share to the position of a feature, and half to its partner's."""
    columns = [
        np.bincount(found.position, share / 2, positions)
        + np.bincount(found.partner, share / 2, positions)
        for share in each.T
    ]
    return np.stack(columns, axis=1)


def _damped(counts: NDArray[np.int32]) -> NDArray[np.float64]:
    table = 1.0 + np.log(np.arange(1, counts.max(initial=1) + 1))
    return np.asarray(table[counts - 1])


def _with_data(array: sparse.csr_array, data: NDArray[np.float64]) -> sparse.csr_array:
    return sparse.csr_array((data, array.indices, array.indptr), shape=array.shape)
