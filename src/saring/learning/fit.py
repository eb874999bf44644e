"""A model of all posts, and models that did not see some of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from numpy.typing import NDArray

from saring.features import FeatureSettings, FormSequences, PostVectorizer
from saring.features.passages import strongest_passage
from saring.learning.line import LabelFitter, Line
from saring.learning.recipe import LabelRecipe


@dataclass(frozen=True)
class FoldModel:
    """What was fitted on some posts, not calibrated.

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
        projection = self.vectorizer.projection(weights)
        log_odds = base + strongest_passage(sequences, projection.sums, in_passages)
        return dict(zip(self.lines, log_odds.T.copy(), strict=True))


@dataclass(frozen=True)
class Fits:
    """What was fitted on all posts, what the models of the folds said, and the first of these.

    Attributes
    ----------
    whole
        The model that saw all posts.
    log_odds
        By label, of every post, from the model that saw neither its fold nor a copy of it.
    first
        The model that did not see the posts of fold `first_fold`: to be asked about those posts
        once they are changed.
    """

    whole: FoldModel
    log_odds: Mapping[str, NDArray[np.float64]]
    first: FoldModel
    first_fold: int


def fit_all_and_leave_out(
    sequences: FormSequences,
    truths: Mapping[str, NDArray[np.float64]],
    weight: NDArray[np.float64],
    folds: NDArray[np.int64],
    keys: NDArray[np.str_],
    *,
    settings: FeatureSettings,
    recipes: Mapping[str, LabelRecipe],
    never: Collection[str] = (),
) -> Fits:
    """Fit a model on all posts, and one without each fold and copies of its posts, and ask those.

    `weight` says how often each post counts in training, `folds` numbers its fold, `keys` its
    copies (`duplicate_keys`).
    """
    in_passages = frozenset(label for label in truths if recipes[label].passages)

    def fitted(train: NDArray[np.int64]) -> FoldModel:
        training = sequences.take(train)
        vectorizer = PostVectorizer(settings).fit(training, never=never)
        fitter = LabelFitter(vectorizer.transform(training), vectorizer)
        lines = {
            label: fitter.fit(truth[train], weight[train], recipes[label])
            for label, truth in truths.items()
        }
        return FoldModel(vectorizer, lines, in_passages)

    def without(test: NDArray[np.int64]) -> tuple[FoldModel, dict[str, NDArray[np.float64]]]:
        train = ~np.isin(keys, np.unique(keys[test]))
        train[test] = False
        model = fitted(np.flatnonzero(train))
        return model, model.log_odds(sequences.take(test))

    numbers = sorted(pd.unique(folds).tolist())
    left_out = [np.flatnonzero(folds == number) for number in numbers]
    whole, *results = Parallel(n_jobs=-1)(
        [
            delayed(fitted)(np.arange(len(sequences))),  # first, as it takes longest
            *(delayed(without)(test) for test in left_out),
        ]
    )
    log_odds = {label: np.full(len(sequences), np.nan) for label in truths}
    for test, (_, result) in zip(left_out, results, strict=True):
        for label, values in result.items():
            log_odds[label][test] = values
    return Fits(whole, log_odds, results[0][0], numbers[0])
