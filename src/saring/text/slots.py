"""Put slots where a post names a contestant, so that a model learns the act and not the person.

Swapping one contestant for another then leaves the slots, and with them the score, as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from saring.reference.contestants import (
    Context,
    Form,
    ballot_cues,
    contestant_forms,
    honorifics,
    political_phrases,
)
from saring.text.stem import root_words
from saring.text.token import Token
from saring.text.tokenise import Kind
from saring.text.words import frequent_words

CANDIDATE = "KANDIDAT"
PARTY = "PARTAI"
BALLOT_NUMBER = "NOMOR_URUT"
# A name that may be a contestant's or anybody's: "Anis" in a post on nothing else.
NAME = "NAMA"
# A person who is in no table, known by the title before the name: "Pak Wignyo".
PERSON = "ORANG"
FINGER_SIGN = "ISYARAT_JARI"
# Before the slot or placeholder of an account at the head of a post: to whom it speaks.
ADDRESSED = "SAPA_"

# Nearly every finger has been some pair's sign in some year, so all of them are one sign.
_FINGER_EMOJI = frozenset("☝✌🤟🤘🖐🤙🫰👆🖖🤞👌👍🤏🖕👊✊")
_FINGER_WORDS = frozenset({"jari", "jempol", "jemari", "metal"})
_NUMBER_WORDS = frozenset({
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "siji", "loro",
    "telu", "papat", "hiji", "tilu", "opat", "esa", "kalih",
})  # fmt: skip
# A number of these is a count, whatever stands before it: "pilih 2 periode".
_COUNTED = frozenset({
    "periode", "kali", "putaran", "tahun", "orang", "hari", "bulan", "jam", "menit", "persen",
    "juta", "ribu", "miliar", "triliun", "anak", "minggu", "lembar", "buah", "kursi", "suara",
    "paslon", "kandidat", "calon", "capres", "pasangan",
})  # fmt: skip
_JOINING = frozenset({"dan", "sama", "amp"})
_LONGEST_CUE = 3
RARE_WORD = 300


class _Match(NamedTuple):
    form: Form
    at: int


def put_slots(tokens: Sequence[Token]) -> list[Token]:
    """Replace contestants, ballot numbers and finger signs by slot tokens.

    A run of contestants (a pair, or names joined by "dan") becomes one slot, so that a pair and
    a person score alike. Homonyms are replaced only in a political post (`Context`).
    """
    found, homonyms = _contestants(tokens)
    # Two homonyms vouch for each other: "Gibran" alone may be a child, beside "Muhaimin" not.
    political = (
        bool(found)
        or _has_political_phrase(tokens)
        or len({homonym.form.entity for homonym in homonyms}) > 1
    )
    for match in homonyms:
        if _counts(match, tokens, political=political):
            found[match.at] = (match.form.slot, len(match.form.words))
        elif match.form.may_be_anybody and _is_name(tokens, match.at):
            found[match.at] = (NAME, len(match.form.words))
    slotted: list[Token] = []
    index = 0
    while index < len(tokens):
        slot, length = (
            found.get(index)
            or _sign(tokens, index, political=political)
            or _titled_name(tokens, index)
            or ("", 1)
        )
        if slot:
            _append(slotted, _slot_token(slot, tokens[index : index + length]))
        else:
            slotted.append(tokens[index])
        index += length
    return slotted


def is_political(tokens: Sequence[Token]) -> bool:
    """Tell whether slotted tokens name a contestant or speak of elections and government."""
    return any(
        token.kind is Kind.SLOT and token.form not in {FINGER_SIGN, NAME, PERSON}
        for token in tokens
    ) or (_has_political_phrase(tokens))


def _has_political_phrase(tokens: Sequence[Token]) -> bool:
    forms = tuple(token.form for token in tokens)
    phrases = _phrases_by_first_word()
    return any(
        forms[start : start + len(phrase)] == phrase
        for start, form in enumerate(forms)
        for phrase in phrases.get(form, ())
    )


def _contestants(
    tokens: Sequence[Token],
) -> tuple[dict[int, tuple[str, int]], list[_Match]]:
    """Find unmistakable forms (slot and length by position), and homonyms, the longest first."""
    found: dict[int, tuple[str, int]] = {}
    homonyms: list[_Match] = []
    index = 0
    while index < len(tokens):
        form = _form_at(tokens, index)
        if form is None:
            index += 1
            continue
        if form.context is Context.ALWAYS:
            found[index] = (form.slot, len(form.words))
        else:
            homonyms.append(_Match(form, index))
        index += len(form.words)
    return found, homonyms


def _form_at(tokens: Sequence[Token], index: int) -> Form | None:
    first, known = tokens[index], _forms_by_first_word()
    for form in known.get(first.form, ()):
        if _are(tokens[index : index + len(form.words)], form.words):
            return form
    # As written, too: standard spelling makes "dari" of dr Tifa and "umat" of Partai Ummat.
    written = first.raw.lower()
    if written != first.form:
        for form in known.get(written, ()):
            sure = form.context is Context.ALWAYS
            if sure and _are(tokens[index : index + len(form.words)], form.words):
                return form
    return None


def _are(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    return len(tokens) == len(words) and all(
        word in (token.form, token.raw.lower()) for token, word in zip(tokens, words, strict=True)
    )


def _counts(match: _Match, tokens: Sequence[Token], *, political: bool) -> bool:
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


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an undecided homonym is written as a name: Ganjar, pak anis; not amin, pan."""
    token = tokens[at]
    titled = at > 0 and tokens[at - 1].form in honorifics()
    return token.kind is Kind.WORD and (token.capital or titled or token.form not in root_words())


