"""Thresholds asked for as sentences: ``maximum recall @ precision >= 0.9 at prevalence 0.01``.

The idea and the sentence are revscoring's (Halfaker & Geiger 2020, ORES).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np

from saring.errors import Phrase, SaringError
from saring.evaluation.arrays import BoolArray, FloatArray
from saring.evaluation.prevalence import check_prevalence, prevalence_weights
from saring.evaluation.ranking import Ranking, rank

EXAMPLES = (
    "maximum recall @ precision >= 0.9 at prevalence 0.01",
    "maximum precision @ recall >= 0.75",
    "maximum recall @ false_positive_rate <= 0.005",
    "maximum f1",
)

UNREACHED = 1.0
ROUNDING = 1e-12

# The side of a limit that asks for something: recall <= 0.5 would ask for a worse model.
_OPERATOR = {"precision": ">=", "recall": ">=", "false_positive_rate": "<="}
_NUMBER = r"\d*\.?\d+(?:e-?\d+)?"
_SENTENCE = re.compile(
    r"maximum\s+(?P<target>precision|recall|f1)"
    rf"(?:\s*@\s*(?P<limited>{'|'.join(_OPERATOR)})\s*(?P<operator>>=|<=)\s*(?P<limit>{_NUMBER}))?"
    rf"(?:\s+at\s+prevalence\s+(?P<prevalence>{_NUMBER}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ThresholdSentence:
    """What a threshold should achieve.

    Attributes
    ----------
    target
        What to make as large as possible: ``precision``, ``recall`` or ``f1``.
    limited, limit
        What must hold beside it, and the bound: at least, or at most for ``false_positive_rate``.
    prevalence
        Share of positives at which precision and F1 are meant; None means as in the data.
    """

    target: str
    limited: str | None = None
    limit: float | None = None
    prevalence: float | None = None

    @classmethod
    def parse(cls, text: str) -> ThresholdSentence:
        """Read a sentence; spaces and capitals do not matter.

        Raises
        ------
        SaringError
            The sentence is not one of the known forms, or asks for nothing that limits it.
        """
        match = _SENTENCE.fullmatch(text.strip())
        if match is None:
            raise _not_understood(text)
        part = {name: value and value.lower() for name, value in match.groupdict().items()}
        target, limited = str(part["target"]), part["limited"]
        limit = float(part["limit"]) if part["limit"] else None
        # Without a limit on something else, recall flags every post and precision a single one.
        if limited in {None, target} and target != "f1":
            raise _not_understood(text)
        if limited and part["operator"] != _OPERATOR[limited]:
            raise _not_understood(text)
        if limit is not None and limit > 1.0:
            raise _not_understood(text)
        prevalence = float(part["prevalence"]) if part["prevalence"] else None
        if prevalence is not None:
            check_prevalence(prevalence)
        return cls(target, limited, limit, prevalence)

    def __str__(self) -> str:
        sentence = f"maximum {self.target}"
        if self.limited:
            sentence += f" @ {self.limited} {_OPERATOR[self.limited]} {self.limit!r}"
        return (
            sentence if self.prevalence is None else f"{sentence} at prevalence {self.prevalence!r}"
        )

    def choose(
        self, truth: BoolArray, score: FloatArray, weight: FloatArray | None = None
    ) -> ChosenThreshold:
        """Choose, among all distinct scores, the threshold that the sentence asks for.

        Of equally good ones it takes the strictest; for ``maximum precision``, the one with most
        recall. When no threshold that finds anything satisfies the limit, it is 1.0, not `reached`.

        The figures are those of the posts chosen on, so they flatter. A false-positive rate of 0
        among n negatives may still be 3 / n (the rule of three: Hanley & Lippman-Hand 1983), which
        at a low prevalence is most of what is flagged: measure on other posts.

        Parameters
        ----------
        truth, score, weight
            One entry per post, shape (n,). A score equal to the threshold is flagged.
        """
        if self.prevalence is not None:
            weight = prevalence_weights(truth, self.prevalence, weight)
        ranking = rank(truth, score, weight)
        allowed = self._allowed(ranking) & (ranking.recall > 0)
        if not allowed.any():
            return self._unreached(ranking)
        aim = np.where(allowed, _figure(ranking, self.target), -np.inf)
        best = np.flatnonzero(aim == aim.max())
        at = int(best[-1] if self.target == "precision" else best[0])
        return ChosenThreshold(
            threshold=float(ranking.threshold[at]),
            sentence=str(self),
            precision=float(ranking.precision[at]),
            recall=float(ranking.recall[at]),
            false_positive_rate=float(ranking.false_positive_rate[at]),
            prevalence=self._prevalence_of(ranking),
            reached=True,
        )

    def _allowed(self, ranking: Ranking) -> BoolArray:
        if self.limited is None or self.limit is None:
            return np.ones(ranking.threshold.shape, dtype=np.bool_)
        figure = _figure(ranking, self.limited)
        # A precision of one hundredth, summed from weights, may miss 0.01 by the last bit.
        if _OPERATOR[self.limited] == ">=":
            return figure >= self.limit - ROUNDING
        return figure <= self.limit + ROUNDING

    def _unreached(self, ranking: Ranking) -> ChosenThreshold:
        certain = int(np.count_nonzero(ranking.threshold >= UNREACHED))
        tp = float(ranking.true_positives[certain - 1]) if certain else 0.0
        fp = float(ranking.false_positives[certain - 1]) if certain else 0.0
        return ChosenThreshold(
            threshold=UNREACHED,
            sentence=str(self),
            precision=_ratio(tp, tp + fp),
            recall=_ratio(tp, ranking.positives),
            false_positive_rate=_ratio(fp, ranking.negatives),
            prevalence=self._prevalence_of(ranking),
            reached=False,
        )

    def _prevalence_of(self, ranking: Ranking) -> float:
        if self.prevalence is not None:
            return self.prevalence
        return _ratio(ranking.positives, ranking.positives + ranking.negatives)


@dataclass(frozen=True, slots=True)
class ChosenThreshold:
    """A threshold and what it does to the posts that it was chosen on.

    Attributes
    ----------
    threshold
        Lowest score that is flagged.
    precision, recall, false_positive_rate
        What it gives; precision holds at `prevalence`, and is nan when nothing is flagged.
    prevalence
        Share of positives that the sentence states, or else that of the data.
    reached
        False when nothing satisfied the sentence.
    """

    threshold: float
    sentence: str
    precision: float
    recall: float
    false_positive_rate: float
    prevalence: float
    reached: bool


def _figure(ranking: Ranking, name: str) -> FloatArray:
    match name:
        case "precision":
            return ranking.precision
        case "recall":
            return ranking.recall
        case "false_positive_rate":
            return ranking.false_positive_rate
        case _:
            flagged = ranking.true_positives + ranking.false_positives
            return 2 * ranking.true_positives / (flagged + ranking.positives)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else math.nan


def _not_understood(text: str) -> SaringError:
    examples = "; ".join(EXAMPLES)
    return SaringError(
        Phrase(
            f"Kalimat ambang tidak dipahami: {text!r}. Yang diharapkan: 'maximum' recall, "
            "precision atau f1; lalu '@' ukuran lain sebagai batas (precision >= atau "
            "recall >= atau false_positive_rate <=, 0 sampai 1; hanya f1 boleh tanpa batas); "
            "lalu, bila perlu, 'at prevalence' dan angkanya.",
            f"Threshold sentence not understood: {text!r}. Expected: 'maximum' recall, precision "
            "or f1; then '@' another figure as limit (precision >= or recall >= or "
            "false_positive_rate <=, 0 to 1; only f1 may go without); then, if wanted, "
            "'at prevalence' and a number.",
        ),
        Phrase(f"Contoh: {examples}.", f"Examples: {examples}."),
    )
