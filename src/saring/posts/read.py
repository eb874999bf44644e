"""Open any file of posts and read it in chunks."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.posts.archive_member import recognise_archive_member
from saring.posts.archives import open_archive
from saring.posts.columnar import RowBlock, gather
from saring.posts.columns import ColumnMap
from saring.posts.csv_file import open_csv
from saring.posts.emoji_loss import LOST, has_lost_emoji
from saring.posts.exports import export_name
from saring.posts.faults import BLANK_TEXT, NUMBER_TEXT
from saring.posts.inputs import STANDARD_INPUT, missing_file
from saring.posts.jsonl_file import open_json
from saring.posts.parquet_file import open_parquet
from saring.posts.rejects import Reject
from saring.posts.rows import PostChunk, build_chunk
from saring.posts.sniff import sniff
from saring.posts.table import RawRow, RawTable
from saring.posts.xlsx_file import open_workbook
from saring.visible import whole_text

_PROBE_ROWS = 2_000
_ID_DAMAGED = Phrase(
    "id rusak oleh Excel (1.62692E+18): tidak dipakai untuk mengenali postingan",
    "ids damaged by Excel (1.62692E+18): not used to identify posts",
)
_IN_UTC = Phrase(
    "waktu dalam ekspor ini tanpa zona, dan dibaca sebagai UTC",
    "times in this export carry no zone and are read as UTC",
)


@dataclass(frozen=True)
class PostFile:
    """A file of posts, checked and ready to be read.

    Parameters
    ----------
    path
        As the user named it; ``-`` for standard input.
    format
        ``CSV``, ``XLSX``, ``XLSB``, ``XLS``, ``ODS``, ``JSON``, ``JSONL``, ``PARQUET``, or of
        a platform's archive ``ZIP``, ``JS`` or ``JSON``.
    export
        The tool that wrote it, such as ``tweet-harvest ≥ 2.7.0`` or ``4CAT``; "" when unknown.
    encoding, delimiter
        For text formats, else None; a file of one column has no delimiter.
    columns
        Which own column plays which part.
    header
        Own column names, unique.
    notes
        What the user must know about the file as a whole.
    sha256
        Of the bytes.
    """

    path: Path
    format: str
    export: str
    encoding: str | None
    delimiter: str | None
    columns: ColumnMap
    header: tuple[str, ...]
    notes: list[Phrase]
    sha256: str
    _table: RawTable = field(repr=False, compare=False)
    _chunk_rows: int = field(repr=False, compare=False)
    _codes: tuple[str, ...] = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """How the user called it, as text that can be written: a path may hold stray bytes."""
        return whole_text(str(self.path))

    @property
    def sections(self) -> int:
        """How many parts of the file can be read on their own, in any order: one, or more."""
        return max(1, len(self._table.sections))

    def chunks(self, section: int | None = None) -> Iterator[PostChunk]:
        """Read from the start, so many rows at a time; may be called again.

        Parameters
        ----------
        section
            Number of the one to read, from 0; None for all. A chunk never spans two.

        Raises
        ------
        SaringError
            The file broke off or changed since it was opened.
        """
        rows = self._table.rows
        if section is not None and self._table.sections:
            rows = self._table.sections[section]
        return _chunks(self._table, self.name, self._chunk_rows, self._codes, rows())


def open_posts(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    *,
    named: Path | None = None,
    chunk_rows: int = 20_000,
) -> PostFile:
    """Open a file of posts in any known format, told by its contents.

    Parameters
    ----------
    path
        A file, or ``-`` for standard input, which is kept in a temporary file while in use.
    mapping
        Canonical field to own column, where the names do not tell.
    named
        How the user called the file, if it lies elsewhere now.
    chunk_rows
        Rows in a chunk.

    Raises
    ------
    SaringError
        The file is missing, unreadable, empty, broken or not a table of posts; no column holds
        the text; or every row of the text column is blank or a number.
    """
    if path != STANDARD_INPUT:
        return _open(path, named or path, mapping or {}, chunk_rows)
    spooled = _spool_standard_input()
    try:
        opened = _open(spooled, path, mapping or {}, chunk_rows)
    except BaseException:
        spooled.unlink()
        raise
    # The table outlives the PostFile while its chunks are being read.
    weakref.finalize(opened._table, spooled.unlink, missing_ok=True)
    return opened


def _open(path: Path, named: Path, mapping: Mapping[str, str], chunk_rows: int) -> PostFile:
    source = whole_text(str(named))
    sha256 = _fingerprint(path, source)
    table, notes = _open_table(path, mapping, source)
    first = _first_posts(table, source)
    notes += [*table.header.notes, *table.notes]
    codes: tuple[str, ...] = ()
    if has_lost_emoji(table.header.names, first.posts["text"].tolist()):
        notes.append(LOST)
        codes = ("emoji_lost",)
    if first.posts["import_notes"].str.contains("id_damaged").any():
        notes.append(_ID_DAMAGED)
    if table.header.export.utc and first.posts["posted_at"].str.endswith("+00:00").any():
        notes.append(_IN_UTC)
    return PostFile(
        path=named,
        format=table.format,
        export=_export(table, first),
        encoding=table.encoding,
        delimiter=table.delimiter,
        columns=table.header.columns,
        header=table.header.names,
        notes=notes,
        sha256=sha256,
        _table=table,
        _chunk_rows=chunk_rows,
        _codes=codes,
    )


def _export(table: RawTable, first: PostChunk) -> str:
    header = table.header
    posted_at = header.columns.posted_at
    times = first.own[posted_at].head(20).tolist() if posted_at else []
    platform = str(first.posts["platform"].iloc[0]) if len(first.posts) else ""
    return export_name(header.export, header.names, table.delimiter, times, platform)


def _open_table(
    path: Path, mapping: Mapping[str, str], source: str
) -> tuple[RawTable, list[Phrase]]:
    kind, notes = sniff(path, source)
    if kind == "ZIP" or (kind in {"JSON", "TEXT"} and recognise_archive_member(path)):
        return open_archive(path, mapping, source)
    if kind == "TEXT":
        return open_csv(path, mapping, source), list(notes)
    if kind == "JSON":
        return open_json(path, mapping, source), list(notes)
    if kind == "PARQUET":
        return open_parquet(path, mapping, source), list(notes)
    return open_workbook(path, mapping, source, kind), list(notes)


def _first_posts(table: RawTable, source: str) -> PostChunk:
    """Read on to the first post, so that a wrong text column is met before anything is done."""
    chunk: PostChunk | None = None
    faults: set[Phrase] = set()
    for chunk in _chunks(table, source, _PROBE_ROWS, (), table.rows()):
        if len(chunk.posts):
            return chunk
        faults.update(reject.reason for reject in chunk.rejects)
    if chunk is None:
        raise _header_only(source)
    if faults <= {BLANK_TEXT, NUMBER_TEXT}:
        raise _wrong_column(table.header.columns.text, source)
    return chunk


def _chunks(
    table: RawTable,
    source: str,
    chunk_rows: int,
    codes: tuple[str, ...],
    rows: Iterator[RowBlock | RawRow | Reject],
) -> Iterator[PostChunk]:
    for gathered in gather(rows, len(table.header.names), chunk_rows):
        yield build_chunk(gathered, table.header, source, codes=codes)


def _fingerprint(path: Path, source: str) -> str:
    if path.is_dir():
        raise _is_folder(source)
    try:
        with path.open("rb") as handle:
            digest = hashlib.file_digest(handle, "sha256")
            handle.seek(0)
            empty = not any(block.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe") for block in handle)
    except FileNotFoundError as error:
        raise missing_file(path) from error
    except OSError as error:
        raise _cannot_read(source, error) from error
    if empty:
        raise _empty(source)
    return digest.hexdigest()


def _spool_standard_input() -> Path:
    with tempfile.NamedTemporaryFile(prefix="saring-", delete=False) as spool:
        shutil.copyfileobj(sys.stdin.buffer, spool)
    return Path(spool.name)


def _is_folder(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: ini folder, bukan berkas.", f"{source}: this is a folder, not a file."),
        Phrase("Sebut berkas di dalamnya.", "Name a file inside it."),
    )


def _cannot_read(source: str, error: OSError) -> SaringError:
    reason = error.strerror or str(error)
    return SaringError(
        Phrase(f"{source}: tidak dapat dibaca ({reason}).",
               f"{source}: cannot be read ({reason})."),
        Phrase("Minta izin baca, atau tutup berkasnya bila sedang terbuka di Excel.",
               "Get read permission, or close the file if Excel has it open."),
    )  # fmt: skip


def _empty(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: berkas ini kosong.", f"{source}: this file is empty."),
        Phrase("Unduh atau ekspor ulang.", "Download or export it again."),
    )


def _header_only(source: str) -> SaringError:
    return SaringError(
        Phrase(f"berkas {source} hanya berisi baris judul.", f"{source} holds only a header row."),
        Phrase("Ekspor ulang dengan postingannya, atau lewati berkas ini.",
               "Export again with the posts in it, or leave this file out."),
    )  # fmt: skip


def _wrong_column(column: str, source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: semua baris kolom {column!r} kosong atau berisi angka, bukan teks.",
               f"{source}: every row of column {column!r} is blank or a number, not a text."),
        Phrase("Mungkin kolomnya keliru: sebut yang benar dengan --map text=NAMA_KOLOM.",
               "Perhaps it is the wrong column: name the right one with --map text=COLUMN."),
    )  # fmt: skip
