"""Names of contestants, by election and region, that are replaced by slots before features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

from saring.files import shipped
from saring.reference.tables import read_rows, read_table


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


C = TypeVar("C", bound=_Cached)

_added: list[Path] = []
_followers: list[_Cached] = []


def follows_contestants(cached: C) -> C:
    """Have a cached function forget what it knows whenever the contestants change."""
    _followers.append(cached)
    return cached


def use_contestants(added: Sequence[Path]) -> None:
    """Read these tables beside those shipped, from now on and in place of earlier ones.

    A new race needs no new model: its names become the slots that a model was trained with. Check
    the tables with `saring.reference.check` first; here they are taken as they are.
    """
    _added[:] = added
    for cached in _followers:
        cached.cache_clear()


class Context(StrEnum):
    """When a form stands for a contestant rather than for the word that it also is."""

    ALWAYS = "always"
    POLITICAL = "political"
    CAPITAL = "capital"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a contestant: words in normal form, the slot, and when it counts."""

    words: tuple[str, ...]
    slot: str
    entity: str
    context: Context

    @property
    def may_be_anybody(self) -> bool:
        """Whether outside politics it is still a person's name (Gibran), not a word (amin, pan)."""
        return self.context is Context.POLITICAL and self.slot in {"KANDIDAT", "TOKOH"}


@follows_contestants
@lru_cache(maxsize=1)
def contestant_forms() -> tuple[Form, ...]:
    """Forms of every event shipped or added by the user.

    A form that stands in several events (the same person, or two people of one name) counts once,
    under the most permissive of its contexts.
    """
    permissive = list(Context)
    forms: dict[tuple[str, ...], Form] = {}
    for path in [*contestant_tables(), *_added]:
        for row in read_rows(path):
            form = Form(
                words=tuple(row["form"].split()),
                # A pair is one contestant: "AMIN" and "Anies" must not score apart.
                slot="KANDIDAT" if row["slot"] == "PASANGAN" else row["slot"],
                entity=row["entity"],
                context=Context(row["context"]),
            )
            known = forms.get(form.words)
            if known is None or permissive.index(form.context) < permissive.index(known.context):
                forms[form.words] = form
    return tuple(forms.values())


def contestant_tables() -> list[Path]:
    """Tables of contestants that are shipped, one for each event."""
    return sorted(shipped("data", "reference", "contestants").glob("*.csv"))


@lru_cache(maxsize=1)
def political_phrases() -> frozenset[tuple[str, ...]]:
    """Phrases whose presence makes a homonym a contestant (``ganjar`` beside ``capres``)."""
    return frozenset(tuple(row["form"].split()) for row in read_table("political_context.csv"))


@lru_cache(maxsize=1)
def ballot_cues() -> dict[tuple[str, ...], str]:
    """Words that make the number after them a ballot number (``before``) or forbid it (``not``)."""
    return {tuple(row["form"].split()): row["kind"] for row in read_table("ballot_cues.csv")}


@lru_cache(maxsize=1)
def honorifics() -> frozenset[str]:
    """Words that stand before a person's name (pak, bu, kang, gus)."""
    return frozenset(
        row["form"] for row in read_table("office_titles.csv") if row["kind"] == "honorific"
    )


@lru_cache(maxsize=1)
def offices() -> frozenset[str]:
    """Words for an office or a candidacy (bupati, sekda, caleg): titles, but no names."""
    return frozenset(
        row["form"] for row in read_table("office_titles.csv") if row["kind"] != "honorific"
    )
