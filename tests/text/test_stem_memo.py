import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from saring.text import stem as stem_module
from saring.text import stem_memo
from saring.text.stem import known_stems, stem, stems
from saring.text.stem_memo import cache_folder, load_memo, save_memo

WORDS = ["memilih", "dukungan", "disebarkan", "rumah", "jokowi", "anak-anak", "@akun", "2024"]
AFFIXED = {
    "memilih": "pilih",
    "dukungan": "dukung",
    "disebarkan": "sebar",
    "anak-anak": "anak",
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A cache folder of its own, and nothing remembered before and after."""
    monkeypatch.setenv("SARING_CACHE", str(tmp_path / "tembolok"))
    stem_module._memo.clear()
    yield tmp_path / "tembolok"
    stem_module._memo.clear()


@pytest.fixture
def memo(folder):
    """Path of a memo that a run has left."""
    stems(WORDS)
    assert save_memo() == len(AFFIXED)
    stem_module._memo.clear()
    (file,) = folder.iterdir()
    return file


def test_the_stems_of_one_run_are_known_to_the_next(memo, monkeypatch):
    assert load_memo() == len(AFFIXED)
    monkeypatch.setattr(stem_module, "stem_word", None)  # stemming anew would fail
    assert stems(list(AFFIXED)) == list(AFFIXED.values())


def test_without_a_memo_nothing_is_known_and_nothing_fails():
    assert load_memo() == 0
    assert known_stems() == {}


def test_names_and_accounts_of_an_export_are_not_kept(memo):
    assert load_memo() == len(AFFIXED)
    assert known_stems() == AFFIXED
    kept = memo.read_text("ascii")
    assert "jokowi" not in kept
    assert "rumah" not in kept


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_the_memo_is_its_owners_alone(memo):
    assert stat.S_IMODE(memo.stat().st_mode) == 0o600


def test_later_runs_add_to_the_memo(memo):
    stem("terpilih")
    assert save_memo() == len(AFFIXED) + 1
    stem_module._memo.clear()
    load_memo()
    assert known_stems() == {**AFFIXED, "terpilih": "pilih"}


def test_a_run_that_found_nothing_new_writes_nothing(memo):
    before = memo.stat().st_mtime_ns
    load_memo()
    stems(WORDS)
    assert save_memo() == len(AFFIXED)
    assert memo.stat().st_mtime_ns == before


def test_deleting_the_memo_costs_time_only(memo):
    memo.unlink()
    assert load_memo() == 0
    assert stem("memilih") == "pilih"
    assert save_memo() == 1
    assert memo.exists()


def spoilt():
    yield "empty", lambda good: b""
    yield "another version's", lambda good: b"saring stems 0 0\n" + good.partition(b"\n")[2]
    yield "cut short", lambda good: good[:-3]
    yield "half of it", lambda good: good[: len(good) // 2]
    yield "header alone", lambda good: good.partition(b"\n")[0]
    yield "one stem changed", lambda good: good.replace(b"sebar", b"sabar")
    yield "no text", lambda good: bytes(range(256)) * 40
    yield "zeros", lambda good: bytes(len(good))


@pytest.mark.parametrize(("what", "spoil"), [pytest.param(*case, id=case[0]) for case in spoilt()])
def test_a_spoilt_memo_counts_as_none_and_is_written_anew(memo, what, spoil):
    good = memo.read_bytes()
    assert spoil(good) != good
    memo.write_bytes(spoil(good))
    assert load_memo() == 0
    assert known_stems() == {}
    stems(WORDS)
    assert save_memo() == len(AFFIXED)
    assert memo.read_bytes() == good


@pytest.mark.parametrize("part", ["dictionary_file", "version", "rules"])
def test_a_memo_of_another_dictionary_or_other_rules_counts_as_none(
    memo, monkeypatch, tmp_path, part
):
    if part == "dictionary_file":
        monkeypatch.setattr(stem_memo, "dictionary_file", lambda: b"rumah\npilih\n")
    elif part == "version":
        monkeypatch.setattr(stem_memo, "version", lambda package: "9.9.9")
    else:
        (tmp_path / "stem.py").write_text("...")
        monkeypatch.setattr(stem_memo, "files", lambda package: tmp_path)
    assert load_memo() == 0


def test_the_memo_is_bounded_and_the_newest_stay(memo, monkeypatch):
    monkeypatch.setattr(stem_memo, "KEPT_WORDS", 3)
    stems(["terpilih", "pilihan"])
    assert save_memo() == 3
    stem_module._memo.clear()
    assert load_memo() == 3
    assert list(known_stems())[-2:] == ["terpilih", "pilihan"]


def test_a_file_larger_than_any_memo_is_not_even_read(memo, monkeypatch):
    with memo.open("r+b") as file:
        file.truncate(1 << 40)  # sparse: reading it would fill the memory
    assert load_memo() == 0


def test_a_place_that_cannot_be_written_to_is_left_alone(tmp_path, monkeypatch):
    (tmp_path / "berkas").write_text("")
    monkeypatch.setenv("SARING_CACHE", str(tmp_path / "berkas" / "tembolok"))
    stems(WORDS)
    assert load_memo() == 0
    assert save_memo() == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["berkas"]


def test_a_folder_that_may_only_be_read_still_gives_its_stems(memo, monkeypatch):
    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("saring.files.tempfile.mkstemp", refuse)  # root may write anywhere
    assert load_memo() == len(AFFIXED)
    stem("terpilih")
    assert save_memo() == 0
    stem_module._memo.clear()
    assert load_memo() == len(AFFIXED)


def test_without_pysastrawi_there_is_no_memo(memo, monkeypatch):
    monkeypatch.setitem(sys.modules, "Sastrawi.Dictionary.ArrayDictionary", None)
    assert load_memo() == 0


WRITER = """
import sys
from saring.text.stem import stem
from saring.text.stem_memo import load_memo, save_memo

for suffix in ("an", "kan", "nya", "lah", "kah", "pun", "i", "annya", "kanlah", "anku"):
    load_memo()
    stem(sys.argv[1] + suffix)
    assert save_memo() > 0
"""


def test_writers_at_the_same_time_leave_one_whole_memo(folder):
    with ThreadPoolExecutor(3) as pool:
        ended = list(
            pool.map(
                lambda root: subprocess.run([sys.executable, "-c", WRITER, root], check=False),
                ["dukung", "pilih", "sebar"],
            )
        )
    assert [process.returncode for process in ended] == [0, 0, 0]
    assert [file.name for file in folder.iterdir()] == ["stems.txt"]
    assert load_memo() > 0


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"SARING_CACHE": "/di/sini", "XDG_CACHE_HOME": "/x"}, "/di/sini"),
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/saring"),
        ("linux", {"XDG_CACHE_HOME": "nisbi"}, "/rumah/.cache/saring"),
        ("linux", {}, "/rumah/.cache/saring"),
        ("darwin", {}, "/rumah/Library/Caches/saring"),
        ("win32", {"LOCALAPPDATA": "/lokal"}, "/lokal/saring/cache"),
        ("win32", {}, "/rumah/AppData/Local/saring/cache"),
    ],
)
def test_the_cache_folder_is_where_the_platform_has_it(monkeypatch, platform, variables, expected):
    for name in ("SARING_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(stem_memo.sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/rumah"))
    assert cache_folder() == Path(expected)


def test_without_a_home_there_is_no_memo(monkeypatch):
    def homeless():
        raise RuntimeError

    monkeypatch.delenv("SARING_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(stem_memo.sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", homeless)
    stem("memilih")
    assert load_memo() == 0
    assert save_memo() == 0
