"""What is wrong with a row of a table that people edit, and how to mend it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from saring.errors import Language, Phrase, SaringError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in a table, or, as a warning, to look at.

    `row` counts from 1 with the header as row 1, as a spreadsheet shows it; `column` is blank
    where the whole row is meant.
    """

    path: Path
    row: int
    column: str
    message: Phrase
    remedy: Phrase
    is_warning: bool = False

    def line(self, language: Language) -> str:
        """Say it on one line: file, row, column, what is wrong, what to do."""
        row = Phrase("baris", "row").to(language)
        column = Phrase("kolom", "column").to(language)
        where = f"{self.path}, {row} {self.row}"
        where += f", {column} {self.column}" if self.column else ""
        return f"{where}: {self.message.to(language)} {self.remedy.to(language)}"

    def as_error(self) -> SaringError:
        """Give it as the error that stops a command."""
        return SaringError(
            Phrase(
                f"{self.path}, baris {self.row}"
                + (f", kolom {self.column}" if self.column else "")
                + f": {self.message.id}",
                f"{self.path}, row {self.row}"
                + (f", column {self.column}" if self.column else "")
                + f": {self.message.en}",
            ),
            self.remedy,
        )


class Row(NamedTuple):
    """A row of a table, numbered as a spreadsheet shows it, its cells without outer blanks."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class EditedTable:
    """A table as somebody left it: rows of the right length, and findings on the others."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def read_edited(path: Path) -> EditedTable:
    """Read a table that somebody edited, by hand or in a spreadsheet.

    Raises
    ------
    SaringError
        It is missing, no UTF-8, empty, or parted by semicolons.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(_numbered(csv.reader(file, strict=True)))
    except OSError as error:
        raise _cannot_read(path, error) from error
    except UnicodeDecodeError as error:
        raise _not_utf8(path) from error
    except csv.Error as error:
        raise _not_csv(path, error) from error
    if not lines or not any(lines[0][1]):
        raise _no_header(path)
    header = tuple(name.strip() for name in lines[0][1])
    if len(header) == 1 and ";" in header[0]:
        raise _semicolons(path)
    rows = []
    findings = []
    for number, cells in lines[1:]:
        if not any(map(str.strip, cells)):
            continue
        if len(cells) == len(header):
            stripped = map(str.strip, cells)
            rows.append(Row(number, dict(zip(header, stripped, strict=True))))
        else:
            findings.append(_uneven(path, number, len(cells), len(header)))
    return EditedTable(path, header, tuple(rows), tuple(findings))


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    # Rows, not lines: a cell with a line break is one row in a spreadsheet.
    yield from enumerate(reader, 1)


def missing_columns(table: EditedTable, wanted: Sequence[str]) -> list[Finding]:
    """Find the columns that a table of this kind must have and has not."""
    return [
        Finding(
            table.path, 1, name,
            Phrase("kolom ini tidak ada.", "this column is missing."),
            Phrase(f"Kolomnya harus: {', '.join(wanted)}.",
                   f"The columns must be: {', '.join(wanted)}."),
        )
        for name in wanted
        if name not in table.header
    ]  # fmt: skip


def read_in_order(
    path: Path, columns: Sequence[str], check: Callable[[EditedTable], list[Finding]]
) -> EditedTable:
    """Read a table in which nothing may be wrong; warnings do not matter.

    Raises
    ------
    SaringError
        It cannot be read, lacks a column, or `check` finds a wrong row: the first is named.
    """
    table = read_edited(path)
    missing = missing_columns(table, columns)
    for finding in [*missing, *table.findings, *([] if missing else check(table))]:
        if not finding.is_warning:
            raise finding.as_error()
    return table


def _uneven(path: Path, number: int, found: int, wanted: int) -> Finding:
    return Finding(
        path, number, "",
        Phrase(f"berisi {found} sel, seharusnya {wanted}.",
               f"holds {found} cells where {wanted} are expected."),
        Phrase("Apit teks yang memuat koma dengan tanda kutip.",
               "Put quotes around a text that holds a comma."),
    )  # fmt: skip


def _cannot_read(path: Path, error: OSError) -> SaringError:
    reason = error.strerror or str(error)
    return SaringError(
        Phrase(f"{path}: tabel tidak dapat dibaca ({reason}).",
               f"{path}: the table cannot be read ({reason})."),
        Phrase("Periksa nama dan letak berkasnya, dan tutup bila sedang terbuka di Excel.",
               "Check its name and place, and close it if Excel has it open."),
    )  # fmt: skip


def _not_utf8(path: Path) -> SaringError:
    return SaringError(
        Phrase(f"{path}: bukan teks UTF-8.", f"{path}: this is not UTF-8 text."),
        Phrase('Di Excel, simpan sebagai "CSV UTF-8 (Comma delimited)".',
               'In Excel, save it as "CSV UTF-8 (Comma delimited)".'),
    )  # fmt: skip


def _not_csv(path: Path, error: csv.Error) -> SaringError:
    return SaringError(
        Phrase(f"{path}: bukan CSV yang utuh ({error}).",
               f"{path}: this is no whole CSV ({error})."),
        Phrase("Periksa tanda kutip yang dibuka tetapi tidak ditutup.",
               "Look for a quotation mark that is opened but never closed."),
    )  # fmt: skip


def _no_header(path: Path) -> SaringError:
    return SaringError(
        Phrase(f"{path}: tabel ini kosong, bahkan tanpa baris judul.",
               f"{path}: this table is empty, without even a header row."),
        Phrase("Salin baris judul dari tabel bawaan yang sejenis.",
               "Copy the header row of a shipped table of the same kind."),
    )  # fmt: skip


def _semicolons(path: Path) -> SaringError:
    return SaringError(
        Phrase(f"{path}: kolomnya dipisah titik koma; yang diharapkan koma.",
               f"{path}: columns are parted by semicolons; commas are expected."),
        Phrase("Simpan ulang dengan pemisah koma: Excel memakai titik koma bila setelan wilayahnya "
               "Indonesia.",
               "Save it again with commas: Excel uses semicolons under Indonesian settings."),
    )  # fmt: skip
