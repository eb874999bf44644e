import stat

import pytest

from saring.errors import SaringError
from saring.files import complete_or_absent, shipped


def test_shipped_tables_are_found():
    assert shipped("data", "reference", "calendar.csv").is_file()


def test_a_file_appears_under_its_name_when_the_block_ends(tmp_path):
    path = tmp_path / "baru" / "hasil.csv"
    with complete_or_absent(path) as aside:
        aside.write_text("id,skor\n1,0.5\n", encoding="utf-8")
        assert not path.exists()
        assert aside.suffix == ".csv"
    assert path.read_text(encoding="utf-8") == "id,skor\n1,0.5\n"
    assert [found.name for found in path.parent.iterdir()] == ["hasil.csv"]


def test_a_block_that_fails_leaves_what_was_there(tmp_path):
    path = tmp_path / "hasil.csv"
    path.write_text("lama", encoding="utf-8")

    def fail_half_way():
        with complete_or_absent(path) as aside:
            aside.write_text("setengah", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert path.read_text(encoding="utf-8") == "lama"
    assert [found.name for found in tmp_path.iterdir()] == ["hasil.csv"]


def test_the_result_may_be_read_like_any_other_file(tmp_path):
    ordinary = tmp_path / "biasa.txt"
    ordinary.touch()
    with complete_or_absent(tmp_path / "hasil.txt"):
        pass
    mode = (tmp_path / "hasil.txt").stat().st_mode
    assert stat.S_IMODE(mode) == stat.S_IMODE(ordinary.stat().st_mode)


def test_a_place_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "berkas").touch()
    path = tmp_path / "berkas" / "hasil.csv"
    with pytest.raises(SaringError) as error, complete_or_absent(path):
        pytest.fail("nothing may be written")
    assert str(path) in error.value.message.id
    assert "-o" in error.value.hint.id


def test_a_folder_of_that_name_is_not_overwritten(tmp_path):
    folder = tmp_path / "hasil.csv"
    folder.mkdir()
    with pytest.raises(SaringError), complete_or_absent(folder) as aside:
        aside.write_text("isi", encoding="utf-8")
    assert folder.is_dir()
    assert [found.name for found in tmp_path.iterdir()] == ["hasil.csv"]
