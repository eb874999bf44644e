"""Posts over time, with the stages of elections shaded behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saring.errors import Language, Phrase
from saring.reference.calendar import Period, periods
from saring.reporting.report.chart import Chart, bar, rule, words
from saring.reporting.wording import number

SHADED = {"kampanye": ("K", "middle"), "tenang": ("T", "end"), "pemungutan": ("P", "start")}
"""Stages that are shaded, the letter above each, and its side: T and P are days apart."""

_WIDTH, _LEFT, _RIGHT, _TOP, _PANEL, _GAP, _LEGEND = 960, 56, 12, 40, 120, 44, 22
_BOTTOM = _TOP + 2 * _PANEL + _GAP

# The longest stretch that is still drawn by day, by week and by month: some 130 bars each.
_BY_DAY, _BY_WEEK, _BY_MONTH = 130, 7 * 130, 30 * 144

_STEPS = {
    "day": Phrase("per hari", "by day"),
    "week": Phrase("per minggu, dari Senin", "by week, from Monday"),
    "month": Phrase("per bulan", "by month"),
    "year": Phrase("per tahun", "by year"),
}
_TITLE = Phrase("Unggahan menurut waktu", "Posts over time")
_ALL = Phrase("Disaring", "Screened")
_FLAGGED = Phrase("Ditandai (indikasi, belum ditinjau)", "Flagged (indications, not yet reviewed)")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts in steps of a day, a week, a month or a year, whichever leaves readable bars.

    Attributes
    ----------
    rows
        First day of each step that holds posts, and the counts in the order of `kinds`.
    """

    step: str
    first: dt.date
    last: dt.date
    kinds: tuple[str, ...]
    rows: tuple[tuple[dt.date, tuple[int, ...]], ...]

    def stages(self) -> Iterator[Period]:
        """Give the shaded stages that touch the stretch, in order of time."""
        for period in sorted(periods(), key=lambda period: period.first):
            if period.stage in SHADED and period.first < self.end and period.last >= self.first:
                yield period

    @property
    def end(self) -> dt.date:
        """The day after the last step."""
        return _next(_step_start(self.last, self.step), self.step)

    def said(self, language: Language) -> str:
        """Name the step."""
        return _STEPS[self.step].to(language)


def timeline_of(days: Mapping[str, Mapping[str, int]]) -> Timeline | None:
    """Sum counts of days in ISO 8601 by step; None without a dated post."""
    if not days["all"]:
        return None
    first, last = (dt.date.fromisoformat(day(days["all"])) for day in (min, max))
    span = (last - first).days + 1
    step = (
        "day"
        if span <= _BY_DAY
        else "week"
        if span <= _BY_WEEK
        else "month"
        if span <= _BY_MONTH
        else "year"
    )
    kinds = tuple(days)
    sums: dict[dt.date, list[int]] = {}
    for position, kind in enumerate(kinds):
        for day, count in days[kind].items():
            start = _step_start(dt.date.fromisoformat(day), step)
            sums.setdefault(start, [0] * len(kinds))[position] += count
    rows = tuple((day, tuple(counts)) for day, counts in sorted(sums.items()))
    return Timeline(step, _step_start(first, step), last, kinds, rows)


def timeline_svg(timeline: Timeline, language: Language) -> str:
    """Draw all posts above and flagged ones below, over the same days, each on its own scale."""
    stages = list(timeline.stages())
    title = f"{_TITLE.to(language)}, {timeline.said(language)}"
    chart = Chart(
        name="timeline",
        title=title,
        description=_description(timeline, stages, language),
        width=_WIDTH,
        height=_BOTTOM + 34 + _LEGEND * len(stages),
    )
    return chart.render([
        *_shades(timeline, stages),
        *_panel(timeline, "all", _TOP, _ALL.to(language), language),
        *_panel(timeline, "flagged", _TOP + _PANEL + _GAP, _FLAGGED.to(language), language),
        *_dates(timeline),
        *_legend(stages),
    ])  # fmt: skip


