"""Recognise names of people who may be anybody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from saring.reference.common_words import frequent_words
from saring.reference.contestants import honorifics, offices
from saring.text.slot_kinds import PERSON
from saring.text.stem import root_words, stem
from saring.text.token import Token
from saring.text.tokenise import Kind

RARE_WORD = 300
"""A word in fewer posts than this, after a title, is a name."""

PLAIN_TITLES = frozenset({"pak", "bapak", "bu", "ibu", "bang", "mas", "mbak", "kang", "gus"})


def titled_name(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """Recognise an unlisted person by the title before the name: local candidates, colleagues.

    Whoever it is, the name is no evidence and must not be learnt.
    """
    if not index or not is_unknown(tokens[index]):
        return None
    title = tokens[index - 1].form
    # "teh", "ning" and "ko" are titles in one language and other words in the next.
    if title not in honorifics() or (title not in PLAIN_TITLES and not tokens[index].capital):
        return None
    following = tokens[index + 1 : index + 2]
    surname = following and following[0].capital and is_unknown(following[0])
    return PERSON, 2 if surname else 1


def is_unknown(token: Token) -> bool:
    """Tell whether a token is a word that no dictionary has, so that it may be a name."""
    return token.kind is Kind.WORD and may_be_name(token.form)


def may_be_name(form: str) -> bool:
    """Tell whether a form stands in no dictionary."""
    return form not in common_words() and form not in offices() and stem(form) not in root_words()


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words too common to be a name after a title."""
    return frozenset(word for word, posts in frequent_words().items() if posts >= RARE_WORD)


def is_written_as_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an undecided homonym is written as a name: Ganjar, pak anis; not amin, pan."""
    token = tokens[at]
    titled = at > 0 and tokens[at - 1].form in honorifics()
    return token.kind is Kind.WORD and (token.capital or titled or token.form not in root_words())
