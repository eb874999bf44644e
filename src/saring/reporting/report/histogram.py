"""How many posts have which score, and where the bands are cut."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from saring.errors import Language, Phrase
from saring.evaluation.wording import label_name
from saring.reporting.report.chart import Chart, bar, rule, words
from saring.reporting.wording import number
from saring.triage import ScoreHistogram
from saring.triage.histogram import Bin

_WIDTH, _LEFT, _RIGHT, _TOP, _PANEL = 380, 52, 14, 58, 180
_BOTTOM = _TOP + _PANEL
_PLOT = _WIDTH - _LEFT - _RIGHT


def histogram_svg(histogram: ScoreHistogram, language: Language) -> str:
    """Draw the scores of one label in columns, counts on a logarithmic scale, bands shaded.

    Nearly all posts score near 0; on a plain scale those that matter would vanish.
    """
    name = label_name(histogram.label, language)
    cuts = ", ".join(f"{band} ≥ {number(cut, language, 3)}" for band, cut in histogram.cuts.items())
    said = Phrase(
        f"{histogram.posts} unggahan; pita: {cuts or 'tidak ada'}. Angkanya ada dalam tabel di "
        "bawah gambar.",
        f"{histogram.posts} posts; bands: {cuts or 'none'}. The figures are in the table below.",
    )
    chart = Chart(
        name=f"scores-{histogram.label}",
        title=f"{Phrase('Sebaran skor', 'Scores').to(language)}: {name}",
        description=said.to(language),
        width=_WIDTH,
        height=_BOTTOM + 48,
    )
    bins = histogram.bins()
    return chart.render([
        *_bands(histogram, language),
        *_scale(bins, language),
        *_columns(bins, language),
    ])  # fmt: skip


def _bands(histogram: ScoreHistogram, language: Language) -> Iterator[str]:
    """Shade each band from its cut to the next, its name and cut above, names one over another."""
    cuts = sorted(histogram.cuts.items(), key=lambda cut: cut[1])
    for row, ((band, low), (_, high)) in enumerate(pairwise([*cuts, ("", 1.0)])):
        left, right = (_LEFT + _PLOT * score for score in (low, high))
        yield bar(f"zone {band}", left, _TOP, right - left, _PANEL)
        y = _TOP - 26 + 16 * row
        yield rule(f"cut {band}", left, y - 4, left, _BOTTOM)
        anchor, shift = ("end", -5) if low > 0.6 else ("start", 5)
        yield words(left + shift, y + 4, f"{band} ≥ {number(low, language, 3)}", anchor)


def _decades(bins: list[Bin]) -> int:
    """Powers of ten that the axis spans."""
    return max(math.ceil(math.log10(max(each.posts for each in bins) + 1)), 1)


def _height(count: int, decades: int) -> float:
    """Give 0 for no post and a visible stub for one: the axis begins at one half."""
    least = math.log10(0.5)
    return _PANEL * (math.log10(count) - least) / (decades - least) if count else 0.0


def _scale(bins: list[Bin], language: Language) -> Iterator[str]:
    decades = _decades(bins)
    for power in range(decades + 1):
        y = _BOTTOM - _height(10**power, decades)
        yield rule("grid", _LEFT, y, _WIDTH - _RIGHT, y)
        yield words(_LEFT - 6, y + 4, number(10**power, language), "end")
    yield rule("axis", _LEFT, _BOTTOM, _WIDTH - _RIGHT, _BOTTOM)
    for tick in range(6):
        x = _LEFT + _PLOT * tick / 5
        yield rule("axis", x, _BOTTOM, x, _BOTTOM + 5)
        yield words(x, _BOTTOM + 19, number(tick / 5, language, 1), "middle")
    yield words(_LEFT + _PLOT / 2, _BOTTOM + 38, Phrase("Skor", "Score").to(language), "middle")
    scale = Phrase("banyak unggahan (skala logaritma)", "posts (logarithmic scale)")
    yield words(8, 14, scale.to(language))


def _columns(bins: list[Bin], language: Language) -> Iterator[str]:
    decades = _decades(bins)
    for each in bins:
        if each.posts:
            low, high = (number(edge, language, 2) for edge in (each.low, each.high))
            said = f"{low}–{high}: {number(each.posts, language)}"
            height = _height(each.posts, decades)
            x, width = _LEFT + _PLOT * each.low, _PLOT * (each.high - each.low)
            yield bar("bar all", x + 0.5, _BOTTOM - height, width - 1, height, said)
