"""When a post was written: the stage of an election, and the rules that held on that day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from saring.errors import Phrase
from saring.reference.calendar import Calendar, Period
from saring.reference.legal_rules import LegalRule, rules_on
from saring.reference.regions import Region, local_day


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a day and a region say about a post.

    Attributes
    ----------
    posted_at
        ISO 8601, or blank when nobody knows.
    day
        The local day in the region; None when the time is unknown.
    how
        How the day was decided.
    periods
        Stages of that day.
    covered
        Whether the calendar reaches to that day: outside of it, no stage means not known.
    rules
        Rules in force on that day that are about the labels flagged, for a reviewer to read.
    """

    posted_at: str
    region: Region
    day: date | None
    how: Phrase
    periods: tuple[Period, ...]
    covered: bool
    rules: tuple[LegalRule, ...]


def circumstances_of(
    posted_at: str,
    region: Region,
    calendar: Calendar,
    rules: Sequence[LegalRule],
    labels: Collection[str],
) -> Circumstances:
    """Look up the stage and the rules of a post.

    Parameters
    ----------
    posted_at
        ISO 8601, or blank.
    labels
        Labels whose rules a reviewer may want to read: those flagged.
    """
    day = local_day(posted_at, region)
    return Circumstances(
        posted_at=posted_at,
        region=region,
        day=day,
        how=_how(posted_at, region, day),
        periods=calendar.on(day, region) if day else (),
        covered=day is not None and calendar.covers(day),
        rules=tuple(rules_on(rules, day, labels, region)) if day else (),
    )


def _how(posted_at: str, region: Region, day: date | None) -> Phrase:
    zone = region.abbreviation
    if day is None:
        return Phrase(
            "Waktu unggahan tidak diketahui, jadi tahapan dan aturannya tidak dapat ditentukan.",
            "The time of the post is not known, so neither are its stage and its rules.",
        )
    if datetime.fromisoformat(posted_at).tzinfo is None:
        return Phrase(
            f"Waktunya tanpa zona, jadi dianggap waktu setempat ({zone}).",
            f"The time has no zone, so it is taken as local ({zone}).",
        )
    return Phrase(
        f"Waktunya dialihkan ke {zone} sebelum tanggalnya diambil.",
        f"The time was taken to {zone} before its day was read.",
    )
