"""What a model is: one vectoriser, one linear head for each label, thresholds with promises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import expit

from saring.features import FormSequences, PostVectorizer
from saring.features.passages import passages_of

LABELS = ("campaign", "hate", "hoax")
"""What is flagged. `abusive` stands beside them as a signal for reviewers, never as a flag."""


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

    def log_odds(self, features: sparse.csr_array) -> NDArray[np.float64]:
        """Give the log-odds of each row of features."""
        return np.asarray(features @ self.weights.astype(np.float64) + self.base)

    def band(self, score: float) -> Band:
        """Give the band of a score."""
        if score >= self.thresholds[Band.PRIORITY]:
            return Band.PRIORITY
        return Band.REVIEW if score >= self.thresholds[Band.REVIEW] else Band.CLEAR


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
        return f"{self.name}@{self.digest[:12]}"

    def scores(self, sequences: FormSequences) -> dict[str, NDArray[np.float64]]:
        """Give the calibrated probability of each label for each post."""
        features = self.vectorizer.transform(sequences)
        found = {label: head.log_odds(features) for label, head in self.heads.items()}
        passages = passages_of(sequences)
        if len(passages):
            features = self.vectorizer.transform(passages.sequences)
            for label, head in self.heads.items():
                if head.passages:
                    np.maximum.at(found[label], passages.post, head.log_odds(features))
        return {label: expit(log_odds) for label, log_odds in found.items()}
