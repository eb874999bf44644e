import csv
import io
import sys
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.reporting import unguard, write_table

HOSTILE = ["=cmd|' /C calc'!A0", "@SUM(1+1)", "+6281234567890", 'a "b", c;\td', "x\ry", "p\r\nq\n"]


def read(content: bytes, encoding: str, delimiter: str = ",") -> list[dict[str, str]]:
    lines = io.StringIO(content.decode(encoding), newline="")
    return list(csv.DictReader(lines, delimiter=delimiter))


def test_csv_begins_with_the_mark_that_tells_excel_utf8_and_ends_lines_as_the_rfc(scored, tmp_path):
    path = tmp_path / "hasil.csv"
    assert write_table([scored], path) == []
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfNIP,OPD,row_id,")
    assert content.count(b"\r\n") == len(scored) + 1
    assert "✌️😀".encode() in content


@pytest.mark.parametrize(
    ("suffix", "encoding", "delimiter"), [(".csv", "utf-8-sig", ","), (".tsv", "utf-8", "\t")]
)
def test_every_value_reads_back_in_the_order_of_the_contract(
    scored, tmp_path, suffix, encoding, delimiter
):
    path = tmp_path / f"hasil{suffix}"
    write_table([scored.iloc[:2], scored.iloc[2:]], path)
    rows = read(path.read_bytes(), encoding, delimiter)
    assert list(rows[0]) == list(scored.columns)
    assert [unguard(row["account"]) for row in rows] == scored["account"].tolist()
    assert [unguard(row["text"]) for row in rows] == scored["text"].tolist()
    assert [float(row["campaign_score"]) for row in rows] == scored["campaign_score"].tolist()
    assert rows[0]["post_id"] == "1860000000000000000"
    assert [row["claim_score"] for row in rows] == ["", "", "", "0.91", ""]
    assert [row["source_row"] for row in rows] == ["2", "3", "4", "5", "6"]


def test_cells_and_headers_that_would_run_are_guarded_and_scores_are_not(with_texts, tmp_path):
    frame = with_texts(HOSTILE).rename(columns={"NIP": "=NIP()"})
    frame["campaign_score"] = -0.5  # no score is negative: a number is a number all the same
    path = tmp_path / "hasil.csv"
    write_table([frame], path)
    rows = read(path.read_bytes(), "utf-8-sig")
    assert next(iter(rows[0])) == "'=NIP()"
    assert [row["text"][0] for row in rows[:3]] == ["'", "'", "'"]
    assert [unguard(row["OPD"]) for row in rows] == HOSTILE
    assert {row["campaign_score"] for row in rows} == {"-0.5"}


def test_standard_output_is_csv_without_a_mark_and_stays_open(scored, capfdbinary):
    write_table([scored], Path("-"))
    sys.stdout.write("masih terbuka\n")
    sys.stdout.flush()
    content = capfdbinary.readouterr().out
    assert content.startswith(b"NIP,OPD,row_id,")
    assert content.endswith(b"masih terbuka\n")
    assert len(content.splitlines()) > len(scored)


def test_pandas_reads_the_file_with_its_ids_as_text(scored, tmp_path):
    path = tmp_path / "hasil.csv"
    write_table([scored], path)
    back = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert back["post_id"].tolist() == scored["post_id"].tolist()
    assert back["text"].tolist() == scored["text"].tolist()


@settings(deadline=None)
@given(texts=st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_survives_the_file(texts):
    frame = pd.DataFrame({"text": texts, "catatan": texts[::-1]}, dtype=object)
    with tempfile.TemporaryDirectory() as folder:
        for suffix, encoding, delimiter in ((".csv", "utf-8-sig", ","), (".tsv", "utf-8", "\t")):
            path = Path(folder, f"hasil{suffix}")
            write_table([frame], path)
            rows = read(path.read_bytes(), encoding, delimiter)
            assert [unguard(row["text"]) for row in rows] == texts
            assert [unguard(row["catatan"]) for row in rows] == texts[::-1]
