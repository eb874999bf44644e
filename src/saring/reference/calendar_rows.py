"""Rules of a calendar that somebody edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from saring.errors import Phrase
from saring.reference.findings import EditedTable, Finding, Row
from saring.reference.regions import NATION, is_region_code, region_of
from saring.reference.rules import TRUTHS, filled, iso_day, one_of, span_of_days, unverified

CALENDAR_COLUMNS = (
    "event_id", "kind", "region_code", "stage", "from", "to", "timezone", "source", "verified",
)  # fmt: skip
STAGES = (
    "pra-penetapan", "penetapan", "kampanye", "tenang", "pemungutan", "rekapitulasi", "pasca",
)  # fmt: skip
"""In the order in which they follow each other."""


def check_calendar(table: EditedTable) -> list[Finding]:
    """Find wrong cells, days that overlap, and stages out of order."""
    path = table.path
    findings = unverified(table)
    dated: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in table.rows:
        findings += filled(path, row, "event_id", "source")
        findings += one_of(path, row, "stage", STAGES)
        findings += one_of(path, row, "verified", TRUTHS)
        wrong_days = [
            *iso_day(path, row, "from"), *iso_day(path, row, "to"),
            *span_of_days(path, row, "from", "to"),
        ]  # fmt: skip
        findings += wrong_days
        if not wrong_days and row.cells["stage"] in STAGES:
            dated[row.cells["event_id"], row.cells["region_code"]].append(row)
        findings += region_code(path, row)
        findings += _zone(path, row)
    for rows in dated.values():
        findings += _out_of_order(path, rows)
    return findings


def region_code(path: Path, row: Row) -> Iterator[Finding]:
    """Find a code of no region."""
    if not is_region_code(row.cells["region_code"]):
        yield Finding(
            path, row.number, "region_code",
            Phrase(f"{row.cells['region_code']!r} bukan kode wilayah.",
                   f"{row.cells['region_code']!r} is no code of a region."),
            Phrase("Tulis ID untuk nasional, atau kode BPS: dua angka untuk provinsi (94), empat "
                   "untuk kabupaten/kota (1971), tanpa titik.",
                   "Write ID for the nation, or the BPS code: two digits for a province (94), four "
                   "for a regency or city (1971), without a dot."),
        )  # fmt: skip


def _zone(path: Path, row: Row) -> Iterator[Finding]:
    zone, code = row.cells["timezone"], row.cells["region_code"]
    proper = region_of(code).zone if code != NATION and is_region_code(code) else "Asia/Jakarta"
    if zone != proper:
        yield Finding(
            path, row.number, "timezone",
            Phrase(f"{zone!r} bukan zona waktu wilayah {code}.",
                   f"{zone!r} is not the time zone of the region {code}."),
            Phrase(f"Tulis {proper}.", f"Write {proper}."),
        )  # fmt: skip


def _out_of_order(path: Path, rows: Sequence[Row]) -> Iterator[Finding]:
    """Compare the rows of one event in one region; days are ISO 8601, so text sorts as days do."""
    ordered = sorted(rows, key=lambda row: STAGES.index(row.cells["stage"]))
    for before, after in combinations(ordered, 2):
        if before.cells["from"] <= after.cells["to"] and after.cells["from"] <= before.cells["to"]:
            first, second = sorted((before, after), key=lambda row: row.number)
            yield Finding(
                path, second.number, "from",
                Phrase(f"harinya bertumpang tindih dengan baris {first.number} "
                       f"({first.cells['stage']}).",
                       f"its days overlap with row {first.number} ({first.cells['stage']})."),
                Phrase("Satu hari hanya berada dalam satu tahapan: betulkan from atau to.",
                       "A day is in one stage only: mend from or to."),
            )  # fmt: skip
        elif before.cells["from"] > after.cells["from"] and _is_other_stage(before, after):
            yield Finding(
                path, before.number, "from",
                Phrase(f"{before.cells['stage']} sesudah {after.cells['stage']} "
                       f"(baris {after.number}).",
                       f"{before.cells['stage']} comes after {after.cells['stage']} "
                       f"(row {after.number})."),
                Phrase(f"Urutannya: {', '.join(STAGES)}.", f"Their order is {', '.join(STAGES)}."),
            )  # fmt: skip


def _is_other_stage(one: Row, other: Row) -> bool:
    return one.cells["stage"] != other.cells["stage"]
