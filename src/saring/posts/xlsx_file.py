"""Workbooks of Excel and LibreOffice: the sheet that holds the posts, below its titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from saring.errors import Phrase, SaringError
from saring.posts.csv_file import skipped_titles
from saring.posts.header import Header, find_header, read_header
from saring.posts.table import RawRow, RawTable, cell_text, raw_row

# calamine names a password only when the suffix is right, and here contents decide.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_workbook(path: Path, mapping: Mapping[str, str], source: str, kind: str) -> RawTable:
    """Open the first sheet that names a text column, else the first that is not empty.

    Parameters
    ----------
    mapping
        Canonical field to own column.
    source
        How the file is called in messages and rejects.
    kind
        What the contents are: ``XLSX``, ``XLS``, ``XLSB`` or ``ODS``.

    Raises
    ------
    SaringError
        The workbook is locked, cut short or broken, or there is no text column.
    """
    names, sheet, at = _choose_sheet(path, mapping, source)
    above = list(islice(_text_rows(sheet), at + 1))
    width = _filled_width(sheet, above[at])
    header = read_header(above[at][:width], mapping, path=source)
    titles = sum(map(_is_filled, above[:at]))

    def rows() -> Iterator[RawRow]:
        return _rows(sheet, at + 1, header)

    notes = skipped_titles(titles) + _other_sheets(names, sheet.name)
    return RawTable(format=kind, header=header, rows=rows, notes=notes)


def _choose_sheet(
    path: Path, mapping: Mapping[str, str], source: str
) -> tuple[list[str], CalamineSheet, int]:
    """Give all sheet names, the sheet to read and the index of its header row."""
    fallback: tuple[CalamineSheet, int] | None = None
    try:
        with path.open("rb") as handle, CalamineWorkbook.from_filelike(handle) as workbook:
            names = list(workbook.sheet_names)
            for name in names:
                sheet = workbook.get_sheet_by_name(name)
                at = find_header(_text_rows(sheet), mapping)
                if at is not None:
                    return names, sheet, at
                filled = (i for i, row in enumerate(_text_rows(sheet)) if _is_filled(row))
                if fallback is None and (at := next(filled, None)) is not None:
                    fallback = sheet, at
    except (CalamineError, OSError, ValueError) as error:
        if _ENCRYPTED in path.read_bytes():
            raise _locked(source) from error
        raise _broken(source, error) from error
    if fallback is None:
        raise _no_rows(source)
    return names, *fallback


def _text_rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    return ([cell_text(cell) for cell in row] for row in sheet.iter_rows())


def _is_filled(row: list[str]) -> bool:
    return any(map(str.strip, row))


def _filled_width(sheet: CalamineSheet, header: list[str]) -> int:
    """Leave out columns on the right that hold nothing, as formatting makes them."""
    width = len(header)
    blank_from = next((i + 1 for i in range(width - 1, -1, -1) if header[i].strip()), 0)
    for row in sheet.iter_rows():
        while blank_from < width and any(cell_text(cell).strip() for cell in row[blank_from:width]):
            blank_from += 1
    return blank_from


def _rows(sheet: CalamineSheet, header_row: int, header: Header) -> Iterator[RawRow]:
    width = len(header.names)
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > header_row:
            yield raw_row(number, [cell_text(cell) for cell in row[:width]])


def _other_sheets(names: list[str], used: str) -> tuple[Phrase, ...]:
    others = [name for name in names if name != used]
    if not others:
        return ()
    listed = ", ".join(repr(name) for name in others[:10])
    return (
        Phrase(
            f"dibaca dari lembar {used!r}; lembar lain tidak dibaca: {listed}",
            f"read from sheet {used!r}; other sheets were not read: {listed}",
        ),
    )


def _locked(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: buku kerja ini terkunci kata sandi.",
               f"{source}: this workbook is locked with a password."),
        Phrase("Buka di Excel, hapus kata sandinya, lalu Save As .xlsx.",
               "Open it in Excel, remove the password, then Save As .xlsx."),
    )  # fmt: skip


def _broken(source: str, error: Exception) -> SaringError:
    return SaringError(
        Phrase(f"{source}: buku kerja ini rusak atau terpotong ({error}).",
               f"{source}: this workbook is broken or cut short ({error})."),
        Phrase("Unduh ulang, atau buka di Excel (hapus kata sandinya bila ada), lalu "
               "Save As .xlsx.",
               "Download it again, or open it in Excel (remove any password), then Save As .xlsx."),
    )  # fmt: skip


def _no_rows(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: semua lembar kosong.", f"{source}: every sheet is empty."),
        Phrase("Periksa apakah berkas ini yang dimaksud.", "Check that this is the file meant."),
    )  # fmt: skip
