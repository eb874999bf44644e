"""Intervals by resampling whole groups: posts of one account or topic are not independent."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from saring.evaluation.arrays import IntArray

Statistic: TypeAlias = Callable[[IntArray], float]
"""A figure computed from row numbers, which may repeat."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and the range that resampling gives it; nan where it is undefined.

    >>> print(Interval(0.812, 0.77, 0.85))
    0.81 [0.77, 0.85]
    """

    value: float
    low: float
    high: float

    @property
    def decimals(self) -> int:
        """Digits after the point that keep small rates from reading as zero."""
        largest = max(
            (abs(x) for x in (self.value, self.low, self.high) if not math.isnan(x)), default=0.0
        )
        for decimals, from_size in enumerate((100.0, 10.0, 0.1, 0.01)):
            if largest >= from_size:
                return decimals
        return 4 if largest > 0 else 2

    def __str__(self) -> str:
        d = self.decimals
        return f"{self.value:.{d}f} [{self.low:.{d}f}, {self.high:.{d}f}]"


def bootstrap_interval(
    statistic: Statistic,
    groups: NDArray[Any],
    *,
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Interval:
    """Interval of one statistic: see `bootstrap_many`."""
    return bootstrap_many(
        {"": statistic}, groups, resamples=resamples, confidence=confidence, seed=seed
    )[""]


def bootstrap_many(
    statistics: Mapping[str, Statistic],
    groups: NDArray[Any],
    *,
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> dict[str, Interval]:
    """Percentile intervals of several statistics from the same resamples of groups.

    Cluster bootstrap (Davison & Hinkley 1997, section 3.8): as many groups as there are, drawn with
    replacement, each with all its rows. Resamples in which a statistic is undefined are left out.

    Parameters
    ----------
    statistics
        Name to function of row numbers.
    groups
        Group of each row, shape (n,), without blanks; ``np.arange(n)`` when rows are independent.

    Returns
    -------
    dict
        The statistic of all rows with its interval. One group alone says nothing about spread:
        low and high are then nan. A figure that no resample can move, such as a recall of 1 on a
        handful of positives, gets an interval without width: few data, not certainty.
    """
    draws = np.full((resamples, len(statistics)), math.nan)
    for resample, rows in enumerate(_resampled_rows(groups, resamples, seed)):
        draws[resample] = [statistic(rows) for statistic in statistics.values()]
    every_row = np.arange(len(groups))
    return {
        name: _interval(statistic(every_row), draws[:, column], confidence)
        for column, (name, statistic) in enumerate(statistics.items())
    }


def _resampled_rows(groups: NDArray[Any], resamples: int, seed: int) -> Iterator[IntArray]:
    """Row numbers of each resample; no resample at all when there is one group or none."""
    _, group_of_row, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    if sizes.size < 2:
        return
    rows_by_group = np.argsort(group_of_row, kind="stable")
    starts = np.cumsum(sizes) - sizes
    random = np.random.default_rng(seed)
    for _ in range(resamples):
        drawn = random.integers(sizes.size, size=sizes.size)
        lengths = sizes[drawn]
        begins = np.cumsum(lengths) - lengths
        # A ramp over the whole resample, shifted per group to where the group's rows lie.
        positions = np.arange(lengths.sum()) + np.repeat(starts[drawn] - begins, lengths)
        yield np.sort(rows_by_group[positions])  # what is in order by score stays so


def _interval(value: float, draws: NDArray[np.float64], confidence: float) -> Interval:
    defined = draws[~np.isnan(draws)]
    if not defined.size:
        return Interval(value, math.nan, math.nan)
    tail = (1.0 - confidence) / 2
    low, high = np.quantile(defined, [tail, 1.0 - tail]).tolist()
    return Interval(value, low, high)
