import csv
import io
import os
import shlex
import sys

import openpyxl
import pytest

EXPORT = (
    "No;Nama Akun;Tanggal;Isi\n"
    "1;guru_a;12/02/2024 08:00;Ayo coblos nomor 2, menangkan Pak Wignyo lagi!\n"
    "2;guru_b;12/02/2024 09:00;Besok upacara jam tujuh, pakai korpri ya bapak ibu\n"
    "3;guru_c;12/02/2024 10:00;\n"
)


@pytest.fixture
def score(saring, small_model_folder):
    def _score(*arguments, **options):
        return saring("score", *arguments, "--model", str(small_model_folder), **options)

    return _score


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "ekspor.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def test_an_export_becomes_a_workbook_with_rejects_beside_it(score, export, tmp_path):
    done = score("ekspor.csv", "-o", "hasil.xlsx", "--sort")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    sheet = openpyxl.load_workbook(tmp_path / "hasil.xlsx")["Temuan"]
    assert sheet.max_row == 3
    rejects = (tmp_path / "hasil.xlsx.rejected.csv").read_text(encoding="utf-8-sig")
    assert "kolom teks kosong" in rejects
    assert "guru_c" in rejects


def test_the_summary_names_encoding_and_delimiter_and_adds_up(score, export):
    said = score("ekspor.csv", "-o", "hasil.csv").stderr
    assert "utf-8" in said.lower()
    assert ";" in said
    assert "3 baris dibaca = 2 dinilai + 1 ditolak" in said
    assert "belum ditinjau" in said
    assert "small@" in said


def test_no_progress_bar_and_no_colour_when_piped(score, export):
    assert "\x1b" not in score("ekspor.csv", "-o", "hasil.csv").stderr


def test_standard_output_holds_the_table_and_nothing_else(score):
    done = score("-", "-o", "-", stdin=EXPORT)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["account"] for row in rows] == ["guru_a", "guru_b"]
    assert "dinilai" in done.stderr


def test_quiet_says_nothing(score, export):
    assert score("ekspor.csv", "-o", "hasil.csv", "--quiet").stderr == ""


def test_strict_exits_with_one_when_a_row_was_rejected(score, export):
    assert score("ekspor.csv", "-o", "hasil.csv", "--strict").returncode == 1
    assert score("ekspor.csv", "-o", "hasil.csv").returncode == 0


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "jsonl", "parquet"])
def test_every_format_is_written(score, export, tmp_path, suffix):
    assert score("ekspor.csv", "-o", f"hasil.{suffix}").returncode == 0
    assert (tmp_path / f"hasil.{suffix}").stat().st_size > 100


def test_the_same_call_gives_the_same_table(score, export, tmp_path):
    score("ekspor.csv", "-o", "satu.csv")
    score("ekspor.csv", "-o", "dua.csv")
    assert (tmp_path / "satu.csv").read_bytes() == (tmp_path / "dua.csv").read_bytes()


def test_a_folder_of_files_is_one_table(score, tmp_path):
    folder = tmp_path / "masuk"
    folder.mkdir()
    (folder / "a.csv").write_text(EXPORT, encoding="utf-8")
    (folder / "b.csv").write_text(EXPORT.replace("guru_", "bidan_"), encoding="utf-8")
    done = score("masuk", "-o", "hasil.csv")
    assert "6 baris dibaca = 4 dinilai + 2 ditolak" in done.stderr


def test_an_export_given_twice_doubles_no_post(score, export, tmp_path):
    (tmp_path / "salinan.csv").write_text(EXPORT, encoding="utf-8")
    done = score("ekspor.csv", "salinan.csv", "-o", "hasil.csv")
    assert "6 baris dibaca = 2 dinilai + 4 ditolak" in done.stderr
    rejects = (tmp_path / "hasil.csv.rejected.csv").read_text(encoding="utf-8-sig")
    assert "postingan yang sama sudah ada pada ekspor.csv baris 2" in rejects


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("kosong.csv", b"", "kosong"),
        ("judul.csv", b"No;Isi\n", "judul"),
        ("tanpa.csv", b"No;Kota\n1;Kendal\n", "kolom"),
        ("ambigu.csv", b"isi,komentar\nhalo semua,apa kabar\n", "isi"),
        ("angka.csv", b"No,Isi\n1,12\n2,13\n", "--map"),
        ("rusak.xlsx", b"PK\x03\x04" + b"\x00" * 300, "rusak.xlsx"),
        ("biner.csv", bytes(range(256)) * 20, "biner.csv"),
    ],
)
def test_bad_input_gets_two_lines_exit_code_two_and_no_output(score, tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    done = score(name, "-o", "hasil.csv")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 2, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("hasil*"))


