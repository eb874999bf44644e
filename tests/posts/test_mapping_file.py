from dataclasses import asdict, fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.posts import ColumnMap, open_posts
from saring.posts.mapping_file import overridden, read_mapping, write_mapping

FIELDS = [field.name for field in fields(ColumnMap)]
# Whatever a spreadsheet lets people type into a heading, but half a character.
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@st.composite
def column_maps(draw):
    names = draw(st.lists(NAMES, min_size=len(FIELDS), max_size=len(FIELDS), unique=True))
    chosen = [own if draw(st.booleans()) else None for own in names]
    kept = dict(zip(FIELDS, chosen, strict=True))
    return ColumnMap(**kept | {"text": names[0]})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column_maps(), st.lists(NAMES), NAMES, st.sampled_from(["id", "en"]))
def test_what_is_written_is_read_back_whatever_the_columns_are_called(
    tmp_path, columns, header, source, language
):
    path = tmp_path / "peta.toml"
    write_mapping(path, columns, source=source, header=header, language=language)
    assert read_mapping(path) == {f: own for f, own in asdict(columns).items() if own is not None}


def test_a_saved_file_can_be_edited_by_taking_away_a_number_sign(tmp_path):
    path = tmp_path / "peta.toml"
    header = ("No", 'Isi "Postingan"', "Nama", "Satuan.Kerja")
    columns = ColumnMap('Isi "Postingan"', None, "Nama", *[None] * 5)
    write_mapping(path, columns, source="ekspor.xlsx", header=header, language="id")
    content = path.read_text(encoding="utf-8")
    assert '#   "Satuan.Kerja"' in content
    path.write_text(
        content.replace('# unit = "NAMA_KOLOM"', 'unit = "Satuan.Kerja"'), encoding="utf-8"
    )
    assert read_mapping(path) == {
        "text": 'Isi "Postingan"', "account": "Nama", "unit": "Satuan.Kerja",
    }  # fmt: skip


def test_the_mapping_written_by_notepad_is_read(tmp_path):
    path = tmp_path / "peta.toml"
    path.write_bytes(b"\xef\xbb\xbf[columns]\r\ntext = 'isi'\r\n")
    assert read_mapping(path) == {"text": "isi"}


def test_a_saved_mapping_gives_the_same_posts_as_recognition_by_name(tmp_path):
    export = tmp_path / "ekspor.csv"
    export.write_text("akun,isi,tanggal\nguru_ani,Rapat komite,13/09/2023\n", encoding="utf-8")
    file, path = open_posts(export), tmp_path / "peta.toml"
    write_mapping(path, file.columns, source="ekspor.csv", header=file.header, language="en")
    again = open_posts(export, read_mapping(path))
    assert again.columns == file.columns
    assert next(again.chunks()).posts.equals(next(file.chunks()).posts)


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ("[columns]\ntext = isi\n", "peta.toml, baris 2, kolom 8", 'text = "isi"'),
        ('[columns]\ntext = "isi\n', "peta.toml, baris 2", "tanda kutip"),
        ('[columns]\ntext = "a"\ntext = "b"\n', "baris 3", "satu tiap baris"),
        ("text", "akhir berkas", "[columns]"),
        ('text = "isi"\n', "baris 1: 'text' harus di bawah [columns]", "[columns] di atasnya"),
        ('[column]\ntext = "isi"\n', "baris 1: 'column' tidak dikenal", "[columns]"),
        ('[columns]\ntext = "isi"\nacount = "nama"\n', "baris 3: 'acount'", "maksudnya account"),
        ('[columns]\ntext = "isi"\n"Akun" = "nama"\n', "baris 3: 'Akun'", "maksudnya account"),
        ('[columns]\nqqqq = "nama"\n', "baris 2: 'qqqq'", "Nama baku: text, post_id"),
        ("[columns]\n\ntext = 3\n", "baris 3: nama kolom untuk 'text'", 'text = "NAMA_KOLOM"'),
        ('[columns]\ntext = "  "\n', "baris 2: nama kolom untuk 'text'", "hapus barisnya"),
        ("[columns]\ntext.isi = 'a'\n", "baris 2: nama kolom untuk 'text'", "NAMA_KOLOM"),
        ('[columns]\ntext = "isi"\nunit = "isi"\n', "baris 3: kolom 'isi' sudah", "sendiri"),
        ("[columns]\n# kosong\n", "tidak ada pemetaan", "text ="),
        ("", "tidak ada pemetaan", "[columns]"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_answered_with_line_and_remedy(tmp_path, content, message, hint):
    path = tmp_path / "peta.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SaringError) as caught:
        read_mapping(path)
    assert message in caught.value.message.id
    assert hint in caught.value.hint.id
    assert caught.value.message.en != caught.value.message.id


def test_a_missing_file_is_answered_with_the_nearest_name(tmp_path):
    (tmp_path / "peta.toml").touch()
    with pytest.raises(SaringError) as caught:
        read_mapping(tmp_path / "peta.tml")
    assert "peta.toml" in caught.value.hint.id


@pytest.mark.parametrize("content", ["[columns]\ntext='isi'".encode("utf-16"), b"text='\xe9'"])
def test_another_encoding_is_named(tmp_path, content):
    path = tmp_path / "peta.toml"
    path.write_bytes(content)
    with pytest.raises(SaringError) as caught:
        read_mapping(path)
    assert "UTF-8" in caught.value.message.id


def test_a_folder_is_no_mapping_file(tmp_path):
    with pytest.raises(SaringError):
        read_mapping(tmp_path)


def test_what_is_given_for_the_call_wins_and_takes_the_column_away_from_another_field():
    saved = {"text": "isi", "account": "nama", "unit": "opd"}
    assert overridden(saved, {}) == saved
    assert overridden(saved, {"text": "nama"}) == {"text": "nama", "unit": "opd"}
    assert overridden({}, {"text": "nama"}) == {"text": "nama"}
