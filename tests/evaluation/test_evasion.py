import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from saring.evaluation.evasion import DISGUISES, ZERO_WIDTH, disguise
from saring.text import analyse

POST = "Besok coblos nomor 2 ya @budi.santoso #PilihLagi https://contoh.id/berita semangat warga"
KEPT = ("@budi.santoso", "#PilihLagi", "https://contoh.id/berita")
LONG_WORDS = 5  # besok, coblos, nomor, semangat, warga

WORDS = st.sampled_from(
    ["pilih", "coblos", "dia", "Wignyo", "ma'ruf", "anak2", "🙏", "!", "02", "@pak_lurah",
     "#Menang", "https://t.co/abcd", "kompas.com/berita", "surel@contoh.co.id", "PSSI", "ß"]
)  # fmt: skip
POSTS = st.lists(WORDS, max_size=20).map(" ".join) | st.text(max_size=80)
KINDS = st.sampled_from(list(DISGUISES))
SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("leet", "c0bl05 n0m0r"),
        ("spaced", "c o b l o s n o m o r"),
        ("dots", "c.o.b.l.o.s n.o.m.o.r"),
        ("homoglyphs", "соblоs nоmоr"),
        ("upper_case", "COBLOS NOMOR"),
        ("no_vowels", "cbls nmr"),
        ("zero_width", "c\u200bo\u200bb\u200bl\u200bo\u200bs n\u200bo\u200bm\u200bo\u200br"),
    ],
)
def test_words_are_disguised_as_people_do(kind, written):
    assert disguise("coblos nomor", kind, 1.0) == written


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("star", r"c\*blos|cobl\*s"),
        ("elongated", r"co{3,6}blos|coblo{3,6}s"),
        ("emoji", r"coblos \p{Extended_Pictographic}"),
        ("random_case", r"(?i:coblos)"),
    ],
)
def test_what_chance_decides_stays_in_its_kind(kind, pattern):
    for seed in range(20):
        assert regex.fullmatch(pattern, disguise("coblos", kind, 1.0, seed=seed))


@pytest.mark.parametrize("kind", DISGUISES)
def test_mentions_hashtags_links_and_short_words_stay(kind):
    disguised = disguise(POST, kind, 1.0)
    assert disguised != POST
    for kept in (*KEPT, " 2 ya "):
        assert kept.lower() in disguised.lower()
    for kept in KEPT:
        assert kept in disguised


@given(POSTS, KINDS, SHARES, st.integers(0, 99))
def test_the_same_call_gives_the_same_text(text, kind, share, seed):
    assert disguise(text, kind, share, seed=seed) == disguise(text, kind, share, seed=seed)


@given(POSTS, KINDS, st.integers(0, 99))
def test_a_share_of_nothing_changes_nothing(text, kind, seed):
    assert disguise(text, kind, 0.0, seed=seed) == text


@given(POSTS, SHARES, st.integers(0, 99))
def test_letters_are_only_parted_never_lost(text, share, seed):
    for kind, mark in (("spaced", " "), ("dots", "."), ("zero_width", ZERO_WIDTH)):
        disguised = disguise(text, kind, share, seed=seed)
        assert disguised.replace(mark, "") == text.replace(mark, "")


@given(SHARES, st.integers(0, 99))
def test_the_stated_share_of_long_words_is_disguised(share, seed):
    disguised = disguise(POST, "upper_case", share, seed=seed)
    shouted = [word for word in disguised.split() if word.isupper()]
    assert len(shouted) == round(share * LONG_WORDS)


@given(POSTS, KINDS, SHARES)
def test_a_disguised_post_can_be_analysed(text, kind, share):
    analyse(disguise(text, kind, share))
