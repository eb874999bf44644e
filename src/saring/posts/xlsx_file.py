"""Workbooks of Excel and LibreOffice: the sheets that hold the posts, below their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from saring.errors import Phrase, SaringError
from saring.posts.columns import RANKS
from saring.posts.csv_file import skipped_titles
from saring.posts.header import Header, find_header, likeliest_header, read_header
from saring.posts.names import fold_name
from saring.posts.sheet import Sheet, open_sheet
from saring.posts.sheet_marks import has_merged_rows
from saring.posts.table import RawRow, RawTable, raw_row

# calamine names a password only when the suffix is right, and here contents decide.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET_COLUMN = "lembar"
_MERGED_ODS = Phrase(
    "sel gabungan dalam ODS hanya berlaku untuk baris pertamanya; simpan sebagai .xlsx agar "
    "berlaku untuk semua barisnya",
    "a merged cell in ODS counts for its first row only; save as .xlsx so that it counts for all",
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A sheet with the index of its header row, -1 if it has none."""

    sheet: Sheet
    at: int
    names: tuple[str, ...]

    @property
    def worth(self) -> tuple[bool, int]:
        """Order of choice: rows below the header, then more fields known by name."""
        folded = {fold_name(name) for name in self.names}
        fields = sum(not folded.isdisjoint(ranks) for ranks in RANKS.values())
        return self.sheet.filled_below(self.at), fields


