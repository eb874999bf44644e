import re

import openpyxl
import pandas as pd
import pytest

EXPORT = (
    "No;Nama Akun;Waktu;Kata-kata;Telepon\n"
    "1;guru_a;2024-02-10T16:30:00+00:00;Ayo coblos nomor 2, kabari @Guru_B ya 0812-3456-7890;x\n"
    "2;guru_b;2024-02-12T09:00:00+00:00;Besok upacara jam tujuh, pakai korpri ya bapak ibu;y\n"
    "3;guru_c;2024-02-12T09:00:00+00:00;;z\n"
)


@pytest.fixture
def score(saring, small_model_folder, tmp_path):
    (tmp_path / "ekspor.csv").write_text(EXPORT, encoding="utf-8")

    def _score(*arguments):
        arguments = (*arguments, "--map", "text=Kata-kata", "--model", str(small_model_folder))
        return saring("score", *arguments)

    return _score


def read(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def test_the_stage_is_that_of_the_region(score, tmp_path):
    score("ekspor.csv", "-o", "wib.csv")
    score("ekspor.csv", "-o", "wit.csv", "--region", "Papua")
    # 16.30 UTC is 23.30 of the last day of the campaign in Jakarta, and 01.30 of the first quiet
    # day in Jayapura.
    assert read(tmp_path / "wib.csv").loc[0, "stage"] == "kampanye (pemilu-2024)"
    assert read(tmp_path / "wit.csv").loc[0, "stage"] == "tenang (pemilu-2024)"
    done = score("ekspor.csv", "-o", "salah.csv", "--region", "Wakanda")
    assert done.returncode == 2
    assert "Wakanda" in done.stderr


def test_a_mapping_file_names_columns_and_the_option_overrides_it(saring, score, tmp_path):
    mapping = '[columns]\ntext = "Nama Akun"\naccount = "Telepon"\n'
    (tmp_path / "peta.toml").write_text(mapping, encoding="utf-8")
    done = score("ekspor.csv", "-o", "hasil.csv", "--mapping", "peta.toml")
    assert done.returncode == 0, done.stderr
    scored = read(tmp_path / "hasil.csv")
    assert scored["account"].tolist() == ["x", "y"]
    assert scored["text"].str.startswith("Ayo coblos").tolist() == [True, False]


def test_pseudonyms_stand_for_people_everywhere_and_move_no_score(saring, score, tmp_path):
    assert saring("new-key", "kunci").returncode == 0
    assert score("ekspor.csv", "-o", "biasa.csv").returncode == 0
    done = score("ekspor.csv", "-o", "samaran.csv", "--pseudonymise", "kunci")
    assert done.returncode == 0, done.stderr
    plain, hidden = read(tmp_path / "biasa.csv"), read(tmp_path / "samaran.csv")
    scores = ["campaign_score", "hate_score", "hoax_score", "labels", "stage"]
    assert hidden[scores].equals(plain[scores])
    rejects = (tmp_path / "samaran.csv.rejected.csv").read_text(encoding="utf-8-sig")
    written = (tmp_path / "samaran.csv").read_text(encoding="utf-8-sig") + rejects
    assert not re.search(r"guru_[abc]|0812", written, re.IGNORECASE)
    assert hidden["account"].str.startswith("AKUN-").all()


def test_a_workbook_has_accounts_and_rejects(score, tmp_path):
    assert score("ekspor.csv", "-o", "hasil.xlsx").returncode == 0
    book = openpyxl.load_workbook(tmp_path / "hasil.xlsx")
    assert book.sheetnames == ["Ringkasan", "Temuan", "Akun", "Ditolak", "Tentang"]
    rejected = [cell.value for row in book["Ditolak"].iter_rows() for cell in row]
    assert "kolom teks kosong" in rejected


def test_a_profile_says_where_the_time_went(score):
    said = score("ekspor.csv", "-o", "hasil.csv", "--profile", "--quiet").stderr
    lines = dict(re.findall(r"^  (\D+?) +(\d+\.\d\d)$", said, re.MULTILINE))
    assert {"membaca", "menulis", "jam dinding"} <= set(lines)
    stages = sum(float(seconds) for name, seconds in lines.items() if name != "jam dinding")
    assert stages <= float(lines["jam dinding"]) + 0.1


def test_nothing_but_the_result_is_left_beside_it(score, tmp_path):
    before = set(tmp_path.iterdir())
    assert score("ekspor.csv", "-o", "hasil.csv", "--sort").returncode == 0
    left = {path.name for path in set(tmp_path.iterdir()) - before}
    assert left == {"hasil.csv", "hasil.csv.rejected.csv"}


def test_an_address_of_a_store_needs_dask(score):
    done = score("s3://ember/ekspor.csv", "-o", "hasil.csv")
    assert done.returncode == 2
    assert "--engine dask" in done.stderr
