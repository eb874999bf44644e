"""Times of the forms that nearly every export writes, a column at once."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from saring.posts.columnar import Strings, as_mask, constant, each_distinct, strings
from saring.posts.dates import normalise_times

# Days up to the 28th, which every month has: whether there was a 30th is asked of the calendar.
_DAY = r"(?:0[1-9]|1\d|2[0-8])"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
_YEAR = r"(?:19|20)\d\d"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_TWITTER = rf"^[A-Z][a-z]{{2}} (?:{'|'.join(_MONTHS)}) {_DAY} {_CLOCK} \+0000 {_YEAR}$"
_ISO = rf"^{_YEAR}-(?:0[1-9]|1[0-2])-{_DAY}[T ]{_CLOCK}(?:\.000)?(?:Z|\+(?:0\d|1[0-3]):[0-5]\d)?$"


def normalise_columns(raw: Strings) -> Strings:
    """Write a column of trimmed times as :func:`normalise_times` does, most of them natively."""
    if not len(raw) or not pc.any(pc.not_equal(raw, "")).as_py():
        return raw
    pattern, write = (_ISO, _from_iso) if _looks_iso(raw) else (_TWITTER, _from_twitter)
    plain = as_mask(pc.match_substring_regex(raw, pattern))
    if plain.all():
        return write(raw)
    others = strings(normalise_times(raw.filter(pa.array(~plain)).to_pylist()))
    if not plain.any():
        return others
    place = np.where(plain, np.cumsum(plain) - 1, plain.sum() + np.cumsum(~plain) - 1)
    return pa.concat_arrays([write(raw.filter(pa.array(plain))), others]).take(pa.array(place))


def _looks_iso(raw: Strings) -> bool:
    return bool(pc.any(pc.match_substring_regex(raw.slice(0, 100), _ISO)).as_py())


def _from_iso(raw: Strings) -> Strings:
    between, nothing = (constant(word, len(raw)) for word in ("T", ""))
    zone = each_distinct(pc.utf8_slice_codeunits(raw, 19), _zone)
    day, clock = pc.utf8_slice_codeunits(raw, 0, 10), pc.utf8_slice_codeunits(raw, 11, 19)
    return pc.binary_join_element_wise(day, between, clock, zone, nothing)


def _zone(written: str) -> str:
    return written.removeprefix(".000").replace("Z", "+00:00")


def _from_twitter(raw: Strings) -> Strings:
    def part(start: int, stop: int) -> Strings:
        return pc.utf8_slice_codeunits(raw, start, stop)

    month = each_distinct(part(4, 7), lambda name: f"-{_MONTHS.index(name) + 1:02}-")
    between, zone, nothing = (constant(word, len(raw)) for word in ("T", "+00:00", ""))
    parts = (part(26, 30), month, part(8, 10), between, part(11, 19), zone)
    return pc.binary_join_element_wise(*parts, nothing)
