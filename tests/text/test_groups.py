import pytest

from saring.text import analyse


def forms(text):
    return [token.form for token in analyse(text)]


@pytest.mark.parametrize(
    ("word", "slot"),
    [
        ("Cina", "KELOMPOK_SUKU"),
        ("Tionghoa", "KELOMPOK_SUKU"),
        ("batak", "KELOMPOK_SUKU"),
        ("Muslim", "KELOMPOK_AGAMA"),
        ("Katolik", "KELOMPOK_AGAMA"),
        ("perempuan", "KELOMPOK_GENDER"),
        ("difabel", "KELOMPOK_DISABILITAS"),
    ],
)
def test_a_protected_group_is_a_slot_by_its_trait(word, slot):
    assert forms(f"warga {word} datang") == ["warga", slot, "datang"]


def test_groups_named_together_are_one_slot():
    assert forms("umat Islam dan Kristen rukun") == ["umat", "KELOMPOK_AGAMA", "rukun"]


@pytest.mark.parametrize("slur", ["kafir", "kadrun", "bencong"])
def test_a_slur_stays_a_word_because_it_is_something_said(slur):
    assert slur in forms(f"dasar {slur} kamu")


def test_naming_a_group_does_not_make_a_post_political():
    assert forms("Gibran anak Jawa itu temanku")[0] == "NAMA"
