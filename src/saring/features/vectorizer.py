"""TF-IDF of words, stems, neighbours and characters, side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.features.blocks import (
    Block,
    FormBlock,
    JointBlock,
    characters_of,
    stem_of,
    word_of,
)
from saring.features.joints import neighbours, topics
from saring.features.manner import is_of_manner
from saring.features.naming import is_naming
from saring.features.sequences import FormSequences
from saring.features.vocabulary import Vocabulary

FAMILIES = ("word", "stem", "pair", "topic", "char")


@dataclass(frozen=True, slots=True)
class FeatureSettings:
    """What the features are; part of the recipe and of the saved model.

    Attributes
    ----------
    families
        Which of `FAMILIES` there are.
    shortest_characters, longest_characters
        Lengths of character n-grams.
    min_posts
        The least number of training posts that a feature must occur in.
    max_features
        The most features that a family may have; the most frequent ones stay.
    """

    families: Sequence[str] = FAMILIES
    shortest_characters: int = 2
    longest_characters: int = 5
    min_posts: int = 3
    max_features: int = 60_000

    def blocks(self) -> dict[str, Block]:
        """Give the families of features by name."""
        characters = characters_of(self.shortest_characters, self.longest_characters)
        known: dict[str, Block] = {
            "word": FormBlock(word_of),
            "stem": FormBlock(stem_of),
            "pair": JointBlock(neighbours),
            "topic": JointBlock(topics),
            "char": FormBlock(characters),
        }
        return {name: known[name] for name in self.families}

    def to_dict(self) -> dict[str, int | list[str]]:
        """Give the settings as plain values."""
        return {**asdict(self), "families": list(self.families)}


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
        values = (1.0 + np.log(counts.data)) * self.idf[counts.indices]
        rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        length = np.sqrt(np.bincount(rows, values**2, minlength=counts.shape[0]))
        values /= length[rows]
        return sparse.csr_array((values, counts.indices, counts.indptr), shape=counts.shape)

    def project(
        self, sequences: FormSequences, weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Give ``transform(sequences) @ weights`` without making the features.

        Parameters
        ----------
        weights
            Vocabulary by labels.
        """
        counts, damped, idf, scale = self._scaled(sequences)
        sums: NDArray[np.float64] = _with_data(counts, damped) @ (idf * weights)
        return sums * scale

    def shares(self, sequences: FormSequences, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give what each position adds to the projection of its post: positions by labels.

        What a feature adds is shared equally among its occurrences.
        """
        counts, damped, idf, scale = self._scaled(sequences)
        weighted = idf * weights
        occurrences = self.block.occurrences(sequences, self.vocabulary)
        # An occurrence of a feature that stands n times in its post counts (1 + ln n) / n.
        lost = _with_data(counts, damped / counts.data - 1.0)
        lost.eliminate_zeros()
        posts = sequences.post_of_position()
        shared = occurrences @ weighted + occurrences.multiply(lost[posts]) @ weighted
        return np.asarray(shared * scale[posts])

    def _scaled(
        self, sequences: FormSequences
    ) -> tuple[sparse.csr_array, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Give counts, what each counts as, idf, and what brings each post to unit length.

        The last two are columns.
        """
        counts = self.block.counts(sequences, self.vocabulary)
        idf = self.idf.astype(np.float64)
        damped = _damped(counts.data)
        length = np.sqrt(_with_data(counts, damped**2) @ idf**2)
        return counts, damped, idf[:, np.newaxis], _one_over(length)


def _damped(counts: NDArray[np.int32]) -> NDArray[np.float64]:
    table = 1.0 + np.log(np.arange(1, counts.max(initial=1) + 1))
    return np.asarray(table[counts - 1])


def _with_data(array: sparse.csr_array, data: NDArray[np.float64]) -> sparse.csr_array:
    return sparse.csr_array((data, array.indices, array.indptr), shape=array.shape)


def _one_over(length: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give ``1 / length`` as a column; a post without a known feature has no length."""
    return np.where(length > 0, 1 / np.where(length > 0, length, 1), 0.0)[:, np.newaxis]


class PostVectorizer:
    """Turn posts into rows of features; each family of features has unit length by itself.

    Parameters
    ----------
    settings
        What the features are.
    """

    def __init__(self, settings: FeatureSettings) -> None:
        self.settings = settings
        self.blocks: dict[str, FittedBlock] = {}

    def fit(self, sequences: FormSequences, *, never: Collection[str] = ()) -> Self:
        """Learn vocabulary and term weights from training posts.

        Words in `never` (names of private accounts) become no feature.
        """
        for name, block in self.settings.blocks().items():
            terms, posts_with = block.candidates(sequences)
            chosen = self._chosen(terms, posts_with, frozenset(never))
            idf = np.log((1 + len(sequences)) / (1 + posts_with[chosen])) + 1
            vocabulary = Vocabulary(
                (terms[index], number) for number, index in enumerate(chosen.tolist())
            )
            self.blocks[name] = FittedBlock(block, vocabulary, idf.astype(np.float32))
        return self

    def transform(self, sequences: FormSequences) -> sparse.csr_array:
        """Give the features of posts: posts by `n_features`."""
        return _side_by_side([block.transform(sequences) for block in self.blocks.values()])

    def project(
        self, sequences: FormSequences, weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Give ``transform(sequences) @ weights``; `weights` is `n_features` by labels."""
        return self._summed(lambda block, rows: block.project(sequences, rows), weights)

    def shares(self, sequences: FormSequences, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give what each position adds to the projection of its post: positions by labels."""
        return self._summed(lambda block, rows: block.shares(sequences, rows), weights)

    def _summed(
        self,
        of: Callable[[FittedBlock, NDArray[np.float64]], NDArray[np.float64]],
        weights: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        ends = np.cumsum([len(block.vocabulary) for block in self.blocks.values()])
        rows = np.split(weights, ends[:-1])
        parts = [of(block, part) for block, part in zip(self.blocks.values(), rows, strict=True)]
        summed: NDArray[np.float64] = np.sum(parts, axis=0)
        return summed

    @property
    def n_features(self) -> int:
        """Number of features."""
        return sum(len(block.vocabulary) for block in self.blocks.values())

    def feature_names(self) -> list[str]:
        """Give the name of each feature, ``family:term``."""
        return [
            f"{name}:{term}" for name, block in self.blocks.items() for term in block.vocabulary
        ]

    def of_manner(self) -> NDArray[np.bool_]:
        """Tell for each feature whether it is of how a post is written, not of what it says."""
        return self._which(is_of_manner)

    def of_naming(self) -> NDArray[np.bool_]:
        """Tell for each feature whether it says only whom a post names."""
        return self._which(is_naming)

    def _which(self, holds: Callable[[str], bool]) -> NDArray[np.bool_]:
        terms = (term for block in self.blocks.values() for term in block.vocabulary)
        return np.fromiter(map(holds, terms), np.bool_, count=self.n_features)

    def _chosen(
        self, terms: list[str], posts_with: NDArray[np.int64], never: frozenset[str]
    ) -> NDArray[np.int64]:
        """Pick the terms to keep: the most frequent ones, sorted by name for equal bytes."""
        frequent = [
            index
            for index in np.flatnonzero(posts_with >= self.settings.min_posts).tolist()
            if never.isdisjoint(terms[index].split())
        ]
        frequent.sort(key=lambda index: (-posts_with[index], terms[index]))
        kept = frequent[: self.settings.max_features]
        return np.array(sorted(kept, key=terms.__getitem__), np.int64)


def _side_by_side(blocks: list[sparse.csr_array]) -> sparse.csr_array:
    features: sparse.csr_array = sparse.hstack(blocks, format="csr")
    # scikit-learn's liblinear takes 32-bit indices only.
    features.indices = features.indices.astype(np.int32)
    features.indptr = features.indptr.astype(np.int32)
    return features
