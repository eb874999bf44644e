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

from saring.features import FormSequences, PostVectorizer
from saring.features.passages import strongest_passage

LABELS = ("campaign", "hate", "hoax")
"""What is flagged. `abusive` stands beside them as a signal for reviewers, never as a flag."""


POSTS_AT_ONCE = 2_000
"""Posts whose features are in memory together: some 30 MB, and much of it in the cache."""


class Band(StrEnum):
    """What a reader should do with a post, from nothing to first."""

    CLEAR = "clear"
    UNSURE = "unsure"
    REVIEW = "review"
    PRIORITY = "priority"


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

    def bands(self, scores: NDArray[np.float64]) -> list[str]:
        """Give the bands of many scores."""
        review, priority = self.thresholds[Band.REVIEW], self.thresholds[Band.PRIORITY]
        level = np.select([scores >= priority, scores >= review], [2, 1], 0)
        names = (Band.CLEAR, Band.REVIEW, Band.PRIORITY)
        return [names[number] for number in level.tolist()]


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
    def weights(self) -> NDArray[np.float64]:
        """Weights of all labels: `n_features` by labels."""
        return np.stack([head.weights for head in self.heads.values()], 1).astype(np.float64)

    def scores(self, sequences: FormSequences) -> dict[str, NDArray[np.float64]]:
        """Give the calibrated probability of each label for each post."""
        base = np.array([head.base for head in self.heads.values()])
        in_passages = np.array([head.passages for head in self.heads.values()], np.bool_)
        log_odds = [
            strongest_passage(
                sequences.take(np.arange(first, min(first + POSTS_AT_ONCE, len(sequences)))),
                lambda posts: self.vectorizer.project(posts, self.weights),
                in_passages,
            )
            for first in range(0, max(1, len(sequences)), POSTS_AT_ONCE)
        ]
        return dict(zip(self.heads, expit(base + np.concatenate(log_odds)).T, strict=True))
