import codecs

import pytest

from saring.errors import SaringError
from saring.posts.encoding import detect_encoding

TEXT = "text\nNetralitas ASN itu wajib – “bukan” pilihan 🙏\nMatur nuwun Pak\n"


def decode(path, content):
    path.write_bytes(content)
    found = detect_encoding(path)
    return found, path.read_text(encoding=found.name, errors=found.errors)


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.replace("🙏", "").encode("cp1252"), "cp1252"),
        ("text\nкампания против соперника\n".encode("cp1251"), "cp1251"),
    ],
)
def test_each_encoding_is_found_and_read_back(tmp_path, content, label):
    found, text = decode(tmp_path / "a.csv", content)
    assert found.label == label
    assert text in {TEXT, TEXT.replace("🙏", ""), "text\nкампания против соперника\n"}
    assert found.notes == ()


def test_a_stray_cp1252_line_is_read_so_and_counted_and_emoji_elsewhere_survive(tmp_path):
    good = "jaga netralitas 🙏 – ya\n".encode()
    found, text = decode(tmp_path / "a.csv", b"text\n" + good * 9 + b"\x93ujaran\x94 caf\xe9\n")
    assert found.label == "utf-8 + cp1252"
    assert text.splitlines()[-1] == "“ujaran” café"
    assert text.count("🙏") == 9
    assert found.notes[0].id.startswith("1 baris")


def test_one_stray_byte_does_not_spoil_the_emoji_of_its_own_line(tmp_path):
    good = "damai 🙏\n".encode()
    _, text = decode(tmp_path / "a.csv", b"text\n" + good * 3 + "pilih ☝️ ".encode() + b"\x85\n")
    assert text.splitlines()[-1] == "pilih ☝️ …"


def test_bytes_that_cp1252_leaves_undefined_are_kept(tmp_path):
    _, text = decode(tmp_path / "a.csv", b"text\ncaf\xe9 \x81\x8d\n")
    assert text.splitlines()[-1] == "café \x81\x8d"


def test_a_bad_byte_late_in_a_large_file_is_found(tmp_path):
    line = "netralitas – ASN\n".encode()
    found, _ = decode(tmp_path / "a.csv", line * 120_000 + b"\xff\n")
    assert found.label == "utf-8 + cp1252"


def test_binary_junk_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(SaringError, match="neither text"):
        detect_encoding(path)


def test_one_line_of_utf8_among_as_many_of_a_code_page_keeps_its_emoji(read):
    content = "id,text\n1,Selamat pagi 😀\n".encode() + "2,Terima kasih “Pak”\n".encode("cp1252")
    assert read(content).texts == ["Selamat pagi 😀", "Terima kasih “Pak”"]
