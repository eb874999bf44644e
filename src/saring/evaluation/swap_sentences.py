"""Sentences with a gap, and the names that are put into it one after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from saring.errors import Phrase
from saring.evaluation.suite import SUITE
from saring.reference.contestants import Context, contestant_forms, contestant_tables
from saring.reference.findings import EditedTable, Finding, missing_columns, read_edited
from saring.reference.identity import groups
from saring.reference.rules import one_of
from saring.reference.tables import read_rows
from saring.text.slot_kinds import CANDIDATE, PARTY

GAP = "{}"
SENTENCES = SUITE / "swap_sentences.csv"
SENTENCE_COLUMNS = ("id", "fills", "kind", "political", "text")
FILLS = ("contestant", "party", "group")
KINDS = ("clean", "campaign", "hate", "hoax")

SLOTS_SWAPPED = (CANDIDATE, "TOKOH", PARTY)
"""People and parties; teams, camps and slogans are no names of anybody."""

_PROPER = frozenset({"religion", "ethnicity"})
_LONGEST_ACRONYM = 4
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class SwapSentence:
    """A sentence with one gap.

    Attributes
    ----------
    fills
        Whom the gap is for: ``contestant`` (a person or a party), ``party`` or ``group``.
    kind
        What the sentence is, whoever stands in it: one of `KINDS`.
    political
        Whether it speaks of an election apart from the name, so that homonyms count in it.
    """

    sentence_id: str
    fills: str
    kind: str
    political: bool
    text: str

    def about(self, name: str) -> str:
        """Put a name into the gap, without capitals where the whole sentence has none."""
        return self.text.replace(GAP, name.lower() if self.is_lower_case else name)

    @property
    def is_lower_case(self) -> bool:
        """Whether it is written as in haste, without a capital."""
        return self.text == self.text.lower()


@dataclass(frozen=True, slots=True)
class Name:
    """A name to put into sentences.

    Attributes
    ----------
    written
        As it stands in a post.
    mates
        What it shares with the names that it must be scored alike with.
    tables
        Where it comes from: the events that list it, or the trait of a group.
    context
        In which sentences it is a name, for some are words as well.
    """

    written: str
    mates: str
    tables: tuple[str, ...]
    context: Context = Context.ALWAYS


def read_swap_sentences(path: Path = SENTENCES) -> tuple[SwapSentence, ...]:
    """Read the sentences.

    Raises
    ------
    SaringError
        The file cannot be read, or a row of it is wrong: the first such row is named.
    """
    table = read_edited(path)
    for finding in _findings(table):
        raise finding.as_error()
    return tuple(
        SwapSentence(
            sentence_id=row.cells["id"],
            fills=row.cells["fills"],
            kind=row.cells["kind"],
            political=row.cells["political"] == "1",
            text=row.cells["text"],
        )
        for row in table.rows
    )


def contestant_names() -> tuple[Name, ...]:
    """Give people, pairs and parties of all contestant tables.

    Accounts and hashtags are mates of their own kind. Left out is what counts only after a ballot
    cue (AMIN): few sentences would hold it.
    """
    rows = {path.stem: read_rows(path) for path in contestant_tables()}
    tables: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for table, listed in rows.items():
        for row in listed:
            tables[tuple(row["form"].split())].append(table)
    names = [
        Name(
            _written(form.words, form.slot),
            f"{form.slot}{sign if (sign := form.words[0][0]) in '@#' else ''}",
            tuple(tables[form.words]),
            form.context,
        )
        for form in contestant_forms()
        if form.slot in SLOTS_SWAPPED and form.context is not Context.CUE and form.words in tables
    ]
    pairs = [
        Name(pair, CANDIDATE, (table,)) for table, listed in rows.items() for pair in _pairs(listed)
    ]
    return (*names, *pairs)


def _pairs(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Join the full names of two who stand under one number: Anies Baswedan-Muhaimin Iskandar."""
    standing: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        full = row["context"] == Context.ALWAYS and row["form"][0] not in "@#"
        if row["slot"] == CANDIDATE and row["number"] and full:
            standing[row["region"], row["number"]].setdefault(row["entity"], row["form"])
    for people in map(dict.values, standing.values()):
        # A pair is also listed under one of the two: Ali Mukhni as "mulyadi ali mukhni".
        if len(people) == 2 and not _one_holds_the_other(*(set(name.split()) for name in people)):
            yield "-".join(_written(name.split(), CANDIDATE) for name in people)


def _one_holds_the_other(first: set[str], second: set[str]) -> bool:
    return first <= second or second <= first


def group_names() -> tuple[Name, ...]:
    """Give the words that name a protected group; mates are those of one trait."""
    return tuple(
        Name(_written([form], trait) if trait in _PROPER else form, trait, (trait,))
        for form, trait in groups().items()
    )


def fits(name: Name, sentence: SwapSentence) -> bool:
    """Tell whether a contestant's name may stand in a sentence."""
    wanted = sentence.fills == "contestant" or (
        sentence.fills == "party" and name.mates.startswith(PARTY)
    )
    if name.context is Context.ALWAYS:
        return wanted
    shown = name.context is Context.POLITICAL or not sentence.is_lower_case
    return wanted and sentence.political and shown


def _written(words: Sequence[str], kind: str) -> str:
    """Write a form as people do: PKB, Golkar, BTP, Anies Baswedan, @gerindra."""
    if words[0][0] in "@#":
        return " ".join(words)
    return " ".join(
        word.upper()
        if not _VOWELS & set(word) or (kind == PARTY and len(word) <= _LONGEST_ACRONYM)
        else word.capitalize()
        for word in words
    )


def _findings(table: EditedTable) -> Iterator[Finding]:
    yield from table.findings
    missing = missing_columns(table, SENTENCE_COLUMNS)
    yield from missing
    for row in table.rows if not missing else ():
        yield from one_of(table.path, row, "fills", FILLS)
        yield from one_of(table.path, row, "kind", KINDS)
        yield from one_of(table.path, row, "political", ("0", "1"))
        if row.cells["text"].count(GAP) != 1:
            yield Finding(
                table.path, row.number, "text",
                Phrase("harus memuat tepat satu {}.", "must hold {} exactly once."),
                Phrase("Tulis {} di tempat namanya.", "Write {} where the name goes."),
            )  # fmt: skip
