"""Whether a post denies a claim or asks about it, rather than making it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from saring.reference.tables import read_table
from saring.text import Token

_GAP = "..."
_ASSERTED = "asserted"


class StanceKind(StrEnum):
    """What a post that speaks of a claim does with it."""

    DEBUNK = "debunk"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Stance:
    """A denial or a question, and the words as written that say so."""

    kind: StanceKind
    words: tuple[str, ...]


class _Cue(NamedTuple):
    before: tuple[str, ...]
    after: tuple[str, ...]
    kind: str


def stance_of(text: str, tokens: Sequence[Token]) -> Stance | None:
    """Tell whether a post denies or questions what it speaks of; None when it does neither.

    Cues are those of ``reference/stance_cues.csv``, the longest first. "Ini bukan hoaks" and its
    kin (`asserted`), which hoaxes are fond of, overrule every other cue: such a post is taken at
    its word. A denial beside a question is a denial (Benarkah ...? Faktanya ...). To speak of
    those who spread hoaxes (`mention`) is neither.

    Parameters
    ----------
    tokens
        Those of ``analyse(text)``.
    """
    forms = [_form(text, token) for token in tokens]
    found: dict[str, list[str]] = {}
    at = 0
    while at < len(forms):
        cue, end = _cue_at(forms, at)
        if cue is None:
            at += 1
            continue
        if cue.kind == _ASSERTED:
            return None
        written = text[tokens[at].start : tokens[at + len(cue.before) - 1].end]
        found.setdefault(cue.kind, []).append(written)
        at = end
    for kind in StanceKind:
        if kind in found:
            return Stance(kind, tuple(dict.fromkeys(found[kind])))
    return None


def _cue_at(forms: Sequence[str], at: int) -> tuple[_Cue | None, int]:
    for cue in _cues_by_first_word().get(forms[at].lstrip("["), ()):
        end = at + len(cue.before)
        if not _stands(cue.before, forms, at):
            continue
        if not cue.after or any(
            _stands(cue.after, forms, place) for place in range(end, len(forms))
        ):
            return cue, end
    return None, at


def _stands(words: Sequence[str], forms: Sequence[str], at: int) -> bool:
    return len(forms) - at >= len(words) and all(
        form == word or form.lstrip("[") == word
        for word, form in zip(words, forms[at:], strict=False)
    )


def _form(text: str, token: Token) -> str:
    """Keep the bracket that fact-checkers put before a verdict: [SALAH]."""
    bracketed = token.start > 0 and text[token.start - 1] == "["
    return f"[{token.form}" if bracketed else token.form


@lru_cache(maxsize=1)
def _cues_by_first_word() -> dict[str, tuple[_Cue, ...]]:
    by_first: dict[str, list[_Cue]] = {}
    for row in read_table("stance_cues.csv"):
        before, _, after = row["form"].partition(_GAP)
        cue = _Cue(tuple(before.split()), tuple(after.split()), row["kind"])
        by_first.setdefault(cue.before[0].lstrip("["), []).append(cue)
    return {
        first: tuple(sorted(cues, key=lambda cue: (-len(cue.before), not cue.after)))
        for first, cues in by_first.items()
    }
