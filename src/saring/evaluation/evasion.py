"""Disguises that people put words in so that a filter does not read them, and what they cost.

Each is a pure function of the post and a seed: the same call gives the same text. Mentions,
hashtags and links stay as they are, for a disguised one would lead nowhere.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import TypeAlias

import regex

Disguise: TypeAlias = Callable[[str, random.Random], str]
"""A word and a source of chance to the word in disguise."""

LEAST_LETTERS = 4
"""Shorter words are left alone: little is hidden in them, and less is left when they are."""

VOWELS = "aiueo"
ZERO_WIDTH = "\u200b"

_LEET = str.maketrans("aiesoAIESO", "4135041350")
_CYRILLIC = str.maketrans("aceopxyiACEOPXYI", "асеорхуіАСЕОРХУІ")
_EMOJI = "🔥😂🙏✨💪👍"

_WORD = regex.compile(
    rf"""
    (?: https?:// | www\. ) \S+ (*SKIP)(*FAIL)
    | \S+ @ \S+ (*SKIP)(*FAIL)
    | [@\#\uFF03] [\w.]+ (*SKIP)(*FAIL)
    | (?<![\w@]) [\w-]+ (?: \. [\w-]+ )* \. (?: com|net|org|info|id|me|ly|gl ) \b \S* (*SKIP)(*FAIL)
    | (?<! [\w'’] ) \p{{L}}{{{LEAST_LETTERS},}} (?! [\w'’] )
    """,
    regex.VERBOSE,
)


def _leet(word: str, _: random.Random) -> str:
    return word.translate(_LEET)


def _spaced(word: str, _: random.Random) -> str:
    return " ".join(word)


def _dots(word: str, _: random.Random) -> str:
    return ".".join(word)


def _star(word: str, chance: random.Random) -> str:
    inner = range(1, len(word) - 1)
    hidden = chance.choice([at for at in inner if word[at].lower() in VOWELS] or list(inner))
    return f"{word[:hidden]}*{word[hidden + 1 :]}"


def _homoglyphs(word: str, _: random.Random) -> str:
    return word.translate(_CYRILLIC)


def _elongated(word: str, chance: random.Random) -> str:
    vowels = [at for at, letter in enumerate(word) if letter.lower() in VOWELS]
    if not vowels:
        return word
    drawn = chance.choice(vowels)
    return word[:drawn] + word[drawn] * chance.randint(3, 6) + word[drawn + 1 :]


def _emoji(word: str, chance: random.Random) -> str:
    return f"{word} {chance.choice(_EMOJI)}"


def _random_case(word: str, chance: random.Random) -> str:
    return "".join(letter.upper() if chance.random() < 0.5 else letter.lower() for letter in word)


def _upper_case(word: str, _: random.Random) -> str:
    return word.upper()


def _no_vowels(word: str, _: random.Random) -> str:
    return word[0] + "".join(letter for letter in word[1:] if letter.lower() not in VOWELS)


def _zero_width(word: str, _: random.Random) -> str:
    return ZERO_WIDTH.join(word)


DISGUISES: Mapping[str, Disguise] = {
    "leet": _leet,
    "spaced": _spaced,
    "dots": _dots,
    "star": _star,
    "homoglyphs": _homoglyphs,
    "elongated": _elongated,
    "emoji": _emoji,
    "random_case": _random_case,
    "upper_case": _upper_case,
    "no_vowels": _no_vowels,
    "zero_width": _zero_width,
}
"""By name: c0bl05, c o b l o s, c.o.b.l.o.s, c*blos, сoblоs (Cyrillic), coblooos, coblos 🔥,
cObLOs, COBLOS, cbls, and letters with nothing visible between them."""


def disguise(text: str, kind: str, share: float, *, seed: int = 0) -> str:
    """Disguise a share of a post's words of `LEAST_LETTERS` letters and more.

    Parameters
    ----------
    kind
        One of `DISGUISES`.
    share
        Share of those words, from 0 to 1; the nearest whole number of them is drawn.
    seed
        With the text and the kind, decides which words are drawn and how they are changed.

    >>> disguise("Besok coblos nomor 2 @budi", "spaced", 1.0)
    'B e s o k c o b l o s n o m o r 2 @budi'
    """
    chance = random.Random(f"{seed}/{kind}/{text}")
    words = list(_WORD.finditer(text))
    drawn = chance.sample(words, round(share * len(words)))
    for word in sorted(drawn, key=lambda found: -found.start()):
        text = text[: word.start()] + DISGUISES[kind](word[0], chance) + text[word.end() :]
    return text
