"""Which delimiter a text file uses and where its header stands."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from saring.posts.csv_records import SINGLE_COLUMN, read_records
from saring.posts.encoding import Encoding
from saring.posts.header import find_header, likeliest_header

CANDIDATES = (",", ";", "\t", "|")
_PIECE = 1 << 20
_PREVIEW_RECORDS = 100
_PREVIEW_LINES = 2_200
_PREVIEW_CHARACTERS = 4_000_000
_EXCEL_HINT = re.compile(r'^"?sep=(.)"?$', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited file is laid out.

    Parameters
    ----------
    delimiter
        One character; :data:`SINGLE_COLUMN` if the file has one column.
    header
        Cells of the header as written; empty if there is no record at all.
    header_line, title_rows
        Physical line of the header (from 1), and how many records above it are passed over.
    newline
        Line end to split at: a lone carriage return in other files belongs to the text.
    """

    delimiter: str
    header: tuple[str, ...]
    header_line: int
    title_rows: int
    newline: str


def open_lines(path: Path, encoding: Encoding, newline: str) -> Iterator[str]:
    """Give the physical lines of a file with their line ends."""
    with path.open(encoding=encoding.name, errors=encoding.errors, newline=newline) as handle:
        yield from handle


def utf8_pieces(path: Path, encoding: Encoding) -> Iterator[bytes]:
    """Give the contents of a file as UTF-8 without a byte order mark, cut anywhere."""
    if encoding.name in {"utf-8", "utf-8-sig"} and encoding.errors == "strict":
        with path.open("rb") as handle:
            yield handle.read(_PIECE).removeprefix(
                codecs.BOM_UTF8 if encoding.name == "utf-8-sig" else b""
            )
            while piece := handle.read(_PIECE):
                yield piece
        return
    with path.open(encoding=encoding.name, errors=encoding.errors, newline="\n") as text:
        while characters := text.read(_PIECE):
            yield characters.encode()


def detect_dialect(path: Path, encoding: Encoding, mapping: Mapping[str, str]) -> Dialect:
    """Choose the delimiter whose records look most like a table with a text column.

    Excel's ``sep=;`` first line decides; else every candidate splits the first 100 records,
    and a header that names a text column counts before the share of records as wide as it,
    and that before the number of columns.
    """
    newline = "\n"
    lines = _first_lines(path, encoding, newline)
    if not lines or not lines[0].endswith("\n"):
        newline = "\r"
        lines = _first_lines(path, encoding, newline)
    told = _EXCEL_HINT.match(lines[0].strip()) if lines else None
    candidates = (told[1],) if told else CANDIDATES
    skipped = 1 if told else 0
    best: tuple[tuple[bool, float, int], Dialect] | None = None
    for delimiter in candidates:
        records = [
            (record.line + skipped, record.cells)
            for record in islice(read_records(lines[skipped:], delimiter), _PREVIEW_RECORDS)
            if record.cells is not None
        ]
        fit, dialect = _try(records, delimiter, mapping, newline)
        if (told or len(dialect.header) > 1) and (best is None or fit > best[0]):
            best = fit, dialect
    if best is not None:
        return best[1]
    whole = [(r.line, r.cells) for r in read_records(lines, SINGLE_COLUMN) if r.cells is not None]
    return _try(whole, SINGLE_COLUMN, mapping, newline)[1]


def _try(
    records: Sequence[tuple[int, list[str]]],
    delimiter: str,
    mapping: Mapping[str, str],
    newline: str,
) -> tuple[tuple[bool, float, int], Dialect]:
    index = find_header((cells for _, cells in records), mapping)
    at = likeliest_header(cells for _, cells in records) if index is None else index
    line, header = records[at] if records else (0, [])
    below = [_width(cells, len(header)) for _, cells in records[at + 1 :]]
    consistent = below.count(len(header)) / len(below) if below else 1.0
    titles = sum(any(map(str.strip, cells)) for _, cells in records[:at])
    dialect = Dialect(delimiter, tuple(header), line, titles, newline)
    return (index is not None, consistent, len(header)), dialect


def _width(cells: list[str], expected: int) -> int:
    """Count the cells; blank ones past the header, as Excel leaves them, do not count."""
    return expected if not any(cells[expected:]) and len(cells) > expected else len(cells)


def _first_lines(path: Path, encoding: Encoding, newline: str) -> list[str]:
    lines: list[str] = []
    size = 0
    for line in islice(open_lines(path, encoding, newline), _PREVIEW_LINES):
        lines.append(line)
        size += len(line)
        if size > _PREVIEW_CHARACTERS:
            break
    return lines
