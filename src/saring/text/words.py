"""The standard form of one word, whatever its spelling: case, stretching, digits, masks, slang.

Everything here depends on the word alone, so it is done once for each distinct word.
"""

from __future__ import annotations

import re
from functools import lru_cache

import regex

from saring.reference.common_words import frequent_words
from saring.reference.contestants import contestant_forms, follows_contestants
from saring.reference.tables import read_table
from saring.text.hidden_letters import behind_stars, without_vowels

_LEET = str.maketrans("01345678@$!", "oieasgtbasi")
_HAS_LEET = regex.compile(r"(?<=\p{L})[013456789@$!]+(?=\p{L})|^[0134578](?=\p{L}{3})")
_STRETCHED = regex.compile(r"(\p{L})\1{2,}")
_DOUBLED = regex.compile(r"(\p{L})\1")
_REPEATED = regex.compile(r"^(\p{L}{3,})2(\p{L}{0,3})$")
_MASK = regex.compile(r"[*%]+|[@$!]")
_APOSTROPHES = str.maketrans("", "", "'’`")
_COUNT = regex.compile(r"^(?:rp)?\d+(\p{L}+)$")
_SHORTENED_OR_STRETCHED = re.compile(r"[a-z][^aiueo]*\Z|.*?(.)\1\1").match
_IN_USE = 50
_LONGEST_CODE = 4
_LONGEST_ACRONYM = 6
# Nobody needs to hide what is said openly: a mask is read as abuse sooner than as a party.
_SELDOM_MASKED = frozenset({"politics", "campaign"})


@follows_contestants
@lru_cache(maxsize=65_536)
def standard_form(raw: str) -> str:
    """Give what `find_standard_form` finds, remembering it."""
    return find_standard_form(raw)


def find_standard_form(raw: str) -> str:
    """Give the standard spelling of a word: ``G0BL0GGG`` and ``g*bl*k`` become ``goblok``.

    In this order: lower case, a trailing 2 as reduplication (``anak2`` is ``anak-anak``), digits
    and signs read as letters, masked letters by pattern, stretched letters, informal spelling,
    vowels left out.
    """
    word = raw.lower().translate(_APOSTROPHES)
    if not word.isalpha():
        word = _readable(word)
    word = _unstretched(word)
    known = informal_spellings().get(word)
    if known is None and not (
        word in frequent_words() or word in contestant_words() or _is_acronym(raw)
    ):
        known = without_vowels(word)
    return known or word


def is_standard(word: str) -> bool:
    """Tell quickly that a word is as `find_standard_form` would give it; False settles nothing.

    Parameters
    ----------
    word
        Letters ``a`` to ``z``.
    """
    return word not in informal_spellings() and not _SHORTENED_OR_STRETCHED(word)


def _readable(word: str) -> str:
    repeated = _REPEATED.match(word)
    if repeated:
        base = informal_spellings().get(repeated[1], repeated[1])
        return f"{base}-{base}{repeated[2]}"
    if "*" in word or "%" in word:
        return _unmasked(word) or behind_stars(word) or word
    if _HAS_LEET.search(word) and not _means_digits(word):
        return word.translate(_LEET)
    return word


def _is_acronym(raw: str) -> bool:
    return len(raw) <= _LONGEST_ACRONYM and raw.isupper()


def _means_digits(word: str) -> bool:
    """Tell digits that are meant (P3K, G30S, 3kali, Rp30rb) from letters in disguise."""
    read = word.translate(_LEET)
    read = informal_spellings().get(read, read)
    if not word.isalnum() or read in masked_vocabulary():
        return False
    if frequent_words().get(read, 0) >= _IN_USE:
        return False
    counted = _COUNT.match(word)
    return len(word) <= _LONGEST_CODE or (
        counted is not None and informal_spellings().get(counted[1], counted[1]) in frequent_words()
    )


def _unmasked(word: str) -> str | None:
    """Find the most likely known word that the visible letters of a masked word allow."""
    pattern = "".join(
        "." * len(part) if _MASK.fullmatch(part) else regex.escape(part.translate(_LEET))
        for part in regex.split(f"({_MASK.pattern})", word)
    )
    # One star often stands for several letters: an*g.
    return _first_fit(pattern) or _first_fit(pattern.replace(".", ".{1,4}"))


def _first_fit(pattern: str) -> str | None:
    fits = regex.compile(pattern).fullmatch
    return next((known for known in masked_vocabulary() if fits(known)), None)


def _unstretched(word: str) -> str:
    """Shorten letters said three times or more: once, or twice where that is a word (maaf)."""
    if not _STRETCHED.search(word) or word in contestant_words():  # PPP is no stretched p
        return word
    twice = _STRETCHED.sub(r"\1\1", word)
    if _DOUBLED.search(twice) and twice in frequent_words():
        return str(twice)
    return str(_STRETCHED.sub(r"\1", word))


@lru_cache(maxsize=1)
def informal_spellings() -> dict[str, str]:
    """Informal spelling to standard spelling, from ``reference/informal.csv``."""
    return {row["informal"]: row["standard"] for row in read_table("informal.csv")}


@lru_cache(maxsize=1)
def masked_vocabulary() -> tuple[str, ...]:
    """Words that people write with hidden letters, from ``reference/masked_words.csv``.

    The likeliest come first.
    """

    def likely(row: dict[str, str]) -> tuple[bool, int]:
        return row["note"] in _SELDOM_MASKED, -frequent_words().get(row["word"], 0)

    return tuple(row["word"] for row in sorted(read_table("masked_words.csv"), key=likely))


@follows_contestants
@lru_cache(maxsize=1)
def contestant_words() -> frozenset[str]:
    """Words that names of contestants are made of."""
    return frozenset(word for form in contestant_forms() for word in form.words)
