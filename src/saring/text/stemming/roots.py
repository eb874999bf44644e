"""The root words of PySastrawi's dictionary, and the refusal of another package of its name."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from saring.errors import Phrase, SaringError


@lru_cache(maxsize=1)
def root_words() -> frozenset[str]:
    """Root words of PySastrawi's dictionary, lower-case.

    Raises
    ------
    SaringError
        What answers to ``import Sastrawi`` is Sastrawi 1.0.1, or nothing does.
    """
    return frozenset(filter(None, dictionary_file().decode("utf-8").splitlines()))


def dictionary_file() -> bytes:
    """Content of PySastrawi's dictionary: one root word a line.

    It is read beside PySastrawi's classes, not through them: importing its stemmer compiles what
    we do not use.
    """
    _require_pysastrawi()
    try:
        return files("Sastrawi.Stemmer").joinpath("data", "kata-dasar.txt").read_bytes()
    except OSError as error:
        raise _wrong_stemmer(
            Phrase("tidak membawa kamusnya", "comes without its dictionary")
        ) from error


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
