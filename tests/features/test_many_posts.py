"""The forms of many posts are those that each post has alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from saring.features import FormSequences, form_sequence
from saring.features.sequences import forms_of_posts, positioned_forms
from saring.text import analyse
from saring.text.columnar import as_arrow

HARD = [
    "",
    "RT ini … #PrabowoGibran #02menang dan #anies",
    "rt @budi halo",
    "RTini",
    "SEMUA HURUF BESAR HARI INI!!!",
    "Bupati Resmikan Jembatan Baru di Kecamatan",
    "Ayo dukung ??? ...",
    "cek https://contoh.id/a",
    "Ganjar Prabowo Anies, Ganjar! Prabowo? Anies Ganjar",
    "#a #bersihbersihkota #bersih_desa selamat",
    "kerja 🤮 bagus 🎉 sekali 🐒",
    "ÄPFEL ÉCLAIR",
    "ΑΣ ας",
    "ß ẞ",
    "satu",
    "dua kata",
    "@budi",
    "ǅ Ünïcode kecil",
]


def assert_as_alone(texts):
    sequences = FormSequences.of_texts(texts)
    for post, text in enumerate(texts):
        here = slice(*sequences.offsets[post : post + 2].tolist())
        found = [sequences.forms[number] for number in sequences.ids[here].tolist()]
        assert found == form_sequence(text, analyse(text)), text


def test_hard_posts_have_the_forms_that_each_has_alone():
    assert_as_alone(HARD)


def test_our_own_posts_have_the_forms_that_each_has_alone(own_texts):
    assert_as_alone(own_texts)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=50), max_size=5))
def test_any_unicode_has_the_forms_that_it_has_alone(texts):
    assert_as_alone(texts)


def test_each_position_knows_the_words_that_it_stands_for():
    text = "Ayo #BersihDesa bersama pak Wignyo"
    forms = forms_of_posts(as_arrow([text]))
    expected = positioned_forms(text, analyse(text))
    for at, (form, tokens) in enumerate(expected):
        assert forms.sequences.forms[forms.sequences.ids[at]] == form
        first, last = forms.first[at], forms.last[at]
        assert (first < 0) == (not tokens)
        if tokens:
            assert forms.tokens.start[first] == tokens[0].start
            assert forms.tokens.end[last] == tokens[-1].end
