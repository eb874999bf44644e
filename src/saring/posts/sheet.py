"""One worksheet as rows of text, with merged cells filled down and errors named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineSheet

from saring.posts.sheet_marks import SheetMarks, read_marks
from saring.posts.table import cell_text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet.

    Parameters
    ----------
    name
        As on its tab.
    cells
        The sheet as calamine gives it.
    marks
        Hidden rows and errors.
    merged
        For each row, from 0, the columns whose cell is merged with that above, with the row
        where the merge starts. Columns count from the first that is used.
    """

    name: str
    cells: CalamineSheet
    marks: SheetMarks
    merged: Mapping[int, Mapping[int, int]]

    @property
    def merged_columns(self) -> frozenset[int]:
        """Columns in which cells below the header are filled from a merged cell."""
        return frozenset(column for columns in self.merged.values() for column in columns)

    def text_rows(self) -> Iterator[list[str]]:
        """Give the rows from the top of the sheet, each cell as text."""
        left = self.cells.start[1] if self.cells.start else 0
        errors: dict[int, dict[int, str]] = {}
        for (line, column), error in self.marks.errors.items():
            errors.setdefault(line, {})[column - left] = error
        starts = {start for columns in self.merged.values() for start in columns.values()}
        kept: dict[int, list[str]] = {}
        for at, row in enumerate(self.cells.iter_rows()):
            texts = [cell_text(cell) for cell in row]
            for column, error in errors.get(at, {}).items():
                texts[column] = error
            if any(map(str.strip, texts)):  # a merged cell alone makes no row
                for column, start in self.merged.get(at, {}).items():
                    texts[column] = texts[column] or kept[start][column]
            if at in starts:
                kept[at] = texts
            yield texts

    def header_end(self, at: int) -> int:
        """Give the last row of the header that starts at `at`: merged headings make it taller."""
        end = at
        while at in self.merged.get(end + 1, {}).values():
            end += 1
        return end

    def header_cells(self, at: int) -> list[str]:
        """Give the headings: the lowest name of each column in a header of several rows."""
        rows = list(islice(self.text_rows(), at, self.header_end(at) + 1))
        names = list(rows[0])
        for row in rows[1:]:
            names = [
                below if below.strip() else name for name, below in zip(names, row, strict=True)
            ]
        return names

    def filled_below(self, at: int) -> bool:
        """Whether anything stands below the row `at`."""
        below = islice(self.text_rows(), self.header_end(at) + 1, None)
        return any(cell.strip() for row in below for cell in row)


def open_sheet(path: Path, cells: CalamineSheet, kind: str) -> Sheet:
    """Take a sheet of the workbook at `path`, with the marks that its format lets one read."""
    marks = read_marks(path, cells.name) if kind == "XLSX" else SheetMarks()
    left = cells.start[1] if cells.start else 0
    bottom, right = cells.end or (-1, -1)
    merged: dict[int, dict[int, int]] = {}
    for (start, column), (end, _) in cells.merged_cell_ranges or ():
        if left <= column <= right:
            for row in range(start + 1, min(end, bottom) + 1):
                merged.setdefault(row, {})[column - left] = start
    return Sheet(cells.name, cells, marks, merged)
