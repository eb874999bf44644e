import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.text import stem as stem_module
from saring.text.stem import known_stems, remember_stems, root_words, stem, stems

REMEDY = "pip uninstall -y Sastrawi PySastrawi && pip install 'PySastrawi>=1.2.1'"


@pytest.fixture
def forgetful():
    """Roots and stems are remembered: forget them before and after."""

    def forget():
        stem_module._memo.clear()
        root_words.cache_clear()

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
        ("mempertahankan", "tahan"),
        ("seprofesinya", "profesi"),
        ("kebaikan", "baik"),
        ("rumah", "rumah"),
        ("wkwkwk", "wkwkwk"),
    ],
)
def test_affixes_are_taken_off_where_a_root_is_known(word, root):
    assert stem(word) == root


@pytest.mark.parametrize(
    "word", ["g*l", "g*bl*k", "dua", "di", "", "p3k", "c++", "(", "選挙", "мир", "ß", "Memilih"]
)
def test_what_is_no_plain_word_is_its_own_stem(word):
    assert stem(word) == word


def test_hyphenated_words_are_stemmed_by_their_parts():
    assert stem("anak-anak") == "anak"
    assert stem("buku-bukunya") == "buku"
    assert stem("kutu-buku") == "kutu-buku"


def test_many_words_are_stemmed_in_their_order():
    words = ["memilih", "p3k", "memilih", "", "rumahnya"]
    assert stems(words) == ["pilih", "p3k", "pilih", "", "rumah"]
    assert stems([]) == []


def test_a_word_is_stemmed_once(forgetful, monkeypatch):
    asked = []

    def counting(word, roots):
        asked.append(word)
        return stem_word(word, roots)

    stem_word = stem_module.stem_word
    monkeypatch.setattr(stem_module, "stem_word", counting)
    assert [stem("memilih") for _ in range(5)] == ["pilih"] * 5
    assert stems(["memilih"] * 5) == ["pilih"] * 5
    assert asked == ["memilih"]


def test_what_cannot_be_a_word_never_reaches_the_stemmer(monkeypatch):
    monkeypatch.setattr(stem_module, "stem_word", None)  # calling it would fail
    for odd in ("2024", "@kpu_id", "https://kpu.go.id", "😭😭😭😭", "--", "a-", "yg", "naïf"):
        assert stem(odd) == odd


def test_the_memory_is_bounded(forgetful, monkeypatch):
    monkeypatch.setattr(stem_module, "MEMO_WORDS", 3)
    for word in ("memilih", "pilihan", "dipilih", "terpilih", "pemilih", "pemilihan"):
        assert stem(word) == "pilih"
        assert len(known_stems()) <= 3
    noise = "wk" * 40
    assert stem(noise) == noise
    assert noise not in known_stems()


def test_stems_of_another_run_are_taken_over_while_there_is_room(forgetful, monkeypatch):
    monkeypatch.setattr(stem_module, "MEMO_WORDS", 2)
    remember_stems({"memilih": "pilih", "pilihan": "pilih", "dipilih": "pilih"})
    assert known_stems() == {}
    remember_stems({"memilih": "dari-memo"})
    assert stem("memilih") == "dari-memo"


def test_the_dictionary_has_words_and_no_blank():
    assert {"coblos", "pilih", "agama"} <= root_words()
    assert "" not in root_words()


def test_the_dictionary_is_that_of_pysastrawi():
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    assert root_words() == frozenset(filter(None, StemmerFactory().get_words()))


def test_pysastrawis_own_stemmer_is_not_imported():
    """Its forty classes and their regular expressions cost more than 10,000 stems."""
    code = (
        "import sys; from saring.text.stem import stem; assert stem('memilih') == 'pilih'; "
        "assert 'Sastrawi.Stemmer.Stemmer' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


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


def test_a_stemmer_without_its_dictionary_says_what_to_install(forgetful, monkeypatch, tmp_path):
    monkeypatch.setattr("saring.text.stemming.roots.files", lambda _: tmp_path)
    with pytest.raises(SaringError) as error:
        stem("memenangkan")
    assert "kamus" in error.value.message.id
    assert REMEDY in error.value.hint.en


@settings(deadline=None)
@given(st.one_of(st.text(max_size=15), st.text("adeimnkrs-", max_size=10)))
def test_every_word_has_a_stem(word):
    assert isinstance(stem(word), str)
    assert bool(stem(word)) == bool(word)
    assert stems([word]) == [stem(word)]
