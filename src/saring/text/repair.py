"""Repair what exports and evasion do to characters, remembering where each character stood.

Every later step works on the repaired text; the offsets lead back to the text as the export gave
it, so that a reason can point at the words as written.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from saring.text.lookalikes import LOOKALIKES

ZERO_WIDTH_JOINER = "\u200d"

# What the export wrote in place of a character: an HTML entity, or Python's or JSON's escape.
_ESCAPE = regex.compile(
    r"""
    &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});
    | (?:\\x[0-9a-fA-F]{2})+
    | (?:\\u[0-9a-fA-F]{4})+
    | (?<! (?:^|\s) ["'(]? (?:[A-Za-z]:|\\\\) \S{0,100} )
      \\[nrt]                  # a line break written as two characters, not the path C:\nama
    """,
    regex.VERBOSE,
)
_CONTROL_ESCAPES = {"\\n": "\n", "\\r": "\n", "\\t": "\t"}
_LETTERS = regex.compile(r"\p{L}+")
_LATIN = regex.compile(r"\p{Latin}")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Emoji_Modifier}")


@dataclass(frozen=True, slots=True)
class Repaired:
    """Repaired text, and for each of its characters the place it came from.

    `origin` has one entry more than the text has characters: ``origin[i]`` is the index in the
    original at which character ``i`` begins, and the last entry is the length of the original.
    It is None when the two texts are the same.
    """

    text: str
    origin: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Translate the half-open span of the repaired text to one of the original text."""
        if self.origin is None:
            return start, end
        # Several characters may come from one (㎏ is kg): a part of them points at the whole.
        while start < end < len(self.text) and self.origin[end] == self.origin[end - 1]:
            end += 1
        return self.origin[start], self.origin[end]


def repair(text: str) -> Repaired:
    r"""Undo escapes, compatibility letters, combining marks, invisible and look-alike characters.

    - HTML entities, ``\xf0\x9f…`` and ``\n`` written out by an exporter;
    - NFKC (mathematical, full-width and circled letters), and marks stacked on letters;
    - zero-width and direction characters, except the joiner inside an emoji;
    - Cyrillic, Greek and small-capital letters that look like Latin ones, in words that have no
      letter of their own alphabet.
    """
    if text.isascii() and "&" not in text and "\\" not in text:
        return Repaired(text, None)
    characters, origin = _unescape(text)
    characters, origin = _simplify(characters, origin)
    repaired = _latinise("".join(characters))
    return Repaired(repaired, (*origin, len(text)))


def _unescape(text: str) -> tuple[list[str], list[int]]:
    characters: list[str] = []
    origin: list[int] = []
    at = 0
    for match in _ESCAPE.finditer(text):
        meant = _meaning_of(match.group())
        if meant == match.group():
            continue
        characters.extend(text[at : match.start()])
        origin.extend(range(at, match.start()))
        characters.extend(meant)
        origin.extend([match.start()] * len(meant))
        at = match.end()
    characters.extend(text[at:])
    origin.extend(range(at, len(text)))
    return characters, origin


def _meaning_of(escape: str) -> str:
    if escape[0] == "&":
        return html.unescape(escape)
    if escape in _CONTROL_ESCAPES:
        return _CONTROL_ESCAPES[escape]
    # Exports cut posts in the middle of a character: what is left of it is dropped.
    if escape[1] == "x":
        return bytes.fromhex(escape.replace("\\x", "")).decode("utf-8", errors="ignore")
    return bytes.fromhex(escape.replace("\\u", "")).decode("utf-16-be", errors="ignore")


def _simplify(characters: list[str], origin: list[int]) -> tuple[list[str], list[int]]:
    kept: list[str] = []
    places: list[int] = []
    for index, (character, place) in enumerate(zip(characters, origin, strict=True)):
        if character.isascii():
            kept.append(character)
            places.append(place)
            continue
        if character == ZERO_WIDTH_JOINER:
            following = characters[index + 1 : index + 2]
            joins = (
                kept
                and following
                and _EMOJI.match(kept[-1])
                and _EMOJI.match(_simple_form(following[0]))
            )
            simple = ZERO_WIDTH_JOINER if joins else ""
        else:
            simple = _simple_form(character)
        kept.extend(simple)
        places.extend([place] * len(simple))
    return kept, places


@lru_cache(maxsize=65_536)
def _simple_form(character: str) -> str:
    """Compatibility form without marks; nothing for characters that cannot be seen."""
    simple = []
    for part in unicodedata.normalize("NFKD", character):
        category = unicodedata.category(part)
        # Mn, Me: accents, variation selectors, the box of a keycap. Cf: zero-width, direction.
        if category in {"Mn", "Me", "Cf"}:
            continue
        simple.append(" " if category in {"Zs", "Zl", "Zp", "Cc"} else part)
    return unicodedata.normalize("NFC", "".join(simple))


def _latinise(text: str) -> str:
    if text.isascii():
        return text
    return str(_LETTERS.sub(lambda match: _latin_word(match.group()), text))


@lru_cache(maxsize=65_536)
def _latin_word(word: str) -> str:
    if word.isascii():
        return word
    latin = "".join(LOOKALIKES.get(letter, letter) for letter in word)
    # A word of Russian or Greek keeps its letters: only a disguise is Latin from end to end.
    return latin if all(_LATIN.match(letter) for letter in latin) else word
