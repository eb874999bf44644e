"""Cut repaired text into words, hashtags, mentions, addresses, emoji, numbers and signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

import regex

from saring.reference.common_words import frequent_words
from saring.text.words import contestant_words, standard_form


class Kind(StrEnum):
    """What a piece of text is; the value is what the pattern's group is called."""

    ADDRESS = "address"
    MENTION = "mention"
    HASHTAG = "hashtag"
    EMOJI = "emoji"
    SPACED = "spaced"
    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"
    SLOT = "slot"


class Piece(NamedTuple):
    """A piece of the repaired text with its half-open span there."""

    raw: str
    start: int
    end: int
    kind: Kind


_PIECE = regex.compile(
    r"""
    (?P<address> https?://\S+ | www\.\S+ | (?<![\w.+-]) [\w.+-]++ @[\w-]+\.[\w.-]+
               | (?<![\w@\#]) [a-zA-Z0-9] [a-zA-Z0-9-]*+ (?:\.[a-zA-Z0-9-]+)*
                 \.(?:com|net|org|info|id|me|ly|gl) (?:/\S*|\b) )
    | (?P<mention> @ [A-Za-z0-9_] [\w.]* (?<!\.) | \[USERNAME\] )
    | (?P<hashtag> [\#\uFF03] \w+ )
    | (?P<emoji> \p{RI}{2}
               | \p{Extended_Pictographic} \p{EMod}?
                 (?: \u200d \p{Extended_Pictographic} \p{EMod}? )* )
    # one letter at a time, to be read but not found: c o b l o s, g.o.b.l.o.k
    | (?P<spaced> (?<![\w]) \p{L} (?: (?P<gap>[ .\-_*]) \p{L} (?![\p{L}\p{N}]) )
                  (?: (?P=gap) \p{L} (?![\p{L}\p{N}]) ){2,} )
    # letters, digits, and signs in the middle that hide a letter (g*bl*k, b@ngsat); ma'ruf
    | (?P<word> (?: \d+ (?=\p{L}) )? \p{L}
                (?: [\p{L}\p{N}] | ['’`] (?=\p{L}) | [*@$!%] {1,4} (?=[\p{L}\p{N}])
                  | - (?=\p{L}) )* )
    | (?P<number> \d+ (?: [.,:/] \d+ )* (?: \s?% )? )
    | (?P<sign> [?]+ | !+ | ["“”„«»] )
    """,
    regex.VERBOSE,
)
_MASK = regex.compile(r"([*!]+)")
_NUMBERED = regex.compile(r"(?i)(no|nomor|nomer|paslon)(\d{1,2})")
_SHORTEST_GLUED = 4


def tokenise(text: str) -> Iterator[Piece]:
    """Yield the pieces of `text` from left to right; what lies between them carries no meaning.

    A hyphenated word is one piece when it is a reduplication (anak-anak, sayur-mayur), and as
    many pieces as it has parts otherwise (Prabowo-Gibran). So are words that lack the space
    after a sign (menang!ayo) or before a ballot number (no2).
    """
    for match in _PIECE.finditer(text):
        raw, start = match.group(), match.start()
        kind = Kind(match.lastgroup or Kind.WORD)
        if kind is Kind.WORD and not raw.isalpha():
            yield from _parts(raw, start)
        else:
            yield Piece(raw, start, match.end(), kind)


def is_reduplication(first: str, second: str) -> bool:
    """Tell whether two hyphenated parts repeat each other, with affixes or a changed sound."""
    first, second = first.lower(), second.lower()
    if len(first) < 3 or len(second) < 3:
        return False
    if first in second or second in first:  # anak-anaknya, berlari-lari
        return True
    return len(first) == len(second) and first[-3:] == second[-3:]  # sayur-mayur


def _parts(raw: str, start: int) -> Iterator[Piece]:
    if "-" in raw:
        parts = raw.split("-")
        if len(parts) == 2 and is_reduplication(*parts) and not _is_ticket(parts):
            yield Piece(raw, start, start + len(raw), Kind.WORD)
            return
        for part in parts:
            yield from _parts(part, start)
            start += len(part) + 1
    elif numbered := _NUMBERED.fullmatch(raw):
        cut = start + numbered.end(1)
        yield Piece(numbered[1], start, cut, Kind.WORD)
        yield Piece(numbered[2], cut, start + len(raw), Kind.NUMBER)
    elif ("!" in raw or "*" in raw) and _is_glued(raw):
        for part in _MASK.split(raw):
            if part[0] != "*":
                kind = Kind.SIGN if part[0] == "!" else Kind.WORD
                yield Piece(part, start, start + len(part), kind)
            start += len(part)
    else:
        yield Piece(raw, start, start + len(raw), Kind.WORD)


def _is_ticket(parts: Sequence[str]) -> bool:
    """Tell a pair of contestants (Jaang-Awang) from a word said twice."""
    return parts[0] != parts[1] and all(part.lower() in contestant_words() for part in parts)


def _is_glued(raw: str) -> bool:
    """Tell words without a space between them (menang!ayo) from one with a masked letter."""
    if standard_form(raw) in frequent_words():
        return False
    in_use = [
        len(part) >= _SHORTEST_GLUED and standard_form(part) in frequent_words()
        for part in _MASK.split(raw)[::2]
    ]
    # A star mostly masks (kebo*ong), an exclamation mark mostly exclaims.
    return all(in_use) or ("!" in raw and any(in_use))
