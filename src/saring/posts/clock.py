"""The day and the hour of a post, where an export has them in two columns."""

from __future__ import annotations

import re

import numpy as np
import pyarrow.compute as pc

from saring.posts.columnar import Strings, as_mask, strings
from saring.posts.dates import normalise_time
from saring.posts.names import fold_name
from saring.posts.relations import Columns

DAYS = (
    "date", "tanggal", "tgl", "tanggalposting", "tanggalpostingan", "tanggalunggah",
    "tanggalunggahan", "tglposting", "tglunggah",
)  # fmt: skip
HOURS = (
    "time", "jam", "waktu", "pukul", "jamposting", "jamunggah", "waktuposting", "waktuunggah",
    "waktuunggahan",
)  # fmt: skip
"""Folded names of columns that may hold one half of a time."""

_CLOCK = re.compile(
    r"(?:pukul|pkl\.?|jam)?\s*(\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b.{0,12})", re.IGNORECASE
)


def join_day_and_hour(chosen: str | None, raw: Strings, own: Columns) -> Strings:
    """Complete the times of a column that holds only days, or only hours, from its neighbour.

    Parameters
    ----------
    chosen
        Own name of the column of times.
    raw
        Its cells, trimmed.
    own
        Own columns by folded name.

    Returns
    -------
    Strings
        The cells; where day and hour belong together, one time in ISO 8601; the day where the
        hour cannot be read.
    """
    name = fold_name(chosen or "")
    if name in DAYS:
        other = _neighbour(HOURS, own)
        return raw if other is None else _joined(raw, raw, other)
    if name in HOURS:
        other = _neighbour(DAYS, own)
        return raw if other is None else _joined(raw, other, raw)
    return raw


def _neighbour(names: tuple[str, ...], own: Columns) -> Strings | None:
    found = next((own[name] for name in names if name in own), None)
    return None if found is None else pc.utf8_trim_whitespace(found)


def _joined(raw: Strings, days: Strings, hours: Strings) -> Strings:
    places = np.flatnonzero(as_mask(pc.not_equal(days, "")))
    if not len(places):
        return raw
    cells = raw.to_pylist()
    pairs = zip(days.take(places).to_pylist(), hours.take(places).to_pylist(), strict=True)
    for at, (day, hour) in zip(places.tolist(), pairs, strict=True):
        joined = _moment(day, hour)
        cells[at] = joined or (cells[at] if normalise_time(cells[at]) else day)
    return strings(cells)


def _moment(day: str, hour: str) -> str:
    date, clock = normalise_time(day), _CLOCK.fullmatch(hour)
    return normalise_time(f"{date} {clock[1]}") if len(date) == len("2024-11-27") and clock else ""
