"""The scored table as an Excel workbook that a supervisor reads, filters, fills in and prints."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from saring.errors import Language, Phrase
from saring.reporting.cells import Table
from saring.reporting.ending import Ending
from saring.reporting.findings import Findings
from saring.reporting.overview import Overview
from saring.reporting.sheet_about import write_about
from saring.reporting.sheet_accounts import write_accounts
from saring.reporting.sheet_rejects import write_rejects_sheet
from saring.reporting.sheet_summary import SUMMARY, write_summary
from saring.reporting.styles import styles_of

_NO_TIME = datetime(1980, 1, 1)
"""When each workbook says it was made: the same posts give the same bytes whenever they do."""


def write_workbook(
    table: Table,
    path: Path,
    language: Language,
    about: Mapping[str, str],
    ending: Callable[[], Ending] | None = None,
) -> list[Phrase]:
    """Write the sheets ``Ringkasan``, ``Temuan``, ``Akun``, ``Ditolak`` and ``Tentang``.

    Every column of the table is in ``Temuan`` under its own name, those that a supervisor reads
    first; the reasons stand in words beside the text, whose strongest words are marked, and
    columns wait for a reviewer. Nothing in the workbook is a formula or a link.

    Parameters
    ----------
    about
        Rows of the last sheet: what was screened and with what, what it can and cannot claim.
    ending
        Asked after the last batch for the triage list, the rejects and the files. Without it the
        sheets ``Akun`` and ``Ditolak`` are left out: empty, they would say that there are none.

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
                book.set_properties({"created": _NO_TIME})
                return _write_sheets(book, table, language, about, ending)
        except FileCreateError as error:
            raise error.args[0] from error  # what the system said, with its number


def _write_sheets(
    book: Workbook,
    table: Table,
    language: Language,
    about: Mapping[str, str],
    ending: Callable[[], Ending] | None,
) -> list[Phrase]:
    styles = styles_of(book)
    first = book.add_worksheet(SUMMARY.to(language))  # filled last, when everything is counted
    overview = Overview()
    findings = Findings(book, styles, table.columns, language)
    for row in table.rows():
        record = dict(zip(table.columns, row, strict=True))
        overview.add(record, *findings.write(record))
    findings.end_sheet()
    notes = findings.notes()
    ended = ending() if ending else None
    if ended:
        write_accounts(book, styles, ended.triage, language)
        notes += write_rejects_sheet(book, styles, ended.rejects, language)
    write_about(book, styles, findings, language, about)
    write_summary(first, styles, overview, ended, language)
    return notes
