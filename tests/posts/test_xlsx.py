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


def test_the_sheet_with_most_known_columns_is_read_and_the_others_named(read):
    old = [["No", "Isi"], [1, "x"]]
    book = workbook(Sampul=[["Inspektorat"]], Lama=old, Data=[HEADER, [1, "halo"]])
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
        read(workbook(Data=[["Nama", "Isi Kiriman"], ["Budi", "halo"]]), "rekap.xlsx")
    assert "'Isi Kiriman'" in caught.value.message.id


def hand_made(write):
    """Build a workbook of one sheet as `write` fills it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        write(book.add_worksheet("Rekap"))
    return buffer.getvalue()


def test_a_merged_account_and_date_count_for_every_row_and_blank_cells_stay_blank(read):
    def write(sheet):
        sheet.merge_range("A1:D1", "REKAP PEMANTAUAN MEDIA SOSIAL ASN")
        sheet.write_row("A3", ["Akun", "Tanggal", "Isi", "Link"])
        sheet.merge_range("A4:A6", "budi_asn")
        sheet.merge_range("B4:B5", "13/09/2023")
        sheet.write_column("C4", ["Apel pagi", "Rapat dinas", "Kerja bakti", "Senam"])

    result = read(hand_made(write), "rekap.xlsx")
    assert result.posts["account"].tolist() == ["budi_asn", "budi_asn", "budi_asn", ""]
    assert result.posts["posted_at"].tolist() == ["2023-09-13", "2023-09-13", "", ""]
    assert result.posts["source_row"].tolist() == [4, 5, 6, 7]
    assert any("sel gabungan" in note and "'Akun', 'Tanggal'" in note for note in result.notes)


def test_a_merge_that_runs_past_the_last_post_makes_no_rows(read):
    def write(sheet):
        sheet.write_row("A1", ["Akun", "Isi"])
        sheet.merge_range("A2:A20", "budi_asn")
        sheet.write("B2", "Apel pagi")

    result = read(hand_made(write), "rekap.xlsx")
    assert (result.rows_read, result.rejects) == (1, [])


def test_a_header_of_two_rows_is_read_by_its_lowest_names(read):
    def write(sheet):
        sheet.write("B2", "PEMANTAUAN")
        sheet.merge_range("B4:B5", "No")
        sheet.merge_range("C4:D4", "Media Sosial")
        sheet.write_row("C5", ["Platform", "Akun"])
        sheet.merge_range("E4:E5", "Isi")
        sheet.write_row("B6", [1, "Instagram", "budi_asn", "Apel pagi"])

    result = read(hand_made(write), "rekap.xlsx")
    assert result.file.header == ("No", "Platform", "Akun", "Isi")
    assert result.texts == ["Apel pagi"]
    assert result.posts.loc[0, ["platform", "account", "source_row"]].tolist() == [
        "instagram", "budi_asn", 6,
    ]  # fmt: skip


def test_sheets_with_the_same_header_are_read_together_and_each_row_says_its_sheet(read):
    book = workbook(
        Agustus=[["Rekap Agustus"], HEADER, [1, "satu"]],
        September=[HEADER, [1, "dua"], [], [2, "tiga"]],
        Petunjuk=[["Cara mengisi"]],
    )
    result = read(book, "rekap.xlsx")
    assert result.texts == ["satu", "dua", "tiga"]
    assert result.own["lembar"].tolist() == ["Agustus", "September", "September"]
    assert result.posts["source_row"].tolist() == [3, 2, 4]
    assert result.rejects == []
    assert any("lembar lain tidak dibaca: 'Petunjuk'" in note for note in result.notes)


def test_a_hidden_sheet_is_not_read_while_another_holds_posts(read):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        old = book.add_worksheet("Lama")
        new = book.add_worksheet("Baru")
        for sheet, text in ((old, "lama"), (new, "baru")):
            sheet.write_column("A1", ["Isi", text])
        new.activate()
        old.hide()
    result = read(buffer.getvalue(), "rekap.xlsx")
    assert result.texts == ["baru"]
    assert any("'Lama' (tersembunyi)" in note for note in result.notes)


def test_hidden_rows_are_read_and_said(read):
    def write(sheet):
        sheet.write_column("A1", ["Isi", "satu", "dua", "tiga"])
        sheet.set_row(2, None, None, {"hidden": True})

    result = read(hand_made(write), "rekap.xlsx")
    assert result.texts == ["satu", "dua", "tiga"]
    assert any("1 baris tersembunyi" in note for note in result.notes)


def test_formulas_give_the_value_last_shown_and_errors_are_rejected_by_name(read):
    def write(sheet):
        sheet.write_row("B3", ["Isi", "Akun"])
        sheet.write_formula("B4", '="Apel "&"pagi"', None, "Apel pagi")
        sheet.write_formula("B5", "=Dukung+paslon", None, "#NAME?")
        sheet.write("C5", "budi")

    result = read(hand_made(write), "rekap.xlsx")
    assert result.texts == ["Apel pagi"]
    (reject,) = result.rejects
    assert (reject.source_row, reject.content) == (5, "#NAME?,budi")
    assert "galat rumus" in reject.reason.id
    assert any("#NAME?" in note for note in result.notes)


def test_marks_are_found_wherever_a_block_of_the_sheet_ends(read, monkeypatch):
    def write(sheet):
        sheet.write("A1", "Isi")
        for row in range(1, 40):
            sheet.write_formula(row, 0, "=A99", None, "#REF!" if row % 2 else "halo")
            sheet.set_row(row, None, None, {"hidden": row % 4 == 0})

    monkeypatch.setattr("saring.posts.sheet_marks._BLOCK", 97)
    result = read(hand_made(write), "rekap.xlsx")
    assert (len(result.texts), len(result.rejects)) == (19, 20)
    assert any("9 baris tersembunyi" in note for note in result.notes)


def test_a_row_of_totals_and_a_repeated_header_are_rejected_as_what_they_are(read):
    rows = [
        ["No", "Akun", "Isi"], [1, "budi", "Apel pagi"], ["No", "Akun", "Isi"],
        [2, "ani", "Total"], ["Jumlah", None, 2], ["TOTAL", None, None],
    ]  # fmt: skip
    result = read(workbook(Data=rows), "rekap.xlsx")
    assert result.texts == ["Apel pagi", "Total"]
    assert [reject.reason.en for reject in result.rejects] == [
        "the column headings again, not a post",
        "holds a number, not a text: perhaps it is the wrong column",
        "a row of totals, not a post",
    ]


def test_excel_serials_in_a_plain_column_are_dates(read):
    result = read(workbook(Data=[HEADER, [1, "halo", "a", 45182.34375]]), "rekap.xlsx")
    assert result.posts.loc[0, "posted_at"] == "2023-09-13T08:15:00"


def test_merged_cells_of_libreoffice_are_warned_of(read):
    content = open_document([["Isi", "Akun"], ["Apel pagi", "budi"], ["Rapat", ""]])
    whole = zipfile.ZipFile(io.BytesIO(content))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, whole:
        for name in whole.namelist():
            text = whole.read(name).decode()
            merged = '<table:table-cell table:number-rows-spanned="2" office:value-type="string">'
            plain = '<table:table-cell office:value-type="string"><text:p>budi'
            archive.writestr(name, text.replace(plain, f"{merged}<text:p>budi"))
    result = read(buffer.getvalue(), "rekap.ods")
    assert result.posts["account"].tolist() == ["budi", ""]
    assert any("simpan sebagai .xlsx" in note for note in result.notes)
    assert read(content, "rekap.ods").notes == []


def test_the_headings_of_an_inspectorate_are_known_and_its_two_columns_of_time_joined(read):
    rows = [
        ["REKAP UNGGAHAN ASN"],
        ["No.", "Nama ASN", "Unit Kerja", "Akun Medsos", "Isi Unggahan", "Tautan/Link",
         "Tanggal Posting", "Jam"],
        [1, "Budi", "Disdik", "@budi", "Apel pagi", "https://fb.com/1",
         "Rabu (13/9/2023)", "08.15"],
        [2, "Ani", "Dinkes", "@ani", "Senam", None, "14/09/2023", "pagi"],
    ]  # fmt: skip
    posts = read(workbook(Data=rows), "rekap.xlsx").posts
    assert posts["posted_at"].tolist() == ["2023-09-13T08:15:00", "2023-09-14"]
    assert posts.loc[0, ["account", "unit", "url", "text"]].tolist() == [
        "@budi", "Disdik", "https://fb.com/1", "Apel pagi",
    ]  # fmt: skip


def test_below_a_title_the_columns_are_listed_even_when_none_is_known(read):
    rows = [["REKAP UNGGAHAN"], ["Dinas Pendidikan", "2024"], ["No", "Nama", "Kicauannya"]]
    with pytest.raises(SaringError) as caught:
        read(workbook(Data=[*rows, [1, "Budi", "halo"]]), "rekap.xlsx")
    assert "'No', 'Nama', 'Kicauannya'" in caught.value.message.id
