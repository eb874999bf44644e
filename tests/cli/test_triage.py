import csv
import io
import json

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from saring.cli.app import app
from saring.scored import guard

SLOGANS = (
    "Coblos nomor dua, lanjutkan bersama Pak Wignyo di kecamatan kita",
    "Ayo menangkan jagoan kita hari Rabu, jangan sampai lengah ya dulur",
)
REASONS = {
    "campaign": {
        "words": [
            {"text": "Coblos", "start": 0, "end": 6, "weight": 1.7},
            {"text": "kita", "start": 60, "end": 64, "weight": -0.6},
        ],
        "rest": 0.1,
    }
}


def row(number, account, text, score=0.1, band="clear", **given):
    return {
        "row_id": f"r{number}", "source_file": "ekspor.csv", "source_row": number + 2,
        "post_id": f"18600000000000{number:05d}", "account": account,
        "posted_at": "2024-11-10T08:00:00+07:00", "platform": "x",
        "url": f"https://x.com/status/{number}", "unit": "Setda", "relation": "", "text": text,
        "stage": "kampanye (pilkada-2024)", "campaign_score": score, "hate_score": 0.01,
        "hoax_score": 0.02, "campaign_band": band, "hate_band": "clear", "hoax_band": "clear",
        "labels": "" if band == "clear" else "campaign",
        "reasons": "" if band == "clear" else json.dumps(REASONS), "claim_id": "",
        "claim_score": "", "claim_source": "", "notes": "", "model_id": "default@1a2b", **given,
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    rows = [
        row(0, "guru_a", SLOGANS[0], 0.97, "priority"),
        row(1, "guru_a", SLOGANS[1], 0.7, "review", posted_at="2024-11-25T08:00:00+07:00",
            stage="tenang (pilkada-2024)"),
        *(row(n, "guru_a", f"Apel pagi ke-{n}") for n in range(2, 6)),
        row(6, "=cmd|' /C calc'!A0", f"\x1b[31m=HYPERLINK(1) [bold]menang[/bold] {SLOGANS[0]}",
            0.99, "priority", unit="=1+1"),
        row(7, "", SLOGANS[1], 0.8, "review"),
        row(8, "bidan_b", SLOGANS[1], 0.8, "review"),
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    frame = frame.map(lambda cell: guard(cell) if isinstance(cell, str) else cell)
    frame.to_csv(tmp_path / "hasil.csv", index=False)
    return tmp_path


@pytest.fixture
def triage(folder, monkeypatch):
    monkeypatch.chdir(folder)

    def run(*arguments, stdin=None):
        return CliRunner().invoke(app, ["triage", *arguments], input=stdin)

    return run


def test_the_list_shows_denominators_and_says_what_it_is(triage):
    done = triage("hasil.csv")
    assert done.exit_code == 0, done.stderr
    for part in ("Indikasi, belum ditinjau", "guru_a", "2 / 6", "33,3 %", "tanpa akun", "1 / 1"):
        assert part in done.stdout, part
    assert "bidan_b" not in done.stdout
    assert "1 akun di bawah bukti minimum" in done.stdout


def test_english_is_given_on_request(saring, folder):
    shown = saring("triage", "hasil.csv", "--lang", "en").stdout
    assert "not yet reviewed" in shown
    assert "33.3 %" in shown
    assert "belum" not in shown


def test_hostile_text_neither_colours_the_terminal_nor_formats_the_table(triage):
    for arguments in (("hasil.csv",), ("hasil.csv", "--account", "=cmd|' /C calc'!A0")):
        shown = triage(*arguments).stdout
        assert "\x1b" not in shown
        assert "[bold]" in shown


def test_the_posts_of_an_account_show_words_link_and_stage(triage):
    shown = triage("hasil.csv", "--account", "@GURU_A").stdout
    for part in ('"Coblos" (+1,7)', '"kita" (-0,6)', "https://x.com/status/0", "tenang (pilkada"):
        assert part in shown, part
    assert "Apel pagi" not in shown
    assert shown.index(SLOGANS[0][:20]) < shown.index(SLOGANS[1][:20])


def test_an_unknown_account_names_the_nearest(triage):
    done = triage("hasil.csv", "--account", "guru_aa")
    assert done.exit_code == 2
    assert "guru_a" in done.stderr.splitlines()[1]


def test_csv_is_guarded_and_says_what_it_is_on_every_row(triage, folder):
    assert triage("hasil.csv", "-o", "akun.csv").exit_code == 0
    rows = list(csv.DictReader(io.StringIO((folder / "akun.csv").read_text("utf-8-sig"))))
    assert {each["status"] for each in rows} == {"indikasi, belum ditinjau"}
    assert not any(cell.startswith(("=", "+", "@")) for each in rows for cell in each.values())
    assert [each["rank"] for each in rows] == ["1", "2", ""]
    assert "tanpa akun" in rows[-1]["why"]


def test_a_dash_is_csv_on_standard_output_and_input(triage, folder):
    data = (folder / "hasil.csv").read_text("utf-8")
    done = triage("-", "-o", "-", stdin=data)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    guru = next(each for each in rows if each["account"] == "guru_a")
    assert (guru["flagged_posts"], guru["own_posts"]) == ("2", "6")


def test_json_is_the_same_list_in_a_file_and_on_standard_output(triage, folder):
    shown = json.loads(triage("hasil.csv", "--json").stdout)
    triage("hasil.csv", "-o", "akun.json")
    assert shown == json.loads((folder / "akun.json").read_text("utf-8"))
    assert shown["status"] == "indikasi, belum ditinjau"
    assert shown["without_account"]["flagged_posts"] == 1
    guru = next(each for each in shown["findings"] if each["account"] == "guru_a")
    assert guru["by_label"] == {"campaign": 2}


def test_the_workbook_holds_the_list_and_no_formula(triage, folder):
    assert triage("hasil.csv", "-o", "akun.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(folder / "akun.xlsx").worksheets[0]
    assert "belum ditinjau" in sheet.title
    header = [cell.value for cell in sheet[1]]
    accounts = {line[header.index("account")].value for line in sheet.iter_rows(min_row=2)}
    assert "=cmd|' /C calc'!A0" in accounts
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)


def test_the_posts_of_an_account_are_written_as_well(triage, folder):
    triage("hasil.csv", "--account", "guru_a", "-o", "guru.csv")
    rows = list(csv.DictReader(io.StringIO((folder / "guru.csv").read_text("utf-8-sig"))))
    assert [each["row_id"] for each in rows] == ["r0", "r1"]
    assert '"Coblos" (+1,7)' in rows[0]["reasons_in_words"]


def test_filters_and_limits_reach_the_list(triage):
    def accounts(*options):
        return {
            each["account"]
            for each in json.loads(triage("hasil.csv", "--json", *options).stdout)["findings"]
        }

    assert accounts("--least", "2") == {"guru_a"}
    assert accounts("--since", "25/11/2024", "--least", "1") == {"guru_a"}
    assert accounts("--stage", "tenang", "--until", "24 November 2024") == set()
    assert accounts("--unit", "setda") == {"guru_a"}
    assert accounts("--label", "hate") == set()
    assert len(accounts("--limit", "1")) == 1
    assert len(accounts("--budget", "1")) == 1


def test_units_are_ranked_on_request(triage):
    found = json.loads(triage("hasil.csv", "--json", "--by", "unit").stdout)["findings"]
    setda = next(each for each in found if each["unit"] == "Setda")
    assert (setda["flagged_posts"], setda["own_posts"], setda["account"]) == (4, 8, "")


def test_the_histogram_shows_cuts_and_what_they_cost(triage):
    shown = triage("hasil.csv", "--histogram", "campaign").stdout
    line = next(each for each in shown.splitlines() if "review" in each)
    assert line.split()[:3] == ["0,70-0,75", "1", "5"]
    assert len([each for each in shown.splitlines() if "-" in each[:6]]) == 20
    assert "mirip klaim terbantah: " in triage("hasil.csv", "--histogram", "all").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("ekspor.csv",),
        ("hasil.csv", "--since", "besok"),
        ("hasil.csv", "--since", "2024-11-25", "--until", "2024-11-24"),
        ("hasil.csv", "-o", "akun.docx"),
        ("hasil.csv", "-o", "tidak/ada/akun.csv"),
        ("hasil.csv", "-o", "akun.csv", "--json"),
        ("hasil.csv", "--histogram", "all", "-o", "akun.csv"),
    ],
)
def test_a_wrong_call_is_two_lines_and_writes_nothing(triage, folder, arguments):
    (folder / "ekspor.csv").write_text("id,text\n1,Selamat pagi\n", encoding="utf-8")
    before = sorted(folder.iterdir())
    done = triage(*arguments)
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 2
    assert done.stdout == ""
    assert sorted(folder.iterdir()) == before


def test_an_account_whose_posts_were_all_set_aside_says_so_and_still_shows_them(folder, triage):
    table = pd.read_csv(folder / "hasil.csv", dtype=str, keep_default_na=False)
    table["decision"] = table["account"].map({"guru_a": "bukan temuan"}).fillna("")
    table.to_csv(folder / "ditinjau.csv", index=False)
    shown = triage("ditinjau.csv", "--account", "guru_a").stdout
    assert "semuanya dikesampingkan peninjau" in shown
    assert SLOGANS[0][:20] in shown
    assert "dikesampingkan" not in triage("hasil.csv", "--account", "guru_a").stdout


def test_labels_stand_in_words_and_the_table_fits_a_narrow_terminal(triage, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    shown = triage("hasil.csv").stdout
    assert "kampanye, priority" in shown
    assert "campaign" not in shown
    assert max(map(len, shown.splitlines())) <= 80
