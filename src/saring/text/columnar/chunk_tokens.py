"""What each distinct chunk is read as, kept from one batch of posts to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntFlag
from string import ascii_letters

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.text.analyse import read_piece
from saring.text.columnar.arrow import bytes_of, per_text
from saring.text.columnar.codes import Codes, codes_of
from saring.text.columnar.growing import Growing
from saring.text.columnar.ranges import offsets_of, ranges
from saring.text.columnar.token_types import SEVERAL, TokenTypes
from saring.text.columnar.traits import plays_a_part
from saring.text.repair import Repaired, repair
from saring.text.tokenise import Kind, tokenise

# Words of Latin letters with signs between them that neither bind nor mean anything but ? ! and ".
# Signs that may bind (g*bl*k, anak-anak) stand before the first word or behind a word.
_HARMLESS = r"[.,;:()/?\"]"
_BINDING = r"[!'*-]"
_SEVERAL = re.compile(
    r"(?!.*(?://|\.(?:com|net|org|info|id|me|ly|gl)(?![A-Za-z])))"
    rf"(?:{_HARMLESS}|{_BINDING})*+"
    rf"(?:[A-Za-z]{{2,}}+|{_HARMLESS}|{_BINDING}++(?![A-Za-z]))*+"
)
_PIECES = re.compile(r"[A-Za-z]+|\?+|!+|\"")
_IS_LETTER = np.zeros(256, np.bool_)
_IS_LETTER[list(ascii_letters.encode())] = True
_IS_HARMLESS = np.zeros(256, np.bool_)
_IS_HARMLESS[list(b".,;:()")] = True
_ADDRESS = "https://"
_MENTION = r"^@[A-Za-z0-9_]+[:,]?$"


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
        self._codes = Codes()
        self._first = Growing(np.int64)
        self._first.append(0)
        self._edges = Growing(np.int8)
        self._tokens = tuple(Growing(np.int32) for _ in range(4))

    def __len__(self) -> int:
        return len(self._edges)

    @property
    def first(self) -> NDArray[np.int64]:
        """Where the tokens of each chunk begin; one entry more than there are chunks."""
        return self._first.values

    @property
    def edges(self) -> NDArray[np.int8]:
        """The `Edge` of each chunk."""
        return self._edges.values

    @property
    def tokens(self) -> tuple[NDArray[np.int32], ...]:
        """Type, start and end in the chunk, and hashtag (0 outside) of the tokens of all chunks."""
        return tuple(column.values for column in self._tokens)

    def numbers(self, distinct: pa.Array) -> NDArray[np.int64]:
        """Give the number of each chunk of an Arrow array of strings, reading those that are new.

        Where an address leads and what an unlisted account is called says nothing: those of one
        length are one chunk, which keeps their spans.
        """
        data, offsets = _without_names(distinct)
        numbers, new = self._codes.numbers(codes_of(data, offsets))
        lengths = np.diff(offsets)[new]
        self._read(data[ranges(offsets[new], lengths)], offsets_of(lengths))
        return numbers

    def _read(self, data: NDArray[np.uint8], offsets: NDArray[np.int64]) -> None:
        """Read new chunks: words that stand alone all at once, others one by one."""
        begin, end = _words_alone(data, offsets)
        alone = np.flatnonzero(begin < end)
        content = data.tobytes()
        letters = content.decode("latin-1")
        spans = zip(begin[alone].tolist(), end[alone].tolist(), strict=True)
        type_ = self.types.words([letters[first:last] for first, last in spans])
        alone, type_ = alone[type_ != SEVERAL], type_[type_ != SEVERAL]
        edges = np.zeros(len(offsets) - 1, np.int8)
        edges[alone[np.diff(offsets)[alone] == 1]] = _ALONE
        tokens: list[tuple[int, int, int, int, int]] = []
        for number in np.setdiff1d(np.arange(len(edges)), alone, assume_unique=True).tolist():
            chunk = content[offsets[number] : offsets[number + 1]].decode()
            read, edges[number] = self._read_one(chunk)
            tokens.extend((number, *token) for token in read)
        words = [alone, type_, begin[alone] - offsets[alone], end[alone] - offsets[alone]]
        columns = np.stack([*words, np.zeros_like(alone)])
        columns = np.concatenate([columns, np.array(tokens, np.int64).reshape(-1, 5).T], axis=1)
        columns = columns[:, np.argsort(columns[0], kind="stable")]
        sizes = np.bincount(columns[0], minlength=len(edges))
        self._first.extend(len(self._tokens[0]) + np.cumsum(sizes))
        self._edges.extend(edges)
        for column, values in zip(self._tokens, columns[1:], strict=True):
            column.extend(values)

    def _read_one(self, chunk: str) -> tuple[list[tuple[int, int, int, int]], int]:
        """Give the tokens of a chunk as `tokens` keeps them, and its `Edge`."""
        if _SEVERAL.fullmatch(chunk):
            pieces = [(piece[0], *piece.span()) for piece in _PIECES.finditer(chunk)]
            plain = [(self.types.plain(raw), start, end, 0) for raw, start, end in pieces]
            if all(number != SEVERAL for number, *_ in plain):
                return plain, 0
        repaired = repair(chunk)
        return list(self.tokens_of(repaired)), _edges(repaired.text)

    def tokens_of(self, repaired: Repaired) -> Iterator[tuple[int, int, int, int]]:
        """Yield type, start, end and hashtag of the tokens of any text."""
        for piece in tokenise(repaired.text):
            raw, start, end, kind = piece
            if kind is Kind.WORD and raw.isascii() and raw.isalpha():
                number = self.types.plain(raw)
                if number != SEVERAL:
                    yield number, *repaired.span(start, end), 0
                    continue
            for token in read_piece(piece, repaired):
                yield self.types.number(token), token.start, token.end, token.hashtag


def _words_alone(
    data: NDArray[np.uint8], offsets: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find the word of each chunk that is a word of Latin letters and signs that mean nothing.

    Where a chunk is anything else, the word ends where it begins.
    """
    is_letter = _IS_LETTER[data]
    at = np.append(np.flatnonzero(is_letter), len(data))
    begin = at[np.searchsorted(at, offsets[:-1])]
    letters = per_text(is_letter, offsets)
    end = begin + letters
    plain = (per_text(is_letter | _IS_HARMLESS[data], offsets) == np.diff(offsets)) & (letters > 0)
    last = at[np.searchsorted(at, offsets[1:]) - 1]
    plain &= last + 1 - begin == letters
    return begin, np.where(plain, end, begin)


def _without_names(distinct: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Give the bytes of chunks, and where each begins, with x for addresses and for accounts."""
    data, offsets = bytes_of(distinct)
    meant = per_text((data >= 128) | (data == ord("&")) | (data == ord("\\")), offsets) > 0
    addresses = _where(pc.starts_with(distinct, _ADDRESS))
    addresses = addresses[~meant[addresses]]
    data = data.copy()
    lengths = (offsets[1:] - offsets[:-1])[addresses] - len(_ADDRESS)
    data[ranges(offsets[addresses] + len(_ADDRESS), lengths)] = ord("x")
    mentions = _where(pc.match_substring_regex(distinct, _MENTION))
    names = distinct.take(pa.array(mentions)).to_pylist()
    for begin, mention in zip(offsets[mentions].tolist(), names, strict=True):
        name = mention.rstrip(":,")
        if not plays_a_part(name.lower()):
            data[begin + 1 : begin + len(name)] = ord("x")
    return data, offsets


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


def _where(holds: pa.Array) -> NDArray[np.int64]:
    return np.flatnonzero(holds.to_numpy(zero_copy_only=False))
