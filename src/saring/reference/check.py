"""Check tables that people edit, each by the rules of its kind, told by its header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from saring.errors import Phrase
from saring.files import shipped
from saring.reference.calendar_rows import CALENDAR_COLUMNS, check_calendar
from saring.reference.contestants import Context, contestant_tables
from saring.reference.findings import (
    EditedTable,
    Finding,
    Row,
    missing_columns,
    read_edited,
)
from saring.reference.legal_rules import RULE_COLUMNS, check_legal_rules
from saring.reference.rules import TRUTHS, filled, one_of, unverified

Check = Callable[[EditedTable], list[Finding]]

CONTESTANT_COLUMNS = (
    "event_id", "region", "number", "slot", "entity", "form", "context", "source", "verified",
)  # fmt: skip
IDENTITY_COLUMNS = ("form", "trait", "kind")

SLOTS = ("KANDIDAT", "PASANGAN", "PARTAI", "TOKOH", "TIM", "KUBU", "SLOGAN_DUKUNG", "SLOGAN_TOLAK")
TRAITS = ("religion", "ethnicity", "origin", "gender", "disability", "ideology")
IDENTITY_KINDS = ("group", "slur", "topic")


def shipped_tables() -> list[Path]:
    """Tables that come with the project and that people edit."""
    names = ("calendar.csv", "identity_terms.csv", "klaim.csv", "rules.csv")
    return [*(shipped("data", "reference", name) for name in names), *contestant_tables()]


def table_checks(plain_words: Collection[str]) -> dict[tuple[str, ...], Check]:
    """Give the rules of each kind of table, by its header.

    Parameters
    ----------
    plain_words
        Words of the language: a name that is one of them must not count in every context.
    """
    return {
        CONTESTANT_COLUMNS: lambda table: _check_contestants(table, plain_words),
        CALENDAR_COLUMNS: check_calendar,
        RULE_COLUMNS: check_legal_rules,
        IDENTITY_COLUMNS: _check_identity,
    }


def check_tables(
    paths: Sequence[Path],
    checks: Mapping[tuple[str, ...], Check],
    *,
    met_on_the_way: Collection[Path] = (),
) -> list[Finding]:
    """Check each table by the rules of the kind whose columns it shares most.

    Contestants are also compared with each other, those shipped included.

    Parameters
    ----------
    met_on_the_way
        Those of `paths` that nobody named: of no known kind, they give a warning.

    Raises
    ------
    SaringError
        A file cannot be read as a table, or is of no known kind.
    """
    findings: list[Finding] = []
    contestants = []
    for path in paths:
        table = read_edited(path)
        kind = _kind_of(table, checks)
        if kind is None:
            unknown = _unknown_kind(table)
            if path not in met_on_the_way:
                raise unknown.as_error()
            findings.append(unknown)
            continue
        missing = missing_columns(table, kind)
        findings += [*table.findings, *missing]
        if missing:
            continue
        findings += checks[kind](table)
        if kind == CONTESTANT_COLUMNS:
            contestants.append(table)
    if contestants:
        findings += _claimed_by_others(contestants)
    return sorted(findings, key=lambda found: (paths.index(found.path), found.row))


def _kind_of(table: EditedTable, checks: Mapping[tuple[str, ...], Check]) -> tuple[str, ...] | None:
    def shared(columns: tuple[str, ...]) -> float:
        return len(set(columns) & set(table.header)) / len(columns)

    kind = max(checks, key=shared)
    return kind if shared(kind) > 2 / 3 else None


def _unknown_kind(table: EditedTable) -> Finding:
    header = ", ".join(table.header[:12])
    return Finding(
        table.path, 1, "",
        Phrase(f"jenis tabel ini tidak dikenal dari judul kolomnya ({header}).",
               f"the header tells no known kind of table ({header})."),
        Phrase("Salin baris judul dari tabel bawaan: peserta, kalender, aturan, istilah, klaim.",
               "Copy the header of a shipped table: contestants, calendar, rules, terms, claims."),
        is_warning=True,
    )  # fmt: skip


def _check_contestants(table: EditedTable, plain_words: Collection[str]) -> list[Finding]:
    path = table.path
    findings = unverified(table)
    seen: dict[str, int] = {}
    for row in table.rows:
        findings += filled(path, row, "event_id", "entity", "form", "source")
        findings += one_of(path, row, "slot", SLOTS)
        findings += one_of(path, row, "context", tuple(Context))
        findings += one_of(path, row, "verified", TRUTHS)
        findings += _two_digits(path, row)
        findings += _normal_form(path, row, seen)
        findings += _homonym(path, row, plain_words)
    return findings


def _two_digits(path: Path, row: Row) -> Iterator[Finding]:
    number = row.cells["number"]
    if number and not (len(number) == 2 and number.isascii() and number.isdigit()):
        yield Finding(
            path, row.number, "number",
            Phrase(f"{number!r} bukan nomor urut dua angka.", f"{number!r} has not two digits."),
            Phrase("Tulis 01, 02, dan seterusnya, atau kosongkan. Excel membuang nol di depan: "
                   "jadikan kolomnya teks.",
                   "Write 01, 02 and so on, or leave it blank. Excel drops leading zeros: make the "
                   "column text."),
        )  # fmt: skip


def _normal_form(path: Path, row: Row, seen: dict[str, int]) -> Iterator[Finding]:
    form = row.cells["form"]
    if form != " ".join(form.lower().split()):
        yield Finding(
            path, row.number, "form",
            Phrase(f"{form!r} tidak dalam bentuk baku.", f"{form!r} is not in normal form."),
            Phrase(f"Tulis {' '.join(form.lower().split())!r}: huruf kecil, satu spasi.",
                   f"Write {' '.join(form.lower().split())!r}: lower case, single spaces."),
        )  # fmt: skip
    first = seen.setdefault(form, row.number)
    if form and first != row.number:
        yield Finding(
            path, row.number, "form",
            Phrase(f"{form!r} sudah ada di baris {first}.", f"{form!r} stands in row {first} too."),
            Phrase("Hapus salah satu.", "Delete one of them."),
        )  # fmt: skip


def _homonym(path: Path, row: Row, plain_words: Collection[str]) -> Iterator[Finding]:
    form = row.cells["form"]
    if row.cells["context"] == Context.ALWAYS and form in plain_words:
        yield Finding(
            path, row.number, "context",
            Phrase(f"{form!r} juga kata biasa, tetapi selalu dianggap nama.",
                   f"{form!r} is a word too, yet it always counts as the name."),
            Phrase("Pakai political, capital atau cue.", "Use political, capital or cue."),
            is_warning=True,
        )  # fmt: skip


def _claimed_by_others(tables: Sequence[EditedTable]) -> Iterator[Finding]:
    """Warn of a name that stands for somebody else in another table.

    Teams, camps and slogans go from one contestant to the next, and that is as it should be.
    """
    holders: dict[str, dict[str, Path]] = defaultdict(dict)
    known = {table.path.resolve() for table in tables}
    others = [read_edited(path) for path in contestant_tables() if path.resolve() not in known]
    for table in (*tables, *others):
        for row in filter(_names_somebody, table.rows):
            holders[row.cells["form"]].setdefault(row.cells["entity"], table.path)
    for table in tables:
        for row in filter(_names_somebody, table.rows):
            for entity, path in holders[row.cells["form"]].items():
                if entity != row.cells["entity"]:
                    form = row.cells["form"]
                    yield Finding(
                        table.path, row.number, "form",
                        Phrase(f"{form!r} juga nama {entity} dalam {path.name}.",
                               f"{form!r} is also a name of {entity} in {path.name}."),
                        Phrase("Bila orangnya sama, samakan entity; bila bukan, tambahkan nama "
                               "lengkapnya.",
                               "If it is one person, use one entity; if not, the full name."),
                        is_warning=True,
                    )  # fmt: skip


def _names_somebody(row: Row) -> bool:
    return row.cells["slot"] in {"KANDIDAT", "TOKOH", "PARTAI"}


def _check_identity(table: EditedTable) -> list[Finding]:
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    for row in table.rows:
        findings += filled(table.path, row, "form")
        findings += one_of(table.path, row, "trait", TRAITS)
        findings += one_of(table.path, row, "kind", IDENTITY_KINDS)
        findings += _normal_form(table.path, row, seen)
    return findings
