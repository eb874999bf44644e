"""The usual recipe with the shipped model's features: scikit-learn's TfidfVectorizer, post by post.

The tokens are those of `saring.text.analyse`; everything after them is scikit-learn's own code. It
is what the columnar vectoriser is compared with, for its probabilities and for its speed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer

from saring.features import form_sequence
from saring.features.manner import START
from saring.features.passages import LONG, PASSAGE
from saring.model import ScreeningModel
from saring.text import analyse
from saring.text.slot_kinds import ADDRESSED, BALLOT_NUMBER, CANDIDATE, NAME
from saring.text.stem import stem

_CANDIDATES = {CANDIDATE, ADDRESSED + CANDIDATE}
_POLITICAL = _CANDIDATES | {"PARTAI", "TIM", "TOKOH", NAME, BALLOT_NUMBER}
_INTRODUCING = {"orang", "warga", "kaum", "umat", "suku", "etnis", "bangsa", "komunitas"}


def _is_word(form: str) -> bool:
    return form[0].isalpha() and not form.isupper()


def _stems(forms: Sequence[str]) -> list[str]:
    return [stem(form) if _is_word(form) else form for form in forms]


def _pairs(forms: Sequence[str]) -> list[str]:
    return [f"{before} {after}" for before, after in pairwise(forms)]


def _topics(forms: Sequence[str]) -> list[str]:
    candidates = sum(form in _CANDIDATES for form in forms)
    if candidates > 1:
        topic = "SEVERAL"
    elif candidates:
        topic = "ONE"
    else:
        topic = "POLITICS" if any(form in _POLITICAL for form in forms) else "OTHER"
    return [f"{topic} {form}" for form in forms]


def _characters(shortest: int, longest: int) -> Callable[[Sequence[str]], list[str]]:
    def characters(forms: Sequence[str]) -> list[str]:
        grams = []
        for form in forms:
            if _is_word(form) and form not in _INTRODUCING:
                padded = f" {form} "
                for length in range(shortest, longest + 1):
                    grams += [padded[at : at + length] for at in range(len(padded) - length + 1)]
        return grams

    return characters


class SklearnReference:
    """Gives the probabilities of a model with five TfidfVectorizers and a dot product."""

    def __init__(self, model: ScreeningModel) -> None:
        settings = model.vectorizer.settings
        analysers: dict[str, Callable[[Sequence[str]], list[str]]] = {
            "word": list,
            "stem": _stems,
            "pair": _pairs,
            "topic": _topics,
            "char": _characters(settings.shortest_characters, settings.longest_characters),
        }
        self.model = model
        self.vectorizers = []
        for name, block in model.vectorizer.blocks.items():
            vectorizer = TfidfVectorizer(
                analyzer=analysers[name],
                vocabulary=dict(block.vocabulary),
                sublinear_tf=True,
                dtype=np.float64,
            )
            vectorizer.idf_ = block.idf.astype(np.float64)
            self.vectorizers.append(vectorizer)

    def scores(self, texts: Sequence[str]) -> dict[str, np.ndarray]:
        """Give the probability of each label for each post."""
        posts = [form_sequence(text, analyse(text)) for text in texts]
        features = self._features(posts)
        pieces = [
            (number, piece) for number, forms in enumerate(posts) for piece in _passages(forms)
        ]
        of_pieces = self._features([piece for _, piece in pieces]) if pieces else None
        found = {}
        for label, head in self.model.heads.items():
            weights = head.weights.astype(np.float64)
            log_odds = np.asarray(features @ weights + head.base)
            if head.passages and of_pieces is not None:
                numbers = np.array([number for number, _ in pieces])
                np.maximum.at(log_odds, numbers, of_pieces @ weights + head.base)
            found[label] = expit(log_odds)
        return found

    def _features(self, posts: Sequence[Sequence[str]]) -> sparse.csr_array:
        return sparse.hstack(
            [vectorizer.transform(posts) for vectorizer in self.vectorizers], "csr"
        )


def _passages(forms: list[str]) -> list[list[str]]:
    words = forms[forms.index(START) + 1 :]
    if len(words) <= LONG:
        return []
    step = PASSAGE // 2
    return [[START, *words[at : at + PASSAGE]] for at in range(0, len(words) - step, step)]
