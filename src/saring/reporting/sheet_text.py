"""Text in the cells of a workbook: always text, never a formula, cut only where Excel must."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from saring.errors import Language, Phrase
from saring.reporting.reasons import Span

CELL_LIMIT = 32_767
"""What an Excel cell holds, in UTF-16 units: an emoji counts as two."""

KEPT = 32_700
"""What is kept of a longer text, so that the marker fits behind it."""

# XlsxWriter escapes these twice inside a rich string, so that a reader would see the escape.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_RAW_RICH_TEXT = re.compile("<r>.*</r>", re.DOTALL)


def fitted(text: str, source_row: object, language: Language) -> str:
    """Cut a text that Excel cannot hold and say where the whole of it is."""
    # No text shorter than half the limit can exceed it: spares the encoding of nearly all.
    if len(text) <= CELL_LIMIT // 2 or len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return text
    kept = text.encode("utf-16-le")[: 2 * KEPT].decode("utf-16-le", errors="ignore")
    marker = Phrase(
        f"… [dipotong, teks penuh ada di berkas sumber baris {source_row}]",
        f"… [cut, the full text is in the source file, row {source_row}]",
    )
    return kept + marker.to(language)


def excerpt(text: str, most: int) -> str:
    r"""Give the start of a text in one paragraph, at most `most` characters long.

    >>> excerpt("Ayo  datang\nke alun-alun", 14)
    'Ayo datang ke…'
    """
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def write_text(
    sheet: Worksheet,
    at: tuple[int, int],
    text: str,
    style: Format,
    *,
    marks: Sequence[Span] = (),
    mark_style: Format | None = None,
) -> None:
    r"""Write a text of at most `CELL_LIMIT` units into a cell; a blank writes nothing.

    Parameters
    ----------
    marks
        Spans of the text to show in `mark_style`: sorted, not overlapping. Ignored when the text
        holds control characters or the like of ``_x000D_``.

    Notes
    -----
    A text that reads ``<r>...</r>`` would be taken by XlsxWriter for rich text already made, and
    go into the file as XML of the post's author; it is written in two pieces instead. If it holds
    a control character besides, that one shows as its escape.
    """
    if not text:
        return
    pieces: list[str | Format] = []
    if marks and mark_style and not _ESCAPED.search(text):
        pieces = _pieces(text, marks, mark_style)
    if len(pieces) < 3:  # XlsxWriter makes no rich text of a single piece
        pieces = [text[:1], style, text[1:]] if _RAW_RICH_TEXT.fullmatch(text) else []
    if pieces:
        sheet.write_rich_string(*at, *pieces, style)
    else:
        sheet.write_string(*at, text, style)


def _pieces(text: str, marks: Sequence[Span], mark_style: Format) -> list[str | Format]:
    pieces: list[str | Format] = []
    done = 0
    for start, end in marks:
        if start > done:
            pieces.append(text[done:start])
        pieces += [mark_style, text[start:end]]
        done = end
    if done < len(text):
        pieces.append(text[done:])
    return pieces
