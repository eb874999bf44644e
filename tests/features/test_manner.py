import pytest

from saring.features.manner import START, is_of_manner, is_trait, manner
from saring.text import analyse

HEADLINE = "Prabowo Subianto Resmikan Jembatan Baru Di Kabupaten Bogor"
OWN_VOICE = "kemarin lewat jembatan baru, mantap juga ternyata pak prabowo"
SHOUT = "AYO SEMUA WARGA DATANG KE LAPANGAN BESOK PAGI"
SENTENCE = "Kemarin kami rapat di kantor bupati sampai sore sekali"


def traits(text):
    return manner(text, analyse(text))


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (HEADLINE, ["MIXED_CASE", "HEADLINE"]),
        (OWN_VOICE, ["LOWER_CASE"]),
        (SHOUT, ["MIXED_CASE", "SHOUTED"]),
        (SENTENCE, ["MIXED_CASE"]),
        ("Prabowo Resmikan Jembatan baru di kabupaten", ["MIXED_CASE", "HALF_HEADLINE"]),
        ("Ayo Coblos", ["MIXED_CASE"]),
        ("halo", ["LOWER_CASE"]),
        ("", ["LOWER_CASE"]),
    ],
)
def test_headlines_shouts_and_own_voices_are_told_apart(text, case):
    marks = {"LOWER_CASE", "MIXED_CASE", "SHOUTED", "HEADLINE", "HALF_HEADLINE"}
    assert [trait for trait in traits(text) if trait in marks] == case


@pytest.mark.parametrize(
    ("words", "length"),
    [(0, 0), (1, 1), (2, 1), (3, 2), (7, 3), (15, 4), (31, 5), (63, 6), (500, 6)],
)
def test_length_is_on_a_logarithmic_scale(words, length):
    assert f"LENGTH_{length}" in traits(" ".join(["rapat"] * words))


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("Prabowo bertemu Anies lalu bertemu Ganjar Pranowo", "CONTESTANTS_3"),
        ("Prabowo dan Gibran", "CONTESTANTS_1"),
        ("rapat kerja dinas", "CONTESTANTS_0"),
        ("dukung #Prabowo", "CONTESTANTS_0"),
        ("ayo #KerjaKeras #KerjaCerdas", "HASHTAGS_2"),
        ("#satu #dua #tiga #empat #lima #enam", "HASHTAGS_4"),
        ("ayo!! semua!", "EXCLAIMS_3"),
        ("ayo!!!!!!!!", "EXCLAIMS_3"),
        ("kapan? di mana? jam berapa?", "ASKS_2"),
        ("begitulah...", "TRAILS_OFF"),
        ("begitulah…", "TRAILS_OFF"),
        ("baca di sini https://t.co/abc", "ENDS_IN_LINK"),
        ("RT @budi: selamat pagi", "RETWEET"),
    ],
)
def test_what_marks_a_post_is_named(text, trait):
    assert trait in traits(text)


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("https://t.co/abc baca di sini", "ENDS_IN_LINK"),
        ("ART itu pulang", "RETWEET"),
        ("Selesai. Titik.", "TRAILS_OFF"),
    ],
)
def test_what_does_not_mark_it_is_not(text, trait):
    assert trait not in traits(text)


def test_every_trait_is_known_as_one():
    for text in (HEADLINE, OWN_VOICE, SHOUT, "RT @budi: lihat...!? #a https://t.co/abc"):
        assert all(is_trait(trait) for trait in traits(text))
    assert not is_trait("rapat")
    assert not is_trait("KANDIDAT")


@pytest.mark.parametrize(
    ("term", "of_manner"),
    [
        ("HEADLINE", True),
        ("ASKS_0 ^", True),
        (START, True),
        ("LENGTH_3 CONTESTANTS_1", True),
        ("OTHER SHOUTED", True),
        ("^ rapat", False),
        ("rapat kerja", False),
        ("ONE KANDIDAT", False),
    ],
)
def test_a_feature_of_traits_is_told_from_one_of_words(term, of_manner):
    assert is_of_manner(term) is of_manner
