"""A sheet of a few rows, written from above: texts, figures, paragraphs, printed on A4."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from saring.errors import Language, Phrase
from saring.reporting.cells import Cell
from saring.reporting.layout import height_of
from saring.reporting.sheet_text import fitted, write_text
from saring.visible import whole_text

_A4 = 9
"""Excel's number for the paper size."""
_UNREVIEWED = Phrase("Indikasi, belum ditinjau", "Indications, not yet reviewed")


def set_up_paper(sheet: Worksheet, language: Language) -> None:
    """Print across A4, one page wide, with what the findings are at the foot of each page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_UNREVIEWED.to(language)}&R&P / &N")


class Page:
    """Rows of one sheet, each written once and never changed.

    Parameters
    ----------
    widths
        Of the columns, in characters of the default font.

    Attributes
    ----------
    language
        Of the words on it.
    row
        Index of the next row.
    """

    def __init__(self, sheet: Worksheet, widths: Sequence[float], language: Language) -> None:
        self.sheet = sheet
        self.row = 0
        self._widths = widths
        self.language = language
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        set_up_paper(sheet, language)

    def write(self, cells: Sequence[tuple[Cell, Format]], *, source_row: object = "") -> None:
        """Write a row from the left; None and a blank text leave their cell empty.

        `source_row` is where the whole of a text stands that Excel cannot hold.
        """
        texts = [
            fitted(whole_text(cell), source_row, self.language) if isinstance(cell, str) else cell
            for cell, _ in cells
        ]
        wrapped = [(t, w) for t, w in zip(texts, self._widths, strict=False) if isinstance(t, str)]
        self.sheet.set_row(self.row, height_of(wrapped))
        for column, (cell, (_, style)) in enumerate(zip(texts, cells, strict=True)):
            if isinstance(cell, str):
                write_text(self.sheet, (self.row, column), cell, style)
            elif cell is not None:
                self.sheet.write_number(self.row, column, cell, style)
        self.row += 1

    def paragraph(
        self,
        text: str,
        style: Format,
        *,
        label: tuple[str, Format] | None = None,
        height: float = 0,
    ) -> None:
        """Write a text over all columns, or behind its label, as high as it needs to be."""
        text = fitted(whole_text(text), "", self.language)
        first, last = int(label is not None), len(self._widths) - 1
        room = sum(self._widths[first:])
        self.sheet.set_row(self.row, height or height_of([(text, room)]))
        if label:
            write_text(self.sheet, (self.row, 0), *label)
        self.sheet.merge_range(self.row, first, self.row, last, "", style)
        write_text(self.sheet, (self.row, first), text, style)
        self.row += 1

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1
