"""Vectors of words, learnt from unlabelled posts, by which like words get like weights.

A word that few labelled posts hold is told from its company in a quarter of a million unlabelled
ones: ``mantul`` stands where ``mantap`` does. In training each post gets, beside its features,
the sum of its words' vectors; the weights found for them are then added to the words' own, so the
model that is kept has no vectors and scores as fast as one trained without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.features import PostVectorizer
from saring.files import shipped

SHIPPED_VECTORS = shipped("data", "reference", "word_vectors.npz")


@dataclass(frozen=True)
class WordVectors:
    """A vector of unit length for each word form.

    Attributes
    ----------
    numbers
        Row of `values` by form.
    values
        Forms by dimensions.
    """

    numbers: Mapping[str, int]
    values: NDArray[np.float32]

    def of_features(self, vectorizer: PostVectorizer) -> sparse.csr_array:
        """Give the vector of each feature: features by dimensions.

        A word has its own; features of other families, and words without a vector, have zeros.
        """
        names = vectorizer.feature_names()
        known = [
            (row, self.numbers[form])
            for row, (family, _, form) in enumerate(name.partition(":") for name in names)
            if family == "word" and form in self.numbers
        ]
        rows, forms = np.array(known, np.int64).reshape(-1, 2).T
        size = self.values.shape[1]
        return sparse.coo_array(
            (
                self.values[forms].ravel().astype(np.float64),
                (np.repeat(rows, size), np.tile(np.arange(size), len(rows))),
            ),
            shape=(len(names), size),
        ).tocsr()


@lru_cache(maxsize=1)
def shipped_vectors() -> WordVectors:
    """Read the vectors made by ``data/reference/build_word_vectors.py``."""
    with np.load(SHIPPED_VECTORS, allow_pickle=False) as arrays:
        forms = arrays["forms"].tobytes().decode().split("\n")
        values = arrays["values"].astype(np.float32)
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    return WordVectors({form: number for number, form in enumerate(forms)}, values)
