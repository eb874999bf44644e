"""The sheets of scored rows in a workbook, filled from above with one row in memory."""

from __future__ import annotations

from collections import Counter

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from saring.errors import Language, Phrase
from saring.reporting.cells import Cell
from saring.reporting.columns import DECISIONS, REASONS_IN_WORDS, REVIEW_COLUMNS
from saring.reporting.layout import (
    FROZEN,
    LINE,
    ROWS_PER_SHEET,
    height_of,
    in_reading_order,
    kind_of,
    width_of,
)
from saring.reporting.reasons import LabelReasons, in_words, raising_spans, strongest
from saring.reporting.sheet_page import set_up_paper
from saring.reporting.sheet_text import fitted, write_text
from saring.reporting.styles import Styles
from saring.reporting.wording import number

FINDINGS = Phrase("Temuan", "Findings")

_NOT_REVIEWED = dict.fromkeys(REVIEW_COLUMNS, "")
_CHOOSE = Phrase("Pilih dari daftar", "Choose from the list")
_CHOICES = Phrase(
    "Keputusan dipilih dari daftar, supaya dapat dihitung; uraiannya tulis di review_note.",
    "A decision is chosen from the list, so that it can be counted; explain it in review_note.",
)


class Findings:
    """The sheet ``Temuan``, and ``Temuan 2`` and so on when the rows are too many for one.

    Parameters
    ----------
    columns
        Columns of the scored table; the reasons in words are added, and columns for a reviewer
        to fill in: what the table already holds in them is kept.
    """

    def __init__(
        self, book: Workbook, styles: Styles, columns: tuple[str, ...], language: Language
    ) -> None:
        self._book = book
        self._styles = styles
        self._language = language
        self.reasons_in_words = REASONS_IN_WORDS.to(language)
        while self.reasons_in_words in columns:  # a workbook of ours, scored again
            self.reasons_in_words += "_2"
        self.columns = in_reading_order(columns, self.reasons_in_words)
        self._widths = {name: width_of(name, self.reasons_in_words) for name in self.columns}
        self._cut: Counter[str] = Counter()
        self._sheets: list[Worksheet] = []
        self._start_sheet()

    def write(self, record: dict[str, Cell]) -> tuple[str, int]:
        """Add one scored row; give the name of its sheet and its row there, counted from 1."""
        if self._rows == ROWS_PER_SHEET:
            self.end_sheet()
            self._start_sheet()
        self._rows += 1
        reasons = strongest(str(record.get("reasons", "")))
        said = in_words(reasons, self._language)
        cells = self._fitted({**_NOT_REVIEWED, **record, self.reasons_in_words: said})
        sheet = self._sheets[-1]
        sheet.row_info.pop(self._rows - 2, None)  # already written; kept, they would fill memory
        sheet.set_row(self._rows, self._height(cells))
        for index, name in enumerate(self.columns):
            self._write_cell((self._rows, index), name, cells[name], reasons)
        return sheet.get_name(), self._rows + 1

    def end_sheet(self) -> None:
        """Set on the current sheet what depends on the number of its rows."""
        sheet = self._sheets[-1]
        sheet.autofilter(0, 0, self._rows, len(self.columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self._rows + 1}"})
        sheet.hide_gridlines(0)  # not even on paper
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, self._rows, self._last_printed())
        set_up_paper(sheet, self._language)
        self._offer_decisions(sheet)

    def notes(self) -> list[Phrase]:
        """Say what Excel's limits have changed."""
        notes = []
        if self._cut:
            notes.append(
                Phrase(
                    "Sel yang melebihi batas Excel (32.767 huruf) dipotong: "
                    f"{self._cut_cells('id')}. Keluaran .csv, .jsonl, .parquet memuat semuanya.",
                    "Cells beyond Excel's limit (32,767 characters) were cut: "
                    f"{self._cut_cells('en')}. Output as .csv, .jsonl or .parquet is whole.",
                )
            )
        if len(self._sheets) > 1:
            names = ", ".join(sheet.get_name() for sheet in self._sheets)
            notes.append(
                Phrase(
                    f"Baris melebihi batas satu lembar Excel dan dibagi ke lembar {names}.",
                    f"The rows exceed one Excel sheet and are divided over the sheets {names}.",
                )
            )
        return notes

    def _start_sheet(self) -> None:
        count = len(self._sheets) + 1
        name = FINDINGS.to(self._language)
        sheet = self._book.add_worksheet(name if count == 1 else f"{name} {count}")
        self._sheets.append(sheet)
        self._rows = 0
        sheet.set_row(0, 2 * LINE)
        for index, name in enumerate(self.columns):
            sheet.set_column(index, index, self._widths[name])
            write_text(sheet, (0, index), name, self._styles.header)
        sheet.freeze_panes(1, sum(name in FROZEN for name in self.columns))

    def _offer_decisions(self, sheet: Worksheet) -> None:
        column = self.columns.index("decision")
        sheet.data_validation(
            *(1, column, max(self._rows, 1), column),
            {
                "validate": "list",
                "source": [choice.to(self._language) for choice in DECISIONS],
                "error_title": _CHOOSE.to(self._language),
                "error_message": _CHOICES.to(self._language),
            },
        )

    def _fitted(self, record: dict[str, Cell]) -> dict[str, Cell]:
        row = record.get("source_row")
        cells = dict(record)
        for name, cell in record.items():
            if isinstance(cell, str):
                cells[name] = fitted(cell, row, self._language)
                if cells[name] is not cell:
                    self._cut[name] += 1
        return cells

    def _write_cell(
        self, at: tuple[int, int], name: str, cell: Cell, reasons: list[LabelReasons]
    ) -> None:
        sheet = self._sheets[-1]
        kind = kind_of(name)
        style = self._styles.by_kind[kind]
        if not isinstance(cell, str):
            if cell is not None:
                sheet.write_number(*at, cell, style)
        elif kind == "entry" and not cell:
            sheet.write_blank(*at, None, style)  # only written cells show where to fill in
        elif kind == "band":
            write_text(sheet, at, cell, self._styles.bands.get(cell, style))
        elif name == "text" and reasons:
            spans = raising_spans(reasons, cell)
            write_text(sheet, at, cell, style, marks=spans, mark_style=self._styles.marked)
        else:
            write_text(sheet, at, cell, style)

    def _height(self, cells: dict[str, Cell]) -> float:
        wrapped = ("labels", "text", self.reasons_in_words, "notes", "review_note", "url")
        return height_of(
            [(str(cells[name]), self._widths[name]) for name in wrapped if name in cells]
        )

    def _last_printed(self) -> int:
        # Paper is narrow: what follows is for the screen.
        last = "notes" if "notes" in self.columns else self.reasons_in_words
        return self.columns.index(last)

    def _cut_cells(self, language: Language) -> str:
        return ", ".join(f"{name} {number(count, language)}" for name, count in self._cut.items())
