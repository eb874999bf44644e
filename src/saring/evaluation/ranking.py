"""Posts read from the highest score down: what has been found after each distinct score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from saring.evaluation.arrays import BoolArray, FloatArray


@dataclass(frozen=True, slots=True)
class Ranking:
    """Cumulative counts at each distinct score, strictest first.

    Attributes
    ----------
    threshold
        Distinct scores, falling, shape (k,). A score equal to the threshold is flagged.
    true_positives, false_positives
        Total weight (posts, when there are no weights) flagged at each threshold, shape (k,).
    """

    threshold: FloatArray
    true_positives: FloatArray
    false_positives: FloatArray

    @property
    def positives(self) -> float:
        """Total weight of positives; nan when the weights are undefined."""
        return float(self.true_positives[-1]) if self.threshold.size else 0.0

    @property
    def negatives(self) -> float:
        """Total weight of negatives; nan when the weights are undefined."""
        return float(self.false_positives[-1]) if self.threshold.size else 0.0

    @property
    def precision(self) -> FloatArray:
        """Share of the flagged weight that is positive, nan where only zero weight is flagged."""
        return _share(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> FloatArray:
        """Share of the positives flagged, nan when there are none."""
        return _share(self.true_positives, np.full_like(self.true_positives, self.positives))

    @property
    def false_positive_rate(self) -> FloatArray:
        """Share of the negatives flagged, nan when there are none."""
        return _share(self.false_positives, np.full_like(self.false_positives, self.negatives))


def rank(truth: BoolArray, score: FloatArray, weight: FloatArray | None = None) -> Ranking:
    """Sort posts by score, falling, and count positives and negatives down to each distinct score.

    Parameters
    ----------
    truth, score, weight
        One entry per post, shape (n,); without `weight` every post counts 1.
    """
    order = np.argsort(score, kind="stable")[::-1]  # quick where scores are in order already
    falling = score[order]
    hit = truth[order].astype(np.float64)
    mass = np.ones_like(hit) if weight is None else weight[order]
    # Tied posts are flagged together, so only the last of each tie is a threshold.
    last_of_tie = np.flatnonzero(np.diff(falling, append=-np.inf))
    return Ranking(
        threshold=falling[last_of_tie],
        true_positives=np.cumsum(mass * hit)[last_of_tie],
        false_positives=np.cumsum(mass * (1.0 - hit))[last_of_tie],
    )


def _share(part: FloatArray, whole: FloatArray) -> FloatArray:
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
