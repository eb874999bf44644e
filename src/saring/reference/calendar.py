"""The stage of an election that a post was written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from saring.files import shipped
from saring.reference.calendar_rows import CALENDAR_COLUMNS, check_calendar
from saring.reference.findings import Row, read_in_order
from saring.reference.regions import NATION, NATIONAL, Region, local_day

OUTSIDE_STAGES = "di-luar-tahapan"


@dataclass(frozen=True, slots=True)
class Period:
    """One stage of one election in a region, from its first to its last local day.

    `verified` says whether somebody read the days in the `source`.
    """

    event_id: str
    region_code: str
    stage: str
    first: date
    last: date
    source: str
    verified: bool

    def __str__(self) -> str:
        return f"{self.stage} ({self.event_id})"


@dataclass(frozen=True)
class Calendar:
    """Stages of elections.

    Days are local days: a quiet day begins at midnight in Papua two hours before it does in
    Jakarta. A time with an offset is taken to the region's zone before its day is read; a time
    without one, and a day without a time, is taken for the region's own.
    """

    periods: tuple[Period, ...]

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> Calendar:
        """Read the shipped calendar and tables of the user's own.

        Rows of a later table take the place of those with the same event, region and stage.

        Raises
        ------
        SaringError
            A table cannot be read, or has a row that is wrong.
        """
        rows: dict[tuple[str, str, str], list[Period]] = {}
        for path in (shipped("data", "reference", "calendar.csv"), *extra):
            table = read_in_order(path, CALENDAR_COLUMNS, check_calendar)
            here: dict[tuple[str, str, str], list[Period]] = {}
            for period in map(_period, table.rows):
                key = (period.event_id, period.region_code, period.stage)
                here.setdefault(key, []).append(period)
            rows |= here
        return cls(tuple(period for periods in rows.values() for period in periods))

    def on(self, day: date, region: Region = NATIONAL) -> tuple[Period, ...]:
        """Give the stages of a local day in a region.

        Where a region has days of its own for a stage of an election, the wider ones do not count.
        """
        return _on(day, self._of(region.codes))

    def covers(self, day: date) -> bool:
        """Tell whether a day lies between the first and the last event that is known."""
        return (
            min(period.first for period in self.periods)
            <= day
            <= max(period.last for period in self.periods)
        )

    def stages(self, posted_at: Sequence[str], region: Region = NATIONAL) -> list[str]:
        """Give the stage of each ISO 8601 time, as ``tenang (pemilu-2024)``.

        Several stages of one day are parted by ``; ``. `OUTSIDE_STAGES` where the calendar has
        none; blank where the time is blank or cannot be read. Each local hour is worked out once.
        """
        here = self._of(region.codes)
        known: dict[str, str] = {}
        stages = []
        for moment in posted_at:
            hour = _hour(moment)
            stage = known.get(hour)
            if stage is None:
                stage = known[hour] = _stage(local_day(hour, region), here)
            stages.append(stage)
        return stages

    def _of(self, codes: Iterable[str]) -> list[Period]:
        nearest: dict[tuple[str, str], list[Period]] = {}
        for code in codes:
            here: dict[tuple[str, str], list[Period]] = {}
            for period in self.periods:
                if period.region_code == code:
                    here.setdefault((period.event_id, period.stage), []).append(period)
            nearest |= here
        return [period for periods in nearest.values() for period in periods]


@lru_cache(maxsize=1)
def periods() -> tuple[Period, ...]:
    """Give the stages of nation-wide elections in the shipped calendar."""
    return tuple(period for period in Calendar.load().periods if period.region_code == NATION)


def _on(day: date, periods: Sequence[Period]) -> tuple[Period, ...]:
    return tuple(period for period in periods if period.first <= day <= period.last)


def _stage(day: date | None, periods: Sequence[Period]) -> str:
    return "; ".join(map(str, _on(day, periods))) or OUTSIDE_STAGES if day else ""


def _hour(moment: str) -> str:
    """Cut a time down to what decides its local day, so that few distinct ones are left.

    Zones of Indonesia are whole hours from UTC: minutes do not matter unless the offset has some.
    """
    length = len(moment)
    if length in {25, 32} and moment.endswith(":00") and moment[-6] in "+-":
        return moment[:13] + moment[-6:]
    return moment[:10] if length in {19, 26} and moment[10] == "T" else moment


def _period(row: Row) -> Period:
    cells = row.cells
    return Period(
        event_id=cells["event_id"],
        region_code=cells["region_code"],
        stage=cells["stage"],
        first=date.fromisoformat(cells["from"]),
        last=date.fromisoformat(cells["to"]),
        source=cells["source"],
        verified=cells["verified"] == "true",
    )
