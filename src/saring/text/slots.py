"""Put slots where a post names a contestant, so that a model learns the act and not the person.

Swapping one contestant for another then leaves the slots, and with them the score, as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from saring.reference.contestants import political_phrases
from saring.reference.identity import groups
from saring.text.ballot_signs import ballot_sign
from saring.text.contestant_names import Match, counts, find_contestants
from saring.text.person_names import is_written_as_name, titled_name
from saring.text.slot_kinds import FINGER_SIGN, GROUPS, NAME, PARTY, PERSON
from saring.text.token import Token
from saring.text.tokenise import Kind

_NOT_POLITICAL = frozenset({FINGER_SIGN, NAME, PERSON, *GROUPS.values()})
JOINING = frozenset({"dan", "sama", "amp"})
PARTY_WORD = "partai"


def put_slots(tokens: Sequence[Token]) -> list[Token]:
    """Replace contestants, ballot numbers and finger signs by slot tokens.

    A run of contestants (a pair, or names joined by "dan") becomes one slot, so that a pair and
    a person score alike. Homonyms are replaced only in a political post (`Context`).
    """
    found, homonyms = find_contestants(tokens)
    # Two homonyms vouch for each other: "Gibran" alone may be a child, beside "Muhaimin" not.
    political = (
        bool(found)
        or has_political_phrase(tokens)
        or len({homonym.form.entity for homonym in homonyms}) > 1
    )
    return replace_by_slots(tokens, found, homonyms, political=political)


def replace_by_slots(
    tokens: Sequence[Token],
    found: dict[int, tuple[str, int]],
    homonyms: Sequence[Match],
    *,
    political: bool,
) -> list[Token]:
    """Put slots for contestants that were found, and for what their neighbours make a slot.

    Parameters
    ----------
    tokens
        A post, or a part of it that holds whatever the rules look at.
    found, homonyms
        As from `find_contestants`.
    political
        Whether the whole post is political.
    """
    found = dict(found)
    for match in homonyms:
        if counts(match, tokens, political=political):
            found[match.at] = (match.form.slot, len(match.form.words))
        elif match.form.may_be_anybody and is_written_as_name(tokens, match.at):
            found[match.at] = (NAME, len(match.form.words))
    slotted: list[Token] = []
    index = 0
    while index < len(tokens):
        slot, length = (
            found.get(index)
            or ballot_sign(tokens, index, political=political)
            or _group(tokens[index])
            or titled_name(tokens, index)
            or ("", 1)
        )
        if slot:
            _append(slotted, _slot_token(slot, tokens[index : index + length]))
        else:
            slotted.append(tokens[index])
        index += length
    return slotted


def _group(token: Token) -> tuple[str, int] | None:
    trait = groups().get(token.form)
    return (GROUPS[trait], 1) if trait and token.kind is Kind.WORD else None


def is_political(tokens: Sequence[Token]) -> bool:
    """Tell whether slotted tokens name a contestant or speak of elections and government."""
    return any(
        token.kind is Kind.SLOT and token.form not in _NOT_POLITICAL for token in tokens
    ) or has_political_phrase(tokens)


def has_political_phrase(tokens: Sequence[Token]) -> bool:
    """Tell whether a phrase of elections or government stands among the tokens."""
    forms = tuple(token.form for token in tokens)
    phrases = _phrases_by_first_word()
    return any(
        forms[start : start + len(phrase)] == phrase
        for start, form in enumerate(forms)
        for phrase in phrases.get(form, ())
    )


def _slot_token(slot: str, replaced: Sequence[Token]) -> Token:
    first, last = replaced[0], replaced[-1]
    return first._replace(form=slot, stem=slot, end=last.end, kind=Kind.SLOT)


def _append(slotted: list[Token], slot: Token) -> None:
    """Add a slot, or widen the one before it when both name the same kind of contestant."""
    last = slotted[-1] if slotted else None
    if last and (slot.form, last.form, last.hashtag) == (PARTY, PARTY_WORD, slot.hashtag):
        # "Partai Golkar" is in the table and "Partai PDIP" is not: the word tells nothing apart.
        slot = slot._replace(start=last.start)
        del slotted[-1]
    joined = 1 if slotted and slotted[-1].form in JOINING else 0
    before = slotted[-1 - joined] if len(slotted) > joined else None
    if before is not None and before.form == slot.form and before.in_hashtag == slot.in_hashtag:
        del slotted[len(slotted) - 1 - joined :]
        slot = before._replace(end=slot.end)
    slotted.append(slot)


@lru_cache(maxsize=1)
def _phrases_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in political_phrases():
        by_first.setdefault(phrase[0], []).append(phrase)
    return by_first
