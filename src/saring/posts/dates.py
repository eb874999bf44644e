"""Times as exports and people write them, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan january januari", "feb february februari peb pebruari", "mar march maret mrt",
            "apr april", "may mei", "jun june juni", "jul july juli",
            "aug august agu agt ags agustus", "sep sept september", "oct october okt oktober",
            "nov november nop nopember", "dec december des desember",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = (
    "senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun"
)
_DAY_NAME = re.compile(rf"^\(?(?:{_DAYS})\b[\s,.(]*", re.IGNORECASE)
_HOURS = {"Z": 0, "UTC": 0, "GMT": 0, "WIB": 7, "WITA": 8, "WIT": 9, "EDT": -4, "EST": -5}

_YEAR_FIRST = r"(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
_COMPACT = r"(?P<y2>(?:19|20)\d\d)(?P<m2>\d\d)(?P<d2>\d\d)"
_DAY_FIRST = r"(?P<d3>\d{1,2})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<y3>\d{4}|\d\d)"
_NAMED = r"(?P<d4>\d{1,2})[ \-/]+(?P<m4>[a-z]+)\.?,?[ \-/]+(?P<y4>\d{4}|\d\d)"
_NAME_FIRST = r"(?P<m5>[a-z]+)\.? +(?P<d5>\d{1,2}),? +(?P<y5>\d{4})"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?: *(?P<half>[ap]m))?"
)
_ZONE = (
    r"(?P<zone>Z|UTC|GMT|WIB|WITA|WIT|EDT|EST)?"
    r"(?:(?P<sign>[+-])(?P<ahead>\d{1,2})(?::?(?P<ahead_minutes>\d\d)(?::?(?P<ahead_seconds>\d\d))?)?)?"
)
_WRITTEN = re.compile(
    rf"(?:{_YEAR_FIRST}|{_COMPACT}|{_DAY_FIRST}|{_NAMED}|{_NAME_FIRST})"
    rf"(?:(?:T|,? +(?:[|-] +)?)(?:(?:pukul|pkl|jam|at)\.? *)?{_CLOCK} *{_ZONE})?",
    re.IGNORECASE,
)
_TWITTER = re.compile(
    r"(?P<month>[a-z]{3}) (?P<day>\d\d) (?P<clock>\d\d:\d\d:\d\d) (?P<offset>[+-]\d{4}) "
    r"(?P<year>\d{4})",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(
    rf"(?P<clock>{_CLOCK} *(?:WIB|WITA|WIT|UTC|GMT)?)(?:,| [|-])? +(?P<day>\d.{{5,}}|[a-z].{{6,}})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,16}(?:[.,]\d+)?")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # a serial has no zone


@lru_cache(maxsize=1 << 16)
def normalise_time(raw: str) -> str:
    """Write a time in ISO 8601, with an offset when the zone is known.

    Understood are ISO 8601, Twitter's form, epoch seconds, milliseconds and microseconds, Excel
    serials, numeric dates (day first, unless only month first makes a date), and month names in
    Indonesian or English, with WIB, WITA, WIT, UTC, GMT, EDT or EST, the clock after or before
    the date. A date without a time stays a date. What cannot be read becomes "", also "2 jam
    yang lalu": nobody knows when the export was made.

    >>> normalise_time("Rabu (13/9/2023)"), normalise_time("13 September 2023 08.15 WIB")
    ('2023-09-13', '2023-09-13T08:15:00+07:00')
    """
    text = " ".join(raw.replace("\u00b7", " ").strip("() \n").split())
    if clock_first := _CLOCK_FIRST.fullmatch(text):
        text = f"{_without_day_name(clock_first['day'])} {clock_first['clock']}"
    text = _without_day_name(text)
    try:
        if not text.isascii():
            return ""
        if _NUMBER.fullmatch(text) and not re.fullmatch(_COMPACT, text):
            return _from_number(text)
        if twitter := _TWITTER.fullmatch(text):
            text = "{day} {month} {year} {clock}{offset}".format(**twitter.groupdict())
        written = _WRITTEN.fullmatch(text)
        return _from_parts(written.groupdict()) if written else ""
    except (ValueError, OverflowError):
        return ""


def normalise_times(raw: Sequence[str]) -> list[str]:
    """Write a column of times in ISO 8601, each distinct one as `normalise_time` does."""
    written: dict[str, str] = {}
    for time in raw:
        if time not in written:
            written[time] = _from_export(time) or normalise_time(time)
    return [written[time] for time in raw]


def _from_export(text: str) -> str:
    """Read the two forms that nearly every export writes: ISO 8601 and Twitter's; else blank.

    `normalise_time` reads them too, ten times as slowly.
    """
    if len(text) == 30 and text[19:21] == " +":  # Wed Nov 27 01:15:00 +0000 2024
        month = _MONTHS.get(text[4:7].lower(), 0)
        text = f"{text[26:]}-{month:02}-{text[8:10]}T{text[11:19]}{text[20:25]}"
    elif text[4:11:3] not in {"--T", "-- "}:
        return ""
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _without_day_name(text: str) -> str:
    return _DAY_NAME.sub("", text)


def _from_number(text: str) -> str:
    number = float(text.replace(",", "."))
    if 20_000 <= number < 80_000:  # Excel days: 1954 to 2119
        moment = _EXCEL_DAY_ZERO + timedelta(seconds=round(number * 86_400))
        return moment.date().isoformat() if number.is_integer() else moment.isoformat()
    if 5e8 <= number < 5e9:  # seconds: 1985 to 2128
        return datetime.fromtimestamp(number, UTC).isoformat()
    if 5e11 <= number < 5e12:
        return datetime.fromtimestamp(number / 1000, UTC).isoformat()
    if 5e14 <= number < 5e15:
        return (_EPOCH + timedelta(microseconds=number)).isoformat()
    return ""


def _from_parts(parts: dict[str, str | None]) -> str:
    day = _date(parts)
    if parts["hour"] is None:
        return day.isoformat()
    hour = int(parts["hour"])
    if parts["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + 12 * (parts["half"].lower() == "pm")
    moment = datetime(
        day.year,
        day.month,
        day.day,
        hour,
        int(parts["minute"] or 0),
        int(parts["second"] or 0),
        int((parts["fraction"] or "").ljust(6, "0")[:6]),
        tzinfo=_zone(parts),
    )
    return moment.isoformat()


def _date(parts: dict[str, str | None]) -> date:
    year, month, day = next(
        (year, parts[f"m{form}"] or "", parts[f"d{form}"] or "")
        for form in range(1, 6)
        if (year := parts[f"y{form}"])
    )
    if month.isdigit():
        first, second = int(day), int(month)
        month_first = parts["y3"] is not None and second > 12 >= first
        day_number, month_number = (second, first) if month_first else (first, second)
    else:
        day_number, month_number = int(day), _MONTHS.get(month.lower(), 0)
    return date(int(year) + (2000 if len(year) == 2 else 0), month_number, day_number)


def _zone(parts: dict[str, str | None]) -> timezone | None:
    if parts["zone"] is None and parts["sign"] is None:
        return None
    ahead = timedelta(
        hours=int(parts["ahead"] or 0),
        minutes=int(parts["ahead_minutes"] or 0),
        seconds=int(parts["ahead_seconds"] or 0),
    )
    named = timedelta(hours=_HOURS[parts["zone"].upper()] if parts["zone"] else 0)
    return timezone(named - ahead if parts["sign"] == "-" else named + ahead)
