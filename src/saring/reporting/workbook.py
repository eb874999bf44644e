"""The scored table as an Excel workbook that a supervisor reads, filters and prints."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format

from saring.errors import Language, Phrase
from saring.reporting.cells import Table
from saring.reporting.columns import MEANINGS, REASONS_MEANING
from saring.reporting.findings import A4, Findings
from saring.reporting.layout import height_of
from saring.reporting.sheet_text import fitted, write_text
from saring.reporting.styles import Styles, styles_of

ABOUT = Phrase("Tentang", "About")

_THIS_RESULT = Phrase("Tentang hasil ini", "About this result")
_THE_COLUMNS = Phrase("Arti kolom", "What the columns mean")
_OWN_COLUMN = Phrase("kolom dari berkas asal, tidak diubah", "column of the source file, unchanged")


def write_workbook(
    table: Table, path: Path, language: Language, about: Mapping[str, str]
) -> list[Phrase]:
    """Write the rows to the sheet ``Temuan``, and to a second sheet what they are.

    Every column of the table is there under its own name, those that a supervisor reads first;
    the reasons stand in words beside the text, whose strongest words are marked. Nothing in the
    workbook is a formula or a link.

    Parameters
    ----------
    about
        Rows of the second sheet: what was screened and with what, what it can and cannot claim.

    Returns
    -------
    list of Phrase
        What the workbook could not hold: cells cut at Excel's limit, rows on a further sheet.

    Raises
    ------
    OSError
        The file cannot be written: a full disk, for example.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    # XlsxWriter's own temporary files hold posts as well: they stay on the disk of the result.
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".saring-") as aside:
        try:
            with Workbook(path, {**options, "tmpdir": aside}) as book:
                book.use_zip64()  # a sheet may pass 2 GB before it is compressed
                styles = styles_of(book)
                findings = Findings(book, styles, table.columns, language)
                for batch in table.batches:
                    for row in zip(*batch.values(), strict=True):
                        findings.write(dict(zip(table.columns, row, strict=True)))
                findings.end_sheet()
                _write_about(book, styles, findings, language, about)
        except FileCreateError as error:
            raise OSError(str(error)) from error
    return findings.notes()


def _write_about(
    book: Workbook, styles: Styles, findings: Findings, language: Language, about: Mapping[str, str]
) -> None:
    sheet = book.add_worksheet(ABOUT.to(language))
    widths = (26, 100)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    meanings = {**MEANINGS, findings.reasons_in_words: REASONS_MEANING}
    columns = {name: meanings.get(name, _OWN_COLUMN).to(language) for name in findings.columns}
    lines = [
        *_section(_THIS_RESULT.to(language), about, styles),
        *_section(_THE_COLUMNS.to(language), columns, styles),
    ]
    for row, (key, value, style) in enumerate(lines):
        sheet.set_row(row, height_of(tuple(zip((key, value), widths, strict=True))))
        write_text(sheet, (row, 0), fitted(key, "", language), style)
        write_text(sheet, (row, 1), fitted(value, "", language), styles.by_kind["text"])


def _section(
    heading: str, entries: Mapping[str, str], styles: Styles
) -> list[tuple[str, str, Format]]:
    if not entries:
        return []
    text = styles.by_kind["text"]
    rows = [(key, value, text) for key, value in entries.items()]
    return [(heading, "", styles.heading), *rows, ("", "", text)]
