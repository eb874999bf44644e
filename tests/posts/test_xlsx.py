import io
import struct
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from saring.errors import SaringError


def workbook(**sheets):
    """Each sheet is a list of rows; a datetime cell is written as a date."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        dated = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, datetime):
                        sheet.write_datetime(at, column, cell, dated)
                    elif cell is not None:
                        sheet.write(at, column, cell)
    return buffer.getvalue()


HEADER = ["No", "Isi", "ID", "Tanggal"]


def test_numbers_dates_and_ids_become_text_as_the_user_sees_them(read):
    rows = [
        HEADER,
        [1, "Apel pagi 🙏", "1626920123456789123", datetime(2023, 9, 13, 8, 15)],
        [2.5, "Rapat", 123456789012345, datetime(2023, 9, 13)],
    ]
    result = read(workbook(Data=rows), "rekap.xlsx")
    assert result.file.format == "XLSX"
    assert result.own.loc[0].tolist() == [
        "1", "Apel pagi 🙏", "1626920123456789123", "2023-09-13T08:15:00",
    ]  # fmt: skip
    assert result.own.loc[1].tolist() == ["2.5", "Rapat", "123456789012345", "2023-09-13"]
    assert result.posts["source_row"].tolist() == [2, 3]
    assert result.notes == []


def test_title_rows_and_blank_rows_keep_the_row_numbers_of_excel(read):
    rows = [["Rekap Pantauan"], [], HEADER, [1, "satu"], [], [3, "tiga"]]
    result = read(workbook(Data=rows), "rekap.xlsx")
    assert result.posts["source_row"].tolist() == [4, 6]
    assert result.rows_read == 2
    assert "1 baris di atas baris judul kolom dilewati" in result.notes


def test_the_first_sheet_with_a_text_column_is_read_and_the_others_named(read):
    book = workbook(Sampul=[["Inspektorat"]], Data=[HEADER, [1, "halo"]], Lama=[HEADER, [1, "x"]])
    result = read(book, "rekap.xlsx")
    assert result.texts == ["halo"]
    assert "dibaca dari lembar 'Data'; lembar lain tidak dibaca: 'Sampul', 'Lama'" in result.notes


def test_a_mapped_column_decides_the_sheet_and_the_header_row(read):
    book = workbook(A=[["Isi"], ["bukan ini"]], B=[["Judul"], ["Uraian", "Akun"], ["ini", "budi"]])
    assert read(book, "rekap.xlsx", {"text": "uraian"}).texts == ["ini"]


@pytest.mark.parametrize("damaged", [1626920123456789123, "1.62692E+18", "1,62692E+18"])
def test_ids_damaged_by_excel_are_noted_and_do_not_identify_posts(read, damaged):
    rows = [HEADER, [1, "satu", damaged], [2, "dua", damaged]]
    result = read(workbook(Data=rows), "rekap.xlsx")
    assert any(note.startswith("id rusak oleh Excel") for note in result.notes)
    assert result.posts["import_notes"].tolist() == ["id_damaged", "id_damaged"]
    assert "E+18" in result.posts.loc[0, "post_id"]
    assert result.posts["row_id"].is_unique


def test_formatting_to_the_right_of_the_table_adds_no_columns(read):
    rows = [["Isi", None, " "], ["halo", None, ""]]
    assert read(workbook(Data=rows), "rekap.xlsx").file.header == ("Isi",)


def test_a_column_without_a_heading_is_kept(read):
    result = read(workbook(Data=[["Isi", None], ["halo", "catatan"]]), "rekap.xlsx")
    assert result.own.loc[0, "kolom 2"] == "catatan"


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_truncated_workbook_is_refused_with_the_way_to_repair_it(read, keep):
    book = workbook(Data=[HEADER, [1, "halo"]])
    with pytest.raises(SaringError) as caught:
        read(book[: int(len(book) * keep)], "rekap.xlsx")
    assert "terpotong" in caught.value.message.id
    assert "Save As .xlsx" in caught.value.hint.id


def open_document(rows):
    """Lay out the least that LibreOffice's format needs."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(
        f"<table:table-row>{''.join(cell.format(value) for value in row)}</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Data">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return buffer.getvalue()


def test_a_sheet_of_libreoffice_is_read_under_any_name(read):
    content = open_document([["Isi", "Akun"], ["Apel pagi 🙏", "budi"]])
    result = read(content, "rekap.ods")
    assert (result.file.format, result.texts, result.notes) == ("ODS", ["Apel pagi 🙏"], [])
    assert "isinya ODS" in read(content, "rekap.xlsx").notes[0]


def locked_workbook():
    """Lay out an OLE container as Excel does for a workbook with a password, contents left out."""

    def entry(name, kind, child=0xFFFFFFFF, right=0xFFFFFFFF):
        raw = name.encode("utf-16-le")
        tail = struct.pack("<III", 0xFFFFFFFF, right, child) + bytes(36)
        place = struct.pack("<IQ", 0xFFFFFFFE, 0)
        return raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1) + tail + place

    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + bytes(4)
    sectors = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    sectors += entry("Root Entry", 5, child=1) + entry("EncryptedPackage", 2, right=2)
    return header.ljust(512, b"\xff") + sectors + entry("EncryptionInfo", 2) + bytes(128)


@pytest.mark.parametrize("name", ["rekap.xlsx", "rekap.csv"])
def test_a_workbook_with_a_password_is_refused_by_that_name(read, name):
    with pytest.raises(SaringError) as caught:
        read(locked_workbook(), name)
    assert "terkunci kata sandi" in caught.value.message.id
    assert "hapus kata sandinya" in caught.value.hint.id


def test_a_broken_old_workbook_is_refused(read):
    with pytest.raises(SaringError, match="broken or cut short"):
        read(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "rekap.xls")


def test_a_workbook_of_empty_sheets_is_refused(read):
    with pytest.raises(SaringError, match="every sheet is empty"):
        read(workbook(A=[], B=[[" "]]), "rekap.xlsx")


def test_a_workbook_without_a_text_column_lists_its_columns(read):
    with pytest.raises(SaringError) as caught:
        read(workbook(Data=[["Nama", "Isi Postingan"], ["Budi", "halo"]]), "rekap.xlsx")
    assert "'Isi Postingan'" in caught.value.message.id
