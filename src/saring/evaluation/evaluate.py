"""One label's figures with their intervals, and the record of a whole evaluation."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from saring.errors import Phrase, SaringError
from saring.evaluation import metrics
from saring.evaluation.arrays import BoolArray, FloatArray, IntArray
from saring.evaluation.bootstrap import Interval, Statistic, bootstrap_many
from saring.evaluation.prevalence import (
    check_prevalence,
    precision_at_prevalence,
    prevalence_weights,
    reading_load,
)

BandThresholds: TypeAlias = Mapping[str, float] | Mapping[str, FloatArray]
"""Lowest score of each band: ``{"review": 0.5, "priority": 0.8}``."""

BANDS = ("review", "priority")

_BAND_METRICS = {
    "f1_positive": metrics.f1_positive,
    "f1_macro": metrics.f1_macro,
    "precision": metrics.precision,
    "recall": metrics.recall,
    "false_positive_rate": metrics.false_positive_rate,
}


class DataFile(NamedTuple):
    """A labelled file that was used: its name, the hash of its bytes, the rows taken from it."""

    file: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class LabelEvaluation:
    """How one label fared.

    Attributes
    ----------
    posts, positives, groups
        Rows with a known truth, the positive ones among them, and the groups they fall into.
    base_rate
        Share of positives in these data.
    prevalence
        Share of positives expected where the model will work, if one was stated.
    bands
        Lowest score of each band.
    figures
        Figure to interval: ``average_precision``, ``recall@review``,
        ``precision@review@prevalence`` and so on.
    resamples, seed
        How the intervals were drawn.
    """

    label: str
    posts: int
    positives: int
    base_rate: float
    prevalence: float | None
    figures: dict[str, Interval]
    groups: int
    bands: dict[str, float]
    resamples: int
    seed: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A model, the data it met, and what came of it.

    Attributes
    ----------
    command
        The line to type to get these figures again.
    """

    title: str
    model_id: str
    data: Sequence[DataFile]
    labels: Mapping[str, LabelEvaluation]
    command: str

    def to_dict(self) -> dict[str, Any]:
        """Give plain JSON values: undefined is None, and the same evaluation is the same text."""
        record = {
            "title": self.title,
            "model_id": self.model_id,
            "command": self.command,
            "data": [{"file": file, "sha256": sha, "rows": rows} for file, sha, rows in self.data],
            "labels": {name: asdict(label) for name, label in self.labels.items()},
        }
        return {key: _json_safe(value) for key, value in record.items()}


