"""What a model is: one vectoriser, one linear head for each label, thresholds with promises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from saring.features import FormSequences, PostVectorizer, Projection
from saring.features.passages import strongest_passage

LABELS = ("campaign", "hate", "hoax")
"""What is flagged. `abusive` stands beside them as a signal for reviewers, never as a flag."""


POSTS_AT_ONCE = 1_000
"""Posts whose features are in memory together: some 30 MB, and much of it in the cache."""


class Band(StrEnum):
    """What a reader should do with a post, from nothing to first."""

    CLEAR = "clear"
    UNSURE = "unsure"
    REVIEW = "review"
    PRIORITY = "priority"


_LEVELS = {band: level for level, band in enumerate(Band)}


@dataclass(frozen=True)
class Head:
    """A linear model of one label, calibrated: ``logit(p) = x @ weights + base``.

    Calibration is linear too (Platt 1999), so it is folded into `weights` and `base`: the words'
    weights add up to the log-odds of the score that is shown.

    Attributes
    ----------
    weights
        One for each feature.
    base
        Log-odds of a post without any known feature.
    thresholds
        Least score of the bands ``review`` and ``priority``.
    promises
        For each of the two: the sentence it was chosen by and what held-out posts gave.
    passages
        Whether a long post scores as its strongest passage does, where that is higher.
    """

    weights: NDArray[np.float32]
    base: float
    thresholds: Mapping[Band, float]
    promises: Mapping[Band, Mapping[str, Any]]
    passages: bool = False

    def band(self, score: float) -> Band:
        """Give the band of a score."""
        if score >= self.thresholds[Band.PRIORITY]:
            return Band.PRIORITY
        return Band.REVIEW if score >= self.thresholds[Band.REVIEW] else Band.CLEAR

    def levels(self, scores: NDArray[np.float64]) -> NDArray[np.int8]:
        """Give the bands of many scores, as numbers in ``list(Band)``."""
        levels = np.full(len(scores), _LEVELS[Band.CLEAR], np.int8)
        for band in (Band.REVIEW, Band.PRIORITY):  # as `band`, whichever of the two is higher
            levels[scores >= self.thresholds[band]] = _LEVELS[band]
        return levels


def model_id(name: str, digest: str) -> str:
    """Name a model by its contents."""
    return f"{name}@{digest[:12]}"


@dataclass(frozen=True)
class ScreeningModel:
    """A model as loaded.

    Attributes
    ----------
    name, digest
        Its name, and the hash of its contents.
    vectorizer
        Turns posts into features.
    heads
        A linear model for each label.
    trained_on
        SHA-256 of the files it was trained on.
    """

    name: str
    digest: str
    vectorizer: PostVectorizer
    heads: Mapping[str, Head]
    trained_on: frozenset[str] = frozenset()

    @property
    def model_id(self) -> str:
        """Name and content hash, as written beside every score."""
        return model_id(self.name, self.digest)

    @cached_property
    def projection(self) -> Projection:
        """What adds up the weights of all labels over posts."""
        weights = np.stack([head.weights for head in self.heads.values()], 1).astype(np.float64)
        return self.vectorizer.projection(weights)

    @cached_property
    def projections(self) -> dict[str, Projection]:
        """What adds up the weights of each label by itself."""
        return {label: self.projection.only(at) for at, label in enumerate(self.heads)}

    def scores(self, sequences: FormSequences) -> dict[str, NDArray[np.float64]]:
        """Give the calibrated probability of each label for each post."""
        base = np.array([head.base for head in self.heads.values()])
        in_passages = np.array([head.passages for head in self.heads.values()], np.bool_)
        log_odds = [
            strongest_passage(
                sequences.take(np.arange(first, min(first + POSTS_AT_ONCE, len(sequences)))),
                self.projection.sums,
                in_passages,
            )
            for first in range(0, max(1, len(sequences)), POSTS_AT_ONCE)
        ]
        return dict(zip(self.heads, expit(base + np.concatenate(log_odds)).T, strict=True))
