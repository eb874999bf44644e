import json

import pytest

from saring.errors import SaringError
from saring.pseudonyms import RevealLog


@pytest.fixture
def log(tmp_path):
    log = RevealLog.beside(tmp_path / "inspektorat.key")
    for number in range(3):
        log.append({"pseudonyms": [f"AKUN-{number:012}"], "reason": "klarifikasi atas laporan"})
    return log


def test_the_journal_lies_beside_its_key_and_only_its_owner_reads_it(log, tmp_path):
    assert log.path == tmp_path / "inspektorat.key.reveal.jsonl"
    assert log.path.stat().st_mode & 0o077 == 0


def test_each_record_says_who_when_and_why_and_is_chained_to_the_one_before(log):
    records = [json.loads(line) for line in log.path.read_text(encoding="utf-8").splitlines()]
    assert [record["number"] for record in records] == [1, 2, 3]
    assert [record["previous"] for record in records[1:]] == [r["hash"] for r in records[:-1]]
    assert all(record["user"] and record["when"].endswith("+00:00") for record in records)
    assert log.check() == 3


def test_no_journal_yet_is_whole(tmp_path):
    assert RevealLog(tmp_path / "belum.jsonl").check() == 0


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda lines: [lines[0], lines[1].replace("klarifikasi", "iseng saja."), lines[2]], 2),
        (lambda lines: [lines[0], lines[2]], 2),
        (lambda lines: lines[1:], 1),
        (lambda lines: [lines[1], lines[0], lines[2]], 1),
        (lambda lines: [*lines[:2], lines[2][:-20]], 3),
        (lambda lines: [*lines, "{}\n"], 4),
        (lambda lines: [*lines, "[]\n"], 4),
        (lambda lines: [*lines, "\n"], 4),
    ],
    ids=["changed", "taken out", "first taken out", "moved", "cut", "added", "list", "blank"],
)
def test_a_broken_chain_is_named_by_line_and_the_evidence_is_left_alone(log, damage, line):
    lines = log.path.read_text(encoding="utf-8").splitlines(keepends=True)
    broken = "".join(damage(lines))
    log.path.write_text(broken, encoding="utf-8")
    with pytest.raises(SaringError, match=f"line {line}: the chain is broken"):
        log.check()
    with pytest.raises(SaringError, match="the chain is broken"):
        log.append({"reason": "klarifikasi atas laporan"})
    assert log.path.read_text(encoding="utf-8") == broken


def test_a_journal_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(SaringError, match="nothing is revealed"):
        RevealLog(tmp_path / "tidak" / "ada.jsonl").append({})
    with pytest.raises(SaringError, match="nothing is revealed"):
        RevealLog(tmp_path).check()
