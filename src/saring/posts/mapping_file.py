"""The mapping file: which own column is which field, kept for the next export of the same kind."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from saring.errors import Language, Phrase, SaringError
from saring.files import complete_or_absent
from saring.posts.columns import ALIASES, ColumnMap
from saring.posts.inputs import missing_file
from saring.posts.mapping_faults import (
    TABLE,
    no_columns,
    no_name,
    syntax,
    unknown_field,
    unknown_table,
    used_twice,
)

_HEADER = Phrase(
    "Pemetaan kolom untuk saring score dan saring validate: --mapping NAMA_BERKAS_INI\n"
    'Kiri: nama baku. Kanan: nama kolom dalam ekspor, di antara tanda kutip ("). Hanya text yang\n'
    "wajib; hapus # di depan baris untuk memakainya. Kolom yang tidak disebut dikenali dari "
    "namanya.",
    "Mapping of columns for saring score and saring validate: --mapping THIS_FILE\n"
    'Left: the field. Right: the column of the export, between quotation marks ("). Only text is\n'
    "needed; take away the # before a line to use it. A field not named is recognised by name.",
)
_MEANINGS: Mapping[str, Phrase] = {
    "text": Phrase("isi postingan", "what the post says"),
    "post_id": Phrase("id postingan dari platform", "the platform's id of the post"),
    "account": Phrase("nama akun; untuk triase", "the account's name; for triage"),
    "posted_at": Phrase("waktu; untuk tahapan pemilu", "the time; for the election stage"),
    "platform": Phrase("x, facebook, instagram, ...", "x, facebook, instagram, ..."),
    "url": Phrase("tautan ke postingan", "link to the post"),
    "unit": Phrase("OPD atau unit kerja", "office or unit"),
    "relation": Phrase("asli, retweet, balasan, ...", "own, retweet, reply, ..."),
}


def read_mapping(path: Path) -> dict[str, str]:
    """Read a mapping file: canonical field to own column.

    Raises
    ------
    SaringError
        The file is missing, not UTF-8, not TOML, or says something that is not understood; the
        message names the line.
    """
    text = _text(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise syntax(path, text, error) from error
    for key in content:
        if key != TABLE:
            raise unknown_table(path, text, key)
    table = content.get(TABLE)
    if not isinstance(table, dict) or not table:
        raise no_columns(path)
    mapping: dict[str, str] = {}
    for field, column in table.items():
        if field not in ALIASES:
            raise unknown_field(path, text, field)
        if not isinstance(column, str) or not column.strip():
            raise no_name(path, text, field)
        if column in mapping.values():
            raise used_twice(path, text, field, column)
        mapping[field] = column
    return mapping


def overridden(saved: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Put what was given for this call before what a mapping file says.

    >>> overridden({"text": "isi", "account": "nama"}, {"text": "nama"})
    {'text': 'nama'}
    """
    kept = {f: own for f, own in saved.items() if f not in given and own not in given.values()}
    return kept | dict(given)


def write_mapping(
    path: Path, columns: ColumnMap, *, source: str, header: Sequence[str], language: Language
) -> None:
    """Write how columns were understood, with comments for whoever edits the file.

    Parameters
    ----------
    columns
        Own column of each field; fields without one are written as comments.
    source
        The file that they were found in.
    header
        All own columns of that file.
    language
        Of the comments.

    Raises
    ------
    SaringError
        The folder may not be written to.
    """
    found = {field: getattr(columns, field) for field in ALIASES}
    example = Phrase("NAMA_KOLOM", "COLUMN").to(language)
    entries = {
        field: f"{field} = {_quoted(own)}" if own else f"# {field} = {_quoted(example)}"
        for field, own in found.items()
    }
    width = max(map(len, entries.values()))
    unused = [_quoted(name) for name in header if name not in found.values()]
    lines = [
        *(f"# {line}" for line in _HEADER.to(language).splitlines()),
        f"# {Phrase('Dari', 'From').to(language)}: {_quoted(source)}",
        "",
        f"[{TABLE}]",
        *(f"{entries[field]:{width}}  # {_MEANINGS[field].to(language)}" for field in ALIASES),
    ]
    if unused:
        named = Phrase("Kolom yang tidak dipakai", "Columns not used").to(language)
        lines += ["", f"# {named}:", *(f"#   {name}" for name in unused)]
    with complete_or_absent(path) as aside:
        aside.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _quoted(text: str) -> str:
    """Write a TOML basic string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise missing_file(path) from error
    except UnicodeDecodeError as error:
        raise SaringError(
            Phrase(f"{path}: berkas pemetaan ini bukan teks UTF-8.",
                   f"{path}: this mapping file is not UTF-8 text."),
            Phrase("Simpan ulang dari Notepad dengan Encoding UTF-8.",
                   "Save it again from Notepad with the encoding UTF-8."),
        ) from error  # fmt: skip
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaringError(
            Phrase(f"{path}: berkas pemetaan tidak dapat dibaca ({reason}).",
                   f"{path}: the mapping file cannot be read ({reason})."),
            Phrase("Sebut sebuah berkas, dan periksa izin bacanya.",
                   "Name a file, and check that you may read it."),
        ) from error  # fmt: skip
