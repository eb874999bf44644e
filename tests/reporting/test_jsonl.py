import json
import tempfile
from pathlib import Path

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.reporting import write_table


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


def test_reasons_are_objects_scores_numbers_and_blanks_empty_texts(scored, tmp_path):
    path = tmp_path / "hasil.jsonl"
    write_table([scored.iloc[:1], scored.iloc[1:]], path)
    rows = read(path)
    assert list(rows[0]) == list(scored.columns)
    assert rows[0]["reasons"]["campaign"]["words"][0]["text"] == "coblos"
    assert rows[1]["reasons"] == {}
    assert rows[0]["campaign_score"] == 0.93
    assert rows[0]["source_row"] == 2
    assert [row["claim_score"] for row in rows] == ["", "", "", 0.91, ""]
    assert rows[0]["post_id"] == "1860000000000000000"


def test_reasons_that_a_spreadsheet_has_cut_stay_text(scored, tmp_path):
    scored["reasons"] = '{"campaign": {"score": 0.9… [dipotong'
    write_table([scored], tmp_path / "hasil.jsonl")
    assert read(tmp_path / "hasil.jsonl")[0]["reasons"].endswith("[dipotong")


def test_half_an_emoji_becomes_the_replacement_sign(with_texts, tmp_path):
    write_table([with_texts(["coblos \ud83d"])], tmp_path / "hasil.jsonl")
    assert read(tmp_path / "hasil.jsonl")[0]["text"] == "coblos \ufffd"


@settings(deadline=None)
@given(texts=st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_survives_the_file_without_a_guard(texts):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "hasil.jsonl")
        write_table([pd.DataFrame({"text": texts}, dtype=object)], path)
        assert [row["text"] for row in read(path)] == texts
