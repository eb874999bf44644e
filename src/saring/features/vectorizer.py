"""TF-IDF of words, stems, neighbours and characters, side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.features.blocks import Block, FormBlock, JointBlock, OneTerm, stem_of, word_of
from saring.features.characters import CharacterGrams
from saring.features.joints import neighbours, topics
from saring.features.manner import is_of_manner
from saring.features.naming import is_naming
from saring.features.sequences import FormSequences
from saring.features.vocabulary import Vocabulary
from saring.features.weighting import BlockWeights, FittedBlock, Projection

_BLOCKS: dict[str, Block] = {
    "word": FormBlock(OneTerm(word_of)),
    "stem": FormBlock(OneTerm(stem_of)),
    "pair": JointBlock(neighbours),
    "topic": JointBlock(topics),
}
SPELLING = "char"
FAMILIES = (*_BLOCKS, SPELLING)
"""Words, stems, neighbours, words with whom a post is about, and the spelling of words."""


_ROWS = 4_096
"""Posts whose features are made at once: what it takes on the way stays near the processor."""


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

    def block(self, family: str) -> Block:
        """Give a family of features.

        Raises
        ------
        ValueError
            There is no such family.
        """
        if family == SPELLING:
            return FormBlock(CharacterGrams(self.shortest_characters, self.longest_characters))
        if family not in _BLOCKS:
            raise ValueError(f"{family!r} is no family of features: {', '.join(FAMILIES)}")
        return _BLOCKS[family]

    def fitted(self, family: str, terms: Iterable[str], idf: NDArray[np.float32]) -> FittedBlock:
        """Give a family of features with the terms that it was fitted to."""
        vocabulary = Vocabulary((term, number) for number, term in enumerate(terms))
        return FittedBlock(self.block(family), vocabulary, idf)

    def to_dict(self) -> dict[str, int | list[str]]:
        """Give the settings as plain values."""
        return {**asdict(self), "families": list(self.families)}


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
        for name in self.settings.families:
            terms, posts_with = self.settings.block(name).candidates(
                sequences, self.settings.min_posts
            )
            chosen = self._chosen(terms, posts_with, frozenset(never))
            idf = np.log((1 + len(sequences)) / (1 + posts_with[chosen])) + 1
            self.blocks[name] = self.settings.fitted(
                name, (terms[index] for index in chosen.tolist()), idf.astype(np.float32)
            )
        return self

    def transform(self, sequences: FormSequences) -> sparse.csr_array:
        """Give the features of posts: posts by `n_features`."""
        rows = [
            self._transformed(sequences.take(np.arange(start, min(start + _ROWS, len(sequences)))))
            for start in range(0, max(1, len(sequences)), _ROWS)
        ]
        features: sparse.csr_array = sparse.vstack(rows, format="csr")
        # scikit-learn's liblinear takes 32-bit indices only.
        features.indices = features.indices.astype(np.int32, copy=False)
        features.indptr = features.indptr.astype(np.int32, copy=False)
        return features

    def projection(self, weights: NDArray[np.float64]) -> Projection:
        """Give what adds up the weights of features over posts; `n_features` by labels."""
        ends = np.cumsum([len(block.vocabulary) for block in self.blocks.values()])
        parts = zip(self.blocks.values(), np.split(weights, ends[:-1]), strict=True)
        # A family in which no feature weighs anything adds nothing.
        weighing = [BlockWeights.of(block, part) for block, part in parts if part.any()]
        return Projection(weighing, weights.shape[1])

    def _transformed(self, sequences: FormSequences) -> sparse.csr_array:
        blocks = [block.transform(sequences) for block in self.blocks.values()]
        features: sparse.csr_array = sparse.hstack(blocks, format="csr")
        features.sort_indices()  # here, or scikit-learn does it for each label
        return features

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

    def of_spelling(self) -> NDArray[np.bool_]:
        """Tell for each feature whether it is of how words are spelt."""
        sizes = [len(block.vocabulary) for block in self.blocks.values()]
        return np.repeat([name == SPELLING for name in self.blocks], sizes)

    def _which(self, holds: Callable[[str], bool]) -> NDArray[np.bool_]:
        terms = (term for block in self.blocks.values() for term in block.vocabulary)
        return np.fromiter(map(holds, terms), np.bool_, count=self.n_features)

    def _chosen(
        self, terms: list[str], posts_with: NDArray[np.int64], never: frozenset[str]
    ) -> NDArray[np.int64]:
        """Pick the terms to keep: the most frequent ones, sorted by name for equal bytes."""
        frequent = [index for index, term in enumerate(terms) if never.isdisjoint(term.split())]
        frequent.sort(key=lambda index: (-posts_with[index], terms[index]))
        kept = frequent[: self.settings.max_features]
        return np.array(sorted(kept, key=terms.__getitem__), np.int64)
