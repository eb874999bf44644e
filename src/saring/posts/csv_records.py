"""From physical lines of delimited text to records, with quotes that may never close."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# The default of 128 KB would stop at the first overlong cell, which must become a reject instead.
csv.field_size_limit(2**31 - 1)

SINGLE_COLUMN = "\0"
"""Delimiter of a file of one column: NULs are taken out of the text, so it never occurs."""
_MOST_LINES = 2_000
_MOST_CHARACTERS = 1_000_000
MANY_LINES, LONG_RECORD = 1_000, 900_000
"""Lines and bytes below which a record with closed quotes is surely found to be closed."""
_INSIDE_QUOTES = re.compile(r'(?:[^"]+|"")*+')
_SPACES = re.compile(r" *")


class Record(NamedTuple):
    """One record, or one line whose quote never closes.

    Parameters
    ----------
    line
        Physical line where it starts, from 1.
    cells
        The cells, or None if a quote is opened and not closed.
    raw
        The text of the record without its line end.
    had_nul
        NUL characters were taken out.
    lines
        Physical lines that it takes.
    """

    line: int
    cells: list[str] | None
    raw: str
    had_nul: bool
    lines: int = 1


def read_records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Assemble physical lines (with their line ends) to records.

    A quoted field may span lines. Its closing quote must be followed by a delimiter or a line
    end; if another character follows, or no quote comes within 2,000 lines or 1 MB, the quote
    was a slip: the line that opened it is given without cells and reading resumes on the next.
    A search ends at the next line that could open a quote itself, so that the work stays linear
    however many such lines there are. Blank lines are skipped.
    """
    source = _Lines(lines)
    for number, line in source:
        text = line.replace(SINGLE_COLUMN, "")
        if not text.strip():
            continue
        had_nul = len(text) < len(line)
        raw = _without_end(text)
        if '"' not in raw:
            yield Record(number, raw.split(delimiter), raw, had_nul)
        elif not _leaves_open(raw, 0, delimiter):
            yield Record(number, split_record(raw, delimiter), raw, had_nul)
        else:
            rest = _rest_of_record(source, delimiter)
            if rest is None:
                yield Record(number, None, raw, had_nul)
            else:
                whole = "".join([line, *rest])
                raw = _without_end(whole.replace(SINGLE_COLUMN, ""))
                cells = split_record(raw, delimiter)
                yield Record(number, cells, raw, SINGLE_COLUMN in whole, 1 + len(rest))


def split_record(record: str, delimiter: str) -> list[str]:
    """Split one complete record into cells with the csv module.

    >>> split_record('1,"Pilih 02, ya","ukuran 5"" saja"', ",")
    ['1', 'Pilih 02, ya', 'ukuran 5" saja']
    """
    try:
        return next(csv.reader([record], delimiter=delimiter))
    except csv.Error:
        # A carriage return in an unquoted cell, as pandas writes it: hide it from the parser.
        stand_in = next(c for c in map(chr, range(0xE000, 0xF8FF)) if c not in record)
        hidden = record.replace("\r", stand_in)
        return [
            cell.replace(stand_in, "\r") for cell in next(csv.reader([hidden], delimiter=delimiter))
        ]


class _Lines:
    """Numbered lines that can be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._fresh = enumerate(lines, start=1)
        self._returned: deque[tuple[int, str]] = deque()

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self

    def __next__(self) -> tuple[int, str]:
        return self._returned.popleft() if self._returned else next(self._fresh)

    def put_back(self, lines: list[tuple[int, str]]) -> None:
        self._returned.extendleft(reversed(lines))


def _rest_of_record(source: _Lines, delimiter: str) -> list[str] | None:
    """Take the lines that close an open quote; take none if it does not close."""
    taken: list[tuple[int, str]] = []
    size = 0
    for number, line in source:
        taken.append((number, line))
        size += len(line)
        text = _without_end(line.replace(SINGLE_COLUMN, ""))
        end = _quote_end(text, 0)
        if end < len(text):
            after = _SPACES.match(text, end + 1).end()  # type: ignore[union-attr]
            if after < len(text) and text[after] != delimiter:
                break
            if not _leaves_open(text, after, delimiter):
                return [line for _, line in taken]
        if len(taken) >= _MOST_LINES or size >= _MOST_CHARACTERS:
            break
    source.put_back(taken)
    return None


def _leaves_open(line: str, position: int, delimiter: str) -> bool:
    """Whether a quote opened from `position` on, where a field starts, is open at the end."""
    while True:
        if line.startswith('"', position):
            position = _quote_end(line, position + 1)
            if position == len(line):
                return True
        position = line.find(delimiter, position) + 1
        if position == 0:
            return False


def _quote_end(line: str, position: int) -> int:
    """Index of the quote that closes a field, or the length of the line."""
    return _INSIDE_QUOTES.match(line, position).end()  # type: ignore[union-attr]


def _without_end(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")
