"""Rules that a reviewer of a post may want to read, by the day of the post; never a sanction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from saring.errors import Phrase
from saring.files import shipped
from saring.reference.calendar_rows import region_code
from saring.reference.findings import EditedTable, Finding, Row, read_in_order
from saring.reference.regions import NATIONAL, Region
from saring.reference.rules import TRUTHS, filled, iso_day, one_of, span_of_days, unverified

RULE_COLUMNS = (
    "rule_id", "labels", "name_id", "name_en", "says_id", "says_en", "effective_from",
    "effective_to", "region_code", "source", "verified",
)  # fmt: skip
LABELS = ("campaign", "hate", "hoax")


@dataclass(frozen=True, slots=True)
class LegalRule:
    """A norm of ethics, discipline or elections.

    Attributes
    ----------
    labels
        Labels whose reviewers may want to read it.
    name, says
        Where it stands, and what it asks for in one sentence.
    effective_from, effective_to
        First and last local day of posts that it can be about; None while it has no end.
    verified
        Whether somebody read content and days in a source that is named.
    """

    rule_id: str
    labels: tuple[str, ...]
    name: Phrase
    says: Phrase
    effective_from: date
    effective_to: date | None
    region_code: str
    source: str
    verified: bool

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )


def read_legal_rules(extra: Sequence[Path] = ()) -> tuple[LegalRule, ...]:
    """Read the shipped rules and tables of the user's own; a later row replaces its `rule_id`.

    Raises
    ------
    SaringError
        A table cannot be read, or has a row that is wrong.
    """
    rules: dict[str, LegalRule] = {}
    for path in (shipped("data", "reference", "rules.csv"), *extra):
        table = read_in_order(path, RULE_COLUMNS, check_legal_rules)
        rules |= {rule.rule_id: rule for rule in map(_rule, table.rows)}
    return tuple(rules.values())


def rules_on(
    rules: Sequence[LegalRule], day: date, labels: Collection[str], region: Region = NATIONAL
) -> list[LegalRule]:
    """Choose the rules in force on a day that are about any of the labels, in a region."""
    return [
        rule
        for rule in rules
        if rule.holds_on(day)
        and not set(labels).isdisjoint(rule.labels)
        and rule.region_code in region.codes
    ]


def check_legal_rules(table: EditedTable) -> list[Finding]:
    """Find wrong cells, and rules that stand twice."""
    path = table.path
    findings = unverified(table)
    seen: dict[str, int] = {}
    for row in table.rows:
        findings += filled(
            path, row, "rule_id", "name_id", "name_en", "says_id", "says_en", "source"
        )
        findings += one_of(path, row, "verified", TRUTHS)
        findings += region_code(path, row)
        findings += iso_day(path, row, "effective_from")
        if row.cells["effective_to"]:
            findings += iso_day(path, row, "effective_to")
            findings += span_of_days(path, row, "effective_from", "effective_to")
        findings += _labels(path, row)
        first = seen.setdefault(row.cells["rule_id"], row.number)
        if first != row.number:
            findings.append(_twice(path, row, first))
    return findings


def _labels(path: Path, row: Row) -> Iterator[Finding]:
    if not set(_listed(row)) or not set(_listed(row)) <= set(LABELS):
        yield Finding(
            path, row.number, "labels",
            Phrase(f"{row.cells['labels']!r} bukan label.",
                   f"{row.cells['labels']!r} is no label."),
            Phrase("Tulis campaign, hate, hoax, atau beberapa dengan titik koma di antaranya.",
                   "Write campaign, hate, hoax, or several parted by semicolons."),
        )  # fmt: skip


def _twice(path: Path, row: Row, first: int) -> Finding:
    rule_id = row.cells["rule_id"]
    return Finding(
        path, row.number, "rule_id",
        Phrase(f"{rule_id!r} sudah ada di baris {first}.", f"{rule_id!r} stands in row {first}."),
        Phrase("Hapus salah satu, atau beri nama lain.", "Delete one, or give it another name."),
    )  # fmt: skip


def _listed(row: Row) -> tuple[str, ...]:
    return tuple(filter(None, (label.strip() for label in row.cells["labels"].split(";"))))


def _rule(row: Row) -> LegalRule:
    cells = row.cells
    return LegalRule(
        rule_id=cells["rule_id"],
        labels=_listed(row),
        name=Phrase(cells["name_id"], cells["name_en"]),
        says=Phrase(cells["says_id"], cells["says_en"]),
        effective_from=date.fromisoformat(cells["effective_from"]),
        effective_to=date.fromisoformat(cells["effective_to"]) if cells["effective_to"] else None,
        region_code=cells["region_code"],
        source=cells["source"],
        verified=cells["verified"] == "true",
    )
