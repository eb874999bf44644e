"""The sheet ``Ditolak``: rows that could not be read as posts, why, and how to mend them."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook

from saring.errors import Language, Phrase
from saring.posts import Reject
from saring.reporting.layout import ROWS_PER_SHEET
from saring.reporting.sheet_grid import GridColumn, write_grid
from saring.reporting.sheet_text import fitted
from saring.reporting.styles import Styles
from saring.reporting.wording import number
from saring.visible import whole_text

REJECTED = Phrase("Ditolak", "Rejected")

_NONE = Phrase("Tidak ada baris yang ditolak.", "No row was rejected.")
_COLUMNS = (
    GridColumn(Phrase("berkas", "file"), 30),
    GridColumn(Phrase("baris", "row"), 9, "count"),
    GridColumn(Phrase("alasan", "reason"), 36),
    GridColumn(Phrase("cara memperbaiki", "how to mend it"), 46),
    GridColumn(Phrase("isi baris", "the row as read"), 70),
)


def write_rejects_sheet(
    book: Workbook, styles: Styles, rejects: Sequence[Reject], language: Language
) -> list[Phrase]:
    """Add the sheet, in the order of the input; say which rows it could not hold."""
    sheet = book.add_worksheet(REJECTED.to(language))
    rows = (
        (
            reject.source_file,
            reject.source_row,
            reject.reason.to(language),
            reject.remedy.to(language),
            fitted(whole_text(reject.content), reject.source_row, language),
        )
        for reject in rejects[:ROWS_PER_SHEET]
    )
    write_grid(sheet, styles, _COLUMNS, rows, language, empty=_NONE)
    if len(rejects) <= ROWS_PER_SHEET:
        return []
    left = len(rejects) - ROWS_PER_SHEET
    return [
        Phrase(
            f"Lembar {REJECTED.id} tidak memuat {number(left, 'id')} baris terakhir; berkas "
            ".rejected.csv memuat semuanya.",
            f"The sheet {REJECTED.en} lacks the last {number(left, 'en')} rows; the file "
            ".rejected.csv has them all.",
        )
    ]
