"""How good a ranking, a flag or a probability is; what is undefined stays nan, without a warning.

Every function takes one entry per post: `truth` (bool), `score` (probability) or `flagged` (bool),
and an optional `weight` (see `saring.evaluation.prevalence`).

The arithmetic is ours because intervals call it thousands of times: 5,000 posts take at most
1 ms here and 2 to 8 ms in scikit-learn, most of it input checks. The tests hold it to scikit-learn.
"""

from __future__ import annotations

import math

import numpy as np

from saring.evaluation.arrays import BoolArray, FloatArray
from saring.evaluation.ranking import rank

CALIBRATION_BINS = 15


def average_precision(
    truth: BoolArray, score: FloatArray, weight: FloatArray | None = None
) -> float:
    """Average precision, AP = Σ (R_k − R_{k−1}) P_k over distinct scores; nan without positives.

    The step-wise sum of scikit-learn's `average_precision_score`, not the optimistic trapezoid
    (Davis & Goadrich 2006).
    """
    ranking = rank(truth, score, weight)
    if not ranking.positives > 0:
        return math.nan
    # Nothing but zero weight above a threshold: no precision there, and no recall gained either.
    precision = np.nan_to_num(ranking.precision)
    return float(np.sum(np.diff(ranking.recall, prepend=0.0) * precision))


def roc_auc(truth: BoolArray, score: FloatArray, weight: FloatArray | None = None) -> float:
    """Chance that a positive outranks a negative, ties counting half; nan with one class only.

    The area under the ROC curve equals the Mann-Whitney statistic (Hanley & McNeil 1982).
    """
    ranking = rank(truth, score, weight)
    if not (ranking.positives > 0 and ranking.negatives > 0):
        return math.nan
    return float(
        np.trapezoid(
            np.concatenate(([0.0], ranking.recall)),
            np.concatenate(([0.0], ranking.false_positive_rate)),
        )
    )


def precision(truth: BoolArray, flagged: BoolArray, weight: FloatArray | None = None) -> float:
    """Share of the flagged posts that are positive; nan when nothing is flagged."""
    _, fp, _, tp = _confusion(truth, flagged, weight)
    return _ratio(tp, tp + fp)


def recall(truth: BoolArray, flagged: BoolArray, weight: FloatArray | None = None) -> float:
    """Share of the positive posts that are flagged; nan when there are no positives."""
    _, _, fn, tp = _confusion(truth, flagged, weight)
    return _ratio(tp, tp + fn)


def false_positive_rate(
    truth: BoolArray, flagged: BoolArray, weight: FloatArray | None = None
) -> float:
    """Share of the negative posts that are flagged; nan when there are no negatives."""
    tn, fp, _, _ = _confusion(truth, flagged, weight)
    return _ratio(fp, fp + tn)


def f1_positive(truth: BoolArray, flagged: BoolArray, weight: FloatArray | None = None) -> float:
    """F1 of the positive class, 2TP / (2TP + FP + FN); nan if no post is positive or flagged."""
    _, fp, fn, tp = _confusion(truth, flagged, weight)
    return _ratio(2 * tp, 2 * tp + fp + fn)


def f1_macro(truth: BoolArray, flagged: BoolArray, weight: FloatArray | None = None) -> float:
    """Plain mean of the F1 of the positive and of the negative class; nan when either is."""
    return (f1_positive(truth, flagged, weight) + f1_positive(~truth, ~flagged, weight)) / 2


def brier(truth: BoolArray, score: FloatArray, weight: FloatArray | None = None) -> float:
    """Mean squared gap between score and truth (Brier 1950); nan without posts."""
    gap = (score - truth) ** 2
    mass = np.ones_like(gap) if weight is None else weight
    return _ratio(float(np.sum(mass * gap)), float(np.sum(mass)))


def calibration_error(
    truth: BoolArray,
    score: FloatArray,
    weight: FloatArray | None = None,
    *,
    bins: int = CALIBRATION_BINS,
) -> float:
    """Average gap between score and observed rate, over bins of equal mass; nan without posts.

    Expected calibration error, ECE = Σ_b (m_b / m) · |mean truth in b − mean score in b|
    (Naeini, Cooper & Hauskrecht 2015), with bins of equal mass as in Nguyen & O'Connor 2015: scores
    of a rare label crowd near zero and would leave bins of equal width empty. Equal scores share a
    bin, so the order of rows does not matter.

    The measure cannot fall below 0, so noise lifts it: a perfect model on few posts is not at 0,
    and resampling, which adds noise, lifts it again. The interval of a well calibrated model can
    therefore lie above the value itself (in 12 of 40 simulated samples of 2,000 posts).
    """
    ranking = rank(truth, score, weight)
    positive = np.diff(ranking.true_positives, prepend=0.0)
    mass = positive + np.diff(ranking.false_positives, prepend=0.0)
    total = float(mass.sum())
    if not total > 0:
        return math.nan
    middle = (np.cumsum(mass) - mass / 2) / total
    bin_of = np.minimum((middle * bins).astype(np.intp), bins - 1)
    gap = np.bincount(bin_of, positive - mass * ranking.threshold, minlength=bins)
    return float(np.abs(gap).sum() / total)


def _confusion(
    truth: BoolArray, flagged: BoolArray, weight: FloatArray | None
) -> tuple[float, float, float, float]:
    """Weight of true negatives, false positives, false negatives and true positives."""
    cell = 2 * truth.astype(np.intp) + flagged
    tn, fp, fn, tp = np.bincount(cell, weight, minlength=4).tolist()
    return tn, fp, fn, tp


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else math.nan
