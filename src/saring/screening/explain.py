"""Why a post got its score: the words as written, with weights that add up to the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from saring.features import FormSequences
from saring.features.sequences import positioned_forms
from saring.model import ScreeningModel
from saring.text import Token


@dataclass(frozen=True, slots=True)
class WordWeight:
    """A word as written: its half-open span in the post and its share of the log-odds."""

    text: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """One label of one post: ``logit(score) = base + manner + sum of the words' weights``.

    Attributes
    ----------
    base
        Log-odds of a post without any known feature.
    manner
        Share of how the post is written (headline, length, whom it names; see
        `saring.features.manner`), which is no single word's doing.
    words
        In the order of the post.
    """

    label: str
    score: float
    base: float
    manner: float
    words: tuple[WordWeight, ...]

    def to_dict(self, most: int | None = None) -> dict[str, Any]:
        """Give plain values: the `most` weightiest words, and the `rest` of the sum."""
        strongest = sorted(self.words, key=lambda word: -abs(word.weight))[:most]
        shown = [
            {"text": word.text, "start": word.start, "end": word.end, "weight": _short(word.weight)}
            for word in strongest
        ]
        rest = sum(word.weight for word in self.words) - sum(word.weight for word in strongest)
        return {
            "score": round(self.score, 4),
            "base": _short(self.base),
            "manner": _short(self.manner),
            "words": shown,
            "rest": _short(rest),
        }


def explain(model: ScreeningModel, text: str, tokens: Sequence[Token]) -> dict[str, Explanation]:
    """Explain each label's score of one post; `tokens` are those of ``analyse(text)``.

    A feature's contribution (its TF-IDF value times its weight) is shared equally among its
    occurrences; a pair of neighbours halves its share between the two; a hashtag as a whole is
    shared among its words.
    """
    positions = positioned_forms(text, tokens)
    sequences = FormSequences.of_forms([[form for form, _ in positions]])
    features = model.vectorizer.transform(sequences)
    occurrences = model.vectorizer.occurrences(sequences)
    times = np.asarray(occurrences.sum(axis=0)).ravel()
    value = np.zeros(features.shape[1])
    value[features.indices] = features.data / times[features.indices]
    explanations = {}
    for label, head in model.heads.items():
        by_position = occurrences @ (value * head.weights)
        spoken = np.array([bool(tokens_here) for _, tokens_here in positions])
        explanations[label] = Explanation(
            label=label,
            score=float(expit(head.base + by_position.sum())),
            base=head.base,
            manner=float(by_position[~spoken].sum()),
            words=tuple(
                WordWeight(text[start:end], start, end, weight)
                for (start, end), weight in _by_span(by_position, positions).items()
            ),
        )
    return explanations


def _by_span(
    by_position: NDArray[np.float64], positions: Sequence[tuple[str, tuple[Token, ...]]]
) -> dict[tuple[int, int], float]:
    weights: dict[tuple[int, int], float] = {}
    for weight, (_, tokens) in zip(by_position.tolist(), positions, strict=True):
        for token in tokens:
            span = token.start, token.end
            weights[span] = weights.get(span, 0.0) + weight / len(tokens)
    return weights


def _short(weight: float) -> float:
    return round(weight, 4)
