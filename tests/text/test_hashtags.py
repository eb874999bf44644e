import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from saring.text.hashtags import split_hashtag

NAMES = frozenset({"prabowo", "gibran", "ganjar", "mahfud", "anies"})


def words_of(tag):
    return [tag[start:end] for start, end in split_hashtag(tag, NAMES)]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("PrabowoGibran2024", ["Prabowo", "Gibran", "2024"]),
        ("GanjarMahfud2024", ["Ganjar", "Mahfud", "2024"]),
        ("AyoPilihPKS", ["Ayo", "Pilih", "PKS"]),
        ("2019GantiPresiden", ["2019", "Ganti", "Presiden"]),
        ("SaveKPK", ["Save", "KPK"]),
        ("HUTRI79", ["HUT", "RI", "79"]),
        ("KPKBersih", ["KPK", "Bersih"]),
        ("ASNnetral", ["ASN", "netral"]),
        ("PILIHGanjar", ["PILIH", "Ganjar"]),
        ("coblos02", ["coblos", "02"]),
        ("kita_pilih_02", ["kita", "pilih", "02"]),
    ],
)
def test_capitals_digits_and_low_lines_part_words(tag, words):
    assert words_of(tag) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("gantipresiden", ["ganti", "presiden"]),
        ("dirgahayuindonesia", ["dirgahayu", "indonesia"]),
        ("asnnetral", ["asn", "netral"]),
        ("pilihnomorduaprabowogibran", ["pilih", "nomor", "dua", "prabowo", "gibran"]),
        ("DIRGAHAYURI", ["DIRGAHAYU", "RI"]),
        ("merdeka", ["merdeka"]),
    ],
)
def test_a_tag_of_one_case_is_cut_into_probable_words(tag, words):
    assert words_of(tag) == words


def test_names_help_to_cut_what_common_words_do_not_know():
    assert words_of("coblosgibran") == ["coblos", "gibran"]


@pytest.mark.parametrize(
    "tag", ["", "___", "日本語", "ǅungla", "ß", "ﬀ", "١٢٣", "ΑΒγ", "a" * 5_000]
)
def test_odd_tags_raise_nothing(tag):
    assert "".join(words_of(tag)) == tag.replace("_", "")


@settings(deadline=None)
@given(st.one_of(st.text(max_size=30), st.from_regex(r"[A-Za-z0-9_]{1,25}", fullmatch=True)))
def test_spans_stand_in_order_within_the_tag(tag):
    # İ is two characters in lower case; repair has made an I of it before.
    assume("İ" not in tag)
    end = 0
    for start, stop in split_hashtag(tag):
        assert end <= start < stop <= len(tag)
        end = stop


@settings(deadline=None)
@given(st.from_regex(r"[A-Za-z0-9_]{1,25}", fullmatch=True))
def test_no_letter_or_digit_is_lost(tag):
    assert "".join(words_of(tag)) == tag.replace("_", "")
