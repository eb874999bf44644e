"""The functional suite: short invented posts that each test one thing a screener must get right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from saring.errors import Phrase
from saring.evaluation.evaluate import DataFile
from saring.files import shipped
from saring.model import LABELS
from saring.model.manifest import sha256
from saring.reference.findings import EditedTable, Finding, Row, missing_columns, read_edited
from saring.reference.rules import filled, one_of

SUITE = shipped("data", "functional")
CASE_COLUMNS = ("id", "functionality", "label", "expected", "text", "pair", "half")
EXPECTED = ("1", "0", "?")
HALVES = ("dev", "report")
"""Failures of the first may be read to improve a model; the second is only run for the report."""


@dataclass(frozen=True, slots=True)
class Case:
    """One post with the answer expected for one label.

    Attributes
    ----------
    expected
        ``1``, ``0``, or ``?`` where a careful human could not decide either.
    pair
        What it shares with its near-copy of the opposite answer; blank where it has none.
    half
        One of `HALVES`.
    """

    case_id: str
    functionality: str
    label: str
    expected: str
    text: str
    pair: str
    half: str


@dataclass(frozen=True, slots=True)
class Suite:
    """Cases, and the files they stand in."""

    cases: tuple[Case, ...]
    files: tuple[DataFile, ...]

    def half(self, half: str) -> Suite:
        """Give the cases of one half."""
        return Suite(tuple(case for case in self.cases if case.half == half), self.files)


def read_suite(folder: Path = SUITE) -> Suite:
    """Read ``campaign.csv``, ``hate.csv`` and ``hoax.csv`` of a folder.

    Raises
    ------
    SaringError
        A file cannot be read, or a row of it is wrong: the first such row is named.
    """
    cases: list[Case] = []
    files = []
    first_seen: dict[str, Path] = {}
    for path in (folder / f"{label}.csv" for label in LABELS):
        table = read_edited(path)
        for finding in _findings(table, first_seen):
            raise finding.as_error()
        cases.extend(map(_case, table.rows))
        files.append(DataFile(path.name, sha256(path), len(table.rows)))
    return Suite(tuple(cases), tuple(files))


def _case(row: Row) -> Case:
    cells = row.cells
    return Case(
        case_id=cells["id"],
        functionality=cells["functionality"],
        label=cells["label"],
        expected=cells["expected"],
        text=cells["text"],
        pair=cells["pair"],
        half=cells["half"],
    )


def _findings(table: EditedTable, first_seen: dict[str, Path]) -> Iterator[Finding]:
    """Find what is wrong with a table of cases, and note its ids in `first_seen`."""
    yield from table.findings
    missing = missing_columns(table, CASE_COLUMNS)
    yield from missing
    if missing:
        return
    for row in table.rows:
        yield from filled(table.path, row, "id", "functionality", "text")
        yield from one_of(table.path, row, "label", (table.path.stem,))
        yield from one_of(table.path, row, "expected", EXPECTED)
        yield from one_of(table.path, row, "half", HALVES)
        if row.cells["id"] in first_seen:
            yield _twice(table.path, row, first_seen[row.cells["id"]])
        first_seen[row.cells["id"]] = table.path
    yield from _uneven_pairs(table)


def _uneven_pairs(table: EditedTable) -> Iterator[Finding]:
    pairs: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        if row.cells["pair"]:
            pairs[row.cells["pair"]].append(row)
    for rows in pairs.values():
        if not _is_minimal_pair([row.cells for row in rows]):
            yield _no_pair(table.path, rows[0])


def _is_minimal_pair(members: Sequence[dict[str, str]]) -> bool:
    return sorted(cells["expected"] for cells in members) == ["0", "1"] and (
        len({(cells["half"], cells["functionality"]) for cells in members}) == 1
    )


def _twice(path: Path, row: Row, first: Path) -> Finding:
    case_id = row.cells["id"]
    return Finding(
        path, row.number, "id",
        Phrase(f"{case_id!r} sudah dipakai ({first.name}).",
               f"{case_id!r} is taken already ({first.name})."),
        Phrase("Beri nomor lain.", "Give it another one."),
    )  # fmt: skip


def _no_pair(path: Path, row: Row) -> Finding:
    return Finding(
        path, row.number, "pair",
        Phrase(f"{row.cells['pair']!r} bukan sepasang kasus 1 dan 0 dari satu fungsi dan satu "
               "paruh.",
               f"{row.cells['pair']!r} is not one case 1 and one case 0 of the same functionality "
               "and half."),
        Phrase("Lengkapi pasangannya, atau kosongkan kolom ini.",
               "Complete the pair, or leave this cell blank."),
    )  # fmt: skip
