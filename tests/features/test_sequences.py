import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.features import FormSequences, form_sequence
from saring.features.sequences import positioned_forms
from saring.text import analyse

POSTS_OF_FORMS = st.lists(st.lists(st.sampled_from("abcde"), max_size=6), max_size=6)


def posts_of(sequences):
    bounds = zip(sequences.offsets[:-1], sequences.offsets[1:], strict=True)
    return [[sequences.forms[i] for i in sequences.ids[start:end]] for start, end in bounds]


@given(POSTS_OF_FORMS)
def test_numbering_loses_nothing(posts):
    sequences = FormSequences.of_forms(posts)
    assert len(sequences) == len(posts)
    assert posts_of(sequences) == posts
    assert len(set(sequences.forms)) == len(sequences.forms)


def test_forms_are_numbered_by_first_appearance():
    assert list(FormSequences.of_forms([["b", "a"], ["a", "c"]]).forms) == ["b", "a", "c"]


@given(POSTS_OF_FORMS)
def test_counting_leaves_the_sequences_as_they_were(posts):
    # scipy adds up duplicates in place: the order of the forms would be lost.
    sequences = FormSequences.of_forms(posts)
    counts = sequences.counts()
    assert posts_of(sequences) == posts
    for number, post in enumerate(posts):
        for column, form in enumerate(sequences.forms):
            assert counts[number, column] == post.count(form)


@given(POSTS_OF_FORMS, st.data())
def test_taking_posts_keeps_their_order_and_repeats(posts, data):
    chosen = data.draw(st.lists(st.integers(0, len(posts) - 1), max_size=8)) if posts else []
    taken = FormSequences.of_forms(posts).take(np.array(chosen, np.int64))
    assert posts_of(taken) == [posts[number] for number in chosen]


def test_each_position_knows_its_post():
    sequences = FormSequences.of_forms([["a", "b"], [], ["a"]])
    assert sequences.post_of_position().tolist() == [0, 0, 2]


def test_a_post_begins_with_how_it_is_written():
    text = "Ayo coblos nomor 2!"
    forms = form_sequence(text, analyse(text))
    start = forms.index("^")
    assert "EXCLAIMS_1" in forms[:start]
    assert forms[start + 1 :] == ["ayo", "coblos", "nomor", "NOMOR_URUT", "!"]


def test_a_hashtag_follows_its_words_with_slots_for_names():
    text = "semangat #DukungPrabowo #KerjaKeras hari ini"
    forms = form_sequence(text, analyse(text))
    assert forms[forms.index("^") + 1 :] == [
        *("semangat", "dukung", "KANDIDAT", "#dukungKANDIDAT"),
        *("kerja", "keras", "#kerjakeras", "hari", "ini"),
    ]


def test_a_hashtag_of_one_word_is_not_said_twice():
    text = "selamat #merdeka"
    assert form_sequence(text, analyse(text)).count("merdeka") == 1
    assert "#merdeka" not in form_sequence(text, analyse(text))


def test_every_form_names_the_tokens_it_stands_for():
    text = "semangat #KerjaKeras"
    tokens = analyse(text)
    positions = positioned_forms(text, tokens)
    assert all(not owners for form, owners in positions if form.isupper() or form == "^")
    assert positions[-1] == ("#kerjakeras", tuple(tokens[1:]))
    assert positions[-4] == ("semangat", (tokens[0],))


@pytest.mark.parametrize(
    "dressed",
    ["Mari 🔥 kita 😂 pilih ✨ yang amanah 💪🙏", "Mari kita pilih yang amanah 😊"],
)
def test_emoji_for_ornament_neither_count_nor_part_words(dressed):
    plain = "Mari kita pilih yang amanah"
    assert form_sequence(dressed, analyse(dressed)) == form_sequence(plain, analyse(plain))


def test_emoji_that_are_said_of_people_and_signs_of_a_contest_stay():
    insult = "tetangga baru kita 🐒 dari sana 🤮"
    assert form_sequence(insult, analyse(insult))[-1] == "🤮"
    strewn = "ayo ☝️ coblos 🔥 paslon 😂 nomor ✨ satu 💪 ya"
    assert "ISYARAT_JARI" in form_sequence(strewn, analyse(strewn))
