"""The words of a post or a claim that are compared: stems and numbers, names as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from saring.reference.contestants import follows_contestants
from saring.text import Token
from saring.text.analyse import read_words
from saring.text.tokenise import Kind

_WORDS = frozenset({Kind.WORD, Kind.SPACED, Kind.HASHTAG})
_SHORTEST = 2


class Term(NamedTuple):
    """A stem or a number, and the word as written that it was read from."""

    stem: str
    raw: str


def terms_of(text: str, tokens: Sequence[Token]) -> list[Term]:
    """Give the terms of a post in order; `tokens` are those of ``analyse(text)``.

    Slots are read again from the text: in a claim it matters who is named. Accounts, addresses,
    emoji and signs say nothing of what is claimed.
    """
    return [term for token in tokens for term in _terms(text, token)]


def terms_of_text(text: str) -> list[str]:
    """Give the stems and numbers of a text that has not been analysed."""
    return [term.stem for token in read_words(text) for term in _of_word(token)]


def _terms(text: str, token: Token) -> Iterator[Term]:
    if token.raw.startswith("@"):
        return
    if token.kind is Kind.SLOT:
        written = text[token.start : token.end]
        # Words run together in a hashtag are cut apart only where a hashtag is seen.
        yield from _within_slot(f"#{written.lstrip('#')}" if token.in_hashtag else written)
    else:
        yield from _of_word(token)


@follows_contestants
@lru_cache(maxsize=50_000)
def _within_slot(written: str) -> tuple[Term, ...]:
    return tuple(term for token in read_words(written) for term in _of_word(token))


def _of_word(token: Token) -> Iterator[Term]:
    if token.kind is Kind.NUMBER:  # 150.000 and 150000 are one number
        stem = "".join(filter(str.isdigit, token.raw))
    elif token.kind in _WORDS:
        stem = token.stem
    else:
        return
    if len(stem) >= _SHORTEST:
        yield Term(stem, token.raw)
