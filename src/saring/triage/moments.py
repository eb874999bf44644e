"""When a post was written: its instant and its local day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from saring.reference.regions import NATIONAL

_ZONE = ZoneInfo(NATIONAL.zone)


def moment_of(posted_at: str) -> datetime | None:
    """Give the instant of an ISO 8601 time, None when it is blank or cannot be read.

    A time without a zone, or in UTC, is taken to the nation's reference zone; any other keeps its
    own, in which the export tells the day.
    """
    try:
        moment = datetime.fromisoformat(posted_at)
        if moment.tzinfo is None:
            return moment.replace(tzinfo=_ZONE)
        if moment.utcoffset() == timedelta(0):
            return moment.astimezone(_ZONE)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):  # overflow: the first or last day that there is
        return None
    return moment


def local_day(posted_at: str) -> str:
    """Give the local day in ISO 8601, blank when the time is blank or cannot be read."""
    moment = moment_of(posted_at)
    return moment.date().isoformat() if moment else ""


def local_days(posted_at: pd.Series) -> pd.Series:
    """Give `local_day` of a column; each distinct time is read once."""
    return posted_at.map({time: local_day(time) for time in posted_at.unique()})
