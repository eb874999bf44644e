"""Why a post got its score: the words as written, with weights that add up to the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from saring.features import FormSequences
from saring.features.passages import Passages, passages_of
from saring.features.sequences import positioned_forms
from saring.model import ScreeningModel
from saring.text import Token
from saring.text.tokenise import Kind


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
            "weight": _short(self.weight),
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
            "base": _short(self.base),
            "manner": _short(self.manner),
            "words": [word.to_dict() for word in strongest],
            "rest": _short(rest),
        }


def explain(
    model: ScreeningModel, texts: Sequence[str], posts: Sequence[Sequence[Token]]
) -> list[dict[str, Explanation]]:
    """Explain each label's score of each post; `posts` are the tokens of ``analyse(text)``.

    A feature's contribution (its TF-IDF value times its weight) is shared equally among its
    occurrences; a pair of neighbours halves its share between the two; a hashtag as a whole is
    shared among its words.
    """
    positioned = [positioned_forms(text, post) for text, post in zip(texts, posts, strict=True)]
    sequences = FormSequences.of_forms([form for form, _ in post] for post in positioned)
    weights = _weights_by_position(model, sequences)
    return [
        {
            label: _explanation(
                label,
                head.base,
                text,
                post,
                weights[label][sequences.offsets[number] : sequences.offsets[number + 1]],
            )
            for label, head in model.heads.items()
        }
        for number, (text, post) in enumerate(zip(texts, positioned, strict=True))
    ]


def _weights_by_position(
    model: ScreeningModel, sequences: FormSequences
) -> dict[str, NDArray[np.float64]]:
    """Give for each label the share of each position of all posts in its post's log-odds.

    Where a long post scores as its strongest passage does, only that passage has a share.
    """
    weights = _shares(model, sequences)
    passages = passages_of(sequences)
    if len(passages):
        of_passages = _shares(model, passages.sequences)
        for label, head in model.heads.items():
            if head.passages:
                _put_strongest(weights[label], sequences, of_passages[label], passages)
    return weights


def _put_strongest(
    weights: NDArray[np.float64],
    sequences: FormSequences,
    of_passages: NDArray[np.float64],
    passages: Passages,
) -> None:
    """Put the weights of each post's strongest passage in place of the post's, if it is higher."""
    sums = np.add.reduceat(of_passages, passages.sequences.offsets[:-1])
    for post in np.unique(passages.post).tolist():
        mine = np.flatnonzero(passages.post == post)
        best = mine[np.argmax(sums[mine])]
        here = slice(*sequences.offsets[post : post + 2].tolist())
        if sums[best] > weights[here].sum():
            begin, end = passages.sequences.offsets[best : best + 2].tolist()
            first = int(passages.first[best])
            weights[here] = 0.0
            weights[first : first + end - begin - 1] = of_passages[begin + 1 : end]
            # The mark of a beginning is no word; it stands right before the post's first one.
            start = int(np.flatnonzero(sequences.ids[here] == passages.sequences.ids[begin])[0])
            weights[here.start + start] += of_passages[begin]


def _shares(model: ScreeningModel, sequences: FormSequences) -> dict[str, NDArray[np.float64]]:
    features = model.vectorizer.transform(sequences)
    features.sort_indices()
    occurrences = model.vectorizer.occurrences(sequences)
    position = np.repeat(np.arange(len(sequences.ids)), np.diff(occurrences.indptr))
    column = occurrences.indices.astype(np.int64)
    cell = sequences.post_of_position()[position] * features.shape[1] + column
    # Each cell of `features` that is not zero has occurrences, and the cells come in one order.
    _, number = np.unique(cell, return_inverse=True)
    times = np.bincount(number, occurrences.data)
    value = occurrences.data * (features.data / times)[number]
    return {
        label: np.asarray(
            np.bincount(position, value * head.weights[column], minlength=len(sequences.ids)),
            np.float64,
        )
        for label, head in model.heads.items()
    }


def _explanation(
    label: str,
    base: float,
    text: str,
    positions: Sequence[tuple[str, tuple[Token, ...]]],
    weights: NDArray[np.float64],
) -> Explanation:
    spoken = np.array([bool(tokens) for _, tokens in positions], bool)
    return Explanation(
        label=label,
        score=float(expit(base + weights.sum())),
        base=base,
        manner=float(weights[~spoken].sum()),
        words=tuple(
            WordWeight(text[start:end], start, end, weight, slot)
            for (start, end, slot), weight in _by_span(weights, positions).items()
        ),
    )


def _by_span(
    by_position: NDArray[np.float64], positions: Sequence[tuple[str, tuple[Token, ...]]]
) -> dict[tuple[int, int, str], float]:
    weights: dict[tuple[int, int, str], float] = {}
    for weight, (_, tokens) in zip(by_position.tolist(), positions, strict=True):
        for token in tokens:
            word = token.start, token.end, token.form if token.kind is Kind.SLOT else ""
            weights[word] = weights.get(word, 0.0) + weight / len(tokens)
    return weights


def _short(weight: float) -> float:
    return round(weight, 4) + 0.0  # no negative zero
