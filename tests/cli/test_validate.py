import csv
import json
import os
import shlex

import pytest
from typer.testing import CliRunner

from saring.cli.app import app

EXPORT = (
    "Nama Akun;Tanggal;Isi;OPD\n"
    "guru_ani;13/09/2024;Les tambahan jalan terus, alhamdulillah;Disdik\n"
    "camat_bd;kemarin;Jalan menuju puskesmas sudah diaspal;Kecamatan\n"
    ";14/09/2024;;\n"
    "guru_ani;13/09/2024;Les tambahan jalan terus, alhamdulillah;Disdik\n"
    "budi;15/09/2024;=HYPERLINK(\x1b[31m);Dishub\n"
    ";16/09/2024;=1+1;\n;17/09/2024;12;\n"
)


@pytest.fixture(autouse=True)
def export(tmp_path):
    (tmp_path / "ekspor.csv").write_text(EXPORT, encoding="utf-8")


@pytest.fixture
def validate(tmp_path, monkeypatch):
    """Call the command in this process, in a folder with an export."""
    monkeypatch.chdir(tmp_path)

    def _validate(*arguments):
        return CliRunner().invoke(app, ["validate", *arguments], catch_exceptions=False)

    return _validate


def last_line(done):
    return done.stderr.splitlines()[-1]


def test_columns_and_problems_are_shown_and_the_next_command_is_ready_to_copy(validate, tmp_path):
    done = validate("ekspor.csv")
    assert done.exit_code == 0, done.stderr
    assert "text       Isi        dikenali dari namanya" in done.stdout
    assert "DITOLAK  ekspor.csv, kolom Isi, baris 4: kolom teks kosong" in done.stdout
    assert "CACAT    ekspor.csv, kolom Tanggal, baris 3: waktu tidak terbaca" in done.stdout
    assert 'ekspor.csv: CSV, utf-8, pemisah ";"' in done.stdout
    assert "baris 5: postingan yang sama sudah ada\n             pada baris 2\n" in done.stdout
    assert "7 baris = 4 postingan + 3 ditolak atau berulang" in done.stdout
    assert "\x1b" not in done.stdout
    assert last_line(done) == "Berikutnya: saring score ekspor.csv -o hasil.xlsx --sort"
    assert {path.name for path in tmp_path.iterdir()} == {"ekspor.csv"}


def test_all_of_it_comes_in_english(saring):
    done = saring("validate", "ekspor.csv", "--lang", "en")
    assert "REJECTED ekspor.csv, column Isi, row 4: the text column is blank" in done.stdout
    assert "DAMAGED  ekspor.csv, column Tanggal, row 3: the time cannot be read" in done.stdout
    assert last_line(done).startswith("Next: saring score")
    for word in ("baris", "kolom", "Perbaiki", "postingan"):
        assert word not in done.stdout + done.stderr


def test_what_cannot_be_scored_exits_with_two_and_the_rest_is_checked_all_the_same(
    validate, tmp_path
):
    (tmp_path / "tanpa.csv").write_text("nama,ket\nBudi,ok\n", encoding="utf-8")
    done = validate("tanpa.csv", "hilang.csv", "ekspor.csv")
    assert done.exit_code == 2
    assert "GAGAL    tanpa.csv: tidak ada kolom teks" in done.stdout
    assert "GAGAL    hilang.csv: tidak ditemukan" in done.stdout
    assert "ekspor.csv, kolom Isi, baris 4" in done.stdout
    assert last_line(done).endswith("saring validate tanpa.csv hilang.csv ekspor.csv")


def test_strict_exits_with_one_for_rejected_rows_only(validate, tmp_path):
    (tmp_path / "baik.csv").write_text("akun,isi\nani,Halo bapak ibu\n", encoding="utf-8")
    assert validate("ekspor.csv", "--strict").exit_code == 1
    assert validate("baik.csv", "--strict").exit_code == 0