def test_a_missing_file_names_the_nearest_one(score, export):
    done = score("ekspro.csv", "-o", "hasil.csv")
    assert done.returncode == 2
    assert "ekspor.csv" in done.stderr


def test_one_bad_file_among_good_ones_stops_before_anything_is_written(score, export, tmp_path):
    (tmp_path / "kosong.csv").write_bytes(b"")
    assert score("ekspor.csv", "kosong.csv", "-o", "hasil.csv").returncode == 2
    assert not (tmp_path / "hasil.csv").exists()


def test_a_column_can_be_named(score, tmp_path):
    (tmp_path / "aneh.csv").write_text("kata_kata,x\nSelamat pagi semua,1\n", encoding="utf-8")
    assert score("aneh.csv", "-o", "hasil.csv").returncode == 2
    assert score("aneh.csv", "-o", "hasil.csv", "--map", "text=kata_kata").returncode == 0


@pytest.mark.parametrize("pair", ["text", "=isi", "text="])
def test_a_mapping_that_is_no_pair_is_explained(score, export, pair):
    done = score("ekspor.csv", "-o", "hasil.csv", "--map", pair)
    assert done.returncode == 2
    assert "--map text=" in done.stderr


def test_an_unknown_output_suffix_is_refused_before_any_work(score, export):
    done = score("ekspor.csv", "-o", "hasil.doc")
    assert done.returncode == 2
    assert ".xlsx" in done.stderr


def test_messages_come_in_english_when_asked(score, export):
    assert "rows read" in score("ekspor.csv", "-o", "a.csv", "--lang", "en").stderr
    assert "rows read" in score("ekspor.csv", "-o", "a.csv", SARING_LANG="en").stderr


def test_debug_shows_where_an_error_arose(score):
    assert "Traceback" in score("tidak_ada.csv", "-o", "a.csv", "--debug").stderr


def test_rejects_of_an_earlier_run_do_not_stay_beside_a_clean_result(score, export, tmp_path):
    score("ekspor.csv", "-o", "hasil.csv")
    assert (tmp_path / "hasil.csv.rejected.csv").exists()
    export.write_text("Isi\nSelamat pagi semua\n", encoding="utf-8")
    score("ekspor.csv", "-o", "hasil.csv")
    assert not (tmp_path / "hasil.csv.rejected.csv").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_hostile_file_name_is_scored_and_cannot_steer_the_terminal(score, tmp_path):
    for name, account in ((b"a\xff.csv", "pns"), (b"=b\x1b[31m.csv", "guru")):
        (tmp_path / os.fsdecode(name)).write_text(EXPORT.replace("guru", account), encoding="utf-8")
    done = score(".", "-o", "hasil.xlsx")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stderr
    assert "6 baris dibaca = 4 dinilai + 2 ditolak" in done.stderr


def test_a_note_names_the_files_it_is_about_where_there_are_several(score, export, tmp_path):
    (tmp_path / "4cat.csv").write_text(
        "id,thread_id,timestamp,author,body\n1,1,2024-02-11 01:02:03,a,Apel pagi\n",
        encoding="utf-8",
    )
    said = score("ekspor.csv", "4cat.csv", "-o", "hasil.csv").stderr
    assert "  - 4cat.csv: waktu dalam ekspor ini tanpa zona" in said


@pytest.mark.parametrize(("asked", "said"), [([], "Berikutnya"), (["--lang", "en"], "Next")])
def test_the_last_line_is_the_next_command_ready_to_copy(score, export, asked, said):
    done = score("ekspor.csv", "-o", "hasil kami.csv", *asked)
    wanted = ["saring", "report", "hasil kami.csv", "-o", "laporan.html", *asked]
    before, _, command = done.stderr.splitlines()[-1].partition(": ")
    assert (before, shlex.split(command)) == (said, wanted)


def test_a_table_on_standard_output_has_no_next_command(score):
    assert "Berikutnya" not in score("-", "-o", "-", stdin=EXPORT).stderr
