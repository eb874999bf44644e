from pathlib import Path

import pytest

from saring.errors import SaringError
from saring.posts import expand_inputs


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.csv", "a.xlsx", "dalam/c.jsonl", "hasil.rejected.csv", ".simpan.csv", "~$a.xlsx",
        "baca.md", ".git/d.csv",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return tmp_path


def names(paths, folder):
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_gives_its_known_files_sorted_and_without_our_own_rejects(folder):
    assert names(expand_inputs([str(folder)]), folder) == ["a.xlsx", "b.csv", "dalam/c.jsonl"]


def test_a_glob_may_go_through_folders(folder):
    found = expand_inputs([str(folder / "**/*.jsonl"), str(folder / "*.csv")])
    assert names(found, folder) == ["dalam/c.jsonl", "b.csv"]


def test_a_file_named_twice_is_read_once(folder):
    assert names(expand_inputs([str(folder / "b.csv"), str(folder)]), folder)[0] == "b.csv"
    assert len(expand_inputs([str(folder / "b.csv"), str(folder)])) == 3


def test_a_file_named_in_full_is_taken_whatever_its_name(folder):
    assert expand_inputs([str(folder / "baca.md")]) == [folder / "baca.md"]


def test_standard_input_stays_a_dash():
    assert expand_inputs(["-", "-"]) == [Path("-")]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path):
    path = tmp_path / "pantauan[1].csv"
    path.touch()
    assert expand_inputs([str(path)]) == [path]


def test_a_missing_file_names_the_nearest(folder):
    (folder / "pantauan_september.csv").touch()
    with pytest.raises(SaringError) as caught:
        expand_inputs([str(folder / "pantauan_septmber.csv")])
    assert "pantauan_septmber.csv" in caught.value.message.id
    assert "pantauan_september.csv" in caught.value.hint.id


@pytest.mark.parametrize("given", ["kosong", "kosong/*.csv", "tiada/*.xlsx"])
def test_an_empty_folder_or_glob_is_refused(tmp_path, given):
    (tmp_path / "kosong").mkdir()
    with pytest.raises(SaringError, match="no readable file"):
        expand_inputs([str(tmp_path / given)])
