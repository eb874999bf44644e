"""What a token is, beside its form: what slots, features and reasons ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntFlag
from functools import lru_cache
from itertools import chain

from saring.reference.contestants import (
    ballot_cues,
    contestant_forms,
    follows_contestants,
    honorifics,
    offices,
    political_phrases,
)
from saring.reference.identity import groups
from saring.text.ballot_signs import (
    COUNTED,
    FINGER_WORDS,
    NUMBER_WORDS,
    is_finger,
    is_padded,
    is_small_number,
)
from saring.text.person_names import PLAIN_TITLES, common_words, may_be_name
from saring.text.slots import JOINING, PARTY_WORD
from saring.text.stem import root_words, stem
from saring.text.token import Token
from saring.text.tokenise import Kind


class Trait(IntFlag):
    """What a token is, beside its form."""

    CAPITAL = 1
    SHOUTED = 2
    ACCOUNT = 4
    """Written with @."""
    HASHTAG = 8
    """Written with #."""
    WORD = 16
    SLOT = 32
    EMOJI = 64
    SPACED = 128
    CORE = 256
    """May become a slot by itself."""
    BEFORE = 512
    """Has a say in what a word behind it becomes: a title, pilih nomor."""
    AFTER = 1024
    """Has a say in what a word before it becomes: the rest of a name, jari."""
    TITLE = 2048
    PLAIN_TITLE = 4096
    UNKNOWN = 8192
    """A word that may be the name of anybody."""
    PADDED = 16384
    """A number as on a ballot: 02."""
    POLITICAL = 32768
    """Is a phrase of politics."""
    BEGINS_PHRASE = 65536
    """Is the first word of a longer phrase of politics."""
    GOES_ON = 131072
    """Is the second word of one."""


def traits_of(form: str, raw: str, written: str, kind: Kind) -> int:
    """Give the `Trait` of a token.

    Parameters
    ----------
    form, raw, kind
        As in `Token`.
    written
        `raw` in small letters.
    """
    known = roles()
    traits = _OF_KIND.get(kind, 0) | _traits_of_spelling(raw) | known.get(form, 0)
    if raw != form:
        traits |= known.get(written, 0) & _NAME_ROLES
    if kind is Kind.WORD:
        if form in groups():
            traits |= _CORE
        if may_be_name(form):
            traits |= _UNKNOWN
        return traits
    token = Token(form, form, raw, 0, 0, kind)
    if is_small_number(token):
        traits |= _CORE | (_PADDED if is_padded(token) else 0)
    elif is_finger(token):
        traits |= _CORE
    return traits


def traits_of_others(form: str, raw: str) -> int:
    """Give the `Trait` of a word that is not in `noted`."""
    unknown = 0 if stem(form) in root_words() else _UNKNOWN
    return _WORD | unknown | _traits_of_spelling(raw)


def told_apart(traits: int) -> int:
    """Give the traits by which rules for slots tell tokens apart: capitals only mark names."""
    return traits if traits & _MAY_BE_NAME else traits & ~(_CAPITAL | _SHOUTED)


def _traits_of_spelling(raw: str) -> int:
    shouted = _SHOUTED if raw.isupper() and len(raw) > 1 else 0
    first = raw[:1]
    if first.isupper():
        return shouted | _CAPITAL
    if first == "@":
        return shouted | _ACCOUNT
    return shouted | (_HASHTAG if first == "#" else 0)


_OF_KIND = {
    Kind.WORD: int(Trait.WORD),
    Kind.SLOT: int(Trait.SLOT),
    Kind.EMOJI: int(Trait.EMOJI),
    Kind.SPACED: int(Trait.SPACED),
}
# Plain numbers: a flag of an enumeration takes longer to set than all the rest of a token.
_ACCOUNT, _HASHTAG, _CAPITAL = int(Trait.ACCOUNT), int(Trait.HASHTAG), int(Trait.CAPITAL)
_PADDED, _WORD = int(Trait.PADDED), int(Trait.WORD)
_SHOUTED, _UNKNOWN, _CORE = int(Trait.SHOUTED), int(Trait.UNKNOWN), int(Trait.CORE)
_MAY_BE_NAME = _CORE | _UNKNOWN
_NAME_ROLES = int(Trait.CORE | Trait.AFTER)


@follows_contestants
@lru_cache(maxsize=1)
def roles() -> dict[str, int]:
    """Give what a form can do in the rules of `saring.text.slots`, whoever wrote it."""
    found: dict[str, int] = {}
    for form, role in chain(_roles_of_names(), _roles_of_others()):
        found[form] = found.get(form, 0) | int(role)
    return found


def _roles_of_names() -> Iterator[tuple[str, Trait]]:
    for contestant in contestant_forms():
        yield contestant.words[0], Trait.CORE
        for word in contestant.words[1:]:
            yield word, Trait.AFTER
    for word in groups():  # only where it is a word, see `traits_of`; but each is itself
        yield word, Trait(0)
    for phrase in political_phrases():
        yield phrase[0], Trait.POLITICAL if len(phrase) == 1 else Trait.BEGINS_PHRASE
        for word in phrase[1:2]:
            yield word, Trait.GOES_ON


def _roles_of_others() -> Iterator[tuple[str, Trait]]:
    for word in NUMBER_WORDS:
        yield word, Trait.CORE
    for cue in ballot_cues():
        for word in cue:
            yield word, Trait.BEFORE
    for word in (*FINGER_WORDS, *COUNTED):
        yield word, Trait.AFTER
    for word in (*JOINING, PARTY_WORD):  # what stands before them may join what stands behind
        yield word, Trait.BEFORE | Trait.AFTER
    for word in honorifics():
        plain = Trait.PLAIN_TITLE if word in PLAIN_TITLES else Trait(0)
        yield word, Trait.BEFORE | Trait.TITLE | plain


@follows_contestants
@lru_cache(maxsize=1)
def noted() -> frozenset[str]:
    """Give the words that a table of `traits_of` says something of."""
    return frozenset(roles()) | offices() | common_words()


def plays_a_part(form: str) -> bool:
    """Tell whether a form means anything to the rules for slots."""
    return form in roles()
