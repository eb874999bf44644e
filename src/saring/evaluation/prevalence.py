"""Rescale figures to the real base rate: labelled data are 40 % positive, real posts below 1 %.

Recall and false-positive rate do not depend on the base rate; precision and reading load do. The
rescaling assumes that positives and negatives look alike in both places, only mixed differently
(label shift: Saerens, Latinne & Decaestecker 2002).
"""

from __future__ import annotations

import math

import numpy as np

from saring.errors import Phrase, SaringError
from saring.evaluation.arrays import BoolArray, FloatArray


def check_prevalence(prevalence: float) -> None:
    """Refuse a base rate that is not between 0 and 1.

    Raises
    ------
    SaringError
        `prevalence` is 0 or less, 1 or more, or nan: most often percent written for a share.
    """
    if 0.0 < prevalence < 1.0:
        return
    raise SaringError(
        Phrase(
            f"Prevalensi {prevalence:g} tidak berlaku: harus di antara 0 dan 1.",
            f"Prevalence {prevalence:g} is out of range: it must lie between 0 and 1.",
        ),
        Phrase(
            "Tulis sebagai bagian, bukan persen: setengah persen adalah 0.005.",
            "Write a share, not percent: half a percent is 0.005.",
        ),
    )


def prevalence_weights(
    truth: BoolArray, prevalence: float, weight: FloatArray | None = None
) -> FloatArray:
    """Weights under which positives make up `prevalence` of the total, shape (n,), summing to n.

    A positive weighs n·p / n_pos and a negative n·(1 − p) / n_neg. With `weight`, posts of one
    class keep their relative weights. All nan when a class is absent: no weight can bring it back.

    Raises
    ------
    SaringError
        `prevalence` is not between 0 and 1.
    """
    check_prevalence(prevalence)
    own = np.ones(truth.size) if weight is None else weight
    positive, negative = float(own[truth].sum()), float(own[~truth].sum())
    if not (positive > 0 and negative > 0):
        return np.full(truth.size, np.nan)
    scale = np.where(truth, prevalence / positive, (1.0 - prevalence) / negative)
    return truth.size * scale * own


def precision_at_prevalence(recall: float, false_positive_rate: float, prevalence: float) -> float:
    """Rescale precision to where `prevalence` of posts are positive: r·p / (r·p + f·(1 − p)).

    Bayes' rule, with r the recall and f the false-positive rate; nan when nothing is flagged. At
    0.5 % prevalence, recall 0.85 and a false-positive rate of 2 % leave 18 % precision.

    >>> round(precision_at_prevalence(0.85, 0.02, 0.005), 2)
    0.18
    """
    flagged = reading_load(recall, false_positive_rate, prevalence, posts=1)
    return recall * prevalence / flagged if flagged > 0 else math.nan


def reading_load(
    recall: float, false_positive_rate: float, prevalence: float, posts: float
) -> float:
    """Count the posts flagged, so to be read, of `posts` screened: posts · (r·p + f·(1 − p)).

    >>> round(reading_load(0.85, 0.02, 0.005, posts=10_000), 1)
    241.5

    Raises
    ------
    SaringError
        `prevalence` is not between 0 and 1.
    """
    check_prevalence(prevalence)
    return posts * (recall * prevalence + false_positive_rate * (1.0 - prevalence))
