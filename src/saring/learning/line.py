"""Linear functions of features, fitted on the posts whose label is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from saring.errors import Phrase, SaringError
from saring.features import PostVectorizer
from saring.learning.recipe import LabelRecipe
from saring.learning.word_vectors import WordVectors, shipped_vectors


@dataclass(frozen=True, slots=True)
class Line:
    """A linear function of features, ``x @ weights + base``, in log-odds."""

    weights: NDArray[np.float64]
    base: float

    def __call__(self, features: sparse.csr_array) -> NDArray[np.float64]:
        """Give the value for each row of features."""
        return np.asarray(features @ self.weights + self.base)

    def calibrated(self, slope: float, intercept: float) -> Line:
        """Give the line after Platt's scaling: ``slope * line + intercept``."""
        return Line(self.weights * slope, self.base * slope + intercept)


class LabelFitter:
    """Fits labels on posts; what the labels have in common is made once.

    Features that say only whom a post names get no weight: naming somebody is evidence of nothing.
    Features with vectors that lie close get like weights: the regression sees, beside its
    features, the sum of a post's vectors, and what that earns is added to the features' own
    weights.

    Parameters
    ----------
    features
        Of the posts: posts by the features of `vectorizer`.
    vectors
        Say which words are alike.
    """

    def __init__(
        self,
        features: sparse.csr_array,
        vectorizer: PostVectorizer,
        vectors: WordVectors | None = None,
    ) -> None:
        self._features = features
        self._naming = vectorizer.of_naming()
        self._manner = vectorizer.of_manner()
        self._spelling = vectorizer.of_spelling()
        alike = (vectors or shipped_vectors()).of_features(vectorizer)
        says = ~(self._naming | self._manner)
        self._alike = sparse.diags_array(says.astype(np.float64)).tocsr() @ alike
        self._company: NDArray[np.float64] = (features @ self._alike).toarray()

    def fit(
        self, truth: NDArray[np.float64], weight: NDArray[np.float64], recipe: LabelRecipe
    ) -> Line:
        """Fit logistic regression on the posts whose `truth` is 1 or 0; nan is unknown.

        Each post counts `weight` times.

        Raises
        ------
        SaringError
            All posts are of one kind.
        """
        known = np.flatnonzero(~np.isnan(truth))
        if len(np.unique(truth[known])) < 2:
            raise _one_kind()
        usable = ~self._naming
        if not recipe.manner:
            usable &= ~self._manner
        if not recipe.spelling:
            usable &= ~self._spelling
        seen = self._features[known]
        seen.data *= usable[seen.indices]
        seen.eliminate_zeros()
        if recipe.vectors:
            seen = _beside(seen, self._company[known] * recipe.vectors)
        # liblinear, not lbfgs: its result does not depend on how many threads add up a sum. Its
        # dual solver comes nearer to the optimum than the primal one, in a fifth of the time.
        regression = LogisticRegression(
            C=recipe.regularisation,
            solver="liblinear",
            dual=True,
            tol=0.01,
            max_iter=1000,
            random_state=0,
        )
        regression.fit(seen, truth[known] == 1, sample_weight=weight[known])
        earned = regression.coef_[0]
        weights = earned[: len(usable)] * usable
        if recipe.vectors:
            weights += self._alike @ (earned[len(usable) :] * recipe.vectors)
        return Line(weights, float(regression.intercept_[0]))


def _beside(features: sparse.csr_array, dense: NDArray[np.float64]) -> sparse.csr_array:
    """Put columns without zeros behind those of `features`."""
    rows, width = dense.shape
    more = sparse.csr_array(
        (
            dense.ravel(),
            np.tile(np.arange(width, dtype=np.int32), rows),
            np.arange(0, rows * width + 1, width, dtype=np.int32),
        ),
        shape=dense.shape,
    )
    both: sparse.csr_array = sparse.hstack([features, more], format="csr")
    # scikit-learn's liblinear takes 32-bit indices only.
    both.indices, both.indptr = both.indices.astype(np.int32), both.indptr.astype(np.int32)
    return both


def platt(log_odds: NDArray[np.float64], truth: NDArray[np.float64]) -> tuple[float, float]:
    """Give slope and intercept that calibrate `log_odds` of posts not trained on.

    Platt, "Probabilistic outputs for support vector machines" (1999). It is linear, so that the
    weights of words still add up to the calibrated score.
    """
    known = ~np.isnan(truth)
    regression = LogisticRegression(C=1e6, solver="liblinear", intercept_scaling=10.0)
    regression.fit(log_odds[known, np.newaxis], truth[known] == 1)
    return float(regression.coef_[0, 0]), float(regression.intercept_[0])


def _one_kind() -> SaringError:
    return SaringError(
        Phrase(
            "Semua unggahan dengan satu label berasal dari satu sumber atau kelompok, sehingga "
            "model tidak dapat diuji pada sumber lain.",
            "All posts with one label come from one source or group, so the model cannot be "
            "tested on others.",
        ),
        Phrase(
            "Tambah unggahan dari sumber lain (kolom source atau group), atau gabungkan dengan "
            "data/asn_voice.csv.",
            "Add posts from other sources (column source or group), or train together with "
            "data/asn_voice.csv.",
        ),
    )
