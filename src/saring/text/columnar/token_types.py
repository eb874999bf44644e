"""The distinct tokens of many posts, with what slots, features and reasons ask of each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from saring.text.analyse import PLACEHOLDERS, form_of_sign, is_read_as_written, single_form
from saring.text.columnar.growing import Growing
from saring.text.columnar.numbering import Numbering
from saring.text.columnar.traits import (
    Trait,
    noted,
    plays_a_part,
    told_apart,
    traits_of,
    traits_of_others,
)
from saring.text.stem import stem
from saring.text.token import Token
from saring.text.tokenise import Kind

__all__ = ["SEVERAL", "TokenTypes", "Trait"]

_KINDS = tuple(Kind)
_NUMBER_OF_KIND = {kind: number for number, kind in enumerate(_KINDS)}
_OF_PLAIN = (Kind.WORD, Kind.SIGN)
SEVERAL = -1
"""Stands for the type of a word that is read as several."""


class TokenTypes:
    """Numbers distinct tokens (form, spelling, kind) and keeps what is known of each.

    Attributes
    ----------
    forms
        The distinct forms of tokens, of slots and of placeholders.
    """

    def __init__(self) -> None:
        self.forms = Numbering()
        self._plain = {"www": SEVERAL}  # may begin an address
        self._others: dict[tuple[str, str, Kind], int] = {}
        self._raw: list[str] = []
        self._kind = Growing(np.int8)
        self._traits = Growing(np.int32)
        self._form = Growing(np.int32)
        self._shown = Growing(np.int32)
        self._alike = Growing(np.int64)
        self._alikes: dict[tuple[str, str, int], int] = {}

    def __len__(self) -> int:
        return len(self._raw)

    def sample(self, number: int) -> Token:
        """Give a token of a type; its span means nothing."""
        form = self.forms[self._form[number]]
        return Token(form, stem(form), self._raw[number], 0, 0, _KINDS[self._kind[number]])

    def samples(
        self, numbers: NDArray[np.int32], place: NDArray[np.int64], hashtag: NDArray[np.int32]
    ) -> list[Token]:
        """Give tokens of types, each a character long; of stems, no rule for slots asks."""
        columns = self.form[numbers], self._kind.values[numbers], numbers, place, hashtag
        return [
            Token(self.forms[form], "", self._raw[number], at, at + 1, _KINDS[kind], tag)
            for form, kind, number, at, tag in zip(*(c.tolist() for c in columns), strict=True)
        ]

    def number(self, token: Token) -> int:
        """Give the number of a token's type."""
        plain = self._plain.get(token.raw, SEVERAL)
        if plain >= 0 and self.forms[self._form[plain]] == token.form and token.kind in _OF_PLAIN:
            return plain
        key = (token.form, token.raw, token.kind)
        found = self._others.get(key)
        if found is None:
            found = self._others[key] = self._add(token.form, token.raw, token.kind)
        return found

    def plain(self, raw: str) -> int:
        """Give the number of the type of a word of Latin letters, or of a sign.

        `SEVERAL` where the word is read as several.
        """
        found = self._plain.get(raw)
        if found is None:
            if raw[0].isalpha():
                form = single_form(raw)
                found = self._add(form, raw, Kind.WORD) if form else SEVERAL
            else:
                found = self._add(form_of_sign(raw), raw, Kind.SIGN)
            self._plain[raw] = found
        return found

    def words(self, raws: list[str]) -> NDArray[np.int64]:
        """Give the numbers that `plain` gives for many words of Latin letters."""
        known = self._plain
        self._add_words([raw for raw in dict.fromkeys(raws) if raw not in known])
        return np.fromiter(map(known.__getitem__, raws), np.int64, len(raws))

    def _add_words(self, raws: list[str]) -> None:
        """Add the words of which nothing stands in a table at once, the others one by one."""
        known, quiet = noted(), []
        for raw in raws:
            form = raw.lower()
            if form not in known and is_read_as_written(form):
                quiet.append((form if form != raw else raw, raw))
            else:
                self.plain(raw)
        if not quiet:
            return
        first = len(self)
        forms, raws = map(list, zip(*quiet, strict=True))
        traits = [traits_of_others(form, raw) for form, raw in quiet]
        numbers = self.forms.numbers(forms)
        self._plain.update(zip(raws, range(first, first + len(raws)), strict=True))
        self._raw.extend(raws)
        self._kind.extend([_NUMBER_OF_KIND[Kind.WORD]] * len(raws))
        self._traits.extend(traits)
        self._form.extend(numbers)
        self._shown.extend(numbers)
        self._alike.extend([self._number_alike("", "", trait) for trait in traits])

    @property
    def traits(self) -> NDArray[np.int32]:
        """The `Trait` of each type."""
        return self._traits.values

    @property
    def form(self) -> NDArray[np.int32]:
        """Number in `forms` of the form of each type, before slots."""
        return self._form.values

    @property
    def shown(self) -> NDArray[np.int32]:
        """Number in `forms` of what features see: a placeholder for an account or a number."""
        return self._shown.values

    @property
    def alike(self) -> NDArray[np.int64]:
        """The same number for types that no rule for slots tells apart."""
        return self._alike.values

    def _add(self, form: str, raw: str, kind: Kind) -> int:
        written = raw.lower()
        if form == written:
            written = form
            if form == raw:
                form = raw  # one string for both, in memory too
        traits = traits_of(form, raw, written, kind)
        number = self.forms.number(form)
        shown = PLACEHOLDERS.get(kind)
        self._raw.append(raw)
        self._kind.append(_NUMBER_OF_KIND[kind])
        self._traits.append(traits)
        self._form.append(number)
        self._shown.append(number if shown is None else self.forms.number(shown))
        # What stands in no table is known to the rules by its traits alone.
        named, spelt = (word if plays_a_part(word) else "" for word in (form, written))
        self._alike.append(self._number_alike(named, spelt, traits))
        return len(self._raw) - 1

    def _number_alike(self, named: str, written: str, traits: int) -> int:
        key = named, written, told_apart(traits)
        return self._alikes.setdefault(key, len(self._alikes))
