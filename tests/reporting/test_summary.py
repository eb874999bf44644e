from dataclasses import replace
from pathlib import Path

import pytest

from saring.errors import Phrase
from saring.reporting import FileSummary, ScoringSummary

SUMMARY = ScoringSummary(
    files=[
        FileSummary("ekspor_pilkada.csv", "csv", "utf-8-sig", ";", 13_169, 2),
        FileSummary("laporan.xlsx", "xlsx", "", "", 31, 0),
        FileSummary("unduhan.tsv", "tsv", "utf-16", "\t", 100, 0),
    ],
    rows_read=13_300,
    scored=13_298,
    rejected=2,
    flagged={"campaign": 41, "hate": 6, "hoax": 0},
    bands={
        "campaign": {"priority": 12, "review": 29, "unsure": 80, "clear": 13_177},
        "hate": {"priority": 1, "review": 5, "clear": 13_292},
    },
    model_id="default-1a2b3c4d",
    seconds=3.24,
    output=Path("hasil.xlsx"),
    rejects=Path("hasil.xlsx.rejected.csv"),
    notes=[Phrase("2 sel dipotong.", "2 cells were cut.")],
)

INDONESIAN = """\
Berkas              format  penyandian  pemisah   baris  ditolak
ekspor_pilkada.csv  csv     utf-8-sig   ;        13.169        2
laporan.xlsx        xlsx    -           -            31        0
unduhan.tsv         tsv     utf-16      tab         100        0

13.300 baris dibaca = 13.298 dinilai + 2 ditolak, 3,2 detik.

Indikasi, belum ditinjau (urutan baca, bukan putusan):
                         ditandai  priority  review  unsure   clear
  kampanye                     41        12      29      80  13.177
  ujaran kebencian              6         1       5       0  13.292
  mirip klaim terbantah         0         0       0       0       0

Catatan:
  - 2 sel dipotong.

Hasil          hasil.xlsx
Baris ditolak  hasil.xlsx.rejected.csv
Model          default-1a2b3c4d"""


def test_the_summary_in_indonesian_adds_up_and_calls_flags_indications():
    assert "\n".join(SUMMARY.lines("id")) == INDONESIAN


def test_the_summary_in_english_says_the_same():
    text = "\n".join(SUMMARY.lines("en"))
    assert "13,300 rows read = 13,298 scored + 2 rejected, 3.2 s." in text
    assert "Indications, not yet reviewed (an order of reading, not a verdict):" in text
    assert "  resembles a debunked claim" in text
    assert "  - 2 cells were cut." in text
    assert len(SUMMARY.lines("en")) == len(SUMMARY.lines("id"))


def test_without_rejects_and_notes_nothing_is_said_of_them():
    clean = replace(SUMMARY, rows_read=13_298, rejected=0, rejects=None, notes=[])
    text = "\n".join(clean.lines("id"))
    assert "Catatan" not in text
    assert "Baris ditolak" not in text


def test_rows_that_do_not_add_up_are_a_fault_of_the_program():
    with pytest.raises(RuntimeError, match="13300 read, but 13297 scored and 2 rejected"):
        replace(SUMMARY, scored=13_297)
