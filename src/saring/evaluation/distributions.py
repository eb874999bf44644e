"""Where the scores lie and whether they mean what they say: calibration and score histogram."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from saring.errors import Language, Phrase
from saring.evaluation import metrics
from saring.evaluation.arrays import BoolArray, FloatArray
from saring.evaluation.svg import BLACK_THIN, BLUE, GREEN, GREY_THIN, VERMILION, Plot
from saring.evaluation.wording import band_name, label_name, number

CALIBRATION_COLUMNS = 10
HISTOGRAM_COLUMNS = 25

_SCORE = Phrase("Skor", "Score")


def calibration_svg(
    label: str, truth: BoolArray, score: FloatArray, *, language: Language = "id"
) -> str:
    """Draw how often posts are positive against their mean score, in columns of equal width.

    Bars are 95 % Wilson intervals of single posts, so too narrow where posts come in groups. The
    error beside them is over bins of equal mass (`metrics.calibration_error`): those crowd near 0,
    where a picture shows nothing.
    """
    error = number(metrics.calibration_error(truth, score), 3, language)
    columns = list(_columns(truth, score))
    plot = Plot(
        title=f"{Phrase('Kalibrasi', 'Calibration').to(language)}: {label_name(label, language)}",
        description=f"{Phrase('Galat kalibrasi', 'Calibration error').to(language)} {error}; "
        + "; ".join(
            Phrase(
                f"skor {number(mean, 2, 'id')}: {number(observed, 2, 'id')} positif "
                f"dari {count} unggahan",
                f"score {number(mean, 2, 'en')}: {number(observed, 2, 'en')} positive "
                f"of {count} posts",
            ).to(language)
            for _, mean, observed, count in columns
        ),
        x_label=Phrase(
            "Skor rata-rata (angka di atas: banyak unggahan di tiap kolom)",
            "Mean score (numbers on top: posts in each column)",
        ).to(language),
        y_label=Phrase("Bagian yang memang positif", "Share truly positive").to(language),
        legend=[
            (Phrase("model, dengan selang 95 %", "model, with 95 % interval").to(language), BLUE),
            (Phrase("kalibrasi sempurna", "perfect calibration").to(language), GREY_THIN),
        ],
        language=language,
    )
    elements = [
        plot.line([(0, 0), (1, 1)], GREY_THIN, "perfect"),
        plot.line([(mean, observed) for _, mean, observed, _ in columns], BLUE, "curve"),
    ]
    for column, mean, observed, count in columns:
        low, high = _wilson(observed, count)
        middle = (column + 0.5) / CALIBRATION_COLUMNS
        elements += [
            plot.line([(mean, low), (mean, high)], BLUE, "interval"),
            plot.dot(mean, observed, BLUE),
            plot.note(middle, plot.top, str(count), anchor="middle", size=11),
        ]
    return plot.render(elements)


def scores_svg(
    label: str,
    truth: BoolArray,
    score: FloatArray,
    bands: Mapping[str, float],
    *,
    language: Language = "id",
) -> str:
    """Draw the scores of positives and of the others, each as shares of its own class."""
    edges = _edges(HISTOGRAM_COLUMNS)
    others, positives = (
        np.histogram(score[chosen], edges)[0] / max(int(chosen.sum()), 1)
        for chosen in (~truth, truth)
    )
    count = int(truth.sum())
    names = (
        Phrase(
            f"bukan positif: {truth.size - count} unggahan", f"others: {truth.size - count} posts"
        ),
        Phrase(f"positif: {count} unggahan", f"positives: {count} posts"),
    )
    legend = [
        (names[0].to(language), BLUE),
        (names[1].to(language), VERMILION),
        *(
            (f"{band_name(band, language)}: {_SCORE.to(language)} ≥ {number(at, 3, language)}", ink)
            for (band, at), ink in zip(bands.items(), (GREEN, BLACK_THIN), strict=False)
        ),
    ]
    heading = Phrase("Sebaran skor", "Where the scores lie").to(language)
    plot = Plot(
        title=f"{heading}: {label_name(label, language)}",
        description="; ".join(words for words, _ in legend),
        x_label=_SCORE.to(language),
        y_label=Phrase("Bagian dari kelasnya", "Share of its class").to(language),
        legend=legend,
        language=language,
        top=max(math.ceil(10 * max(others.max(), positives.max())), 1) / 10,
    )
    return plot.render(
        [
            plot.line(_outline(edges, others), BLUE, "curve"),
            plot.line(_outline(edges, positives), VERMILION, "curve"),
            *(
                plot.line([(at, 0), (at, plot.top)], stroke, "band")
                for at, (_, stroke) in zip(bands.values(), legend[2:], strict=False)
            ),
        ]
    )


def _columns(truth: BoolArray, score: FloatArray) -> Iterator[tuple[int, float, float, int]]:
    """Give number, mean score, share of positives and posts of each column that has any."""
    column = np.searchsorted(_edges(CALIBRATION_COLUMNS)[1:-1], score, side="right")
    counts = np.bincount(column, minlength=CALIBRATION_COLUMNS)
    scores = np.bincount(column, score, minlength=CALIBRATION_COLUMNS)
    positives = np.bincount(column, truth, minlength=CALIBRATION_COLUMNS)
    for at in np.flatnonzero(counts).tolist():
        count = int(counts[at])
        yield at, float(scores[at]) / count, float(positives[at]) / count, count


def _edges(columns: int) -> FloatArray:
    # linspace puts 0.3 at 0.30000000000000004, and a score of 0.3 into the column before it.
    return np.arange(columns + 1) / columns


def _wilson(share: float, count: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927), which stays inside 0 to 1 for rare events."""
    z2 = 1.96**2
    centre = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = 1.96 * math.sqrt(share * (1 - share) / count + z2 / (4 * count**2)) / (1 + z2 / count)
    return max(centre - half, 0.0), min(centre + half, 1.0)


def _outline(edges: FloatArray, heights: FloatArray) -> list[tuple[float, float]]:
    """Corners of the columns' common outline."""
    return list(
        zip(np.repeat(edges, 2)[1:-1].tolist(), np.repeat(heights, 2).tolist(), strict=True)
    )
