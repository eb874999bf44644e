"""Fit linear heads on the posts whose label is known, and calibrate them on posts left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from saring.errors import Phrase, SaringError
from saring.features import FeatureSettings, FormSequences, PostVectorizer
from saring.features.passages import strongest_passage
from saring.learning.recipe import LabelRecipe
from saring.learning.word_vectors import shipped_vectors


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


def fit_line(
    features: sparse.csr_array,
    truth: NDArray[np.float64],
    weight: NDArray[np.float64],
    *,
    strength: float,
    usable: NDArray[np.bool_],
    alike: sparse.csr_array,
) -> Line:
    """Fit logistic regression on the rows whose `truth` is 1 or 0; nan is unknown.

    Each row counts `weight` times; features that are not `usable` get no weight. Rows of `alike`
    that lie close say which features should get like weights: the regression also sees
    ``features @ alike``, and what that earns is added to the features' own weights.

    Raises
    ------
    SaringError
        All posts are of one kind.
    """
    known = np.flatnonzero(~np.isnan(truth))
    if len(np.unique(truth[known])) < 2:
        raise _one_kind()
    columns = np.flatnonzero(usable)
    own = features[known][:, columns]
    both = sparse.hstack([own, own @ alike[columns]], format="csr")
    # scikit-learn's liblinear takes 32-bit indices only.
    both.indices, both.indptr = both.indices.astype(np.int32), both.indptr.astype(np.int32)
    # liblinear, not lbfgs: its result does not depend on how many threads add up a sum. Its dual
    # solver comes nearer to the optimum than the primal one, in a fifth of the time.
    regression = LogisticRegression(
        C=strength, solver="liblinear", dual=True, tol=0.01, max_iter=1000, random_state=0
    )
    regression.fit(both, truth[known] == 1, sample_weight=weight[known])
    earned = regression.coef_[0]
    weights = np.zeros(features.shape[1])
    weights[columns] = earned[: len(columns)] + alike[columns] @ earned[len(columns) :]
    return Line(weights, float(regression.intercept_[0]))


def fit_label(
    features: sparse.csr_array,
    truth: NDArray[np.float64],
    weight: NDArray[np.float64],
    vectorizer: PostVectorizer,
    recipe: LabelRecipe,
) -> Line:
    """Fit one label as its recipe says; naming somebody is evidence for none."""
    usable = ~vectorizer.of_naming()
    if not recipe.manner:
        usable &= ~vectorizer.of_manner()
    return fit_line(
        features,
        truth,
        weight,
        strength=recipe.regularisation,
        usable=usable,
        alike=shipped_vectors().of_features(vectorizer) * recipe.vectors,
    )


def platt(log_odds: NDArray[np.float64], truth: NDArray[np.float64]) -> tuple[float, float]:
    """Give slope and intercept that calibrate `log_odds` of posts not trained on.

    Platt, "Probabilistic outputs for support vector machines" (1999). It is linear, so that the
    weights of words still add up to the calibrated score.
    """
    known = ~np.isnan(truth)
    regression = LogisticRegression(C=1e6, solver="liblinear", intercept_scaling=10.0)
    regression.fit(log_odds[known, np.newaxis], truth[known] == 1)
    return float(regression.coef_[0, 0]), float(regression.intercept_[0])


@dataclass(frozen=True)
class FoldModel:
    """What was fitted on all folds but one, not calibrated.

    Attributes
    ----------
    lines
        By label.
    in_passages
        Labels in which a long post scores as its strongest passage.
    """

    vectorizer: PostVectorizer
    lines: Mapping[str, Line]
    in_passages: frozenset[str]

    def log_odds(self, sequences: FormSequences) -> dict[str, NDArray[np.float64]]:
        """Give the log-odds of each label for each post."""
        weights = np.stack([line.weights for line in self.lines.values()], axis=1)
        base = np.array([line.base for line in self.lines.values()])
        in_passages = np.array([label in self.in_passages for label in self.lines], np.bool_)
        log_odds = base + strongest_passage(
            sequences, lambda posts: self.vectorizer.project(posts, weights), in_passages
        )
        return dict(zip(self.lines, log_odds.T.copy(), strict=True))


@dataclass(frozen=True)
class LeftOutFits:
    """What the models of all folds said, and the first of them.

    Attributes
    ----------
    log_odds
        By label, of every post, from the model that saw neither its fold nor a copy of it.
    first
        The model that did not see the posts of fold `first_fold`: to be asked about those posts
        once they are changed.
    """

    log_odds: Mapping[str, NDArray[np.float64]]
    first: FoldModel
    first_fold: int


def leave_out(
    sequences: FormSequences,
    truths: Mapping[str, NDArray[np.float64]],
    weight: NDArray[np.float64],
    folds: NDArray[np.int64],
    keys: NDArray[np.str_],
    *,
    settings: FeatureSettings,
    recipes: Mapping[str, LabelRecipe],
    never: Collection[str] = (),
) -> LeftOutFits:
    """Fit a model without each fold, and without copies of its posts, and ask it about them.

    `weight` says how often each post counts in training, `folds` numbers its fold, `keys` its
    copies (`duplicate_keys`).
    """

    def one_fold(fold: int) -> tuple[FoldModel, dict[str, NDArray[np.float64]]]:
        test = np.flatnonzero(folds == fold)
        train = np.flatnonzero((folds != fold) & ~np.isin(keys, np.unique(keys[test])))
        training = sequences.take(train)
        vectorizer = PostVectorizer(settings).fit(training, never=never)
        seen = vectorizer.transform(training)
        lines = {
            label: fit_label(seen, truth[train], weight[train], vectorizer, recipes[label])
            for label, truth in truths.items()
        }
        in_passages = frozenset(label for label in truths if recipes[label].passages)
        model = FoldModel(vectorizer, lines, in_passages)
        return model, model.log_odds(sequences.take(test))

    numbers = sorted(pd.unique(folds).tolist())
    results = Parallel(n_jobs=-1)(delayed(one_fold)(fold) for fold in numbers)
    log_odds = {label: np.full(len(sequences), np.nan) for label in truths}
    for fold, (_, result) in zip(numbers, results, strict=True):
        for label, values in result.items():
            log_odds[label][folds == fold] = values
    return LeftOutFits(log_odds, results[0][0], numbers[0])


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
