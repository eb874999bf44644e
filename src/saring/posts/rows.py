"""The rules that every row meets, whatever the format: from raw rows to posts and rejects."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.errors import Phrase
from saring.posts.clock import join_day_and_hour
from saring.posts.columnar import (
    Gathered,
    RowBlock,
    Strings,
    as_mask,
    constant,
    each_distinct,
    strings,
    text_frame,
)
from saring.posts.columnar_times import normalise_columns
from saring.posts.faults import REMEDIES, find_faults
from saring.posts.header import Header
from saring.posts.names import fold_name
from saring.posts.platforms import platform_names, row_ids
from saring.posts.rejects import Reject, row_content
from saring.posts.relations import Columns, derive_relations, separate_quotes
from saring.posts.takeout import unwrap_pieces

POST_COLUMNS = (
    "row_id", "source_file", "source_row", "post_id", "account", "posted_at", "platform", "url",
    "unit", "relation", "text", "import_notes",
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
        "quoted_cut": Phrase(
            "kutipan di dalam teks dipisahkan; lihat kolom asalnya",
            "the quote inside the text was taken out; see the own column",
        ),
        "quoted_inside": Phrase(
            "memuat kutipan tulisan akun lain di dalam teks",
            "holds a quote of another account's words inside the text",
        ),
    }
)
"""What ``import_notes`` may hold, joined by ``;``, and how to say it."""

_EXCEL_ID = re.compile(r"\d[.,]\d+[eE]\+?\d+|\d[eE]\+\d+")
_PARENT_IDS = frozenset({"postid", "videoid", "shortcode"})


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


def is_damaged_id(post_id: str) -> bool:
    """Whether Excel has rounded an id to the form ``1.62692E+18``."""
    return _EXCEL_ID.fullmatch(post_id) is not None


def build_chunk(
    gathered: Gathered, header: Header, source: str, *, codes: Sequence[str] = ()
) -> PostChunk:
    """Apply the rules to the rows that a reader gave.

    Parameters
    ----------
    gathered
        Rows as wide as the header, and what the reader had to reject.
    source
        The file as the user named it.
    codes
        Import notes that hold for every row of the file.
    """
    block = gathered.block
    faults = find_faults(block, header)
    rejects = list(gathered.rejects)
    for at, reason in faults.items():
        content = row_content(block.row(at))
        number = int(block.numbers[at])
        # After what the reader rejected before this row, and before what came after it.
        rejects.append((at, Reject(source, number, reason, REMEDIES[reason], content)))
    rejects.sort(key=itemgetter(0))
    kept = np.ones(len(block), dtype=bool)
    kept[list(faults)] = False
    rows = block.where(kept)
    named = dict(zip(header.names, rows.cells, strict=True))
    posts = _posts(rows, header, source, codes, named)
    size = len(rows) + len(rejects)
    return PostChunk(text_frame(named), posts, [reject for _, reject in rejects], rows_read=size)


def _posts(
    rows: RowBlock, header: Header, source: str, codes: Sequence[str], own: Columns
) -> pd.DataFrame:
    columns = header.columns
    size = len(rows)
    post_id = _stripped(own, columns.post_id, size)
    url = _stripped(own, columns.url, size)
    platform = platform_names(_stripped(own, columns.platform, size), url, header.export.platform)
    folded: dict[str, Strings] = {}
    for name, cells in own.items():
        folded.setdefault(fold_name(name), cells)
    account = _accounts(_stripped(own, columns.account, size), folded, header)
    raw_time = join_day_and_hour(columns.posted_at, _stripped(own, columns.posted_at, size), folded)
    posted_at = _times(raw_time, utc=header.export.utc)
    written = unwrap_pieces(own[columns.text], header.export)
    relation = derive_relations(
        folded, written, account, _stripped(own, columns.relation, size), header.export
    )
    text, quoted = separate_quotes(folded, written, relation)
    damaged = _damaged(post_id)
    whole_id = _identifying(post_id, damaged, header)
    unread = as_mask(pc.and_(pc.not_equal(raw_time, ""), pc.equal(posted_at, "")))
    values = {
        "row_id": row_ids(platform, whole_id, url, account, posted_at, written),
        "source_file": constant(source, size),
        "source_row": pa.array(rows.numbers),
        "post_id": post_id,
        "account": account,
        "posted_at": posted_at,
        "platform": platform,
        "url": url,
        "unit": _stripped(own, columns.unit, size),
        "relation": relation,
        "text": text,
        "import_notes": _notes(codes, rows.codes, damaged, unread, quoted),
    }
    return text_frame(values)


def _accounts(told: Strings, own: Columns, header: Header) -> Strings:
    """Fill blanks from the columns that the tool has for them, unless the user named another."""
    export = header.export
    if fold_name(header.columns.account or "") == export.preferred.get("account"):
        for name in export.names:
            if name in own:
                others = pc.utf8_trim_whitespace(own[name])
                told = pc.if_else(pc.equal(told, ""), others, told)
    return told


def _damaged(post_id: Strings) -> NDArray[np.bool_]:
    marks = as_mask(pc.match_substring_regex(post_id, "[eE]"))
    suspects = np.flatnonzero(marks)
    marks = marks.copy()
    marks[suspects] = [is_damaged_id(post_id[at].as_py()) for at in suspects]
    return marks


def _identifying(post_id: Strings, damaged: NDArray[np.bool_], header: Header) -> Strings:
    """Give the ids that tell posts apart: whole, and a comment's own rather than its parent's."""
    name = fold_name(header.columns.post_id or "")
    if header.export.comments and name in _PARENT_IDS:
        return constant("", len(post_id))
    return (
        pc.if_else(damaged, pa.scalar("", pa.large_string()), post_id) if damaged.any() else post_id
    )


def _times(raw: Strings, *, utc: bool) -> Strings:
    """Write times in ISO 8601, with the zone that the export leaves out."""
    times = normalise_columns(raw)
    return each_distinct(times, _zoned) if utc else times


def _zoned(posted_at: str) -> str:
    """Add UTC; a date without a time has no zone."""
    bare = "T" in posted_at and posted_at[-6:-5] not in {"+", "-"}
    return f"{posted_at}+00:00" if bare else posted_at


def _stripped(own: Columns, name: str | None, size: int) -> Strings:
    return constant("", size) if name is None else pc.utf8_trim_whitespace(own[name])


def _notes(
    codes: Sequence[str],
    read: Mapping[int, Sequence[str]],
    damaged: NDArray[np.bool_],
    unread: NDArray[np.bool_],
    quoted: Mapping[int, str],
) -> Strings:
    common = ";".join(codes)
    noted = sorted({*read, *np.flatnonzero(damaged | unread).tolist(), *quoted})
    if not noted:
        return constant(common, len(damaged))
    notes = [common] * len(damaged)
    for at in noted:
        found = [*codes, *read.get(at, ())]
        found += ["id_damaged"] * bool(damaged[at]) + ["time_unreadable"] * bool(unread[at])
        found += [quoted[at]] if at in quoted else []
        notes[at] = ";".join(found)
    return strings(notes)
