"""How well the scores rank: precision-recall and ROC, with the bands marked on them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from saring.errors import Language, Phrase
from saring.evaluation import metrics
from saring.evaluation.arrays import BoolArray, FloatArray, IntArray
from saring.evaluation.distributions import calibration_svg, scores_svg
from saring.evaluation.prevalence import prevalence_weights
from saring.evaluation.ranking import Ranking, rank
from saring.evaluation.svg import BLUE, GREY_THIN, VERMILION, Plot, Stroke
from saring.evaluation.wording import band_name, label_name, number, percent

MAX_POINTS = 300

_RECALL = Phrase("Daya temu (bagian positif yang ditandai)", "Recall (share of positives flagged)")
_PRECISION = Phrase("Ketepatan", "Precision")


def label_curves(
    label: str,
    truth: BoolArray,
    score: FloatArray,
    bands: Mapping[str, float],
    *,
    prevalence: float | None = None,
    language: Language = "id",
) -> dict[str, str]:
    """Draw the four pictures of one label: ``pr``, ``roc``, ``calibration`` and ``scores``.

    Parameters
    ----------
    truth, score
        One entry per post, shape (n,).
    bands
        Lowest score of each band.
    prevalence
        Share of positives in real use; adds the precision-recall curve as it will be there.
    """
    return {
        "pr": precision_recall_svg(
            label, truth, score, bands, prevalence=prevalence, language=language
        ),
        "roc": roc_svg(label, truth, score, bands, language=language),
        "calibration": calibration_svg(label, truth, score, language=language),
        "scores": scores_svg(label, truth, score, bands, language=language),
    }


def precision_recall_svg(
    label: str,
    truth: BoolArray,
    score: FloatArray,
    bands: Mapping[str, float],
    *,
    prevalence: float | None = None,
    language: Language = "id",
) -> str:
    """Draw precision against recall, in these data and, when stated, at the real prevalence."""
    here = Phrase("pada data berlabel ini", "in these labelled data").to(language)
    readings: list[tuple[str, Stroke, FloatArray | None]] = [(here, BLUE, None)]
    if prevalence is not None:
        there = Phrase("pada prevalensi", "at prevalence").to(language)
        readings.append(
            (
                f"{there} {percent(prevalence, language)}",
                VERMILION,
                prevalence_weights(truth, prevalence),
            )
        )
    chance = float(truth.mean()) if truth.size else math.nan
    random_order = Phrase("urutan acak pada data ini", "random order in these data").to(language)
    legend = [
        (f"{words}: AP {number(metrics.average_precision(truth, score, w), 2, language)}", stroke)
        for words, stroke, w in readings
    ]
    marks = [_band_mark(truth, score, bands, weight) for _, _, weight in readings]
    plot = Plot(
        title=f"{_title('Ketepatan dan daya temu', 'Precision and recall', language)}: "
        f"{label_name(label, language)}",
        description=". ".join(
            f"{words}; {_marks_in_words(mark, language)}"
            for (words, _), mark in zip(legend, marks, strict=True)
        ),
        x_label=_RECALL.to(language),
        y_label=_PRECISION.to(language),
        legend=[*legend, (f"{random_order}: {number(chance, 3, language)}", GREY_THIN)],
        language=language,
    )
    elements = [] if math.isnan(chance) else [_flat(plot, chance)]
    for (_, stroke, weight), mark in zip(readings, marks, strict=True):
        elements.append(plot.line(_steps(rank(truth, score, weight)), stroke, "curve"))
        elements += _dots(plot, mark, stroke, language)
    return plot.render(elements)


def roc_svg(
    label: str,
    truth: BoolArray,
    score: FloatArray,
    bands: Mapping[str, float],
    *,
    language: Language = "id",
) -> str:
    """Draw recall against the false-positive rate."""
    area = number(metrics.roc_auc(truth, score), 3, language)
    name = Phrase("luas di bawah kurva", "area under the curve").to(language)
    marks = {
        band: (
            metrics.false_positive_rate(truth, score >= lowest),
            metrics.recall(truth, score >= lowest),
        )
        for band, lowest in bands.items()
    }
    plot = Plot(
        title=f"{_title('Kurva ROC', 'ROC curve', language)}: {label_name(label, language)}",
        description=f"{name} {area}; "
        + "; ".join(
            f"{band_name(band, language)}: {_title('salah tandai', 'false positives', language)} "
            f"{number(x, 4, language)}, {_title('daya temu', 'recall', language)} "
            f"{number(y, 2, language)}"
            for band, (x, y) in marks.items()
        ),
        x_label=Phrase(
            "Tingkat salah tandai (bagian bukan positif yang ditandai)",
            "False-positive rate (share of other posts flagged)",
        ).to(language),
        y_label=_RECALL.to(language),
        legend=[
            (f"{name} {area}", BLUE),
            (Phrase("menebak", "guessing").to(language), GREY_THIN),
        ],
        language=language,
    )
    ranking = rank(truth, score)
    x = np.concatenate(([0.0], ranking.false_positive_rate))
    y = np.concatenate(([0.0], ranking.recall))
    kept = _evenly(x, y, MAX_POINTS)
    return plot.render(
        [
            plot.line([(0, 0), (1, 1)], GREY_THIN, "chance"),
            plot.line(zip(x[kept].tolist(), y[kept].tolist(), strict=True), BLUE, "curve"),
            *_dots(plot, marks, BLUE, language),
        ]
    )


def _evenly(x: FloatArray, y: FloatArray, count: int) -> IntArray:
    """Pick at most `count` points an equal way apart along a curve; none where it is undefined."""
    if not x.size or np.isnan(x).any() or np.isnan(y).any():
        return np.empty(0, np.intp)
    way = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))))
    picked = np.searchsorted(way, np.linspace(0.0, way[-1], count))
    return np.unique(np.append(picked[:-1], x.size - 1))


def _steps(ranking: Ranking) -> Iterator[tuple[float, float]]:
    """Corners of the curve whose area is average precision: flat up to each recall, then down."""
    kept = _evenly(ranking.recall, ranking.precision, MAX_POINTS // 2)
    before = 0.0
    for recall, precision in zip(
        ranking.recall[kept].tolist(), ranking.precision[kept].tolist(), strict=True
    ):
        yield before, precision
        yield recall, precision
        before = recall


def _band_mark(
    truth: BoolArray, score: FloatArray, bands: Mapping[str, float], weight: FloatArray | None
) -> dict[str, tuple[float, float]]:
    return {
        band: (
            metrics.recall(truth, score >= lowest, weight),
            metrics.precision(truth, score >= lowest, weight),
        )
        for band, lowest in bands.items()
    }


def _marks_in_words(marks: Mapping[str, tuple[float, float]], language: Language) -> str:
    return "; ".join(
        f"{band_name(band, language)}: {_title('ketepatan', 'precision', language)} "
        f"{number(precision, 2, language)}, {_title('daya temu', 'recall', language)} "
        f"{number(recall, 2, language)}"
        for band, (recall, precision) in marks.items()
    )


def _dots(
    plot: Plot, marks: Mapping[str, tuple[float, float]], stroke: Stroke, language: Language
) -> Iterable[str]:
    for band, (x, y) in marks.items():
        if not (math.isnan(x) or math.isnan(y)):
            yield plot.dot(x, y, stroke)
            yield plot.note(x, y, band_name(band, language), anchor="end" if x > 0.7 else "start")


def _flat(plot: Plot, height: float) -> str:
    return plot.line([(0, height), (1, height)], GREY_THIN, "chance")


def _title(indonesian: str, english: str, language: Language) -> str:
    return Phrase(indonesian, english).to(language)
