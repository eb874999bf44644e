"""Indonesian stems, the same as PySastrawi's, one look-up for each distinct word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from saring.text.stemming.confix import stem_word
from saring.text.stemming.roots import root_words

__all__ = ["known_stems", "remember_stems", "root_words", "stem", "stems"]

MEMO_WORDS = 150_000  # distinct words of a province's export fit; a full memo starts anew
LONGEST_KEPT = 64  # characters: the longest affixed forms fit; noise must not fill the memory

_is_stemmable = re.compile(r"[a-z]+(?:-[a-z]+)*").fullmatch


class _Memo(dict[str, str]):
    """Stems by word; what is missing is stemmed, and kept while there is room."""

    def __missing__(self, word: str) -> str:
        # No affix of Indonesian leaves a word shorter than four letters; and PySastrawi reads
        # other characters than letters as regular expressions (``g*l``).
        if len(word) < 4 or not _is_stemmable(word):
            return word
        found = stem_word(word, root_words())
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MEMO_WORDS:
                self.clear()
            self[word] = found
        return found


_memo = _Memo()


def stem(word: str) -> str:
    """Give the stem of a lower-case word, or the word itself where no affix is known.

    Raises
    ------
    SaringError
        What answers to ``import Sastrawi`` is the slow Sastrawi 1.0.1, or nothing does.
    """
    return _memo[word]


def stems(words: Sequence[str]) -> list[str]:
    """Give the stem of each of `words`, in their order.

    Raises
    ------
    SaringError
        As :func:`stem`.
    """
    return list(map(_memo.__getitem__, words))


def known_stems() -> dict[str, str]:
    """Copy of the stems in memory by word, the oldest first."""
    return _memo.copy()


def remember_stems(found: Mapping[str, str]) -> None:
    """Take over stems that another run has found, unless they outnumber what is free."""
    if len(_memo) + len(found) <= MEMO_WORDS:
        _memo.update(found)
