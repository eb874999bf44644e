"""Cells that a spreadsheet would run as a formula, made harmless and restored."""

from __future__ import annotations

import re

# What spreadsheets skip before they decide that a cell is a formula, and what makes it one. The
# full-width signs count too: East Asian editions of Excel take them for the plain ones.
_INVISIBLE = r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*"
_ACTIVE = re.compile(rf"'*{_INVISIBLE}[=+\-@\t\r＝＋－＠]")
_NEGATIVE_NUMBER = re.compile(r"'*-[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?\Z")


def guard(text: str) -> str:
    r"""Put an apostrophe before a text that a spreadsheet would run or change.

    That is a text beginning with ``= + - @``, a tab or a carriage return, also behind spaces,
    invisible characters or apostrophes. A plain negative number (``-3.5``, ``-3,5``) is left as it
    is: it runs nothing. A telephone number (``+62812...``) is guarded: it would lose its plus.

    >>> guard("=HYPERLINK(A1)"), guard("@budi setuju"), guard("-3.5"), guard("2 - 1")
    ("'=HYPERLINK(A1)", "'@budi setuju", '-3.5', '2 - 1')
    """
    return f"'{text}" if _needs_guard(text) else text


def unguard(cell: str) -> str:
    """Give back the text that `guard` was given: ``unguard(guard(text)) == text`` for any text.

    >>> unguard("'@budi setuju"), unguard("'tanda kutip biasa'")
    ('@budi setuju', "'tanda kutip biasa'")
    """
    return cell[1:] if cell.startswith("'") and _needs_guard(cell[1:]) else cell


def _needs_guard(text: str) -> bool:
    return bool(_ACTIVE.match(text)) and not _NEGATIVE_NUMBER.match(text)