@pytest.mark.parametrize("how", [("--format", "json"), ("-o", "-")])
def test_json_on_standard_output_has_stable_keys_and_all_rows(validate, how):
    done = validate("ekspor.csv", *how)
    record = json.loads(done.stdout)
    assert record["scorable"] is True
    assert (record["rows_read"], record["posts"], record["rejected"], record["repeated"]) == (
        7, 4, 2, 1,
    )  # fmt: skip
    (file,) = record["files"]
    assert file["columns"]["text"]["column"] == "Isi"
    assert file["columns"]["url"] == {
        "column": None, "why": "none", "samples": [], "blank_share": None,
        "unreadable_share": None,
    }  # fmt: skip
    assert (file["encoding"], file["delimiter"], file["first_data_row"]) == ("utf-8", ";", 2)
    rows = {problem["code"]: problem["rows"] for problem in record["problems"]}
    assert rows["repeated_post"] == [5]
    assert rows["time_unreadable"] == [3]
    assert record["next_command"] == "saring score ekspor.csv -o hasil.xlsx --sort"


def test_the_file_of_problems_has_a_row_for_each_and_no_formulas(validate, tmp_path):
    many = EXPORT + "".join(f"{n};18/09/2024;;\n" for n in range(30))
    (tmp_path / "ekspor.csv").write_text(many, encoding="utf-8")
    done = validate("ekspor.csv", "-o", "masalah.csv", "--limit", "2")
    assert "31 baris: 4, 9, ..." in done.stdout
    with (tmp_path / "masalah.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert sum(row["problem"] == "kolom teks kosong" for row in rows) == 31
    assert all(row["remedy"] for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    validate("ekspor.csv", "-o", "masalah.json", "--quiet")
    assert json.loads((tmp_path / "masalah.json").read_text(encoding="utf-8"))["scorable"]


def test_an_output_of_another_kind_is_refused_before_any_work(validate, tmp_path):
    done = validate("ekspor.csv", "-o", "masalah.docx")
    assert done.exit_code == 2
    assert ".csv, .json" in done.stderr
    assert done.stdout == ""


def test_a_mapping_is_saved_used_again_and_beaten_by_map(validate, tmp_path):
    (tmp_path / "aneh.csv").write_text(
        "Nama Orang,Kata Mereka,Kata Kita\nAni,Halo bapak ibu,Selamat pagi\n", encoding="utf-8"
    )
    done = validate("aneh.csv", "--map", "text=Kata Mereka",
                  "--map", "account=Nama Orang", "--save-mapping", "peta saya.toml")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    command = last_line(done).removeprefix("Berikutnya: ")
    assert shlex.split(command) == [
        "saring", "score", "aneh.csv", "--mapping", "peta saya.toml", "-o", "hasil.xlsx", "--sort",
    ]  # fmt: skip
    again = validate("aneh.csv", "--mapping", "peta saya.toml", "--format", "json")
    columns = json.loads(again.stdout)["files"][0]["columns"]
    assert columns["text"]["column"] == "Kata Mereka"
    assert (columns["account"]["column"], columns["account"]["why"]) == ("Nama Orang", "mapping")
    other = validate("aneh.csv", "--mapping", "peta saya.toml",
                   "--map", "text=Kata Kita", "--format", "json")  # fmt: skip
    record = json.loads(other.stdout)
    assert record["files"][0]["columns"]["text"]["column"] == "Kata Kita"
    assert shlex.split(record["next_command"])[3:7] == [
        "--mapping", "peta saya.toml", "--map", "text=Kata Kita",
    ]  # fmt: skip


def test_a_wrong_mapping_file_names_its_line(validate, tmp_path):
    (tmp_path / "peta.toml").write_text("[columns]\ntext = isi\n", encoding="utf-8")
    done = validate("ekspor.csv", "--mapping", "peta.toml")
    assert done.exit_code == 2
    assert "peta.toml, baris 2" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such names")
@pytest.mark.parametrize("name", [b"a\x1b]0;judul\x07\xe2\x80\xae.csv", b"a\xff.csv", b"a\nb.csv"])
def test_a_hostile_file_name_neither_steers_the_terminal_nor_stops_the_check(
    validate, tmp_path, name
):
    path = tmp_path / os.fsdecode(name)
    path.write_text(EXPORT, encoding="utf-8")
    done = validate(str(path), "-o", "masalah.csv", "--save-mapping", "peta.toml")
    assert done.exit_code == 0
    for said in (done.stdout, done.stderr):
        assert not set("\x1b\x07\u202e") & set(said)
    assert "a\nb.csv" not in done.stdout
    assert (tmp_path / "masalah.csv").read_text(encoding="utf-8-sig").count("\n") > 3
    json.loads(validate(str(path), "-o", "-").stdout)
