"""Check a registry of claims, also for claims that no post could ever match."""

from __future__ import annotations

from collections.abc import Iterator

from saring.claims.matcher import match_rule
from saring.claims.registry import row_findings
from saring.claims.terms import stems_of
from saring.claims.weights import information
from saring.errors import Phrase
from saring.reference.findings import EditedTable, Finding
from saring.reference.rules import unverified


def check_claims(table: EditedTable) -> list[Finding]:
    """Find what is wrong with the rows of a registry, and warn of those that serve for little."""
    return [*row_findings(table), *unverified(table), *_too_short(table)]


def _too_short(table: EditedTable) -> Iterator[Finding]:
    rule = match_rule()
    for row in table.rows:
        said = sum(map(information, set(stems_of(row.cells["claim"]))))
        if row.cells["claim"] and said / (rule.smoothing + said) < rule.threshold:
            yield Finding(
                table.path, row.number, "claim",
                Phrase("klaim ini terlalu pendek atau umum: tidak ada unggahan yang akan cocok.",
                       "this claim is too short or too general: no post will match it."),
                Phrase("Tulis siapa, apa, di mana, seperti dalam unggahannya.",
                       "Write who, what and where, as the posts have it."),
                is_warning=True,
            )  # fmt: skip
