"""Suffixes: particles, possessive pronouns and derivations, in the order they are taken off."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NamedTuple

PARTICLES = frozenset({"lah", "kah", "tah", "pun"})
PRONOUNS = frozenset({"ku", "mu", "nya"})

LAST_LETTERS = frozenset("hnuaise")  # no suffix ends in another letter


class Cut(NamedTuple):
    """A suffix taken off `whole`, which left `rest`."""

    whole: str
    rest: str


def without_suffixes(word: str, roots: AbstractSet[str]) -> tuple[str, list[Cut]]:
    """Take one suffix of each class off; stop at the first root.

    Returns
    -------
    tuple
        What is left, and each cut in order.
    """
    cuts: list[Cut] = []
    if word[-3:] in PARTICLES:
        rest = word[:-3].rstrip("-")
        cuts.append(Cut(word, rest))
        if rest in roots:
            return rest, cuts
        word = rest
    length = 2 if word[-2:] in PRONOUNS else 3 if word[-3:] in PRONOUNS else 0
    if length:
        rest = word[:-length].rstrip("-")
        cuts.append(Cut(word, rest))
        if rest in roots:
            return rest, cuts
        word = rest
    length = _derivation(word)
    if length:
        rest = word[:-length]
        cuts.append(Cut(word, rest))
        return rest, cuts
    return word, cuts


def _derivation(word: str) -> int:
    """Length of the longest of -i, -an, -is, -kan, -isme and -isasi that `word` ends in."""
    last = word[-1:]
    if last == "n":
        return (3 if word[-3:-2] == "k" else 2) if word[-2:-1] == "a" else 0
    if last == "i":
        return 5 if word[-5:] == "isasi" else 1
    if last == "s":
        return 2 if word[-2:-1] == "i" else 0
    return 4 if word[-4:] == "isme" else 0