def stage_text(period: Period) -> str:
    """Name a stage with its days."""
    days = str(period.first) if period.first == period.last else f"{period.first} – {period.last}"
    return f"{period.stage} ({period.event_id}), {days}"


def _description(timeline: Timeline, stages: Sequence[Period], language: Language) -> str:
    at = timeline.kinds.index("flagged")
    peak, counts = max(timeline.rows, key=lambda row: (row[1][at], row[1][0]))
    count = number(counts[at], language)
    shaded = "; ".join(map(stage_text, stages)) or Phrase("tidak ada", "none").to(language)
    return Phrase(
        f"Dari {timeline.first} sampai {timeline.last}. Terbanyak ditandai mulai {peak}: {count}. "
        f"Tahapan yang diarsir: {shaded}. Angkanya ada dalam tabel di bawah gambar.",
        f"From {timeline.first} to {timeline.last}. Most flagged from {peak}: {count}. "
        f"Stages shaded: {shaded}. The figures are in the table below the picture.",
    ).to(language)


def _x(timeline: Timeline, day: dt.date) -> float:
    inside = min(max(day, timeline.first), timeline.end)
    span = (timeline.end - timeline.first).days
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (inside - timeline.first).days / span


def _shades(timeline: Timeline, stages: Sequence[Period]) -> Iterator[str]:
    for period in stages:
        left = _x(timeline, period.first)
        right = max(_x(timeline, period.last + dt.timedelta(days=1)), left + 1.5)
        kind = f"stage {period.stage}"
        yield bar(kind, left, _TOP - 8, right - left, _BOTTOM - _TOP + 8, stage_text(period))
        letter, anchor = SHADED[period.stage]
        yield words((left + right) / 2, _TOP - 26, letter, anchor)


def _panel(
    timeline: Timeline, kind: str, top: float, title: str, language: Language
) -> Iterator[str]:
    at = timeline.kinds.index(kind)
    most = max((counts[at] for _, counts in timeline.rows), default=0)
    bottom = top + _PANEL
    yield rule("axis", _LEFT, bottom, _WIDTH - _RIGHT, bottom)
    for count in sorted({0, most // 2, most}):
        y = bottom - _PANEL * count / max(most, 1)
        yield rule("grid", _LEFT, y, _WIDTH - _RIGHT, y)
        yield words(_LEFT - 6, y + 4, number(count, language), "end")
    yield words(_LEFT, top - 12, title)
    for day, counts in timeline.rows:
        left, right = _x(timeline, day), _x(timeline, _next(day, timeline.step))
        height = _PANEL * counts[at] / max(most, 1)
        if counts[at]:
            said = f"{day}: {number(counts[at], language)}"
            yield bar(f"bar {kind}", left, bottom - height, max(right - left - 1, 1), height, said)


def _dates(timeline: Timeline) -> Iterator[str]:
    span = (timeline.end - timeline.first).days
    ticks = min(6, span)
    for tick in range(ticks):
        day = timeline.first + dt.timedelta(days=span * tick // ticks)
        x = _x(timeline, day)
        yield rule("axis", x, _BOTTOM, x, _BOTTOM + 5)
        yield words(x, _BOTTOM + 20, str(day))


def _legend(stages: Sequence[Period]) -> Iterator[str]:
    for row, period in enumerate(stages):
        y = _BOTTOM + 46 + _LEGEND * row
        yield bar(f"stage {period.stage}", _LEFT, y - 13, 24, 16)
        yield words(_LEFT + 32, y, f"{SHADED[period.stage][0]}  {stage_text(period)}")


def _step_start(day: dt.date, step: str) -> dt.date:
    match step:
        case "week":
            return day - dt.timedelta(days=min(day.weekday(), day.toordinal() - 1))
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
        case _:
            return day


def _next(start: dt.date, step: str) -> dt.date:
    days = {"day": 1, "week": 7, "month": 32, "year": 367}[step]
    if (dt.date.max - start).days < days:
        return dt.date.max
    return _step_start(start + dt.timedelta(days=days), step)
