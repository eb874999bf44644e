"""The stage of an election that a post was written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from saring.reference.tables import read_table

OUTSIDE_STAGES = "di-luar-tahapan"
NATIONAL_ZONE = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class Period:
    """One stage of one election, from its first to its last local day."""

    event_id: str
    stage: str
    first: date
    last: date


def stage_at(posted_at: str) -> str:
    """Give the stage on the local day of an ISO 8601 time, as ``tenang (pemilu-2024)``.

    A time with a zone is taken to the nation's reference zone (WIB); one without is read as local.
    Blank when the time is blank or cannot be read.
    """
    try:
        moment = datetime.fromisoformat(posted_at)
        local = moment.astimezone(NATIONAL_ZONE) if moment.tzinfo else moment
    except (ValueError, OverflowError):  # overflow: the first or last day that there is
        return ""
    return _stage_on(local.date())


@lru_cache(maxsize=10_000)
def _stage_on(day: date) -> str:
    stages = [
        f"{period.stage} ({period.event_id})"
        for period in periods()
        if period.first <= day <= period.last
    ]
    return "; ".join(stages) or OUTSIDE_STAGES


@lru_cache(maxsize=1)
def periods() -> tuple[Period, ...]:
    """Stages of nation-wide elections, from ``reference/calendar.csv``."""
    return tuple(
        Period(
            row["event_id"],
            row["stage"],
            date.fromisoformat(row["from"]),
            date.fromisoformat(row["to"]),
        )
        for row in read_table("calendar.csv")
        if row["region_code"] == "ID"
    )
