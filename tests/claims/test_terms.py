import pytest

from saring.claims.terms import stems_of, stems_of_each, terms_of


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
    assert named <= set(stems_of(text))
    assert not any(stem.isupper() for stem in stems_of(text) if stem.isalpha())


def test_affixes_and_spelling_do_not_matter_and_numbers_do():
    assert stems_of("dicoblos 150.000 org") == stems_of("mencoblos 150000 orang")
    assert stems_of("bantuan 600 ribu") != stems_of("bantuan 300 ribu")


def test_accounts_addresses_and_emoji_are_no_terms():
    assert stems_of("@jokowi cek https://contoh.go.id/hadiah 😂 !!") == ["cek"]


def test_a_term_knows_the_word_as_written():
    (first, *_) = terms_of("TERCOBLOS semua")
    assert first.raw == "TERCOBLOS"


def test_many_texts_have_the_stems_that_each_has_alone(own_texts):
    texts = [
        "",
        "dicoblos 150.000 org",
        "@jokowi cek https://contoh.go.id/hadiah",
        *own_texts[:300],
    ]
    assert stems_of_each(texts) == list(map(stems_of, texts))
