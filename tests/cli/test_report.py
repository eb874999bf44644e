import json

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from saring.cli.app import app
from saring.reporting import write_table

runner = CliRunner()

TEXTS = [
    "Ayo coblos nomor 2, menangkan Pak Wignyo lagi!",
    "Besok upacara jam tujuh, pakai korpri ya bapak ibu",
    "Layanan KTP tutup tanggal 27, buka lagi tanggal 28",
]


REASONS = {
    "campaign": {
        "base": -2.0,
        "words": [{"text": "coblos", "start": 4, "end": 10, "weight": 1.7}],
        "rest": 0.1,
    }
}


@pytest.fixture
def scored(tmp_path):
    count = len(TEXTS)
    rows = pd.DataFrame({
        "row_id": [f"r{number}" for number in range(count)],
        "source_file": "ekspor.csv",
        "source_row": range(2, count + 2),
        "account": [f"guru_{number}" for number in range(count)],
        "posted_at": "2024-11-20T08:00:00+07:00",
        "text": TEXTS,
        "stage": "kampanye (pilkada-2024)",
        "campaign_score": [0.93, 0.04, 0.02],
        "hate_score": 0.01,
        "hoax_score": 0.01,
        "campaign_band": ["priority", "clear", "clear"],
        "hate_band": "clear",
        "hoax_band": "clear",
        "labels": ["campaign", "", ""],
        "reasons": [json.dumps(REASONS), "", ""],
        **dict.fromkeys(("claim_id", "claim_score", "claim_source", "notes"), ""),
        "model_id": "saring-default@1a2b3c4d",
    })  # fmt: skip
    path = tmp_path / "hasil.csv"
    write_table([rows], path)
    return path


def test_a_scored_table_becomes_one_page_and_the_summary_counts_it(scored, tmp_path):
    page = tmp_path / "laporan.html"
    done = runner.invoke(app, ["report", str(scored), "-o", str(page), "--audit", "1"])
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    assert "3 unggahan disaring" in done.stderr
    assert "belum ditinjau" in done.stderr
    html = page.read_text(encoding="utf-8")
    assert '<mark class="for s3">coblos' in html
    assert html.count('class="missed-box"') == 1


def test_quiet_says_nothing(scored, tmp_path):
    page = tmp_path / "laporan.html"
    assert runner.invoke(app, ["report", str(scored), "-o", str(page), "--quiet"]).stderr == ""
    assert page.is_file()


def test_a_workbook_is_made_from_a_scored_table_too(scored, tmp_path):
    book = tmp_path / "laporan.xlsx"
    done = runner.invoke(app, ["report", str(scored), "-o", str(book)])
    assert done.exit_code == 0, done.stderr
    assert "Temuan" in openpyxl.load_workbook(book).sheetnames


@pytest.mark.parametrize("name", ["laporan.pdf", "laporan"])
def test_another_kind_of_report_is_refused_and_nothing_is_written(scored, tmp_path, name):
    done = runner.invoke(app, ["report", str(scored), "-o", str(tmp_path / name)])
    assert done.exit_code == 2
    assert ".html" in done.stderr
    assert not (tmp_path / name).exists()


def test_a_table_that_was_not_scored_is_refused_with_the_command_to_run_first(tmp_path):
    export = tmp_path / "ekspor.csv"
    export.write_text("akun,isi\nguru,apel pagi\n", encoding="utf-8")
    page = tmp_path / "laporan.html"
    done = runner.invoke(app, ["report", str(export), "-o", str(page)])
    assert done.exit_code == 2
    assert "saring score" in done.stderr
    assert not page.exists()
