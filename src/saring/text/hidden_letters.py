"""Words with letters left out or hidden, read as the one common word that they can be."""

from __future__ import annotations

from functools import lru_cache

import regex

from saring.reference.common_words import frequent_words

VOWELS = frozenset("aiueo")
_FEWEST_VISIBLE = 3
_IN_USE = 30
_STAR = regex.compile(r"[*%]")
# The likeliest reading must be this much of all readings: cln is calon, brng is barang or bareng.
_LEAST_SHARE = 0.6


@lru_cache(maxsize=16_384)
def without_vowels(word: str) -> str | None:
    """Find the common word that `word` is without its vowels: ``mncbls`` is ``mencoblos``.

    The first letter is always written. None when `word` has vowels, is too short, or could be
    several words.
    """
    if len(word) < _FEWEST_VISIBLE or not word.isalpha() or not VOWELS.isdisjoint(word[1:]):
        return None
    return _likeliest(dict(_words_by_consonants().get(word, ())))


@lru_cache(maxsize=16_384)
def behind_stars(word: str) -> str | None:
    """Find the common word that a word with letters hidden by stars is: ``p*l*h`` is ``pilih``.

    Each star stands for one letter. None when too little can be seen, or several words fit.
    """
    visible = _STAR.sub("", word)
    if len(visible) < _FEWEST_VISIBLE or not visible.isalpha():
        return None
    pattern = regex.compile(_STAR.sub(".", word))
    fits = {
        known: posts
        for known, posts in _words_by_start().get((word[0], len(word)), ())
        if pattern.fullmatch(known)
    }
    return _likeliest(fits)


def _likeliest(readings: dict[str, int]) -> str | None:
    if not readings:
        return None
    best = max(readings, key=lambda word: (readings[word], word))
    return best if readings[best] >= _LEAST_SHARE * sum(readings.values()) else None


@lru_cache(maxsize=1)
def _words_by_consonants() -> dict[str, list[tuple[str, int]]]:
    words: dict[str, list[tuple[str, int]]] = {}
    for word, posts in frequent_words().items():
        consonants = word[0] + "".join(letter for letter in word[1:] if letter not in VOWELS)
        if posts >= _IN_USE and len(consonants) >= _FEWEST_VISIBLE and consonants != word:
            words.setdefault(consonants, []).append((word, posts))
    return words


@lru_cache(maxsize=1)
def _words_by_start() -> dict[tuple[str, int], list[tuple[str, int]]]:
    words: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for word, posts in frequent_words().items():
        if posts >= _IN_USE:
            words.setdefault((word[0], len(word)), []).append((word, posts))
    return words
