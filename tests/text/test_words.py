import pytest
import regex
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from saring.reference.common_words import frequent_words
from saring.text import analyse
from saring.text.words import informal_spellings, masked_vocabulary, standard_form


@pytest.mark.parametrize(
    ("stretched", "standard"),
    [
        ("bangeeet", "banget"),
        ("GOBLOOOKKK", "goblok"),
        ("maaaaaf", "maaf"),
        ("ayooooo", "ayo"),
        ("menaaanggg", "menang"),
        ("SAATTT", "saat"),
        ("tidaaaak", "tidak"),
    ],
)
def test_stretched_letters_are_shortened(stretched, standard):
    assert standard_form(stretched) == standard


@pytest.mark.parametrize(
    "word", ["saat", "maaf", "taat", "ppp", "manfaat", "ketaatan", "bijaksana"]
)
def test_letters_that_belong_there_stay(word):
    assert standard_form(word) == word
    assert standard_form(word.upper()) == word


@pytest.mark.parametrize(
    ("disguised", "standard"),
    [
        ("g0bl0k", "goblok"),
        ("4nies", "anies"),
        ("c0bl0s", "coblos"),
        ("m3nang", "menang"),
        ("pr4b0w0", "prabowo"),
        ("b@ngsat", "bangsat"),
        ("a$u", "asu"),
        ("p!l!h", "pilih"),
        ("4jaib", "ajaib"),
        ("G4Y", "gay"),
    ],
)
def test_digits_and_signs_are_read_as_letters(disguised, standard):
    assert standard_form(disguised) == standard


@pytest.mark.parametrize(
    "word",
    ["covid19", "p3k", "c1", "s2", "k3", "2024", "k13", "g30s", "h5n1", "bp2mi", "h2o", "100rb"],
)
def test_digits_that_are_meant_stay(word):
    assert standard_form(word) == word
    assert standard_form(word.upper()) == word


@pytest.mark.parametrize(
    "word", ["1tahun", "3kali", "5juta", "4orang", "1thn", "rp30rb", "rp1milyar"]
)
def test_a_count_before_a_word_is_no_disguise(word):
    assert standard_form(word) == word


@pytest.mark.parametrize(
    ("informal", "standard"),
    [
        ("anak2", "anak-anak"),
        ("anak2nya", "anak-anaknya"),
        ("temen2", "teman-teman"),
        ("org2", "orang-orang"),
        ("ikut2an", "ikut-ikutan"),
    ],
)
def test_a_trailing_two_is_reduplication(informal, standard):
    assert standard_form(informal) == standard


@pytest.mark.parametrize(
    ("masked", "word"),
    [
        ("g*bl*k", "goblok"),
        ("an*g", "anjing"),
        ("b*ngs*t", "bangsat"),
        ("A****G", "anjing"),
        ("k*rupsi", "korupsi"),
        ("K0R*PS1", "korupsi"),
        ("t*i", "tahi"),
    ],
)
def test_masked_letters_are_found_by_pattern(masked, word):
    assert standard_form(masked) == word


def test_a_mask_that_no_known_word_fits_stays():
    assert standard_form("w*lm*r") == "w*lm*r"


def test_of_the_words_that_fit_a_mask_the_likeliest_is_taken():
    words = masked_vocabulary()
    assert words.index("goblok") < words.index("geblek")
    assert words.index("anjing") < words.index("anies")


@pytest.mark.parametrize(
    ("informal", "standard"),
    [("yg", "yang"), ("gak", "tidak"), ("DGN", "dengan"), ("gmn", "bagaimana"), ("tp", "tapi")],
)
def test_informal_spelling_becomes_standard(informal, standard):
    assert standard_form(informal) == standard


def test_apostrophes_make_no_other_word():
    assert standard_form("Jum'at") == standard_form("jumat") == standard_form("jum’at")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("c o b l o s", ["coblos"]),
        ("g.o.b.l.o.k", ["goblok"]),
        ("D U K U N G", ["dukung"]),
        ("p e j a b a t p u b l i k", ["pejabat", "publik"]),
        ("S.T.M.I.K", ["stmik"]),
    ],
)
def test_letters_spaced_out_are_joined_and_cut_into_words(written, read):
    tokens = analyse(written)
    assert [token.form for token in tokens] == read
    # Each word points at its own letters, so that an explanation quotes what was written.
    assert [written[token.start : token.end] for token in tokens] == [t.raw for t in tokens]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("cln", "calon"),
        ("kmpny", "kampanye"),
        ("pmrnth", "pemerintah"),
        ("C*lon", "calon"),
        ("p*l*h", "pilih"),
        ("p*jabat", "pejabat"),
    ],
)
def test_letters_left_out_or_starred_are_filled_in_where_one_word_fits(written, read):
    assert standard_form(written) == read


@pytest.mark.parametrize("written", ["KPK", "dprd", "BPSDM", "brng", "tps", "x*z", "pt"])
def test_acronyms_and_words_of_several_readings_stay_as_written(written):
    assert standard_form(written) == written.lower()


def undoubled(word):
    return regex.sub(r"(.)\1+", r"\1", word)


@settings(deadline=None)
@given(st.sampled_from(sorted(frequent_words())), st.integers(3, 6), st.data())
def test_stretching_a_letter_of_a_word_changes_at_most_whether_it_is_double(word, times, data):
    at = data.draw(st.integers(0, len(word) - 1))
    assume(word not in informal_spellings())
    form = standard_form(word[:at] + word[at] * times + word[at + 1 :])
    assume(form not in informal_spellings().values())
    assert undoubled(form) == undoubled(word)


@settings(deadline=None)
@given(
    st.one_of(
        st.sampled_from(sorted(informal_spellings())),
        st.sampled_from(sorted(frequent_words())),
        st.text("abgknosrtu0134", min_size=1, max_size=9),
    )
)
def test_standard_spelling_is_a_resting_place(raw):
    # Holds for letters and digits. A word of masks may come to rest at a second look: "a*2" is
    # first a reduplication.
    for form in standard_form(raw).split():
        assert standard_form(form) == form


@settings(deadline=None)
@given(st.text(min_size=1, max_size=20))
def test_every_text_has_a_standard_form(raw):
    assert isinstance(standard_form(raw), str)
