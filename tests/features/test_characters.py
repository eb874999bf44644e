import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from saring.features.characters import Alphabet, CharacterGrams
from saring.features.vocabulary import Vocabulary, is_word

WORDS = st.lists(
    st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=9), max_size=8
)


def terms_by_form(forms, shortest=2, longest=5):
    terms, found = CharacterGrams(shortest, longest).terms(forms)
    parts = np.split(found.columns, np.cumsum(found.counts)[:-1])
    return [[terms[column] for column in part.tolist()] for part in parts]


def test_characters_do_not_leave_their_word():
    assert sorted(terms_by_form(["ya"], 2, 3)[0]) == [" y", " ya", "a ", "ya", "ya "]
    assert " di " in terms_by_form(["di"])[0]


def test_slots_signs_and_words_that_introduce_a_group_have_none():
    assert terms_by_form(["KANDIDAT", "di", "#kerjakeras", "?", "orang"], 4, 4) == [
        *([], [" di "], [], [], [])
    ]


def test_what_stands_twice_in_a_word_is_there_twice():
    assert terms_by_form(["papa"], 2, 2)[0].count("pa") == 2


@given(WORDS)
def test_words_have_the_character_n_grams_of_scikit_learn(forms):
    analyser = CountVectorizer(analyzer="char_wb", ngram_range=(2, 5), lowercase=False)
    build = analyser.build_analyzer()
    # scikit-learn cuts at white space that is none to us, so each word is asked for alone.
    expected = [
        sorted(build(form)) if is_word(form) and form != "orang" and len(form.split()) == 1 else []
        for form in forms
    ]
    found = terms_by_form(forms) if forms else []
    assert [sorted(terms) for terms in found] == expected


@given(WORDS, WORDS)
def test_looking_up_finds_just_the_n_grams_of_the_vocabulary(known, forms):
    grams = CharacterGrams(2, 5)
    terms, _ = grams.terms(known)
    vocabulary = Vocabulary((term, number) for number, term in enumerate(sorted(set(terms))))
    found = grams.features(vocabulary)(forms)
    parts = np.split(found.columns, np.cumsum(found.counts)[:-1]) if forms else []
    for form, columns in zip(forms, parts, strict=True):
        expected = [vocabulary[term] for term in terms_by_form([form])[0] if term in vocabulary]
        assert sorted(columns.tolist()) == sorted(expected)


def test_an_alphabet_keeps_the_most_frequent_characters():
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 5_000)))
    alphabet = Alphabet(["coblos" * 3, many])
    assert (alphabet.numbers("coblos") > 0).all()
    assert (alphabet.numbers(many) > 0).sum() == 4_095 - len(set("coblos"))
    grams = ["coblo", "c", "os", "blos"]
    assert list(map(alphabet.term, alphabet.codes(grams).tolist())) == grams


def test_n_grams_too_long_for_a_code_are_refused():
    with pytest.raises(ValueError, match="1 to 5"):
        CharacterGrams(2, 6)
