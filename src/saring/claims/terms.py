"""The words of a post or a claim that are compared: stems and numbers, names as they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from saring.text import Token
from saring.text.analyse import read_words
from saring.text.columnar import analyse_posts, as_arrow
from saring.text.tokenise import Kind

_WORDS = frozenset({Kind.WORD, Kind.SPACED, Kind.HASHTAG})
_SHORTEST = 2


class Term(NamedTuple):
    """A stem or a number, and the word as written that it was read from."""

    stem: str
    raw: str


def terms_of(text: str) -> list[Term]:
    """Give the terms of a post or a claim in order.

    No slots: in a claim it matters who is named. Accounts, addresses, emoji and signs say nothing
    of what is claimed.
    """
    stems = [(term_of(token), token.raw) for token in read_words(text)]
    return [Term(stem, raw) for stem, raw in stems if stem]


def stems_of(text: str) -> list[str]:
    """Give the stems and numbers of a text, as `terms_of`."""
    return [term.stem for term in terms_of(text)]


def stems_of_each(texts: Sequence[str]) -> list[list[str]]:
    """Give the stems and numbers of many texts, as `stems_of` for one."""
    tokens = analyse_posts(as_arrow(texts))
    known = {
        number: term_of(tokens.types.sample(number)) for number in np.unique(tokens.words).tolist()
    }
    stems = [known[number] for number in tokens.words.tolist()]
    offsets = tokens.word_offsets.tolist()
    return [list(filter(None, stems[start:end])) for start, end in pairwise(offsets)]


def term_of(token: Token) -> str:
    """Give the stem or number that a word is compared by; blank where it says nothing."""
    if token.kind is Kind.NUMBER:  # 150.000 and 150000 are one number
        stem = "".join(filter(str.isdigit, token.raw))
    elif token.kind in _WORDS:
        stem = token.stem
    else:
        return ""
    return stem if len(stem) >= _SHORTEST else ""
