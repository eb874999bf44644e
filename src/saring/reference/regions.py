"""Where posts come from: the region's own zone, and which rows of a calendar are about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo

from saring.errors import Phrase, SaringError
from saring.reference.tables import read_table

NATION = "ID"
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_CODE = re.compile(r"\d\d(?:\d\d)?")
_KIND = re.compile(r"^(?:kab|kota) ")


@dataclass(frozen=True, slots=True)
class Region:
    """A zone of the nation, a province, or a regency or city.

    Attributes
    ----------
    code
        BPS code, of two digits for a province and four for a regency or city; ``ID`` where only
        the zone is known.
    zone
        IANA name of its time zone.
    """

    code: str
    name: str
    zone: str

    @property
    def abbreviation(self) -> str:
        """WIB, WITA or WIT."""
        return next(short for short, zone in ZONES.items() if zone == self.zone)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of rows that are about it, from the nation to itself."""
        return tuple(dict.fromkeys((NATION, self.code[:2], self.code)))


NATIONAL = Region(NATION, "WIB", ZONES["WIB"])
"""What counts where nobody says from which region the posts are."""


def region_of(name: str) -> Region:
    """Find a region by zone (WITA), name or usual short name (Papua, Sulsel, Kota Ambon) or code.

    A name that a province shares with a city is the province: write "Kota Jambi" for the city.

    Raises
    ------
    SaringError
        No region or more than one has this name.
    """
    if zone := ZONES.get(name.strip().upper()):
        return Region(NATION, name.strip().upper(), zone)
    code = name.replace(".", "").strip()
    if _CODE.fullmatch(code) and code[:2] in _by_code():
        # Any regency may have rows in somebody's calendar, listed here or not.
        return _by_code().get(code) or Region(code, code, _by_code()[code[:2]].zone)
    whole = _normal(name)
    found = _by_name().get(whole, [])
    provinces = [region for region in found if len(region.code) == 2]
    if len(provinces or found) == 1:
        return (provinces or found)[0]
    raise _ambiguous(name, found) if found else _unknown(name, whole)


def is_region_code(code: str) -> bool:
    """Tell whether a code is the nation's, a province's, or begins with that of a province."""
    return code == NATION or (bool(_CODE.fullmatch(code)) and code[:2] in _by_code())


def local_day(moment: str, region: Region) -> date | None:
    """Give the day in a region of an ISO 8601 time; None when it cannot be read.

    A time with an offset is taken to the region's zone first; one without is the region's own.
    """
    try:
        read = datetime.fromisoformat(moment)
        return (read.astimezone(ZoneInfo(region.zone)) if read.tzinfo else read).date()
    except (ValueError, OverflowError):  # overflow: the first or last day that there is
        return None


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Region]:
    return {
        row["code"]: Region(row["code"], row["name"], row["timezone"])
        for row in read_table("regions.csv")
    }


@lru_cache(maxsize=1)
def _by_name() -> dict[str, list[Region]]:
    """List the regions of each name: in full, without "Kota" or "Kab.", and short."""
    named: dict[str, list[Region]] = {}
    for row in read_table("regions.csv"):
        full = _normal(row["name"])
        short = filter(None, row["aliases"].split(";"))
        for name in dict.fromkeys((full, _KIND.sub("", full), *map(_normal, short))):
            named.setdefault(name, []).append(_by_code()[row["code"]])
    return named


def _normal(name: str) -> str:
    letters = re.sub(r"\b([a-z])\.\s?(?=[a-z]\b)", r"\1", name.lower())  # D.I.
    words = " ".join(re.sub(r"\W+", " ", letters).split())
    words = re.sub(r"^kabupaten\b", "kab", words)
    return re.sub(r"^prov(?:insi)? ", "", words)


def _unknown(name: str, normal: str) -> SaringError:
    close = get_close_matches(normal, _by_name(), n=3, cutoff=0.6)
    nearest = ", ".join(dict.fromkeys(_by_name()[match][0].name for match in close))
    return SaringError(
        Phrase(f"Wilayah {name!r} tidak dikenal.", f"The region {name!r} is not known."),
        Phrase(
            (f"Mungkin {nearest}? " if nearest else "")
            + "Tulis WIB, WITA, WIT, atau nama provinsinya, misalnya Papua. Untuk kabupaten yang "
            "belum terdaftar, pakai provinsinya atau kode BPS empat angka.",
            (f"Perhaps {nearest}? " if nearest else "")
            + "Write WIB, WITA, WIT, or the province, such as Papua. For a regency that is not "
            "listed, use its province or its BPS code of four digits.",
        ),
    )


def _ambiguous(name: str, found: list[Region]) -> SaringError:
    listed = ", ".join(region.name for region in found)
    return SaringError(
        Phrase(f"Wilayah {name!r} ada lebih dari satu: {listed}.",
               f"There is more than one region {name!r}: {listed}."),
        Phrase("Tulis salah satunya dengan lengkap.", "Write one of them in full."),
    )  # fmt: skip
