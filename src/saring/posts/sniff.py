"""What a file is, by its contents and not by its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

from saring.errors import Phrase, SaringError

Kind = Literal["XLSX", "XLSB", "ODS", "XLS", "PARQUET", "JSON", "TEXT", "ZIP"]

_SUFFIXES: dict[Kind, frozenset[str]] = {
    "XLSX": frozenset({".xlsx", ".xlsm"}),
    "XLSB": frozenset({".xlsb"}),
    "ODS": frozenset({".ods"}),
    "XLS": frozenset({".xls"}),
    "PARQUET": frozenset({".parquet"}),
    "JSON": frozenset({".json", ".jsonl", ".ndjson"}),
    "TEXT": frozenset({".csv", ".tsv", ".txt", ".tab"}),
    "ZIP": frozenset({".zip"}),
}
_KNOWN = frozenset().union(*_SUFFIXES.values())
_HEAD = 4096
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_FOREIGN: tuple[tuple[bytes, Phrase], ...] = (
    (b"%PDF", Phrase("dokumen PDF", "a PDF document")),
    (b"\x89PNG", Phrase("gambar PNG", "a PNG image")),
    (b"\xff\xd8\xff", Phrase("gambar JPEG", "a JPEG image")),
    (b"GIF8", Phrase("gambar GIF", "a GIF image")),
    (b"RIFF", Phrase("gambar, suara atau video", "an image, sound or video")),
    (b"\x1f\x8b", Phrase("arsip GZIP", "a GZIP archive")),
    (b"Rar!", Phrase("arsip RAR", "a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Phrase("arsip 7z", "a 7z archive")),
    (b"SQLite format 3", Phrase("basis data SQLite", "an SQLite database")),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_JSON = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[{\]]|\{\s*\Z|\[\s*\Z)')


def sniff(path: Path, source: str) -> tuple[Kind, tuple[Phrase, ...]]:
    """Tell what `path` holds, with a note when its suffix says otherwise.

    Raises
    ------
    SaringError
        It is something that holds no table of posts: the message names it.
    """
    with path.open("rb") as handle:
        head = handle.read(_HEAD)
    kind = _kind(head, path, source)
    suffix = path.suffix.lower()
    if suffix not in _KNOWN or suffix in _SUFFIXES[kind]:
        return kind, ()
    called = "CSV" if kind == "TEXT" else kind
    return kind, (
        Phrase(
            f"namanya berakhiran {suffix} tetapi isinya {called}; dibaca sebagai {called}",
            f"its name ends in {suffix} but it holds {called}; read as {called}",
        ),
    )


def _kind(head: bytes, path: Path, source: str) -> Kind:
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(path, source)
    if head.startswith(_OLE):
        return "XLS"
    if head.startswith(b"PAR1"):
        return "PARQUET"
    for signature, name in _FOREIGN:
        if head.startswith(signature):
            raise _foreign(source, name)
    plain = _as_bytes(head)
    if _HTML.match(plain):
        raise _foreign(source, Phrase("halaman HTML", "an HTML page"))
    if _XML.match(plain):
        raise _foreign(source, Phrase("dokumen XML", "an XML document"))
    return "JSON" if _JSON.match(plain) else "TEXT"


def _as_bytes(head: bytes) -> bytes:
    """Reduce any Unicode encoding to its ASCII, which is all that the patterns look for."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe\0").replace(b"\0", b"")


def _zip_kind(path: Path, source: str) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _cut_archive(source) from error
    if "xl/workbook.bin" in names:
        return "XLSB"
    if any(name.startswith("xl/") for name in names):
        return "XLSX"
    if {"mimetype", "content.xml"} <= names:
        return "ODS"
    if any(name.startswith("word/") for name in names):
        raise _foreign(source, Phrase("dokumen Word", "a Word document"))
    return "ZIP"


def _cut_archive(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: buku kerja atau arsip ini rusak atau terpotong.",
               f"{source}: this workbook or archive is broken or cut short."),
        Phrase("Unduh ulang, atau buka di Excel, perbaiki, lalu Save As .xlsx.",
               "Download it again, or open it in Excel, let it repair, then Save As .xlsx."),
    )  # fmt: skip


def _foreign(source: str, name: Phrase) -> SaringError:
    return SaringError(
        Phrase(f"{source}: ini tampaknya {name.id}, bukan tabel postingan.",
               f"{source}: this seems to be {name.en}, not a table of posts."),
        Phrase("Beri CSV, XLSX, ODS, JSON Lines atau Parquet; dari peramban atau dokumen, "
               "salin tabelnya ke Excel lalu Save As .xlsx.",
               "Give CSV, XLSX, ODS, JSON Lines or Parquet; from a browser or a document, "
               "copy the table into Excel, then Save As .xlsx."),
    )  # fmt: skip
