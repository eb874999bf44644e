"""Indonesian stems from PySastrawi, one look-up for each distinct word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from saring.errors import Phrase, SaringError

if TYPE_CHECKING:
    from Sastrawi.Stemmer.Stemmer import Stemmer

# Distinct words of a province's export fit; beyond that the oldest go.
MEMO_WORDS = 400_000

_STEMMABLE = regex.compile(r"[a-z]+(?:-[a-z]+)*")


@lru_cache(maxsize=MEMO_WORDS)
def stem(word: str) -> str:
    """Give the stem of a lower-case word, or the word itself where no affix is known.

    Raises
    ------
    SaringError
        What answers to ``import Sastrawi`` is the slow Sastrawi 1.0.1, or nothing does.
    """
    # No affix of Indonesian leaves a word shorter than four letters; and PySastrawi reads other
    # characters than letters as regular expressions (``g*l``).
    if len(word) < 4 or not _STEMMABLE.fullmatch(word):
        return word
    return str(_stemmer().stem_word(word))


@lru_cache(maxsize=1)
def root_words() -> frozenset[str]:
    """Root words of PySastrawi's dictionary, lower-case."""
    _require_pysastrawi()
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # noqa: PLC0415

    return frozenset(filter(None, StemmerFactory().get_words()))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    _require_pysastrawi()
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary  # noqa: PLC0415
    from Sastrawi.Stemmer.Stemmer import Stemmer  # noqa: PLC0415

    return Stemmer(ArrayDictionary(root_words()))


def _require_pysastrawi() -> None:
    """Refuse Sastrawi 1.0.1, which takes 130 ms for a new word because it scans a list.

    Both packages install the folder ``Sastrawi``, so the installed versions say nothing of which
    one is imported: only its behaviour does.
    """
    try:
        from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary  # noqa: PLC0415
    except ImportError as error:
        raise _wrong_stemmer(Phrase("tidak terpasang", "is not installed")) from error
    if isinstance(ArrayDictionary(["saring"]).words, list):
        raise _wrong_stemmer(
            Phrase(
                "tertimpa oleh Sastrawi 1.0.1 yang 600 kali lebih lambat",
                "is overwritten by Sastrawi 1.0.1, which is 600 times slower",
            )
        )


def _wrong_stemmer(found: Phrase) -> SaringError:
    mend = "pip uninstall -y Sastrawi PySastrawi && pip install 'PySastrawi>=1.2.1'"
    return SaringError(
        Phrase(f"Pemenggal imbuhan PySastrawi {found.id}.", f"The stemmer PySastrawi {found.en}."),
        Phrase(f"Jalankan: {mend}", f"Run: {mend}"),
    )
