"""Where the records of delimited text begin and end, found on all its bytes at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saring.posts.csv_records import LONG_RECORD, MANY_LINES

_NEWLINE, _RETURN, _QUOTE = b'\n\r"'
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Layout:
    """The records from the start of some text on, as far as its quotes are well formed.

    Parameters
    ----------
    ends
        Where each record ends, behind its line end.
    empty
        Records without a character.
    odd
        Records with a NUL or a carriage return that ends no line.
    slips
        The record after the last of `ends` has a quote out of place, or is very long.
    """

    ends: Positions
    empty: NDArray[np.bool_]
    odd: NDArray[np.bool_]
    slips: bool
    _newlines: Positions
    _quotes: Positions
    _delimiters: Positions

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Give the bytes of the records from `start` up to `stop`."""
        return (int(self.ends[start - 1]) if start else 0), int(self.ends[stop - 1])

    def line_after(self, count: int) -> int:
        """Count the physical lines of the first so many records."""
        return int(np.searchsorted(self._newlines, self.ends[count - 1])) if count else 0

    def lines_before(self, records: Positions) -> Positions:
        """Count the physical lines before each of these records."""
        begins = np.concatenate([[0], self.ends[:-1]])[records]
        return np.searchsorted(self._newlines, begins)

    def widths(self) -> Positions:
        """Count the cells of each record."""
        outside = np.searchsorted(self._quotes, self._delimiters) % 2 == 0
        before = np.searchsorted(self._delimiters[outside], self.ends)
        return np.diff(before, prepend=0) + 1


def lay_out(data: bytes, delimiter: str, *, ended: bool) -> Layout:
    """Find the records at the start of `data`, which begins with a record.

    A quote is well formed if it opens a cell, closes one, or is doubled inside one; then a line
    end belongs to a cell if the number of quotes before it is odd.

    Parameters
    ----------
    ended
        Nothing comes after `data`, so that its last record needs no line end.
    """
    codes = np.frombuffer(data, np.uint8)
    newlines = np.flatnonzero(codes == _NEWLINE)
    quotes = np.flatnonzero(codes == _QUOTE)
    ends = newlines[np.searchsorted(quotes, newlines) % 2 == 0] + 1
    if ended and len(quotes) % 2 == 0 and (not len(ends) or ends[-1] < len(data)):
        ends = np.append(ends, len(data))
    slip = _first_slip(codes, quotes, ord(delimiter))
    trusted = len(ends) if slip is None else int(np.searchsorted(ends, slip, "right"))
    lengths = np.diff(ends, prepend=0)
    lines = np.diff(np.searchsorted(newlines, ends), prepend=0)
    long = np.flatnonzero((lengths >= LONG_RECORD) | (lines >= MANY_LINES))
    trusted = min(trusted, int(long[0])) if len(long) else trusted
    slips = trusted < len(ends) or slip is not None or (ended and len(quotes) % 2 == 1)
    ends, lengths = ends[:trusted], lengths[:trusted]
    begins = ends - lengths
    empty = (lengths == 1) & (codes[begins] == _NEWLINE)
    empty |= (lengths == 2) & (codes[begins] == _RETURN)
    odd = np.zeros(trusted, dtype=bool)
    unusual = np.searchsorted(ends, _unusual(data, codes), "right")
    odd[unusual[unusual < trusted]] = True
    delimiters = np.flatnonzero(codes == ord(delimiter)) if delimiter != "\0" else newlines[:0]
    return Layout(ends, empty, odd, slips, newlines, quotes, delimiters)


def _first_slip(codes: NDArray[np.uint8], quotes: Positions, delimiter: int) -> int | None:
    """Find the first quote that neither opens nor closes a cell nor is doubled inside one."""
    opening, closing = quotes[0::2], quotes[1::2]
    before = codes[opening - 1]
    opens = (before == delimiter) | (before == _NEWLINE) | (before == _QUOTE) | (opening == 0)
    last = len(codes) - 1
    after = codes[np.minimum(closing + 1, last)]
    closes = (after == delimiter) | (after == _NEWLINE) | (after == _QUOTE) | (closing == last)
    second = codes[np.minimum(closing + 2, last)]
    closes |= (after == _RETURN) & ((second == _NEWLINE) | (closing + 1 == last))
    slips = np.concatenate([opening[~opens], closing[~closes]])
    return int(slips.min()) if len(slips) else None


def _unusual(data: bytes, codes: NDArray[np.uint8]) -> Positions:
    found = [np.flatnonzero(codes == 0)] if b"\0" in data else []
    if b"\r" in data:
        returns = np.flatnonzero(codes == _RETURN)
        following = codes[np.minimum(returns + 1, len(codes) - 1)]
        found.append(returns[following != _NEWLINE])
    return np.concatenate(found) if found else np.empty(0, np.int64)
