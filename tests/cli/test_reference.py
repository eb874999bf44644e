import csv
from types import SimpleNamespace

import pytest

CLAIMS = (
    "claim_id,claim,examples,verdict,source,url,checked_on,owner,verified\n"
    "U-1,Gaji ketiga belas ASN Kabupaten Kendal dipotong separuh untuk stadion,,salah,"
    "BKPSDM Kendal,,2029-06-01,BKPSDM,true\n"
)
CONTESTANTS = (
    "event_id,region,number,slot,entity,form,context,source,verified\n"
    "pilkada-kendal-2029,33.24,01,KANDIDAT,qoriyah-zarkasi,qorizar,always,KPU Kendal,true\n"
)
EXPORT = (
    "akun,isi\n"
    "guru_a,gaji ketiga belas ASN Kabupaten Kendal dipotong separuh buat bangun stadion\n"
    "guru_b,coblos qorizar ya bapak ibu\n"
)


@pytest.fixture
def score(saring, small_model_folder, tmp_path):
    (tmp_path / "ekspor.csv").write_text(EXPORT, encoding="utf-8")

    def _score(*options):
        done = saring("score", "ekspor.csv", "-o", "hasil.csv", "--model", str(small_model_folder),
                      *options)  # fmt: skip
        if done.returncode:
            return done, []
        with (tmp_path / "hasil.csv").open(encoding="utf-8-sig", newline="") as file:
            return done, list(csv.DictReader(file))

    return _score


@pytest.fixture
def table(tmp_path):
    def _table(name, content):
        (tmp_path / name).write_text(content, encoding="utf-8")
        return name

    return _table


def test_the_shipped_tables_pass(saring):
    done = saring("reference", "check")
    assert done.returncode == 0
    assert "0 kesalahan" in done.stderr
    assert "Peringatan" in done.stderr


def test_a_table_in_order_passes_and_a_wrong_one_exits_with_two(saring, table):
    assert saring("reference", "check", table("klaim.csv", CLAIMS)).returncode == 0
    done = saring("reference", "check", table("salah.csv", CLAIMS.replace("2029-06-01", "kemarin")))
    assert done.returncode == 2
    assert "salah.csv, baris 2, kolom checked_on" in done.stderr
    assert "2024-02-14" in done.stderr


def test_errors_come_in_english_and_quiet_leaves_only_them(saring, table):
    name = table("salah.csv", CLAIMS.replace("BKPSDM Kendal", ""))
    done = saring("reference", "check", name, "--lang", "en", "--quiet")
    (line,) = done.stderr.splitlines()
    assert line.startswith("Wrong: salah.csv, row 2, column source")


def test_a_folder_is_all_tables_in_it(saring, table, tmp_path):
    (tmp_path / "acuan").mkdir()
    table("acuan/klaim.csv", CLAIMS)
    table("acuan/peserta.csv", CONTESTANTS)
    table("acuan/lain.csv", "kota,bupati\nKendal,Sari\n")
    done = saring("reference", "check", "acuan")
    assert done.returncode == 0
    assert "3 tabel: 0 kesalahan" in done.stderr
    assert "lain.csv, baris 1: jenis tabel ini tidak dikenal" in done.stderr
    assert saring("reference", "check", "acuan/lain.csv").returncode == 2


def test_a_claim_of_one_s_own_is_matched_beside_the_shipped_ones(score, table):
    done, rows = score("--claims", table("klaim.csv", CLAIMS))
    assert [row["claim_id"] for row in rows] == ["U-1", ""]
    assert rows[0]["claim_source"] == "BKPSDM Kendal"
    assert "hoax" in rows[0]["labels"]
    assert "Dibandingkan dengan" in done.stderr


def test_a_local_name_given_at_scoring_time_is_a_slot(score, table):
    name = table("peserta.csv", CONTESTANTS)
    _, without = score()
    _, given = score("--contestants", name)
    assert given[1]["campaign_score"] > without[1]["campaign_score"]
    assert given[0]["campaign_score"] == without[0]["campaign_score"]


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("--claims", CLAIMS.replace("BKPSDM Kendal", ""), "baris 2, kolom source"),
        ("--contestants", CONTESTANTS.replace("always", "selalu"), "baris 2, kolom context"),
        ("--contestants", CLAIMS, "jenis tabel ini tidak dikenal"),
    ],
)
def test_a_wrong_table_stops_the_run_before_anything_is_written(
    score, table, tmp_path, option, content, said
):
    done, _ = score(option, table("tabel.csv", content))
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "hasil.csv").exists()


def test_an_empty_registry_is_said_to_leave_claims_unscreened(monkeypatch, tmp_path, table):
    from saring.claims import registry
    from saring.cli.about import compared
    from saring.cli.tables import claim_matcher

    table("kosong.csv", CLAIMS.splitlines()[0] + "\n")
    monkeypatch.setattr(registry, "DEFAULT_REGISTRY", tmp_path / "kosong.csv")
    assert claim_matcher([]) is None
    run = SimpleNamespace(claims=0, least_likeness=0.4)
    assert "tidak disaring" in compared(run).id
    assert "not screened" in compared(run).en


def test_a_list_becomes_a_registry_that_passes_the_check_and_is_used(saring, score, table):
    listed = table(
        "daftar.csv",
        "judul,tanggal\n"
        "[SALAH] Gaji ketiga belas ASN Kabupaten Kendal dipotong separuh untuk stadion,1/6/2029\n"
        "Gaji ketiga belas ASN Kabupaten Kendal dipotong separuh untuk stadion,\n",
    )
    done = saring("reference", "import-claims", listed, "-o", "k.csv", "--source", "TurnBackHoax")
    assert done.returncode == 0, done.stderr
    assert "2 baris dibaca = 1 klaim + 1 digabung sebagai rangkap + 0 ditolak" in done.stderr
    assert saring("reference", "check", "k.csv").returncode == 0
    _, rows = score("--claims", "k.csv")
    assert rows[0]["claim_source"] == "TurnBackHoax"


def test_rows_without_a_source_lie_beside_the_registry(saring, table, tmp_path):
    listed = table("d.csv", "title,source\nGaji ASN dipotong,Kominfo\nBupati bagi motor,\n")
    assert saring("reference", "import-claims", listed, "-o", "k.csv").returncode == 0
    assert "Bupati bagi motor" in (tmp_path / "k.csv.rejected.csv").read_text(encoding="utf-8-sig")


def test_a_registry_is_not_written_as_a_workbook(saring, table, tmp_path):
    listed = table("d.csv", "title,source\nGaji ASN dipotong,Kominfo\n")
    done = saring("reference", "import-claims", listed, "-o", "k.xlsx")
    assert done.returncode == 2
    assert "k.csv" in done.stderr
    assert not (tmp_path / "k.xlsx").exists()
