"""Rules that cells of several kinds of edited tables obey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from saring.errors import Phrase
from saring.reference.findings import EditedTable, Finding, Row

TRUTHS = ("true", "false")


def one_of(path: Path, row: Row, column: str, allowed: Sequence[str]) -> Iterator[Finding]:
    """Find a cell that holds none of the values allowed."""
    if row.cells[column] not in allowed:
        listed = ", ".join(allowed)
        yield Finding(
            path, row.number, column,
            Phrase(f"{row.cells[column]!r} bukan nilai yang dikenal.",
                   f"{row.cells[column]!r} is no known value."),
            Phrase(f"Yang diharapkan: {listed}.", f"Expected: {listed}."),
        )  # fmt: skip


def filled(path: Path, row: Row, *columns: str) -> Iterator[Finding]:
    """Find cells that must not be blank."""
    for column in columns:
        if not row.cells[column]:
            yield Finding(
                path, row.number, column,
                Phrase("kosong.", "blank."),
                Phrase("Isi sel ini, atau hapus barisnya.", "Fill it in, or delete the row."),
            )  # fmt: skip


def unverified(table: EditedTable) -> list[Finding]:
    """Warn once of the rows that nobody has checked against their source."""
    rows = [row for row in table.rows if row.cells["verified"] == "false"]
    if not rows:
        return []
    return [
        Finding(
            table.path, rows[0].number, "verified",
            Phrase(f"{len(rows)} dari {len(table.rows)} baris belum dicek pada sumbernya.",
                   f"{len(rows)} of {len(table.rows)} rows are not checked against their source."),
            Phrase("Cek lalu ubah menjadi true.", "Check them, then set true."),
            is_warning=True,
        )
    ]  # fmt: skip


def iso_day(path: Path, row: Row, column: str) -> Iterator[Finding]:
    """Find a cell that is no day written as 2024-02-14."""
    try:
        proper = date.fromisoformat(row.cells[column]).isoformat() == row.cells[column]
    except ValueError:
        proper = False
    if not proper:
        yield Finding(
            path, row.number, column,
            Phrase(f"{row.cells[column]!r} bukan tanggal.", f"{row.cells[column]!r} is no day."),
            Phrase("Tulis seperti 2024-02-14.", "Write it like 2024-02-14."),
        )  # fmt: skip


def span_of_days(path: Path, row: Row, first: str, last: str) -> Iterator[Finding]:
    """Find two days of a row, both written properly, of which the last comes before the first."""
    try:
        inverted = date.fromisoformat(row.cells[first]) > date.fromisoformat(row.cells[last])
    except ValueError:
        return  # told by `iso_day`
    if inverted:
        yield Finding(
            path, row.number, last,
            Phrase("hari terakhir mendahului hari pertama.", "the last day is before the first."),
            Phrase(f"Tukar {first} dan {last}.", f"Swap {first} and {last}."),
        )  # fmt: skip
