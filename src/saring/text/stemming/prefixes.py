"""Prefixes and infixes: rules 1 to 42 of Nazief and Adriani, Asian and PySastrawi, as tables.

PySastrawi tries some forty classes in turn, each with a regular expression; here the first
letters of the word say at once which rule of them all would have been the first to match. Rule
numbers are those of ``Sastrawi.Morphology.Disambiguator``, whose source explains them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from itertools import product
from string import ascii_lowercase

# Where to cut the word, and what to put before the rest: ("menulis", (3, "t")) -> "tulis".
_Reading = tuple[int, str]
_Readings = tuple[_Reading, ...]
_Taking = Callable[[str, AbstractSet[str]], str | None]

PLAIN_PREFIXES = frozenset({"di", "ke", "se"})

_MOST_PREFIXES = 3  # memper- + ber-, diper- + ke-: PySastrawi takes off three, never more
_VOWELS = frozenset("aiueo")
_LETTERS = frozenset(ascii_lowercase)
_CONSONANTS = _LETTERS - _VOWELS
_HARD = _CONSONANTS - frozenset("rwylmn")  # rules 35 and 36
_FUSED = {"belajar": "ajar", "pelajar": "ajar"}  # rules 4 and 32


def without_prefixes(word: str, roots: AbstractSet[str]) -> str:
    """Take up to three prefixes or infixes off a word that is no root; stop at the first root."""
    for _ in range(_MOST_PREFIXES):
        taking = _BY_OPENING.get(word[:2])
        if taking is None:
            return word
        shorter = taking(word, roots)
        if shorter is None:
            return word
        if shorter in roots:
            return shorter
        word = shorter
    return word


def _read(word: str, readings: _Readings, roots: AbstractSet[str]) -> str:
    """Give the first reading that is a root, else the last one, root or not."""
    shorter = ""
    for cut, put in readings:
        shorter = put + word[cut:]
        if shorter in roots:
            return shorter
    return shorter


def _plain(word: str, _: AbstractSet[str]) -> str:  # di-, ke-, se-, and rule 41: ku-
    return word[2:]


def _kau(word: str, _: AbstractSet[str]) -> str | None:  # rule 42
    return word[3:] if word[2:3] == "u" else None


def _infix(word: str, _: AbstractSet[str]) -> str | None:  # rules 37 to 40
    return word[0] + word[3:] if word[1:3] in _INFIXES and word[3:4] in _VOWELS else None


def _ber(word: str, roots: AbstractSet[str]) -> str | None:
    if word[2:3] == "r":
        fourth = word[3:4]
        if fourth in _VOWELS:  # rule 1
            return _read(word, ((3, ""), (2, "")), roots)
        if fourth in _CONSONANTS and _goes_on(word):  # rules 2 and 3
            return word[3:]
        return None
    if word in _FUSED:
        return _FUSED[word]
    if word[3:5] == "er" and word[2] in _CONSONANTS and word[5:6] in _CONSONANTS:  # rule 5
        return word[2:]
    return _infix(word, roots)


def _ter(word: str, roots: AbstractSet[str]) -> str | None:
    if word[2:3] == "r":
        fourth = word[3:4]
        if fourth in _VOWELS:  # rule 6
            return _read(word, ((3, ""), (2, "")), roots)
        if fourth not in _CONSONANTS or fourth == "r":
            return None
        if word[4:6] != "er" or word[6:7] in _VOWELS:  # rules 8 and 7
            return word[3:]
        return word[3:] if fourth in _HARD and word[6:7] in _CONSONANTS else None  # rule 35
    if word[3:5] == "er" and word[2] in _CONSONANTS and word[5:6] in _CONSONANTS:  # rule 9
        return word[2:]
    return _infix(word, roots)


def _me(word: str, roots: AbstractSet[str]) -> str | None:
    readings = _ME.get(word[:4]) or _ME.get(word[:5])
    return _read(word, readings, roots) if readings else None


def _pe(word: str, roots: AbstractSet[str]) -> str | None:
    if word in _FUSED:
        return _FUSED[word]
    readings = _PE.get(word[:4]) or _PE.get(word[:5])
    if readings:
        return _read(word, readings, roots)
    third = word[2:3]
    if third not in _CONSONANTS:
        return None
    if third == "r" and word[3:4] in _CONSONANTS and _goes_on(word):  # rules 23 and 24
        return word[3:]
    if word[3:5] != "er" or (third in _HARD and word[5:6] in _CONSONANTS):  # rules 34 and 36
        return word[2:]
    return None


def _goes_on(word: str) -> bool:
    """Tell whether ber- or per- may stand before what follows it, a consonant (rules 2, 3, 23, 24).

    Not before a letter alone, nor before ``-er-`` and a consonant, nor before ``r-er-``.
    """
    if word[4:5] not in _LETTERS:
        return False
    return word[5:7] != "er" or (word[3] != "r" and word[7:8] in _VOWELS)


def _table(
    *rules: tuple[str, Iterable[str], _Readings],
) -> dict[str, _Readings]:
    """Spell out each opening with each of the letters that may follow it."""
    return {
        opening + letter: readings for opening, letters, readings in rules for letter in letters
    }


_NOT_E = frozenset("aiuo")
_ME = _table(
    *((f"me{letter}", _VOWELS, ((2, ""),)) for letter in "lrwy"),  # rule 10
    ("mem", "bfv", ((3, ""),)),  # rule 11
    ("memp", _LETTERS - {"n"}, ((3, ""),)),  # rules 12 and 19, whose list of letters lacks n
    ("mem", _VOWELS, ((2, ""), (3, "p"))),  # rule 13
    ("men", "cdjstz", ((3, ""),)),  # rule 14
    ("men", _VOWELS, ((2, ""), (3, "t"))),  # rule 15
    ("meng", "ghqk", ((4, ""),)),  # rule 16
    ("meng", "e", ((4, ""), (4, "k"), (5, ""), (2, ""))),  # rule 17
    ("meng", _NOT_E, ((4, ""), (4, "k"), (2, ""))),
    ("meny", _VOWELS, ((2, ""), (4, "s"))),  # rule 18
)
_PE = _table(
    *((f"pe{letter}", _VOWELS, ((2, ""),)) for letter in "lwy"),  # rules 20 and 32
    ("per", _VOWELS, ((3, ""), (2, ""))),  # rule 21
    ("pem", "bfv", ((3, ""),)),  # rule 25
    ("pem", _VOWELS, ((2, ""), (3, "p"))),  # rule 26
    ("pen", "cdjstz", ((3, ""),)),  # rule 27
    ("pen", _VOWELS, ((2, ""), (3, "t"))),  # rule 28
    ("peng", _CONSONANTS, ((4, ""),)),  # rule 29
    ("peng", "e", ((4, ""), (4, "k"), (5, ""))),  # rule 30
    # Where neither is a root, rule 30 gives up and rule 34 takes pe- alone.
    ("peng", _NOT_E, ((4, ""), (4, "k"), (2, ""))),
    ("peny", _VOWELS, ((2, ""), (4, "s"))),  # rule 31
)
_INFIXES = frozenset({"er", "el", "em", "in"})

# The first that holds for an opening is the first that PySastrawi would have tried: plain
# prefixes before all, infixes after all but ku- and kau-, which share no opening with them.
_BY_OPENING: dict[str, _Taking] = {
    **{consonant + vowel: _infix for consonant, vowel in product(_CONSONANTS, "ei")},
    **dict.fromkeys(PLAIN_PREFIXES | {"ku"}, _plain),
    "ka": _kau,
    "be": _ber,
    "te": _ter,
    "me": _me,
    "pe": _pe,
}
