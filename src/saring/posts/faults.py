"""Which rows are no posts, why, and what the user can do about each."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.errors import Phrase
from saring.posts.columnar import RowBlock, Strings, as_mask
from saring.posts.header import Header
from saring.posts.names import fold_name

LONGEST_POST = 65_536
"""Characters. No platform allows more: Facebook's limit, the widest, is 63,206."""

BLANK_TEXT = Phrase("kolom teks kosong", "the text column is blank")
NUMBER_TEXT = Phrase(
    "berisi angka, bukan teks: mungkin kolomnya keliru",
    "holds a number, not a text: perhaps it is the wrong column",
)
ERROR_CELL = Phrase(
    "berisi galat rumus Excel, bukan teks", "holds an Excel formula error, not a text"
)
TOTAL_ROW = Phrase("baris jumlah, bukan postingan", "a row of totals, not a post")
REPEATED_HEADER = Phrase(
    "judul kolom yang terulang, bukan postingan", "the column headings again, not a post"
)
TOO_LONG = Phrase(
    f"lebih panjang dari {LONGEST_POST} karakter, melebihi batas semua platform: mungkin kutip "
    "yang tidak ditutup atau beberapa postingan tergabung",
    f"longer than {LONGEST_POST} characters, more than any platform allows: probably an "
    "unclosed quote, or several posts merged",
)
REMEDIES = {
    BLANK_TEXT: Phrase(
        "Isi teksnya, atau abaikan bila postingan itu memang tanpa teks.",
        "Fill in the text, or ignore this if the post has none.",
    ),
    NUMBER_TEXT: Phrase(
        "Bila kolomnya keliru, sebut yang benar dengan --map text=NAMA_KOLOM.",
        "If the column is wrong, name the right one with --map text=COLUMN.",
    ),
    ERROR_CELL: Phrase(
        "Teks yang diawali = + atau - dianggap rumus oleh Excel: impor ulang kolomnya "
        "sebagai Text.",
        "Excel takes a text that starts with = + or - for a formula: import the column as Text.",
    ),
    TOTAL_ROW: Phrase("Tidak perlu diperbaiki.", "Nothing to mend."),
    REPEATED_HEADER: Phrase("Tidak perlu diperbaiki.", "Nothing to mend."),
    TOO_LONG: Phrase(
        "Periksa tanda kutip pada baris ini, lalu pisahkan postingannya.",
        "Check the quotation marks in this row, then separate the posts.",
    ),
}
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?")
_ERROR_TEXT = re.compile(r"#(?:REF!|NAME\?|VALUE!|N/A|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
_TOTAL = re.compile(
    r"(?:grand |sub ?)?(?:total|jumlah)(?: (?:post\w*|unggahan|data))?\s*[:=]?\s*[\d.,]*",
    re.IGNORECASE,
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
# What no blank and no number holds, and how totals and formula errors begin.
_LETTER = "[A-DF-Za-df-z]"
_BEGINNING = r"(?i)^[^a-z]*(?:grand|sub|total|jumlah)|^[^A-Za-z]*#(?:REF|NA|VALUE|N/A|DIV|NU|SP|CA)"


def find_faults(block: RowBlock, header: Header) -> dict[int, Phrase]:
    """Find the rows that are no posts: by position, what :func:`find_fault` says of them."""
    text_at = header.names.index(header.columns.text)
    found = {}
    for at in np.flatnonzero(_suspects(block.cells[text_at], header)).tolist():
        fault = find_fault(block.row(at), text_at, header)
        if fault is not None:
            found[at] = fault
    return found


def _suspects(text: Strings, header: Header) -> NDArray[np.bool_]:
    """Mark every row that may have a fault, and few others."""
    suspects = ~as_mask(pc.match_substring_regex(text, _LETTER))
    suspects |= as_mask(pc.match_substring_regex(text, _BEGINNING))
    suspects |= as_mask(pc.greater(pc.binary_length(text), LONGEST_POST))
    trimmed = pc.utf8_trim_whitespace(text)
    suspects |= as_mask(pc.equal(trimmed, header.columns.text))
    return suspects


def find_fault(cells: Sequence[str], text_at: int, header: Header) -> Phrase | None:
    """Say why a row is no post, None if it is one.

    Parameters
    ----------
    cells
        As many as the header has columns.
    text_at
        Index of the text among them.

    Returns
    -------
    Phrase or None
        A key of :data:`REMEDIES`.
    """
    text = cells[text_at]
    if len(text) > LONGEST_POST:
        return TOO_LONG
    stripped = text.strip()
    if _is_blank(text) or _TOTAL.fullmatch(stripped):
        if any(_TOTAL.fullmatch(c.strip()) for c in cells if c) and _is_unsigned(cells, header):
            return TOTAL_ROW
        return BLANK_TEXT if _is_blank(text) else None
    if _NUMBER.fullmatch(stripped):
        return NUMBER_TEXT
    if stripped == header.columns.text and _repeats_header(cells, header.names):
        return REPEATED_HEADER
    return ERROR_CELL if _ERROR_TEXT.fullmatch(stripped) else None


def _is_unsigned(cells: Sequence[str], header: Header) -> bool:
    """Whether the row names no account, time, link or id, as a row of totals does not."""
    columns = header.columns
    told = (columns.account, columns.posted_at, columns.url, columns.post_id)
    named = [cells[header.names.index(name)].strip() for name in told if name is not None]
    return bool(named) and not any(cell and not _TOTAL.fullmatch(cell) for cell in named)


def _repeats_header(cells: Sequence[str], names: Sequence[str]) -> bool:
    return len(names) > 1 and all(
        not cell.strip() or fold_name(cell) == fold_name(name)
        for cell, name in zip(cells, names, strict=True)
    )


def _is_blank(text: str) -> bool:
    return not text.strip() or not text.strip(_INVISIBLE + " \t\r\n\u00a0")
