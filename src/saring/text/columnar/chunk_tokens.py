"""What each distinct chunk is read as, kept from one batch of posts to the next."""

from __future__ import annotations

import re
from array import array
from enum import IntFlag

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.text.analyse import read_repaired, single_form
from saring.text.columnar.token_types import TokenTypes, plays_a_part
from saring.text.repair import repair
from saring.text.token import Token
from saring.text.tokenise import Kind

# A word of Latin letters with signs around it that carry no meaning, and a ? or ! behind it.
_PLAIN = re.compile(r"[.,;:()]*([A-Za-z]+)[.,;:()]*(?:(\?+|!+)[.,;:()]*)?")
_ADDRESS = "https://"
_PLAIN_MENTION = r"^@[A-Za-z0-9_]+[:,]?$"


class Edge(IntFlag):
    """What a chunk tells its neighbours, since some words and numbers reach over white space."""

    LETTER_FIRST = 1
    """Begins with a letter that stands alone: c o b l o s."""
    LETTER_LAST = 2
    PERCENT_FIRST = 4
    DIGIT_LAST = 8
    APART = 16
    """Holds such letters, with white space of another kind between them."""


_ALONE = int(Edge.LETTER_FIRST | Edge.LETTER_LAST)
_PERCENT_FIRST = int(Edge.PERCENT_FIRST)
_DIGIT_LAST = int(Edge.DIGIT_LAST)


class ChunkTokens:
    """Numbers distinct chunks and keeps their tokens.

    Parameters
    ----------
    types
        Where the types of tokens are numbered.
    """

    def __init__(self, types: TokenTypes) -> None:
        self.types = types
        self._numbers: dict[str, int] = {}
        self._first = array("q", [0])
        self._edges = array("b")
        self._type = array("i")
        self._start = array("i")
        self._end = array("i")
        self._hashtag = array("i")

    def __len__(self) -> int:
        return len(self._edges)

    @property
    def first(self) -> NDArray[np.int64]:
        """Where the tokens of each chunk begin; one entry more than there are chunks."""
        return np.array(self._first, np.int64)

    @property
    def edges(self) -> NDArray[np.int8]:
        """The `Edge` of each chunk."""
        return np.array(self._edges, np.int8)

    @property
    def tokens(self) -> tuple[NDArray[np.int32], ...]:
        """Type, start and end in the chunk, and hashtag (0 outside) of the tokens of all chunks."""
        columns = (self._type, self._start, self._end, self._hashtag)
        return tuple(np.array(column, np.int32) for column in columns)

    def numbers(self, distinct: pa.Array) -> NDArray[np.int64]:
        """Give the number of each chunk of an Arrow array of strings, reading those that are new.

        Where an address leads and what an unlisted account is called says nothing: those of one
        length are one chunk, which keeps their spans.
        """
        texts = distinct.to_pylist()
        for number in _where(pc.starts_with(distinct, _ADDRESS)):
            if texts[number].isascii() and not {"&", "\\"} & set(texts[number]):
                texts[number] = _ADDRESS.ljust(len(texts[number]), "x")
        for number in _where(pc.match_substring_regex(distinct, _PLAIN_MENTION)):
            name = texts[number].rstrip(":,")
            if not plays_a_part(name.lower()):
                texts[number] = "@".ljust(len(name), "x") + texts[number][len(name) :]
        known = self._numbers
        found = [known.get(text, -1) for text in texts]
        for at, number in enumerate(found):
            if number < 0:  # the same address or account may be new twice
                read = known.get(texts[at])
                found[at] = self._read(texts[at]) if read is None else read
        return np.array(found, np.int64)

    def _read(self, chunk: str) -> int:
        plain = _PLAIN.fullmatch(chunk)
        form = single_form(plain[1]) if plain else ""
        if plain and form:
            self._add(self.types.word(form, plain[1]), *plain.span(1), 0)
            if sign := plain[2]:
                token = Token(sign[0], sign[0], sign, 0, 0, Kind.SIGN)
                self._add(self.types.number(token), *plain.span(2), 0)
            edges = _ALONE if len(chunk) == 1 else 0
        else:
            repaired = repair(chunk)
            for token in read_repaired(repaired):
                self._add(self.types.number(token), token.start, token.end, token.hashtag)
            edges = _edges(repaired.text)
        self._first.append(len(self._type))
        self._edges.append(edges)
        number = self._numbers[chunk] = len(self._numbers)
        return number

    def _add(self, type_: int, start: int, end: int, hashtag: int) -> None:
        self._type.append(type_)
        self._start.append(start)
        self._end.append(end)
        self._hashtag.append(hashtag)


def _edges(text: str) -> int:
    parts = text.split()
    if len(parts) == 1 and len(text) > 1:  # nearly always
        percent = _PERCENT_FIRST if text[0] == "%" else 0
        return percent | (_DIGIT_LAST if text[-1].isdecimal() else 0)
    if not parts:
        return 0
    alone = [len(part) == 1 and part.isalpha() for part in parts]
    edges = Edge(0)
    if alone[0]:
        edges |= Edge.LETTER_FIRST
    if alone[-1]:
        edges |= Edge.LETTER_LAST
    if text[0] == "%":
        edges |= Edge.PERCENT_FIRST
    if text[-1].isdecimal():
        edges |= Edge.DIGIT_LAST
    if len(parts) > 1 and any(alone):
        edges |= Edge.APART
    return int(edges)


def _where(holds: pa.Array) -> list[int]:
    where: list[int] = np.flatnonzero(holds.to_numpy(zero_copy_only=False)).tolist()
    return where