def _titled_name(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """Recognise an unlisted person by the title before the name: local candidates, colleagues.

    Whoever it is, the name is no evidence and must not be learnt.
    """
    if not index or tokens[index - 1].form not in honorifics() or not _is_unknown(tokens[index]):
        return None
    following = tokens[index + 1 : index + 2]
    surname = following and following[0].capital and _is_unknown(following[0])
    return PERSON, 2 if surname else 1


def _is_unknown(token: Token) -> bool:
    return (
        token.kind is Kind.WORD
        and frequent_words().get(token.form, 0) < RARE_WORD
        and token.stem not in root_words()
    )


def _sign(tokens: Sequence[Token], index: int, *, political: bool) -> tuple[str, int] | None:
    """Recognise a finger sign or a ballot number that begins at `index`."""
    token = tokens[index]
    if token.kind is Kind.EMOJI and token.form[0] in _FINGER_EMOJI:
        return FINGER_SIGN, 1
    following = tokens[index + 1].form if index + 1 < len(tokens) else ""
    if _is_small_number(token) or token.form in _NUMBER_WORDS:
        if following in _FINGER_WORDS:
            return FINGER_SIGN, 2
        if following in _COUNTED:
            return None
        cue = _cue_before(tokens, index)
        if cue == "before" or (cue is None and political and _is_padded(token)):
            return BALLOT_NUMBER, 1
    return None


def _is_small_number(token: Token) -> bool:
    raw = token.raw
    # A long run of digits is no number to Python either: int() refuses it.
    return token.kind is Kind.NUMBER and len(raw) < 4 and raw.isdecimal() and 0 < int(raw) < 25


def _is_padded(token: Token) -> bool:
    """Tell whether a number is written as on a ballot: 01, 02, 03."""
    return token.kind is Kind.NUMBER and len(token.raw) == 2 and token.raw[0] == "0"


def _cue_before(tokens: Sequence[Token], index: int) -> str | None:
    for length in range(min(_LONGEST_CUE, index), 0, -1):
        words = tuple(token.form for token in tokens[index - length : index])
        kind = ballot_cues().get(words)
        if kind:
            return kind
    return None


def _slot_token(slot: str, replaced: Sequence[Token]) -> Token:
    first, last = replaced[0], replaced[-1]
    return first._replace(form=slot, stem=slot, end=last.end, kind=Kind.SLOT)


def _append(slotted: list[Token], slot: Token) -> None:
    """Add a slot, or widen the one before it when both name the same kind of contestant."""
    last = slotted[-1] if slotted else None
    if last and (slot.form, last.form, last.hashtag) == (PARTY, "partai", slot.hashtag):
        # "Partai Golkar" is in the table and "Partai PDIP" is not: the word tells nothing apart.
        slot = slot._replace(start=last.start)
        del slotted[-1]
    joined = 1 if slotted and slotted[-1].form in _JOINING else 0
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


@lru_cache(maxsize=1)
def _forms_by_first_word() -> dict[str, tuple[Form, ...]]:
    by_first: dict[str, list[Form]] = {}
    for form in contestant_forms():
        by_first.setdefault(form.words[0], []).append(form)
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for first, forms in by_first.items()
    }
