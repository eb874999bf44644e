"""Intervals of shares of a few cases, which a normal approximation would get wrong."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import betaincinv, ndtri

from saring.evaluation.bootstrap import Interval


@dataclass(frozen=True, slots=True)
class PassRate:
    """How many of some cases passed."""

    passed: int
    cases: int

    @property
    def rate(self) -> float:
        """Share of the cases that passed; nan without cases."""
        return self.passed / self.cases if self.cases else math.nan

    @property
    def interval(self) -> Interval:
        """The rate with its 95 % Wilson interval."""
        return wilson_interval(self.passed, self.cases)

    def to_dict(self) -> dict[str, float | int | None]:
        """Give plain JSON values; undefined is None."""
        rate = self.interval
        figures = {"rate": rate.value, "low": rate.low, "high": rate.high}
        return {
            "passed": self.passed,
            "cases": self.cases,
            **{name: None if math.isnan(x) else round(x, 5) for name, x in figures.items()},
        }


def wilson_interval(hits: int, cases: int, *, confidence: float = 0.95) -> Interval:
    """Give the share of hits with its score interval (Wilson 1927); nan without cases.

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). It keeps its width where all cases or none
    are hits, unlike p ± z √(p(1 − p)/n).

    >>> print(wilson_interval(12, 12))
    1.00 [0.76, 1.00]
    """
    if not cases:
        return Interval(math.nan, math.nan, math.nan)
    share, z = hits / cases, float(ndtri((1.0 + confidence) / 2))
    middle = share + z**2 / (2 * cases)
    margin = z * math.sqrt(share * (1 - share) / cases + z**2 / (4 * cases**2))
    whole = 1 + z**2 / cases
    # The ends touch 0 and 1 exactly in theory, and miss them by an ulp in arithmetic.
    low = 0.0 if hits == 0 else (middle - margin) / whole
    high = 1.0 if hits == cases else (middle + margin) / whole
    return Interval(share, low, high)


def clopper_pearson(hits: int, cases: int, *, confidence: float = 0.95) -> Interval:
    """Give the share of hits with its exact interval (Clopper & Pearson 1934); nan without cases.

    The ends are quantiles of Beta(k, n − k + 1) and Beta(k + 1, n − k). It covers the true share
    at least as often as it says, also for no hit at all: the case that matters in an audit.

    >>> print(clopper_pearson(0, 50))
    0.000 [0.000, 0.071]
    """
    if not cases:
        return Interval(math.nan, math.nan, math.nan)
    tail = (1.0 - confidence) / 2
    low = float(betaincinv(hits, cases - hits + 1, tail)) if hits else 0.0
    high = float(betaincinv(hits + 1, cases - hits, 1.0 - tail)) if hits < cases else 1.0
    return Interval(hits / cases, low, high)
