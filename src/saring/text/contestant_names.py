"""Find contestants by the forms of the reference tables, and tell them from their homonyms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from saring.reference.contestants import (
    Context,
    Form,
    ballot_cues,
    contestant_forms,
    follows_contestants,
    honorifics,
)
from saring.text.slot_kinds import CANDIDATE
from saring.text.token import Token


class Match(NamedTuple):
    """A homonym of a contestant, and the token at which it stands."""

    form: Form
    at: int


def find_contestants(
    tokens: Sequence[Token],
) -> tuple[dict[int, tuple[str, int]], list[Match]]:
    """Find unmistakable forms (slot and length by position), and homonyms, the longest first."""
    found: dict[int, tuple[str, int]] = {}
    homonyms: list[Match] = []
    index = 0
    while index < len(tokens):
        form = _form_at(tokens, index)
        if form is None:
            index += 1
            continue
        if form.context is Context.ALWAYS:
            found[index] = (form.slot, len(form.words))
        else:
            homonyms.append(Match(form, index))
        index += len(form.words)
    return found, homonyms


def _form_at(tokens: Sequence[Token], index: int) -> Form | None:
    """Find the form that begins here: as written if that can be no other word, else as read."""
    first, known = tokens[index], _forms_by_first_word()
    # Standard spelling makes "dari" of dr Tifa, "umat" of Partai Ummat and "pada" of PDA.
    written = first.raw.lower()
    as_written = [
        form
        for form in (known.get(written, ()) if written != first.form else ())
        if form.context is Context.ALWAYS or (form.context is not Context.CUE and first.capital)
    ]
    following = _spellings(tokens, index + 1)
    for form in (*as_written, *known.get(first.form, ())):
        if len(form.words) == 1 or (
            form.words[1] in following
            and all(
                word in _spellings(tokens, at) for at, word in enumerate(form.words[2:], index + 2)
            )
        ):
            return form
    return None


def _spellings(tokens: Sequence[Token], index: int) -> tuple[str, ...]:
    """Give a token as read and as written; nothing behind the last."""
    if index >= len(tokens):
        return ()
    return tokens[index].form, tokens[index].raw.lower()


def counts(match: Match, tokens: Sequence[Token], *, political: bool) -> bool:
    """Tell whether a homonym stands for the contestant here."""
    token = tokens[match.at]
    before = tokens[match.at - 1].form if match.at else ""
    context = match.form.context
    cued = ballot_cues().get((before,)) == "before"
    if context is Context.CUE:
        return token.in_hashtag or cued or (token.shouted and political)
    if context is Context.POLITICAL and cued:
        return True
    if not political:
        # "Pak Ganjar" is a man of that name, and in a post the one man that all know.
        return match.form.slot == CANDIDATE and token.capital and before in honorifics()
    return context is Context.POLITICAL or token.in_hashtag or token.capital


@follows_contestants
@lru_cache(maxsize=1)
def _forms_by_first_word() -> dict[str, tuple[Form, ...]]:
    by_first: dict[str, list[Form]] = {}
    for form in contestant_forms():
        by_first.setdefault(form.words[0], []).append(form)
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for first, forms in by_first.items()
    }
