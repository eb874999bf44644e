import pandas as pd
import pytest

from saring.claims.importing import import_claims
from saring.errors import SaringError

ROWS = [
    {"Judul": "[SALAH] Gaji ke-13 ASN Dihapus Mulai 2025", "Sumber": "TurnBackHoax",
     "Tautan": "https://contoh.id/1", "Tanggal": "07/02/2025"},
    {"Judul": "“Gaji ke-13 ASN dihapus mulai 2025”", "Sumber": "Kominfo",
     "Tautan": "", "Tanggal": "8 Februari 2025"},
    {"Judul": "Bupati Bagikan Motor Lewat WhatsApp", "Sumber": "", "Tautan": "", "Tanggal": ""},
]  # fmt: skip


@pytest.fixture(params=["csv", "xlsx", "jsonl"])
def listed(request, tmp_path):
    path = tmp_path / f"daftar.{request.param}"
    table = pd.DataFrame(ROWS)
    if request.param == "csv":
        table.to_csv(path, index=False)
    elif request.param == "xlsx":
        table.to_excel(path, index=False)
    else:
        table.to_json(path, orient="records", lines=True, force_ascii=False)
    return path


def test_every_row_is_a_claim_merged_or_rejected(listed):
    imported = import_claims(listed)
    assert imported.rows_read == 3
    assert (len(imported.claims), imported.merged, len(imported.rejects)) == (1, 1, 1)
    (claim,) = imported.claims
    assert claim.claim == "Gaji ke-13 ASN Dihapus Mulai 2025"
    assert claim.verdict == "salah"
    assert (claim.source, claim.url) == ("TurnBackHoax", "https://contoh.id/1")
    assert claim.checked_on == "2025-02-07"
    assert not claim.verified


def test_a_row_without_a_source_says_how_to_name_one(listed):
    (reject,) = import_claims(listed).rejects
    assert "--source" in reject.remedy.id
    assert "Motor" in reject.content


def test_the_source_given_is_for_rows_that_have_none(listed):
    imported = import_claims(listed, source="Dinas Kominfo")
    assert [claim.source for claim in imported.claims] == ["TurnBackHoax", "Dinas Kominfo"]
    assert imported.claims[1].verdict == "dibantah"


def test_ids_are_the_same_in_every_run(listed):
    first, second = (import_claims(listed, source="x").claims for _ in range(2))
    assert [claim.claim_id for claim in first] == [claim.claim_id for claim in second]
    assert len({claim.claim_id for claim in first}) == len(first)


def test_a_list_without_a_column_of_claims_says_how_to_call_it(tmp_path):
    (tmp_path / "a.csv").write_text("nomor,kota\n1,Kendal\n", encoding="utf-8")
    with pytest.raises(SaringError, match="claim/klaim/judul/title"):
        import_claims(tmp_path / "a.csv")


def test_a_missing_list_is_said_to_be_missing(tmp_path):
    with pytest.raises(SaringError) as caught:
        import_claims(tmp_path / "tiada.csv")
    assert "tidak ditemukan" in caught.value.message.id


def test_a_list_of_which_no_row_has_a_source_makes_no_registry(tmp_path):
    (tmp_path / "a.csv").write_text("title\nBupati bagi motor gratis\n", encoding="utf-8")
    with pytest.raises(SaringError, match="row 2"):
        import_claims(tmp_path / "a.csv")
