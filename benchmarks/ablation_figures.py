"""Figures of variants against a full recipe, with intervals from the same resamples."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from numpy.typing import NDArray

from saring.evaluation.bootstrap import Interval, Statistic, bootstrap_many
from saring.evaluation.metrics import average_precision

ALL = "all"
RESAMPLES = 500
LEAST_OF_A_KIND = 20
FALSE_POSITIVES = 0.02

Scores: TypeAlias = Mapping[str, NDArray[np.float64]]
Metric: TypeAlias = Callable[[NDArray[np.bool_], NDArray[np.float64]], float]


def compared(
    posts: pd.DataFrame, scores: Mapping[str, Scores], full: str, *, seed: int
) -> dict[str, Any]:
    """Give the figures of every variant by label and corpus, as plain values.

    Parameters
    ----------
    posts
        With a column for each label, `dataset`, `judges` and `unit` (what each is held out with).
    scores
        By variant and label, one entry per post; nan for posts that a variant does not have.
    full
        The variant that the others are compared with.
    """
    tasks = {
        (label, name): rows for label in scores[full] for name, rows in parts(posts, label).items()
    }
    parted = Parallel(n_jobs=-1)(
        delayed(part)(
            posts.loc[rows, label].to_numpy(np.float64) == 1,
            posts.loc[rows, "unit"].to_numpy(np.str_),
            {variant: found[label][rows] for variant, found in scores.items() if label in found},
            full,
            by_recall=name == ALL,
            seed=seed,
        )
        for (label, name), rows in tasks.items()
    )
    labels: dict[str, Any] = {}
    for (label, name), found in zip(tasks, parted, strict=True):
        labels.setdefault(label, {})[name] = found
    return {
        "resamples": RESAMPLES,
        "least_of_a_kind": LEAST_OF_A_KIND,
        "false_positives": FALSE_POSITIVES,
        "labels": labels,
    }


def parts(posts: pd.DataFrame, label: str) -> dict[str, NDArray[np.bool_]]:
    """Give the posts with a known label: of each corpus that has enough of both kinds, and all.

    Among all are those that judge (see `saring.learning.recipe.Corpus`).
    """
    truth = posts[label]
    found = {}
    for corpus in posts["dataset"].unique():
        rows = (posts["dataset"] == corpus) & truth.notna()
        if min((truth[rows] == kind).sum() for kind in (0, 1)) >= LEAST_OF_A_KIND:
            found[corpus] = rows.to_numpy()
    return {**found, ALL: (truth.notna() & posts["judges"]).to_numpy()}


def part(
    truth: NDArray[np.bool_],
    units: NDArray[np.str_],
    scores: Scores,
    full: str,
    *,
    by_recall: bool,
    seed: int,
) -> dict[str, Any]:
    """Give the figures of every variant on some posts.

    Variants are compared by average precision, or by recall at `FALSE_POSITIVES`; a variant that
    has only some of the posts is compared on those.
    """
    metric = recall if by_recall else average_precision
    metrics: dict[str, Metric] = {"average_precision": average_precision, "recall": recall}
    of_full = {
        name: remembered(_on_rows(metric, truth, scores[full])) for name, metric in metrics.items()
    }
    statistics = dict(of_full)
    for name, score in scores.items():
        if name == full or np.isnan(score).all():
            continue
        if np.isnan(score).any():
            statistics[name] = _on_common_posts(metric, truth, score, scores[full])
        else:
            whole = of_full["recall" if by_recall else "average_precision"]
            statistics[name] = _against(whole, _on_rows(metric, truth, score))
    intervals = bootstrap_many(statistics, units, resamples=RESAMPLES, seed=seed)
    return {
        "posts": len(truth),
        "positives": int(truth.sum()),
        "base_rate": round(float(truth.mean()), 5),
        "units": len(np.unique(units)),
        "compared_by": "recall" if by_recall else "average_precision",
        "full": {name: _values(intervals.pop(name)) for name in of_full},
        "variants": {
            name: {
                "difference": _values(interval),
                "recall": round(recall(*_having(truth, scores[name])), 5),
            }
            for name, interval in intervals.items()
        },
    }


def recall(truth: NDArray[np.bool_], score: NDArray[np.float64]) -> float:
    """Give the most recall that a threshold reaches with no more than `FALSE_POSITIVES`."""
    negative = score[~truth]
    if not len(negative) or not truth.any():
        return math.nan
    allowed = int(FALSE_POSITIVES * len(negative))
    # What scores above the first negative that is one too many can be flagged.
    too_many = np.partition(negative, len(negative) - allowed - 1)[len(negative) - allowed - 1]
    return float(np.mean(score[truth] > too_many))


def remembered(statistic: Statistic) -> Statistic:
    """Give the statistic that is worked out once for each resample, however often it is asked."""
    last: tuple[Sequence[int] | None, float] = (None, math.nan)

    def on_rows(rows: NDArray[np.int64]) -> float:
        nonlocal last
        if last[0] is not rows:
            last = (rows, statistic(rows))
        return last[1]

    return on_rows


def _on_rows(metric: Metric, truth: NDArray[np.bool_], score: NDArray[np.float64]) -> Statistic:
    return lambda rows: metric(truth[rows], score[rows])


def _against(whole: Statistic, other: Statistic) -> Statistic:
    return lambda rows: other(rows) - whole(rows)


def _on_common_posts(
    metric: Metric,
    truth: NDArray[np.bool_],
    score: NDArray[np.float64],
    full_score: NDArray[np.float64],
) -> Statistic:
    has = ~np.isnan(score)

    def difference(rows: NDArray[np.int64]) -> float:
        rows = rows[has[rows]]
        return metric(truth[rows], score[rows]) - metric(truth[rows], full_score[rows])

    return difference


def _having(
    truth: NDArray[np.bool_], score: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    has = ~np.isnan(score)
    return truth[has], score[has]


def _values(interval: Interval) -> list[float]:
    return [round(value, 5) for value in (interval.value, interval.low, interval.high)]
