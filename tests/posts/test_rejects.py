import csv

import pytest

from saring.errors import Phrase
from saring.posts import Reject, write_rejects


def reject(content):
    return Reject("a.csv", 7, Phrase("sebab", "reason"), Phrase("obat", "remedy"), content)


def written(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle))


def test_rejects_are_written_for_excel_in_the_language_asked(tmp_path):
    path = tmp_path / "hasil.rejected.csv"
    write_rejects([reject('a,"b\nc"')], path, "id")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert written(path) == [
        ["file", "row", "reason", "remedy", "content"],
        ["a.csv", "7", "sebab", "obat", 'a,"b\nc"'],
    ]
    write_rejects([reject("x")], path, "en")
    assert written(path)[1][2:4] == ["reason", "remedy"]


def test_no_cell_can_run_as_a_formula(tmp_path):
    path = tmp_path / "hasil.rejected.csv"
    starts = ["=1+1", "+62812", "-x", "@cmd", "\tx", "\rx"]
    write_rejects([reject(content) for content in starts], path, "id")
    assert [row[4] for row in written(path)[1:]] == [f"'{content}" for content in starts]


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "hasil.rejected.csv"
    path.write_text("lama")
    with pytest.raises(AttributeError):
        write_rejects([reject("x"), None], path, "id")
    assert path.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", ["  =1+1", "\n=1+1", "\u200b@SUM(1)", "＝1+1", "'=1+1"])
def test_a_formula_behind_what_a_spreadsheet_skips_is_guarded_too(tmp_path, content):
    path = tmp_path / "hasil.rejected.csv"
    write_rejects([reject(content)], path, "id")
    assert written(path)[1][4] == f"'{content}"
