import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.text import stem as stem_module
from saring.text.stem import root_words, stem

REMEDY = "pip uninstall -y Sastrawi PySastrawi && pip install 'PySastrawi>=1.2.1'"


@pytest.fixture
def forgetful():
    """Stemmers, roots and stems are remembered: forget them before and after."""

    def forget():
        stem.cache_clear()
        root_words.cache_clear()
        stem_module._stemmer.cache_clear()

    forget()
    yield
    forget()


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("memenangkan", "menang"),
        ("dukungan", "dukung"),
        ("pencoblosan", "coblos"),
        ("berkampanye", "kampanye"),
        ("disebarkan", "sebar"),
        ("rumah", "rumah"),
        ("wkwkwk", "wkwkwk"),
    ],
)
def test_affixes_are_taken_off_where_a_root_is_known(word, root):
    assert stem(word) == root


@pytest.mark.parametrize(
    "word", ["g*l", "g*bl*k", "dua", "di", "", "p3k", "c++", "(", "選挙", "мир", "ß"]
)
def test_what_is_no_plain_word_is_its_own_stem(word):
    assert stem(word) == word


def test_hyphenated_words_are_stemmed_by_their_parts():
    assert stem("anak-anak") == "anak"
    assert stem("buku-bukunya") == "buku"


def test_a_word_is_stemmed_once(forgetful, monkeypatch):
    asked = []
    real = stem_module._stemmer()

    class Counting:
        def stem_word(self, word):
            asked.append(word)
            return real.stem_word(word)

    monkeypatch.setattr(stem_module, "_stemmer", Counting)
    assert [stem("memilih") for _ in range(5)] == ["pilih"] * 5
    assert asked == ["memilih"]


def test_the_dictionary_has_words_and_no_blank():
    assert {"coblos", "pilih", "agama"} <= root_words()
    assert "" not in root_words()


def test_the_slow_package_of_the_same_name_is_refused(forgetful, monkeypatch):
    class ListDictionary:
        """As in Sastrawi 1.0.1, which looks words up in a list."""

        def __init__(self, words):
            self.words = list(words)

    monkeypatch.setattr("Sastrawi.Dictionary.ArrayDictionary.ArrayDictionary", ListDictionary)
    with pytest.raises(SaringError) as error:
        stem("memenangkan")
    assert "1.0.1" in error.value.message.id
    assert REMEDY in error.value.hint.id
    assert REMEDY in error.value.hint.en


def test_a_missing_stemmer_says_what_to_install(forgetful, monkeypatch):
    monkeypatch.setitem(sys.modules, "Sastrawi.Dictionary.ArrayDictionary", None)
    with pytest.raises(SaringError) as error:
        stem("memenangkan")
    assert "tidak terpasang" in error.value.message.id
    assert REMEDY in error.value.hint.id


@settings(deadline=None)
@given(st.one_of(st.text(max_size=15), st.text("adeimnkrs-", max_size=10)))
def test_every_word_has_a_stem(word):
    assert isinstance(stem(word), str)
    assert bool(stem(word)) == bool(word)
