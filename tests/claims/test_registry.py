import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.claims.registry import (
    CLAIM_COLUMNS,
    DEFAULT_REGISTRY,
    Claim,
    read_registries,
    write_registry,
)
from saring.errors import SaringError

from .conftest import CLAIMS

HEADER = ",".join(CLAIM_COLUMNS)
GOOD = "K-1,Gaji ke-13 ASN dihapus,,salah,Kementerian Keuangan,,2025-02-07,Dinas Kominfo,true"


@pytest.fixture
def registry(tmp_path):
    def _registry(*rows, name="klaim.csv"):
        path = tmp_path / name
        path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
        return path

    return _registry


def test_a_row_becomes_a_claim(registry):
    (claim,) = read_registries([registry(GOOD)])
    assert claim == Claim(
        "K-1", "Gaji ke-13 ASN dihapus", (), "salah", "Kementerian Keuangan",
        checked_on="2025-02-07", owner="Dinas Kominfo", verified=True,
    )  # fmt: skip


def test_examples_are_other_wordings(registry):
    (claim,) = read_registries([registry("K-1,satu,dua | tiga kata |,salah,KPU,,,,false")])
    assert claim.wordings == ("satu", "dua", "tiga kata")


def test_what_is_written_is_read_back(tmp_path):
    write_registry(CLAIMS, tmp_path / "k.csv")
    assert read_registries([tmp_path / "k.csv"]) == CLAIMS


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(
    lambda text: text == text.strip() and "|" not in text
)


@given(TEXT, TEXT, st.lists(TEXT, max_size=3))
def test_any_words_survive_the_table(tmp_path_factory, claim, source, examples):
    path = tmp_path_factory.mktemp("klaim") / "k.csv"
    written = (Claim("K-1", claim, tuple(examples), "salah", source),)
    write_registry(written, path)
    assert read_registries([path]) == written


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("K-2,Gaji dihapus,,salah,,,,,false", ["baris 3", "source"]),
        ("K-2,,,salah,KPU,,,,false", ["baris 3", "claim"]),
        ("K-1,Gaji dihapus,,salah,KPU,,,,false", ["baris 3", "baris 2"]),
        ("K-2,Gaji dihapus,,salah,KPU,,7 Februari 2025,,false", ["checked_on", "2024-02-14"]),
        ("K-2,Gaji dihapus,,salah,KPU,,,,ya", ["verified", "true, false"]),
        ("K-2,Gaji dihapus, katanya,,salah,KPU,,,,false", ["baris 3", "10 sel"]),
    ],
)
def test_a_wrong_row_is_named_with_what_was_expected(registry, row, said):
    with pytest.raises(SaringError) as caught:
        read_registries([registry(GOOD, row)])
    told = f"{caught.value.message.id} {caught.value.hint.id}"
    assert "klaim.csv" in told
    for word in said:
        assert word in told
    assert str(caught.value) != told  # and in English


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "k.csv").write_text("claim_id,claim\nK-1,Gaji dihapus\n", encoding="utf-8")
    with pytest.raises(SaringError, match="examples"):
        read_registries([tmp_path / "k.csv"])


def test_a_later_registry_corrects_an_earlier_one(registry):
    corrected = GOOD.replace("salah", "menyesatkan")
    claims = read_registries([registry(GOOD), registry(corrected, name="milik_kami.csv")])
    assert [claim.verdict for claim in claims] == ["menyesatkan"]


def test_a_registry_with_a_header_alone_has_no_claims(registry):
    assert read_registries([registry()]) == ()


def test_every_claim_that_is_shipped_names_a_source():
    assert all(claim.source for claim in read_registries([DEFAULT_REGISTRY]))