def open_workbook(path: Path, mapping: Mapping[str, str], source: str, kind: str) -> RawTable:
    """Open the sheet that looks most like posts, and the sheets that have the same header.

    Of several such sheets each row says in a column ``lembar`` where it stands. Hidden sheets
    are read only if no other holds posts. Cells merged over several rows count for all of them.

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
    found, hidden = _search(path, mapping, source, kind)
    chosen = max(found, key=lambda one: (one.at >= 0, one.sheet.name not in hidden, one.worth))
    seen = [one for one in found if one.sheet.name not in hidden]
    together = [one for one in seen if _alike(one, chosen)] or [chosen]
    sheet = chosen.sheet
    at = chosen.at if chosen.at >= 0 else likeliest_header(sheet.text_rows())
    header_row = sheet.header_cells(at)
    at = sheet.header_end(at)
    width = max(_filled_width(one.sheet, header_row) for one in together)
    raw = header_row[:width] + [_SHEET_COLUMN] * (len(together) > 1)
    header = read_header(raw, mapping, path=source)

    def rows() -> Iterator[RawRow]:
        for one in together:
            name = [one.sheet.name] if len(together) > 1 else []
            yield from _rows(one.sheet, at if one is chosen else one.sheet.header_end(one.at),
                             width, name)  # fmt: skip

    titles = sum(_is_filled(row) for row in islice(sheet.text_rows(), chosen.at))
    used = [one.sheet.name for one in together]
    notes = skipped_titles(titles if chosen.at > 0 else 0)
    notes += _read_sheets(used, [one.sheet.name for one in found], hidden)
    for one in together:
        notes += _marks(one.sheet, header)
    if kind == "ODS" and has_merged_rows(path):
        notes += (_MERGED_ODS,)
    return RawTable(format=kind, header=header, rows=rows, notes=notes)


def _search(
    path: Path, mapping: Mapping[str, str], source: str, kind: str
) -> tuple[list[_Found], set[str]]:
    """Give every sheet that is not empty, and the names of the hidden ones."""
    found = []
    try:
        with path.open("rb") as handle, CalamineWorkbook.from_filelike(handle) as workbook:
            hidden = {
                data.name
                for data in workbook.sheets_metadata
                if data.visible != SheetVisibleEnum.Visible
            }
            for name in workbook.sheet_names:
                sheet = open_sheet(path, workbook.get_sheet_by_name(name), kind)
                at = find_header(sheet.text_rows(), mapping)
                names = () if at is None else tuple(sheet.header_cells(at))
                found.append(_Found(sheet, -1 if at is None else at, names))
    except (CalamineError, OSError, ValueError) as error:
        if _ENCRYPTED in path.read_bytes():
            raise _locked(source) from error
        raise _broken(source, error) from error
    filled = [one for one in found if next(_filled_rows(one.sheet), None) is not None]
    if not filled:
        raise _no_rows(source)
    return filled, hidden


def _alike(one: _Found, chosen: _Found) -> bool:
    """Whether a sheet has the header of the chosen one; one that lacks a header is only itself."""
    if one is chosen:
        return True
    return one.at >= 0 and _folded(one.names) == _folded(chosen.names)


def _folded(names: Sequence[str]) -> list[str]:
    folded = [fold_name(name) for name in names]
    while folded and not folded[-1]:
        folded.pop()
    return folded


def _filled_rows(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    return ((at, row) for at, row in enumerate(sheet.text_rows()) if _is_filled(row))


def _is_filled(row: list[str]) -> bool:
    return any(map(str.strip, row))


def _filled_width(sheet: Sheet, header: Sequence[str]) -> int:
    """Leave out columns on the right that hold nothing, as formatting makes them."""
    width = len(header)
    blank_from = next((i + 1 for i in range(width - 1, -1, -1) if header[i].strip()), 0)
    for row in sheet.text_rows():
        while blank_from < width and any(cell.strip() for cell in row[blank_from:width]):
            blank_from += 1
    return blank_from


def _rows(sheet: Sheet, header_at: int, width: int, sheet_name: list[str]) -> Iterator[RawRow]:
    for number, row in enumerate(sheet.text_rows(), start=1):
        if number > header_at + 1:
            cells = row[:width] + [""] * (width - len(row))
            # A blank row stays blank, to be passed over.
            yield raw_row(
                number, cells + sheet_name if _is_filled(cells) else cells + [""] * len(sheet_name)
            )


def _read_sheets(used: list[str], names: list[str], hidden: set[str]) -> tuple[Phrase, ...]:
    others = [name for name in names if name not in used]
    read = ", ".join(map(repr, used[:10]))
    if others:
        listed_id = _listed(others, hidden, "tersembunyi")
        listed_en = _listed(others, hidden, "hidden")
        return (
            Phrase(f"dibaca dari lembar {read}; lembar lain tidak dibaca: {listed_id}",
                   f"read from sheet {read}; other sheets were not read: {listed_en}"),
        )  # fmt: skip
    if len(used) > 1:
        return (
            Phrase(f"dibaca dari {len(used)} lembar berjudul kolom sama: {read}",
                   f"read from {len(used)} sheets with the same headings: {read}"),
        )  # fmt: skip
    return ()


def _listed(names: list[str], hidden: set[str], word: str) -> str:
    return ", ".join(f"{n!r} ({word})" if n in hidden else repr(n) for n in names[:10])


def _marks(sheet: Sheet, header: Header) -> tuple[Phrase, ...]:
    """Say what a reader of the sheet in Excel may not expect."""
    notes = []
    if sheet.marks.hidden_rows:
        count = sheet.marks.hidden_rows
        notes.append(
            Phrase(f"lembar {sheet.name!r}: {count} baris tersembunyi atau tersaring ikut dibaca",
                   f"sheet {sheet.name!r}: {count} hidden or filtered rows were read as well")
        )  # fmt: skip
    if sheet.marks.errors:
        count = len(sheet.marks.errors)
        notes.append(
            Phrase(f"lembar {sheet.name!r}: {count} sel berisi galat rumus Excel, misalnya "
                   f"{next(iter(sheet.marks.errors.values()))}",
                   f"sheet {sheet.name!r}: {count} cells hold an Excel formula error, such as "
                   f"{next(iter(sheet.marks.errors.values()))}")
        )  # fmt: skip
    merged = [n for at, n in enumerate(header.names) if at in sheet.merged_columns]
    if merged:
        listed = ", ".join(map(repr, merged[:10]))
        notes.append(
            Phrase(f"lembar {sheet.name!r}: isi sel gabungan berlaku untuk semua barisnya: kolom "
                   f"{listed}",
                   f"sheet {sheet.name!r}: a merged cell counts for all of its rows: columns "
                   f"{listed}")
        )  # fmt: skip
    return tuple(notes)


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