def evaluate_label(
    label: str,
    truth: BoolArray,
    score: FloatArray,
    bands: BandThresholds,
    groups: NDArray[Any],
    *,
    prevalence: float | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> LabelEvaluation:
    """Compute every figure of one label with its interval.

    Parameters
    ----------
    truth, score, groups
        One entry per post whose truth is known, shape (n,): the label, the calibrated probability,
        and what the post shares with others (account, source, topic).
    bands
        Lowest score of ``review`` and of ``priority``: one for all posts, or one for each post
        where thresholds were chosen fold by fold.
    prevalence
        Share of positives expected in real use; adds the ``@prevalence`` figures.

    Raises
    ------
    SaringError
        No posts, arrays of different lengths, a score outside 0 to 1, or a prevalence outside it.
    """
    _check(label, truth, score, groups)
    if prevalence is not None:
        check_prevalence(prevalence)
    rising = np.argsort(score)  # once, so that no resample needs much sorting
    here = {band: np.broadcast_to(bands[band], score.shape)[rising] for band in BANDS}
    statistics = _statistics(truth[rising], score[rising], here, prevalence)
    figures = bootstrap_many(statistics, groups[rising], resamples=resamples, seed=seed)
    return LabelEvaluation(
        label=label,
        posts=int(truth.size),
        positives=int(truth.sum()),
        base_rate=float(truth.mean()),
        prevalence=prevalence,
        figures=figures,
        groups=int(np.unique(groups).size),
        bands={band: float(np.mean(bands[band])) for band in BANDS},
        resamples=resamples,
        seed=seed,
    )


def _statistics(
    truth: BoolArray, score: FloatArray, bands: BandThresholds, prevalence: float | None
) -> dict[str, Statistic]:
    flagged = {band: score >= bands[band] for band in BANDS}
    statistics: dict[str, Statistic] = {
        "average_precision": partial(_on_rows, metrics.average_precision, truth, score),
        "roc_auc": partial(_on_rows, metrics.roc_auc, truth, score),
    }
    for band in BANDS:
        for name, metric in _BAND_METRICS.items():
            statistics[f"{name}@{band}"] = partial(_on_rows, metric, truth, flagged[band])
    statistics["calibration_error"] = partial(_on_rows, metrics.calibration_error, truth, score)
    statistics["brier"] = partial(_on_rows, metrics.brier, truth, score)
    if prevalence is not None:
        statistics |= _prevalence_statistics(truth, score, flagged, prevalence)
    return statistics


def _prevalence_statistics(
    truth: BoolArray, score: FloatArray, flagged: Mapping[str, BoolArray], prevalence: float
) -> dict[str, Statistic]:
    def average_precision(rows: IntArray) -> float:
        weight = prevalence_weights(truth[rows], prevalence)
        return metrics.average_precision(truth[rows], score[rows], weight)

    def rates(band: str, rows: IntArray) -> tuple[float, float]:
        hit, flag = truth[rows], flagged[band][rows]
        return metrics.recall(hit, flag), metrics.false_positive_rate(hit, flag)

    def precision(band: str, rows: IntArray) -> float:
        return precision_at_prevalence(*rates(band, rows), prevalence)

    return {
        "average_precision@prevalence": average_precision,
        **{f"precision@{band}@prevalence": partial(precision, band) for band in BANDS},
        "flagged_per_10000@review": lambda rows: reading_load(
            *rates("review", rows), prevalence, posts=10_000
        ),
    }


def _on_rows(
    metric: Callable[..., float], truth: BoolArray, other: NDArray[Any], rows: IntArray
) -> float:
    return metric(truth[rows], other[rows])


def _check(label: str, truth: BoolArray, score: FloatArray, groups: NDArray[Any]) -> None:
    if not truth.size == score.size == len(groups):
        raise SaringError(
            Phrase(
                f"Label {label}: {truth.size} jawaban, {score.size} skor dan {len(groups)} "
                "kelompok; jumlahnya harus sama.",
                f"Label {label}: {truth.size} truths, {score.size} scores and {len(groups)} "
                "groups; the three must be as many.",
            ),
            Phrase("Pilih baris yang sama untuk ketiganya.", "Take the same rows for all three."),
        )
    if not truth.size:
        raise SaringError(
            Phrase(
                f"Label {label}: tidak ada unggahan yang jawabannya diketahui (1 atau 0).",
                f"Label {label}: no post has a known truth (1 or 0).",
            ),
            Phrase(
                f"Isi kolom {label} dengan 1 atau 0, atau jangan evaluasi label ini.",
                f"Fill the column {label} with 1 or 0, or leave this label out.",
            ),
        )
    outside = np.flatnonzero(~((score >= 0.0) & (score <= 1.0)))
    if outside.size:
        raise SaringError(
            Phrase(
                f"Label {label}: {outside.size} skor di luar 0 sampai 1, yang pertama "
                f"{score[outside[0]]:g} (urutan ke-{outside[0] + 1}).",
                f"Label {label}: {outside.size} scores lie outside 0 to 1, the first is "
                f"{score[outside[0]]:g} (entry {outside[0] + 1}).",
            ),
            Phrase(
                "Beri probabilitas terkalibrasi, bukan skor mentah.",
                "Give calibrated probabilities, not raw scores.",
            ),
        )


def _json_safe(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _json_safe(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json_safe(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
