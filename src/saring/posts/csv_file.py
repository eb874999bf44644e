"""Delimited text: CSV with any common delimiter, encoding and line end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from saring.errors import Phrase
from saring.posts.columnar import RowBlock
from saring.posts.columnar_csv import read_columns
from saring.posts.csv_dialect import CANDIDATES, Dialect, detect_dialect, open_lines, utf8_pieces
from saring.posts.csv_records import SINGLE_COLUMN, Record, read_records
from saring.posts.encoding import Encoding, detect_encoding
from saring.posts.header import Header, read_header
from saring.posts.rejects import Reject
from saring.posts.table import RawRow, RawTable

OPEN_QUOTE = Phrase(
    "tanda kutip dibuka tetapi tidak ditutup", "a quotation mark is opened but never closed"
)
_CLOSE_QUOTE = Phrase(
    'Tutup kutipnya, atau gandakan kutip di dalam teks ("") lalu simpan ulang.',
    'Close the quote, or double the quotes inside the text ("") and save again.',
)
_MEND_COLUMNS = Phrase(
    "Apit teks yang mengandung pemisah kolom dengan tanda kutip, lalu simpan ulang.",
    "Put quotes around a text that holds the column separator, and save again.",
)


def open_csv(path: Path, mapping: Mapping[str, str], source: str) -> RawTable:
    """Open delimited text, whatever its delimiter and encoding.

    Parameters
    ----------
    mapping
        Canonical field to own column.
    source
        How the file is called in messages and rejects.

    Raises
    ------
    SaringError
        The bytes are not text, or there is no text column.
    """
    encoding = detect_encoding(path)
    dialect = detect_dialect(path, encoding, mapping)
    header = read_header(dialect.header, mapping, path=source)

    def rows() -> Iterator[RowBlock | RawRow | Reject]:
        return _rows(path, encoding, dialect, header, source)

    return RawTable(
        format="CSV",
        header=header,
        rows=rows,
        notes=encoding.notes + skipped_titles(dialect.title_rows),
        encoding=encoding.label,
        delimiter=None if dialect.delimiter == SINGLE_COLUMN else dialect.delimiter,
    )


def skipped_titles(count: int) -> tuple[Phrase, ...]:
    """Say how many rows above the header were passed over."""
    if not count:
        return ()
    return (
        Phrase(
            f"{count} baris di atas baris judul kolom dilewati",
            f"{count} rows above the column headings were passed over",
        ),
    )


def _rows(
    path: Path, encoding: Encoding, dialect: Dialect, header: Header, source: str
) -> Iterator[RowBlock | RawRow | Reject]:
    width = len(header.names)
    text_at = header.names.index(header.columns.text)

    def judge(record: Record) -> RawRow | Reject:
        return _row_or_reject(record, width, text_at, source)

    if dialect.newline == "\n" and dialect.delimiter in (*CANDIDATES, SINGLE_COLUMN):
        pieces = utf8_pieces(path, encoding)
        yield from read_columns(pieces, dialect.delimiter, width, dialect.header_line, judge)
        return
    lines = open_lines(path, encoding, dialect.newline)
    for record in read_records(lines, dialect.delimiter):
        if record.line > dialect.header_line:
            yield judge(record)


def _row_or_reject(record: Record, width: int, text_at: int, source: str) -> RawRow | Reject:
    cells = record.cells
    if cells is None:
        return Reject(source, record.line, OPEN_QUOTE, _CLOSE_QUOTE, record.raw)
    if len(cells) == width:
        return RawRow(record.line, cells, ("nul_removed",) if record.had_nul else ())
    return _uneven(record, cells, width, text_at, source)


def _uneven(
    record: Record, cells: list[str], width: int, text_at: int, source: str
) -> RawRow | Reject:
    codes = ("nul_removed",) if record.had_nul else ()
    if not any(cell.strip() for cell in cells[width:]) and len(cells) > width:
        return RawRow(record.line, cells[:width], codes)
    if text_at < len(cells) < width and cells[text_at].strip():
        padded = cells + [""] * (width - len(cells))
        return RawRow(record.line, padded, (*codes, "cells_padded"))
    reason = Phrase(
        f"berisi {len(cells)} kolom, seharusnya {width}",
        f"holds {len(cells)} columns where {width} are expected",
    )
    return Reject(source, record.line, reason, _MEND_COLUMNS, record.raw)
