import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.posts import zip_archive
from saring.posts.zip_archive import ZipArchive, shown


@pytest.fixture
def packed(tmp_path):
    """Write members to a ZIP; give its path."""

    def _packed(*members, compression=zipfile.ZIP_DEFLATED):
        path = tmp_path / "arsip.zip"
        with zipfile.ZipFile(path, "w", compression) as archive:
            for name, content in members:
                archive.writestr(name, content)
        return path

    return _packed


def refusal(path, name=None):
    with pytest.raises(SaringError) as refused, ZipArchive(path, "arsip.zip") as archive:
        archive.read(name or archive.names[0])
    assert "arsip.zip" in refused.value.message.id
    assert refused.value.message.id != refused.value.message.en
    return refused.value.message.id


def test_members_are_listed_without_folders_and_hidden_files(packed):
    path = packed(("data/", ""), ("data/a.js", "isi"), ("__MACOSX/data/._a.js", "x"), (".DS", "x"))
    with ZipArchive(path, "arsip.zip") as archive:
        assert archive.names == ("data/a.js",)
        assert archive.read("data/a.js") == b"isi"


@pytest.mark.parametrize(
    "name", ["../tweets.js", "data/../../tweets.js", "/etc/tweets.js", "C:/tweets.js", "..\\a.js"]
)
def test_a_path_that_leads_out_is_refused(packed, name):
    assert "menunjuk ke luar" in refusal(packed((name, "isi")))


def test_a_symbolic_link_is_refused(packed):
    link = zipfile.ZipInfo("tweets.js")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    assert "menunjuk ke luar" in refusal(packed((link, "/etc/passwd")))


def test_a_name_that_only_looks_like_a_path_trick_is_fine(packed):
    with ZipArchive(packed(("data/tweets...js", "isi")), "arsip.zip") as archive:
        assert archive.names == ("data/tweets...js",)


def test_a_bomb_is_refused_by_its_ratio_and_before_it_is_expanded(packed):
    message = refusal(packed(("tweets.js", bytes(8 << 20))))
    assert "tweets.js" in message
    assert "mengembang" in message


def test_a_member_that_lies_about_its_size_is_refused(packed):
    path = packed(("tweets.js", bytes(3 << 20)))
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<L", 3 << 20), struct.pack("<L", 10)))
    assert "tweets.js" in refusal(path)


def test_members_together_may_not_exceed_the_total(packed, monkeypatch):
    monkeypatch.setattr(zip_archive, "LARGEST_TOTAL", 100)
    with ZipArchive(packed(("a.js", "a" * 60), ("b.js", "b" * 60)), "arsip.zip") as archive:
        assert len(archive.read("a.js")) == 60
        with pytest.raises(SaringError, match=r"b\.js"):
            archive.read("b.js")


def test_too_many_members_are_refused(packed, monkeypatch):
    monkeypatch.setattr(zip_archive, "MOST_MEMBERS", 1)
    assert "2 berkas" in refusal(packed(("a.js", ""), ("b.js", "")))


def test_a_name_stored_twice_is_refused(packed):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = packed(("tweets.js", "satu"), ("tweets.js", "dua"))
    assert "lebih dari sekali" in refusal(path)


def test_a_locked_member_is_named(packed):
    path = packed(("tweets.js", "isi"))
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert "kata sandi" in refusal(path)


def test_a_cut_archive_and_a_broken_member_are_named(packed):
    path = packed(("tweets.js", "cuitan yang netral " * 50))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "terpotong" in refusal(path)
    spoilt = bytearray(whole)
    spoilt[45:60] = bytes(15)
    path.write_bytes(spoilt)
    assert "tweets.js" in refusal(path)


def test_an_unknown_way_of_packing_is_named(packed):
    path = packed(("tweets.js", "isi"))
    raw = bytearray(path.read_bytes())
    raw[8], raw[raw.index(b"PK\x01\x02") + 10] = 9, 9
    path.write_bytes(raw)
    assert "tidak dikenal" in refusal(path)


def test_names_that_are_not_utf_8_are_no_obstacle(packed):
    path = packed(("data/tweets.js", "isi"), ("data/foto-x.jpg", "x"))
    path.write_bytes(path.read_bytes().replace(b"foto-x", b"foto-\xe9"))
    with ZipArchive(path, "arsip.zip") as archive:
        assert archive.read("data/tweets.js") == b"isi"
        assert len(archive.names) == 2


def test_a_name_cannot_write_to_the_terminal():
    assert "\x1b" not in shown("a\x1b[31m.js")
    assert len(shown("a" * 500)) == 120


@given(st.binary(max_size=300), st.integers(0, 200))
def test_no_spoilt_archive_escapes_as_another_error(tmp_path_factory, noise, at):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/tweets.js", "cuitan " * 20)
    raw = bytearray(buffer.getvalue())
    raw[at : at + len(noise)] = noise
    path = tmp_path_factory.getbasetemp() / "rusak.zip"
    path.write_bytes(raw)
    try:
        with ZipArchive(path, "rusak.zip") as opened:
            for name in opened.names:
                opened.read(name)
    except SaringError:
        pass
