"""The sheet ``Tentang``: with what the posts were screened, and what every column means."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter import Workbook

from saring.errors import Language, Phrase
from saring.reporting.columns import MEANINGS, REASONS_MEANING
from saring.reporting.findings import FINDINGS, Findings
from saring.reporting.sheet_page import Page
from saring.reporting.styles import Styles

ABOUT = Phrase("Tentang", "About")

_WIDTHS = (26, 100)
_THIS_RESULT = Phrase("Tentang hasil ini", "About this result")
_THE_COLUMNS = Phrase("Arti kolom lembar {sheet}", "What the columns of the sheet {sheet} mean")
_OWN_COLUMN = Phrase("kolom dari berkas asal, tidak diubah", "column of the source file, unchanged")


def write_about(
    book: Workbook, styles: Styles, findings: Findings, language: Language, about: Mapping[str, str]
) -> None:
    """Add the sheet: the entries of `about`, then each column of the findings in their order."""
    page = Page(book.add_worksheet(ABOUT.to(language)), _WIDTHS, language)
    meanings = {**MEANINGS, findings.reasons_in_words: REASONS_MEANING}
    columns = {name: meanings.get(name, _OWN_COLUMN).to(language) for name in findings.columns}
    _section(page, styles, _THIS_RESULT.to(language), about)
    heading = _THE_COLUMNS.to(language).format(sheet=FINDINGS.to(language))
    _section(page, styles, heading, columns)


def _section(page: Page, styles: Styles, heading: str, entries: Mapping[str, str]) -> None:
    if not entries:
        return
    text = styles.by_kind["text"]
    page.write([(heading, styles.heading)])
    for key, value in entries.items():
        page.write([(key, text), (value, text)])
    page.skip()
