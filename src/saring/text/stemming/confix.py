"""The order in which affixes come off: confix stripping, enhanced, as PySastrawi does it.

Nazief and Adriani (1996); Asian, "Effective Techniques for Indonesian Text Retrieval" (2007), pages
60 to 79; Arifin, Mahendra and Ciptaningtyas (2009) for the suffixes put back. PySastrawi's
departures from them are kept, so that both give the same stem for every word.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from saring.text.stemming.prefixes import PLAIN_PREFIXES, without_prefixes
from saring.text.stemming.suffixes import (
    LAST_LETTERS,
    PARTICLES,
    PRONOUNS,
    Cut,
    without_suffixes,
)

_CLITICS = PARTICLES | PRONOUNS
_SHORT = 3  # letters: such a word gives up a plain prefix at most


def stem_word(word: str, roots: AbstractSet[str]) -> str:
    """Give the stem of `word`, or `word` itself where no way of cutting it ends in a root.

    Parameters
    ----------
    word
        Letters ``a`` to ``z``, with single hyphens between them.
    roots
        Root words, lower-case.
    """
    if "-" not in word:
        return _stem_part(word, roots)
    head, _, tail = word.rpartition("-")
    if tail in _CLITICS:
        if "-" not in head:  # nikmat-ku
            return _stem_part(word, roots)
        head, _, doubled = head.rpartition("-")  # malaikat-malaikat-nya
        tail = f"{doubled}-{tail}"
    return _stem_doubled(word, head, tail, roots)


def _stem_doubled(word: str, head: str, tail: str, roots: AbstractSet[str]) -> str:
    """Stem both halves; keep the word as it is where they are two words (kutu-buku)."""
    stem = _stem_part(head, roots)
    doubled = _stem_part(tail, roots)
    if doubled == tail and tail not in roots:  # meniru-nirukan
        doubled = _stem_part(f"me{tail}", roots)
    return stem if stem == doubled else word


def _stem_part(word: str, roots: AbstractSet[str]) -> str:
    if word in roots:
        return word
    if len(word) <= _SHORT:
        return word[2:] if word[:2] in PLAIN_PREFIXES and word[2:] in roots else word
    if word[-1] not in LAST_LETTERS:
        rest = without_prefixes(word, roots)
        return rest if rest in roots else word
    if _prefix_comes_off_first(word):
        rest = without_prefixes(word, roots)
        if rest not in roots:
            rest, _ = without_suffixes(rest, roots)
        if rest in roots:
            return rest
    rest, cuts = without_suffixes(word, roots)
    if rest not in roots:
        rest = without_prefixes(rest, roots)
    if rest not in roots:
        rest = _with_suffixes_back(cuts, roots)
    return rest if rest in roots else word


def _prefix_comes_off_first(word: str) -> bool:
    """Tell a word of ``be-lah``, ``be-an``, ``me-i``, ``di-i``, ``pe-i`` or ``ter-i``."""
    opening = word[:2]
    if word[-1] == "i":
        return opening in {"me", "di", "pe"} or word[:3] == "ter"
    return opening == "be" and (word[-2:] == "an" or word[-3:] == "lah")


def _with_suffixes_back(cuts: list[Cut], roots: AbstractSet[str]) -> str:
    """Put suffixes back, the last first, and look for a root behind the prefixes.

    What seemed a suffix may be the end of the root (seprofesinya: profesi); of ``-kan`` the ``k``
    alone is tried first (kebaikan: baik).
    """
    rest = ""
    for whole, stripped in reversed(cuts):
        if whole[len(stripped) :] == "kan":
            with_k = stripped + "k"
            # PySastrawi takes a plain prefix off before it looks: didikan becomes dik, not didik.
            if with_k in roots and with_k[:2] not in PLAIN_PREFIXES:
                return with_k
            rest = without_prefixes(with_k, roots)
            if rest in roots:
                return rest
        rest = without_prefixes(whole, roots)
        if rest in roots:
            return rest
    return rest
