import gc
import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from saring.errors import SaringError
from saring.posts import open_posts


def zipped(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "file is empty"),
        (b"\xef\xbb\xbf", "file is empty"),
        (b" \n\t\r\n", "file is empty"),
        (b"id,text\n", "only a header row"),
        (b"id,text\n,\n \n", "only a header row"),
        (b"id,nip\n1,2\n", "no column holds the text"),
        (b"Ayo jaga netralitas ASN\nJangan golput\n", "no column holds the text"),
        (b"isi,komentar\na,b\n", "more than one column"),
        (b"isi,isi\na,b\n", "more than one column"),
        (bytes(range(256)) * 40, "neither text"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\xff\xd8\xff\xe0....", "a JPEG image"),
        (b"\n<!DOCTYPE html><html><body>Login", "an HTML page"),
        (b"<html><table><tr><td>text</td></tr></table>", "an HTML page"),
        (b"<?xml version='1.0'?><Workbook/>", "an XML document"),
        (zipped("posts/your_posts_1.json"), "no public post to read .*broken"),
        (zipped("foto/1.jpg"), "no known archive"),
        (zipped("word/document.xml"), "a Word document"),
        (zipped("xl/workbook.xml"), "broken or cut short"),
        (b"PK\x03\x04 potongan", "broken or cut short"),
    ],
)
def test_what_is_no_table_of_posts_is_refused_by_what_it_is(read, content, message):
    with pytest.raises(SaringError, match=message) as caught:
        read(content)
    assert caught.value.hint.id
    assert "pantauan.csv" in caught.value.message.id


def test_a_file_without_a_header_is_told_to_add_one(read):
    with pytest.raises(SaringError) as caught:
        read("Ayo jaga netralitas ASN\nJangan golput\n")
    assert "tambahkan baris judul 'text'" in caught.value.hint.id


def test_a_wrong_suffix_is_read_by_its_contents_with_a_note(read):
    result = read("text\nhalo\n", "rekap.xlsx")
    assert result.texts == ["halo"]
    assert result.notes == ["namanya berakhiran .xlsx tetapi isinya CSV; dibaca sebagai CSV"]
    assert read("text\nhalo\n", "rekap.csv").notes == []


def test_json_under_the_name_of_a_csv_is_read_as_json(read):
    result = read('{"text":"halo"}\n{"text":"dunia"}\n', "rekap.csv")
    assert result.file.format == "JSONL"
    assert "isinya JSON" in result.notes[0]


def test_a_header_that_begins_with_a_bracket_is_still_csv(read):
    assert read("[No],isi\n1,halo\n").texts == ["halo"]


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(SaringError, match="not found"):
        open_posts(tmp_path / "tiada.csv")
    with pytest.raises(SaringError, match="a folder"):
        open_posts(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text\nhalo\n")
    path.chmod(0)
    with pytest.raises(SaringError, match="cannot be read"):
        open_posts(path)


def test_the_fingerprint_is_of_the_bytes_and_the_source_is_as_named(read):
    content = b"text\r\nhalo\r\n"
    result = read(content)
    assert result.file.sha256 == hashlib.sha256(content).hexdigest()
    assert result.posts.loc[0, "source_file"] == str(result.file.path)


def test_chunks_may_be_read_again(read):
    result = read("text\nhalo\n")
    assert [chunk.posts["text"].tolist() for chunk in result.file.chunks()] == [["halo"]]


@pytest.fixture
def standard_input(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def _given(content):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))

    return _given


def test_standard_input_is_read_and_its_temporary_file_deleted(standard_input, tmp_path):
    standard_input(b"id,text\n1,halo\n2,dunia\n")
    chunks = open_posts(Path("-"), chunk_rows=1).chunks()
    gc.collect()
    texts = [chunk.posts["text"].tolist() for chunk in chunks]
    assert texts == [["halo"], ["dunia"]]
    del chunks
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_standard_input_that_is_refused_leaves_nothing_behind(standard_input, tmp_path):
    standard_input(b"")
    with pytest.raises(SaringError, match=r"^-: this file is empty"):
        open_posts(Path("-"))
    assert list(tmp_path.iterdir()) == []
