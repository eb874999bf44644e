"""A sheet that is one table with a header: it stays in view, filters and prints on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from saring.errors import Language, Phrase
from saring.reporting.cells import Cell
from saring.reporting.layout import LINE, Kind
from saring.reporting.sheet_page import Page
from saring.reporting.styles import Styles


@dataclass(frozen=True, slots=True)
class GridColumn:
    """Heading, width in characters and kind of a column."""

    title: Phrase
    width: float
    kind: Kind = "text"


def write_grid(
    sheet: Worksheet,
    styles: Styles,
    columns: Sequence[GridColumn],
    rows: Iterable[Sequence[Cell]],
    language: Language,
    *,
    empty: Phrase,
) -> int:
    """Write the rows under their header, or the sentence `empty` if there are none.

    Returns
    -------
    int
        Index of the last row.
    """
    page = Page(sheet, [column.width for column in columns], language)
    page.write([(column.title.to(language), styles.header) for column in columns])
    sheet.set_row(0, 2 * LINE)
    for row in rows:
        cells = zip(row, columns, strict=True)
        page.write([(cell, _style(cell, column.kind, styles)) for cell, column in cells])
    if page.row == 1:
        page.paragraph(empty.to(language), styles.by_kind["text"])
    else:
        sheet.autofilter(0, 0, page.row - 1, len(columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{page.row}"})
    return page.row - 1


def _style(cell: Cell, kind: Kind, styles: Styles) -> Format:
    plain = styles.by_kind[kind]
    return styles.bands.get(str(cell), plain) if kind == "band" else plain
