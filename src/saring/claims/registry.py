"""The registry of debunked claims: a table that supervisors keep, each claim with its source."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from saring.errors import Phrase
from saring.files import complete_or_absent, shipped
from saring.reference.findings import EditedTable, Finding, Row, missing_columns, read_edited
from saring.reference.rules import filled, iso_day, one_of

CLAIM_COLUMNS = (
    "claim_id", "claim", "examples", "verdict", "source", "url", "checked_on", "owner", "verified",
)  # fmt: skip
EXAMPLES_APART = " | "
DEFAULT_REGISTRY = shipped("data", "reference", "klaim.csv")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that a fact-checker or an agency has debunked.

    Attributes
    ----------
    claim, examples
        What was claimed, and other wordings of it.
    verdict
        As the source has it: salah, menyesatkan, penipuan, satire.
    source, url
        Who debunked it, and where; the source is never blank.
    checked_on
        ISO 8601 day, or blank.
    owner
        Who answers for this row.
    verified
        Whether somebody has compared the row with its source.
    """

    claim_id: str
    claim: str
    examples: tuple[str, ...]
    verdict: str
    source: str
    url: str = ""
    checked_on: str = ""
    owner: str = ""
    verified: bool = False

    @property
    def wordings(self) -> tuple[str, ...]:
        """The claim and its examples."""
        return (self.claim, *self.examples)


def read_registries(paths: Sequence[Path]) -> tuple[Claim, ...]:
    """Read claims from several tables; of one `claim_id` in two of them, the later row counts.

    Raises
    ------
    SaringError
        A table cannot be read, or a row of it is wrong: the first such row is named.
    """
    claims: dict[str, Claim] = {}
    for path in paths:
        table = read_edited(path)
        for finding in _findings(table):
            raise finding.as_error()
        claims |= {claim.claim_id: claim for claim in map(_claim, table.rows)}
    return tuple(claims.values())


def write_registry(claims: Iterable[Claim], path: Path) -> None:
    """Write a registry in UTF-8; it appears under its name only when complete."""
    with (
        complete_or_absent(path) as aside,
        aside.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(CLAIM_COLUMNS)
        for claim in claims:
            writer.writerow(
                (claim.claim_id, claim.claim, EXAMPLES_APART.join(claim.examples), claim.verdict,
                 claim.source, claim.url, claim.checked_on, claim.owner,
                 str(claim.verified).lower())
            )  # fmt: skip


def _findings(table: EditedTable) -> list[Finding]:
    missing = missing_columns(table, CLAIM_COLUMNS)
    return [*table.findings, *missing, *([] if missing else row_findings(table))]


def row_findings(table: EditedTable) -> list[Finding]:
    """Find what is wrong with the rows of a registry that has all columns."""
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    for row in table.rows:
        findings += filled(table.path, row, "claim_id", "claim", "verdict")
        if not row.cells["source"]:
            findings.append(_no_source(table.path, row))
        if row.cells["checked_on"]:
            findings += iso_day(table.path, row, "checked_on")
        findings += one_of(table.path, row, "verified", ("true", "false"))
        claim_id = row.cells["claim_id"]
        first = seen.setdefault(claim_id, row.number)
        if claim_id and first != row.number:
            findings.append(_twice(table.path, row, first))
    return findings


def _claim(row: Row) -> Claim:
    cells = row.cells
    examples = (example.strip() for example in cells["examples"].split(EXAMPLES_APART.strip()))
    return Claim(
        claim_id=cells["claim_id"],
        claim=cells["claim"],
        examples=tuple(filter(None, examples)),
        verdict=cells["verdict"],
        source=cells["source"],
        url=cells["url"],
        checked_on=cells["checked_on"],
        owner=cells["owner"],
        verified=cells["verified"] == "true",
    )


def _no_source(path: Path, row: Row) -> Finding:
    return Finding(
        path, row.number, "source",
        Phrase("kosong: klaim tanpa sumber bantahan tidak dipakai.",
               "blank: a claim that nobody is named to have debunked is not used."),
        Phrase("Tulis pemeriksa fakta atau instansi yang membantahnya.",
               "Write which fact-checker or agency debunked it."),
    )  # fmt: skip


def _twice(path: Path, row: Row, first: int) -> Finding:
    claim_id = row.cells["claim_id"]
    return Finding(
        path, row.number, "claim_id",
        Phrase(f"{claim_id!r} sudah dipakai di baris {first}.",
               f"{claim_id!r} is used in row {first} already."),
        Phrase("Beri setiap klaim nomornya sendiri.", "Give each claim an id of its own."),
    )  # fmt: skip
