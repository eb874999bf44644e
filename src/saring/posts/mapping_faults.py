"""What can be wrong in a mapping file, where it stands, and how to mend it."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.posts.columns import ALIASES, RANKS
from saring.posts.names import fold_name

TABLE = "columns"
_SYNTAX_PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
_EXAMPLE = Phrase(
    'Tulis seperti text = "isi": nama baku, sama dengan, lalu nama kolom di antara tanda kutip, '
    "satu tiap baris di bawah [columns].",
    'Write as in text = "isi": the field, an equals sign, then the own column between quotation '
    "marks, one a line below [columns].",
)


def _at(path: Path, text: str, key: str) -> Phrase:
    """Say in which line a key stands."""
    entry = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    lines = text.splitlines()
    number = next((at for at, line in enumerate(lines, 1) if entry.match(line)), None)
    if number is None:
        return Phrase(str(path), str(path))
    return Phrase(f"{path}, baris {number}", f"{path}, line {number}")


def syntax(path: Path, text: str, error: tomllib.TOMLDecodeError) -> SaringError:
    """Say in which line a file is no TOML."""
    place = _SYNTAX_PLACE.search(str(error))
    reason = _SYNTAX_PLACE.sub("", str(error))
    where, shown = Phrase("akhir berkas", "end of file"), ""
    if place and place[1]:
        where = Phrase(f"baris {place[1]}, kolom {place[2]}", f"line {place[1]}, column {place[2]}")
        lines = text.replace("\r\n", "\n").split("\n")
        shown = lines[min(int(place[1]), len(lines)) - 1].strip()[:80]
    return SaringError(
        Phrase(f"{path}, {where.id}: tidak dapat dibaca sebagai TOML: {shown or reason}",
               f"{path}, {where.en}: cannot be read as TOML ({reason}): {shown}".rstrip(": ")),
        _EXAMPLE,
    )  # fmt: skip


def unknown_table(path: Path, text: str, key: str) -> SaringError:
    """Say that a key at the top is not known, or stands above the table that it belongs in."""
    at = _at(path, text, key)
    if key in ALIASES:
        return SaringError(
            Phrase(f"{at.id}: {key!r} harus di bawah [{TABLE}].",
                   f"{at.en}: {key!r} must stand below [{TABLE}]."),
            Phrase(f"Tambahkan baris [{TABLE}] di atasnya.",
                   f"Add a line [{TABLE}] above it."),
        )  # fmt: skip
    return SaringError(
        Phrase(f"{at.id}: {key!r} tidak dikenal; yang dikenal hanya [{TABLE}].",
               f"{at.en}: {key!r} is not known; only [{TABLE}] is."),
        Phrase(f"Mungkin maksudnya [{TABLE}]? Tulis pemetaannya di bawah baris itu.",
               f"Perhaps [{TABLE}] is meant? Write the mapping below that line."),
    )  # fmt: skip


def unknown_field(path: Path, text: str, field: str) -> SaringError:
    """Say that a key is no canonical field, and which comes nearest."""
    at = _at(path, text, field)
    alias = next((known for known, ranks in RANKS.items() if fold_name(field) in ranks), None)
    close = difflib.get_close_matches(field.casefold(), ALIASES, n=1, cutoff=0.5)
    nearest = alias or next(iter(close), None)
    known = ", ".join(ALIASES)
    return SaringError(
        Phrase(f"{at.id}: {field!r} bukan nama baku.", f"{at.en}: {field!r} is not a field."),
        Phrase((f"Mungkin maksudnya {nearest}? " if nearest else "")
               + f"Kiri: nama baku; kanan: kolom Anda. Nama baku: {known}.",
               (f"Perhaps {nearest} is meant? " if nearest else "")
               + f"Left: the field; right: your column. Fields: {known}."),
    )  # fmt: skip


def no_name(path: Path, text: str, field: str) -> SaringError:
    """Say that a field is given no column."""
    at = _at(path, text, field)
    return SaringError(
        Phrase(f"{at.id}: nama kolom untuk {field!r} kosong atau bukan teks.",
               f"{at.en}: the column for {field!r} is blank or not a text."),
        Phrase(f'Tulis {field} = "NAMA_KOLOM", atau hapus barisnya.',
               f'Write {field} = "COLUMN", or take the line away.'),
    )  # fmt: skip


def used_twice(path: Path, text: str, field: str, column: str) -> SaringError:
    """Say that two fields are given one column."""
    at = _at(path, text, field)
    return SaringError(
        Phrase(f"{at.id}: kolom {column!r} sudah dipakai untuk nama baku lain.",
               f"{at.en}: the column {column!r} is used for another field already."),
        Phrase("Beri setiap nama baku kolomnya sendiri, atau hapus salah satu barisnya.",
               "Give each field a column of its own, or take one of the lines away."),
    )  # fmt: skip


def no_columns(path: Path) -> SaringError:
    """Say that a file maps nothing."""
    return SaringError(
        Phrase(f"{path}: tidak ada pemetaan di bawah [{TABLE}].",
               f"{path}: there is no mapping below [{TABLE}]."),
        _EXAMPLE,
    )  # fmt: skip
