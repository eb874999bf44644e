"""PySastrawi itself is the oracle: our stems must be its own, mistakes and all."""

import random
import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer

from saring.text.stem import root_words, stem
from saring.text.stemming.confix import stem_word

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
PREFIXES = [
    *("", "di", "ke", "se", "ku", "kau", "be", "ber", "bel", "te", "ter", "pe", "pel", "per"),
    *("me", "mem", "men", "meng", "menge", "meny", "mempe", "memp", "mempn", "diper", "berke"),
    *("pem", "pen", "peng", "penge", "peny", "kese", "keber", "menter", "memper", "member"),
]
SUFFIXES = [
    *("", "i", "an", "kan", "is", "isme", "isasi", "lah", "kah", "tah", "pun", "ku", "mu", "nya"),
    *("-ku", "-mu", "-nya", "-lah", "annya", "kannya", "kanlah", "inya", "kannyalah", "anmulah"),
]
INFIXES = ["er", "el", "em", "in"]
LETTERS = list("abcdefghijklmnopqrstuvwxyz")


@pytest.fixture(scope="session")
def oracle():
    stemmer = Stemmer(ArrayDictionary())

    def stem_by(word, roots):
        stemmer.dictionary.words = dict.fromkeys(roots)
        return stemmer.stem_word(word)

    return stem_by


@pytest.fixture(scope="session")
def oracle_stem():
    return Stemmer(ArrayDictionary(root_words())).stem_word


# Words that some reading of the rules gets wrong: PySastrawi's departures from the literature.
ODD = """
mempnyai mempengaruhi memperdaya mengecat mengebom mengeong penger penget pengukur pengolahan
perajin perujuk perer perserikatan berserakan bersuara berr berara beker bekerja belajar pelajar
belajarlah pelajaran terrr terperosok teleran temali teleng telunjuk tinambah gerigi gelembung
kinerja sinambung didikkan didikan tarikkan memakan memainkan menanggalkan menyanyikan
kuku kukuku kaukau kaukatakan diinginkan dii mei pei terii kekekeke dididi sesese
bean belah berilah bukalah-bukalah malaikat-malaikat-nya nikmat-ku meniru-nirukan
berbalas-balasan a-b a-ku a-b-ku a-b-c-d di-ku ke-nya lah-lah kan-kan ku-ku-lah ba-ba-ba-lah
kupu-kupu sebaik-baiknya kehijau-hijauan isme isasi kanis xisasi laisme kan-kannya
"""


@pytest.mark.parametrize("word", ODD.split())
def test_odd_words_have_the_stem_that_pysastrawi_gives(word, oracle_stem):
    assert stem_word(word, root_words()) == oracle_stem(word)


def affixed(chance, roots):
    """Make one form: a root under nested affixes, doubled perhaps, or letters at random."""
    if chance.random() < 0.1:
        return "".join(chance.choices("aabdeegiklmmnnprstuwy-", k=chance.randint(1, 12)))
    root = chance.choice(roots)[chance.random() < 0.3 :]  # menulis has lost the t of tulis
    if chance.random() < 0.1:
        root = root[:1] + chance.choice(INFIXES) + root[1:]
    form = chance.choice(PREFIXES) + root + chance.choice(SUFFIXES)
    if chance.random() < 0.25:
        form = chance.choice(PREFIXES) + form
    if chance.random() < 0.15:
        form += "-" + chance.choice([root, form, root + chance.choice(SUFFIXES)])
    return form


def test_20000_forms_have_the_stem_that_pysastrawi_gives(oracle_stem):
    chance = random.Random(2024)
    roots = sorted(filter(WORD.fullmatch, root_words()))
    forms = set()
    while len(forms) < 20_000:
        form = affixed(chance, roots)
        if len(form) > 3 and WORD.fullmatch(form):
            forms.add(form)
    assert {form: stem(form) for form in forms} == {form: oracle_stem(form) for form in forms}


@settings(deadline=None)
@given(st.from_regex(r"[a-z]{1,12}(-[a-z]{1,9}){0,3}", fullmatch=True))
def test_any_letters_have_the_stem_that_pysastrawi_gives(oracle_stem, word):
    assert stem_word(word, root_words()) == oracle_stem(word)


@st.composite
def words_with_their_own_dictionary(draw):
    """Draw a word of affixes alone, and roots that may be what is left when some are off."""
    piece = st.sampled_from(PREFIXES[1:] + SUFFIXES[1:] + INFIXES + LETTERS)
    word = "".join(draw(st.lists(piece, min_size=1, max_size=6)))
    if draw(st.booleans()) and draw(st.booleans()):
        word += "-" + draw(st.sampled_from([word, word[1:], draw(piece) + word, draw(piece)]))
    assume(WORD.fullmatch(word))
    cuts = st.tuples(
        st.sampled_from(["", "", "", "k", "p", "t", "s", "r", word[0]]),
        st.integers(0, min(len(word), 9)),
        st.integers(0, min(len(word), 9)),
        st.sampled_from(["", "", "k"]),
    )
    roots = {
        put + word[start : len(word) - end] + last
        for put, start, end, last in draw(st.lists(cuts, min_size=1, max_size=12))
    }
    return word, frozenset(roots - {"", word})


@settings(deadline=None, max_examples=400)
@given(words_with_their_own_dictionary())
@example(("mempnyai", frozenset({"pnya"})))
@example(("didikkan", frozenset({"didik"})))
@example(("didikan", frozenset({"didik", "dik"})))
@example(("tarikan", frozenset({"tarik"})))
@example(("dikan", frozenset({"n"})))
def test_with_any_dictionary_the_stem_is_pysastrawis(oracle, word_and_roots):
    word, roots = word_and_roots
    assert stem_word(word, roots) == oracle(word, roots)


@settings(deadline=None)
@given(st.from_regex(r"[aeiou][bcdfgjlmpqrtvwxyz]{3,20}", fullmatch=True))
def test_a_word_with_no_affix_to_take_off_is_itself(word):
    assert stem(word) == word
