import pytest

from saring.claims.terms import terms_of, terms_of_text
from saring.text import analyse


def stems(text):
    return [term.stem for term in terms_of(text, analyse(text))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Prabowo Subianto menang telak", {"prabowo", "subianto"}),
        ("Ganjar dan Mahfud curang di TPS", {"ganjar", "mahfud"}),
        ("Pak Wignyo korupsi dana desa", {"wignyo"}),
        ("muslim dan kristen rukun", {"muslim", "kristen"}),
        ("#PrabowoGibran2024 curang", {"prabowo", "gibran", "2024"}),
    ],
)
def test_who_is_named_stays_although_a_model_sees_a_slot(text, named):
    assert named <= set(stems(text))
    assert not any(stem.isupper() for stem in stems(text) if stem.isalpha())


def test_a_post_has_the_terms_that_its_text_has_without_slots():
    text = "Jokowi bagikan bantuan Rp150.000 untuk warga Kendal"
    assert stems(text) == terms_of_text(text)


def test_affixes_and_spelling_do_not_matter_and_numbers_do():
    assert stems("dicoblos 150.000 org") == stems("mencoblos 150000 orang")
    assert stems("bantuan 600 ribu") != stems("bantuan 300 ribu")


def test_accounts_addresses_and_emoji_are_no_terms():
    assert stems("@jokowi cek https://contoh.go.id/hadiah 😂 !!") == ["cek"]


def test_a_term_knows_the_word_as_written():
    (first, *_) = terms_of("TERCOBLOS semua", analyse("TERCOBLOS semua"))
    assert first.raw == "TERCOBLOS"
