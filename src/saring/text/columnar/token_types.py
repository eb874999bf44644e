"""The distinct tokens of many posts, with what slots, features and reasons ask of each."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from enum import IntFlag
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from saring.reference.contestants import (
    ballot_cues,
    contestant_forms,
    follows_contestants,
    honorifics,
    political_phrases,
)
from saring.reference.identity import groups
from saring.text.analyse import PLACEHOLDERS
from saring.text.ballot_signs import (
    COUNTED,
    FINGER_WORDS,
    NUMBER_WORDS,
    is_finger,
    is_padded,
    is_small_number,
)
from saring.text.columnar.numbering import Numbering
from saring.text.person_names import PLAIN_TITLES, is_unknown
from saring.text.slots import JOINING, PARTY_WORD
from saring.text.stem import stem
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


_KINDS = {
    Kind.WORD: int(Trait.WORD),
    Kind.SLOT: int(Trait.SLOT),
    Kind.EMOJI: int(Trait.EMOJI),
    Kind.SPACED: int(Trait.SPACED),
}


class TokenTypes:
    """Numbers distinct tokens (form, spelling, kind) and keeps what is known of each.

    Attributes
    ----------
    forms
        The distinct forms of tokens, of slots and of placeholders.
    """

    def __init__(self) -> None:
        self.forms = Numbering()
        self._keys: list[tuple[str, str, Kind]] = []
        self._numbers: dict[tuple[str, str, Kind], int] = {}
        self._traits = array("i")
        self._form = array("i")
        self._shown = array("i")
        self._alike = array("q")
        self._alikes: dict[tuple[str, str, int], int] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def sample(self, number: int) -> Token:
        """Give a token of a type; its span means nothing."""
        form, raw, kind = self._keys[number]
        return Token(form, stem(form), raw, 0, 0, kind)

    def number(self, token: Token) -> int:
        """Give the number of a token's type."""
        key = (token.form, token.raw, token.kind)
        found = self._numbers.get(key)
        return self._add(key, token) if found is None else found

    def word(self, form: str, raw: str) -> int:
        """Give the number of the type of a word."""
        key = (form, raw, Kind.WORD)
        found = self._numbers.get(key)
        return (
            self._add(key, Token(form, stem(form), raw, 0, 0, Kind.WORD))
            if found is None
            else found
        )

    @property
    def traits(self) -> NDArray[np.int32]:
        """The `Trait` of each type."""
        return np.array(self._traits, np.int32)

    @property
    def form(self) -> NDArray[np.int32]:
        """Number in `forms` of the form of each type, before slots."""
        return np.array(self._form, np.int32)

    @property
    def shown(self) -> NDArray[np.int32]:
        """Number in `forms` of what features see: a placeholder for an account or a number."""
        return np.array(self._shown, np.int32)

    @property
    def alike(self) -> NDArray[np.int64]:
        """The same number for types that no rule for slots tells apart."""
        return np.array(self._alike, np.int64)

    def _add(self, key: tuple[str, str, Kind], token: Token) -> int:
        number = self._numbers[key] = len(self._keys)
        traits = _traits_of(token)
        form = self.forms.number(token.form)
        shown = PLACEHOLDERS.get(token.kind)
        self._keys.append(key)
        self._traits.append(traits)
        self._form.append(form)
        self._shown.append(form if shown is None else self.forms.number(shown))
        # What stands in no table is known to the rules by its traits alone.
        named, written = (
            word if word in _roles() else "" for word in (token.form, token.raw.lower())
        )
        alike = self._alikes.setdefault((named, written, traits), len(self._alikes))
        self._alike.append(alike)
        return number


def _traits_of(token: Token) -> int:
    raw, form, kind = token.raw, token.form, token.kind
    roles = _roles()
    traits = _KINDS.get(kind, 0) | _traits_of_spelling(raw) | roles.get(form, 0)
    if raw != form:
        traits |= roles.get(raw.lower(), 0) & _NAME_ROLES
    if kind is Kind.WORD:
        if form in groups():
            traits |= _CORE
        if is_unknown(token):
            traits |= _UNKNOWN
    elif is_small_number(token):
        traits |= _CORE | (_PADDED if is_padded(token) else 0)
    elif is_finger(token):
        traits |= _CORE
    return traits


def _traits_of_spelling(raw: str) -> int:
    shouted = _SHOUTED if raw.isupper() and len(raw) > 1 else 0
    first = raw[:1]
    if first.isupper():
        return shouted | _CAPITAL
    if first == "@":
        return shouted | _ACCOUNT
    return shouted | (_HASHTAG if first == "#" else 0)


# Plain numbers: a flag of an enumeration takes longer to set than all the rest of a token.
_ACCOUNT, _HASHTAG, _CAPITAL = int(Trait.ACCOUNT), int(Trait.HASHTAG), int(Trait.CAPITAL)
_PADDED = int(Trait.PADDED)
_SHOUTED, _UNKNOWN, _CORE = int(Trait.SHOUTED), int(Trait.UNKNOWN), int(Trait.CORE)
_NAME_ROLES = int(Trait.CORE | Trait.AFTER)


@follows_contestants
@lru_cache(maxsize=1)
def _roles() -> dict[str, int]:
    """Give what a form can do in the rules of `saring.text.slots`, whoever wrote it."""
    roles: dict[str, int] = {}
    for form, role in chain(_roles_of_names(), _roles_of_others()):
        roles[form] = roles.get(form, 0) | int(role)
    return roles


def _roles_of_names() -> Iterator[tuple[str, Trait]]:
    for contestant in contestant_forms():
        yield contestant.words[0], Trait.CORE
        for word in contestant.words[1:]:
            yield word, Trait.AFTER
    for word in groups():  # only where it is a word, see `_traits_of`; but each is itself
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


def plays_a_part(form: str) -> bool:
    """Tell whether a form means anything to the rules for slots."""
    return form in _roles()
