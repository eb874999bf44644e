"""Why a post got its score: the words as written, with weights that add up to the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit

from saring.features.sequences import forms_of_posts
from saring.model import ScreeningModel
from saring.screening.word_weights import WordWeights, word_weights
from saring.text.columnar import as_arrow


@dataclass(frozen=True, slots=True)
class WordWeight:
    """A word as written: its half-open span in the post and its share of the log-odds.

    `slot` is what the model saw in place of it (``ORANG``, ``KANDIDAT``), else blank: the weight
    is that of naming somebody, whoever it is.
    """

    text: str
    start: int
    end: int
    weight: float
    slot: str

    def to_dict(self) -> dict[str, Any]:
        """Give plain values; `slot` only where there is one."""
        plain: dict[str, Any] = {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "weight": short(self.weight),
        }
        return plain | {"slot": self.slot} if self.slot else plain


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
        rest = sum(word.weight for word in self.words) - sum(word.weight for word in strongest)
        return {
            "score": round(self.score, 4),
            "base": short(self.base),
            "manner": short(self.manner),
            "words": [word.to_dict() for word in strongest],
            "rest": short(rest),
        }


def short(weight: float) -> float:
    """Round a weight as reasons show it."""
    return round(weight, 4) + 0.0  # no negative zero


def explain(model: ScreeningModel, texts: Sequence[str]) -> list[dict[str, Explanation]]:
    """Explain each label's score of each post."""
    forms = forms_of_posts(as_arrow(texts))
    words = word_weights(model, forms, dict.fromkeys(model.heads, np.arange(len(texts))))
    return [
        {
            label: _explanation(words[label], number, text, label, head.base)
            for label, head in model.heads.items()
        }
        for number, text in enumerate(texts)
    ]


def _explanation(words: WordWeights, post: int, text: str, label: str, base: float) -> Explanation:
    here = slice(*words.offsets[post : post + 2].tolist())
    weights = words.weights[here]
    manner = float(words.manner[post])
    return Explanation(
        label=label,
        score=float(expit(base + manner + weights.sum())),
        base=base,
        manner=manner,
        words=tuple(
            WordWeight(text[start:end], start, end, weight, slot)
            for start, end, weight, slot in zip(
                words.start[here].tolist(),
                words.end[here].tolist(),
                weights.tolist(),
                words.slot_names(words.slot[here]),
                strict=True,
            )
        ),
    )
