"""The scored table as CSV or TSV."""

from __future__ import annotations

import csv
from typing import TextIO

from saring.reporting.cells import Cell, Table
from saring.reporting.guard import guard


def write_delimited(table: Table, stream: TextIO, delimiter: str) -> None:
    r"""Write the table by RFC 4180: quotes where needed, doubled inside, lines ending in CR LF.

    CR LF is what the RFC and Excel ask for, and with it Python's writer also quotes a text that
    holds a lone carriage return; with LF alone that text would break its row in two.

    Texts that a spreadsheet would run as a formula get an apostrophe in front (`guard`; readers
    undo it with `unguard`); numbers, and texts that are plain numbers, are not touched. Ids are
    written digit by digit, but a spreadsheet that opens the file rounds 19 digits by itself, and
    an Indonesian Excel expects semicolons and decimal commas: for Excel, write .xlsx.

    Parameters
    ----------
    stream
        Opened with ``newline=""``, so that line breaks inside a post stay as they are.
    """
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guard(name) for name in table.columns])
    for batch in table.batches:
        guarded = [[_guarded(cell) for cell in column] for column in batch.values()]
        writer.writerows(zip(*guarded, strict=True))


def _guarded(cell: Cell) -> Cell:
    return guard(cell) if isinstance(cell, str) else cell
