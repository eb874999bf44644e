"""The rules that every row meets, whatever the format: from raw rows to posts and rejects."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from saring.errors import Phrase
from saring.posts.dates import normalise_time
from saring.posts.header import Header
from saring.posts.rejects import Reject, row_content
from saring.posts.table import RawRow

LONGEST_POST = 65_536
"""Characters. No platform allows more: Facebook's limit, the widest, is 63,206."""

POST_COLUMNS = (
    "row_id", "source_file", "source_row", "post_id", "account", "posted_at", "platform", "url",
    "text", "import_notes",
)  # fmt: skip

IMPORT_NOTES: Mapping[str, Phrase] = MappingProxyType(
    {
        "nul_removed": Phrase("karakter NUL dibuang", "NUL characters were taken out"),
        "cells_padded": Phrase(
            "baris kurang kolom; sisanya dianggap kosong",
            "the row lacks columns; the missing ones are taken as blank",
        ),
        "id_damaged": Phrase(
            "id rusak oleh Excel, tidak dipakai untuk mengenali postingan",
            "the id was damaged by Excel and is not used to identify the post",
        ),
        "time_unreadable": Phrase(
            "waktu tidak terbaca; lihat kolom asalnya",
            "the time cannot be read; see the own column",
        ),
        "emoji_lost": Phrase(
            "emoji dan tanda kutip hilang dalam ekspor ini",
            "emoji and quotation marks were lost in this export",
        ),
    }
)
"""What ``import_notes`` may hold, joined by ``;``, and how to say it."""

BLANK_TEXT = Phrase("kolom teks kosong", "the text column is blank")
NUMBER_TEXT = Phrase(
    "berisi angka, bukan teks: mungkin kolomnya keliru",
    "holds a number, not a text: perhaps it is the wrong column",
)
TOO_LONG = Phrase(
    f"lebih panjang dari {LONGEST_POST} karakter, melebihi batas semua platform: mungkin kutip "
    "yang tidak ditutup atau beberapa postingan tergabung",
    f"longer than {LONGEST_POST} characters, more than any platform allows: probably an "
    "unclosed quote, or several posts merged",
)
_REMEDIES = {
    BLANK_TEXT: Phrase(
        "Isi teksnya, atau abaikan bila postingan itu memang tanpa teks.",
        "Fill in the text, or ignore this if the post has none.",
    ),
    NUMBER_TEXT: Phrase(
        "Bila kolomnya keliru, sebut yang benar dengan --map text=NAMA_KOLOM.",
        "If the column is wrong, name the right one with --map text=COLUMN.",
    ),
    TOO_LONG: Phrase(
        "Periksa tanda kutip pada baris ini, lalu pisahkan postingannya.",
        "Check the quotation marks in this row, then separate the posts.",
    ),
}
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?")
_EXCEL_ID = re.compile(r"\d[.,]\d+[eE]\+?\d+|\d[eE]\+\d+")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True)
class PostChunk:
    """Some rows of a file: posts, and rejects with their reasons.

    Parameters
    ----------
    own
        All input columns under their own names, as text, blanks "".
    posts
        The columns :data:`POST_COLUMNS`, row by row beside `own`.
    rejects
        Rows that are not posts.
    rows_read
        Always ``len(posts) + len(rejects)``; blank rows are not counted.
    """

    own: pd.DataFrame
    posts: pd.DataFrame
    rejects: list[Reject]
    rows_read: int


def is_blank(text: str) -> bool:
    """Whether nothing visible is in `text`."""
    return not text.strip() or not text.strip(_INVISIBLE + " \t\r\n\u00a0")


def is_damaged_id(post_id: str) -> bool:
    """Whether Excel has rounded an id to the form ``1.62692E+18``."""
    return _EXCEL_ID.fullmatch(post_id) is not None


def build_chunk(
    items: Sequence[RawRow | Reject], header: Header, source: str, *, codes: Sequence[str] = ()
) -> PostChunk:
    """Apply the rules to raw rows.

    Parameters
    ----------
    items
        Rows as wide as the header, and what the reader had to reject.
    source
        The file as the user named it.
    codes
        Import notes that hold for every row of the file.
    """
    text_at = header.names.index(header.columns.text)
    rejects: list[Reject] = []
    rows: list[RawRow] = []
    for item in items:
        if isinstance(item, Reject):
            rejects.append(item)
            continue
        reason = _fault(item.cells[text_at])
        if reason is None:
            rows.append(item)
        else:
            content = row_content(item.cells)
            rejects.append(Reject(source, item.number, reason, _REMEDIES[reason], content))
    columns = list(zip(*(row.cells for row in rows), strict=True)) or [()] * len(header.names)
    own = pd.DataFrame(dict(zip(header.names, columns, strict=True)), dtype="str")
    posts = _posts(rows, header, source, codes)
    return PostChunk(own, posts, rejects, rows_read=len(posts) + len(rejects))


def _fault(text: str) -> Phrase | None:
    if is_blank(text):
        return BLANK_TEXT
    if _NUMBER.fullmatch(text.strip()):
        return NUMBER_TEXT
    return TOO_LONG if len(text) > LONGEST_POST else None


def _posts(
    rows: Sequence[RawRow], header: Header, source: str, codes: Sequence[str]
) -> pd.DataFrame:
    columns = header.columns
    text = _column(rows, header, columns.text)
    post_id = _stripped(rows, header, columns.post_id)
    account = _stripped(rows, header, columns.account)
    raw_time = _stripped(rows, header, columns.posted_at)
    platform = _stripped(rows, header, columns.platform)
    posted_at = [normalise_time(raw) for raw in raw_time]
    damaged = [is_damaged_id(value) for value in post_id]
    whole_id = ["" if broken else value for value, broken in zip(post_id, damaged, strict=True)]
    identity = zip(platform, whole_id, account, posted_at, text, strict=True)
    said = zip(rows, damaged, raw_time, posted_at, strict=True)
    values: dict[str, Sequence[str]] = {
        "row_id": [_row_id(*parts) for parts in identity],
        "source_file": [source] * len(rows),
        "post_id": post_id,
        "account": account,
        "posted_at": posted_at,
        "platform": platform,
        "url": _stripped(rows, header, columns.url),
        "text": text,
        "import_notes": [_notes(codes, *parts) for parts in said],
    }
    posts = pd.DataFrame(values, dtype="str")
    posts.insert(2, "source_row", pd.Series([row.number for row in rows], dtype="int64"))
    return posts


def _column(rows: Sequence[RawRow], header: Header, name: str | None) -> list[str]:
    if name is None:
        return [""] * len(rows)
    at = header.names.index(name)
    return [row.cells[at] for row in rows]


def _stripped(rows: Sequence[RawRow], header: Header, name: str | None) -> list[str]:
    return [cell.strip() for cell in _column(rows, header, name)]


def _row_id(platform: str, post_id: str, account: str, posted_at: str, text: str) -> str:
    """16 hex digits that stay the same wherever the same post is met again.

    The key is platform and post id; without a whole id it is account, time and text.
    """
    key = (platform, post_id) if post_id else (account, posted_at, text)
    return hashlib.sha256("\0".join(key).encode()).hexdigest()[:16]


def _notes(codes: Sequence[str], row: RawRow, damaged: bool, raw_time: str, posted_at: str) -> str:
    found = [*codes, *row.codes]
    if damaged:
        found.append("id_damaged")
    if raw_time and not posted_at:
        found.append("time_unreadable")
    return ";".join(found)
