"""Words that are read many at once are read as each alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.reference.contestants import contestant_forms
from saring.text import analyse
from saring.text.analyse import is_read_as_written, single_form
from saring.text.columnar import analyse_posts, as_arrow
from saring.text.columnar.chunk_tokens import ChunkTokens
from saring.text.columnar.token_types import SEVERAL, TokenTypes
from saring.text.words import informal_spellings

TRICKY = ["gk", "bgt", "menanggg", "maaf", "mncbls", "prabowo", "Prabowogibran", "gabisa", "PPP",
          "ya", "brb", "www", "com", "JKN", "jkn", "aaa"]  # fmt: skip
ASCII_WORD = st.text(st.sampled_from("abeiklmnprstu"), min_size=1, max_size=9)
SIGN = st.sampled_from(
    [".", ",", "...", "?", "!", "!!", '"', "'", "-", "*", "/", ":", ")", "(", ""]
)


@given(ASCII_WORD | st.sampled_from([*TRICKY, *list(informal_spellings())[::50]]))
def test_a_word_said_to_be_read_as_written_is_its_own_standard_form(word):
    if is_read_as_written(word.lower()):
        assert single_form(word.lower()) == word.lower()


def test_names_run_together_and_slang_are_never_taken_as_written():
    names = {form.words[0] for form in contestant_forms() if form.words[0].isalpha()}
    fused = [name + "nya" for name in sorted(names) if single_form(name + "nya") == ""]
    assert fused
    assert not any(map(is_read_as_written, fused))
    assert not any(map(is_read_as_written, ["gk", "bgt", "menanggg", "mncbls", "gabisa"]))


def test_words_have_one_type_however_they_are_asked_for():
    together, alone = TokenTypes(), TokenTypes()
    words = [*TRICKY, "Kucing", "kucing", "KUCING", "Kucing"]
    numbers = together.words(words).tolist()
    assert numbers == together.words(words).tolist() == [together.plain(word) for word in words]
    for word, number in zip(words, numbers, strict=True):
        other = alone.plain(word)
        assert (number == SEVERAL) == (other == SEVERAL)
        if number != SEVERAL:
            assert together.sample(number) == alone.sample(other)
            assert together.number(together.sample(number)) == number
            assert together.traits[number] == alone.traits[other]


@pytest.mark.parametrize(
    "chunk",
    ["www.)", "(www..", "a,www.b", "naik.me", "naik.mereka", "x.com)", "http:/a", "a//b", "u!",
     "MK...wewenang", "Pamer,akan", '"bakar"', "menang!ayo", "menang!", "!!ayo", "ya!?!\"",
     "'kejutan'", "ma'ruf", "-habisan", "anak-anak", "g*bl*k", "*penting*", "a.b.c.d", "ab/cd/e",
     "ada,gabisa", "ada,prabowonya", "ya.y", "!" * 50 + "a", "a" * 80 + "1"],
)  # fmt: skip
def test_signs_between_words_bind_as_they_do_alone(chunk):
    assert_as_alone(chunk)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(ASCII_WORD | st.sampled_from(TRICKY), SIGN), min_size=1, max_size=5))
def test_any_words_and_signs_are_read_as_alone(parts):
    assert_as_alone("".join(word + sign for word, sign in parts))


def test_a_batch_that_fails_leaves_nothing_half_read(monkeypatch):
    def fail(*_):
        raise MemoryError

    text = "Selamat pagi tetanggaku #KotaBersihSekali"
    with monkeypatch.context() as broken:
        broken.setattr(ChunkTokens, "_read_one", fail)
        with pytest.raises(MemoryError):
            analyse_posts(as_arrow([text]))
    assert_as_alone(text)


def assert_as_alone(text):
    found = analyse_posts(as_arrow([text]))
    columns = (found.form.tolist(), found.start.tolist(), found.end.tolist())
    together = [(found.types.forms[form], *span) for form, *span in zip(*columns, strict=True)]
    assert together == [(token.form, token.start, token.end) for token in analyse(text)]
