"""What disguising words costs: posts left out, as written and in disguise, ranked by one model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from numpy.typing import NDArray

from saring.evaluation.arrays import BoolArray, IntArray
from saring.evaluation.bootstrap import Interval, bootstrap_many
from saring.evaluation.evasion import DISGUISES, disguise
from saring.evaluation.metrics import average_precision
from saring.features import FormSequences
from saring.learning.fit import FoldModel
from saring.learning.labelled_posts import LabelledPosts
from saring.learning.train import Trained
from saring.model import LABELS

SHARES = (0.3, 1.0)
MOST_POSTS = 400
LEAST_OF_A_KIND = 30

MOST_COST = 0.05
"""In average precision: what a disguise may cost at most."""


@dataclass(frozen=True, slots=True)
class DisguiseCost:
    """Average precision lost to one disguise, with the interval of the difference.

    Attributes
    ----------
    share
        Share of the words of four letters and more that were disguised.
    after
        Average precision on the posts in disguise.
    cost
        Average precision as written less `after`, over the same resamples of the same posts.
    """

    disguise: str
    share: float
    after: float
    cost: Interval


@dataclass(frozen=True, slots=True)
class EvasionCosts:
    """What disguises cost one label.

    Attributes
    ----------
    datasets
        Where the posts come from.
    posts, positives
        How many were disguised, and how many of them have the label.
    before
        Average precision as written.
    costs
        The dearest first.
    """

    label: str
    datasets: tuple[str, ...]
    posts: int
    positives: int
    before: Interval
    costs: tuple[DisguiseCost, ...]

    def of(self, kind: str, share: float) -> DisguiseCost:
        """Give the cost of one disguise."""
        return next(cost for cost in self.costs if (cost.disguise, cost.share) == (kind, share))


def evasion_costs(
    trained: Trained, labelled: LabelledPosts, *, resamples: int, seed: int
) -> dict[str, EvasionCosts]:
    """Measure every disguise on a sample of one fold, with the model that did not see it.

    A label is left out where the fold does not hold a post of either kind to rank.
    """
    jobs = []
    for label in LABELS:
        if label not in trained.left_out:
            continue
        datasets = fit_to_disguise(labelled.posts, label)
        rows = np.flatnonzero(
            (trained.folds == trained.fits.first_fold)
            & labelled.posts["dataset"].isin(datasets).to_numpy()
            & ~np.isnan(trained.left_out[label].truth)
        )
        rows = np.sort(np.random.default_rng(seed).permutation(rows)[:MOST_POSTS])
        truth = trained.left_out[label].truth[rows] == 1
        if 0 < truth.sum() < len(rows):
            sample = _Sample(
                label,
                datasets,
                tuple(labelled.posts["text"].iloc[rows]),
                truth,
                trained.units[rows],
            )
            jobs.append(delayed(_costs)(trained.fits.first, sample, resamples, seed))
    return {found.label: found for found in Parallel(n_jobs=-1)(jobs)}


def fit_to_disguise(posts: pd.DataFrame, label: str) -> tuple[str, ...]:
    """Name the corpora with enough posts of either kind, and most of them without the label.

    Average precision does not fall below the share of posts that have the label: where that is
    most, disguises seem to cost nothing.
    """
    kinds = posts.groupby("dataset", sort=False)[label].agg(["count", "sum"])
    positives, negatives = kinds["sum"], kinds["count"] - kinds["sum"]
    fit = (positives >= LEAST_OF_A_KIND) & (negatives >= LEAST_OF_A_KIND) & (positives <= negatives)
    return tuple(kinds.index[fit])


@dataclass(frozen=True)
class _Sample:
    label: str
    datasets: tuple[str, ...]
    texts: tuple[str, ...]
    truth: BoolArray
    units: NDArray[np.str_]


def _costs(model: FoldModel, sample: _Sample, resamples: int, seed: int) -> EvasionCosts:
    def ranked(texts: Sequence[str]) -> Callable[[IntArray], float]:
        score = model.log_odds(FormSequences.of_texts(texts))[sample.label]
        return lambda rows: average_precision(sample.truth[rows], score[rows])

    before = ranked(sample.texts)
    after = {
        (kind, share): ranked([disguise(text, kind, share, seed=seed) for text in sample.texts])
        for kind in DISGUISES
        for share in SHARES
    }
    lost = {
        f"{kind}@{share}": partial(_difference, before, disguised)
        for (kind, share), disguised in after.items()
    }
    intervals = bootstrap_many(
        {"before": before, **lost}, sample.units, resamples=resamples, seed=seed
    )
    every = np.arange(len(sample.texts))
    costs = [
        DisguiseCost(kind, share, disguised(every), intervals[f"{kind}@{share}"])
        for (kind, share), disguised in after.items()
    ]
    return EvasionCosts(
        sample.label,
        sample.datasets,
        len(sample.texts),
        int(sample.truth.sum()),
        intervals["before"],
        tuple(sorted(costs, key=lambda cost: -cost.cost.value)),
    )


def _difference(
    before: Callable[[IntArray], float], after: Callable[[IntArray], float], rows: IntArray
) -> float:
    return before(rows) - after(rows)
