"""From what the user typed to the files to read."""

from __future__ import annotations

import difflib
import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.visible import whole_text

SUFFIXES = frozenset(
    {".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".jsonl", ".ndjson", ".json",
     ".parquet", ".zip"}
)  # fmt: skip
STANDARD_INPUT = Path("-")


def expand_inputs(inputs: Sequence[str]) -> list[Path]:
    """List the files that `inputs` stand for, in order and each once.

    Parameters
    ----------
    inputs
        Files, folders (searched through, for files with a known suffix), globs (``**`` too)
        and ``-`` for standard input. Hidden files, Excel's lock files and ``*.rejected.csv``
        are left out unless named in full.

    Raises
    ------
    SaringError
        A path does not exist, or a folder or glob gives no file.
    """
    found: dict[Path, Path] = {}
    for given in inputs:
        for path in _expand(given):
            found.setdefault(path if path == STANDARD_INPUT else path.resolve(), path)
    return list(found.values())


def _expand(given: str) -> list[Path]:
    path = Path(given)
    if path == STANDARD_INPUT:
        return [path]
    if path.is_dir():
        files = sorted(_walk(path))
        where = Phrase(f"folder {given}", f"folder {given}")
    elif path.exists():
        return [path]
    elif glob.has_magic(given):
        matched = glob.glob(given, recursive=True)  # noqa: PTH207 - it may be absolute
        files = sorted(path for path in map(Path, matched) if _is_input(path))
        where = Phrase(f"pola {given}", f"pattern {given}")
    else:
        raise missing_file(path)
    if not files:
        raise SaringError(
            Phrase(
                f"Tidak ada berkas yang dapat dibaca pada {where.id}.",
                f"There is no readable file in {where.en}.",
            ),
            Phrase(
                f"Periksa letaknya; akhiran yang dikenal: {', '.join(sorted(SUFFIXES))}.",
                f"Check the place; known suffixes: {', '.join(sorted(SUFFIXES))}.",
            ),
        )
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=_cannot_list):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if path.suffix.lower() in SUFFIXES and _is_input(path):
                yield path


def _is_input(path: Path) -> bool:
    own_or_hidden = path.name.startswith((".", "~$")) or path.name.endswith(".rejected.csv")
    return path.is_file() and not own_or_hidden


def missing_file(path: Path) -> SaringError:
    """Say that `path` does not exist, and which name in its folder comes nearest."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        names = []
    nearest = difflib.get_close_matches(path.name, names, n=1, cutoff=0.5)
    if nearest:
        suggestion = whole_text(str(path.parent / nearest[0]))
        hint = Phrase(f"Mungkin maksudnya: {suggestion}", f"Did you mean: {suggestion}")
    else:
        hint = Phrase(
            "Periksa nama dan foldernya; nama yang mengandung spasi ditulis di antara kutip.",
            "Check the name and the folder; put a name with spaces between quotes.",
        )
    called = whole_text(str(path))
    return SaringError(Phrase(f"{called}: tidak ditemukan.", f"{called}: not found."), hint)


def _cannot_list(error: OSError) -> None:
    raise SaringError(
        Phrase(
            f"{error.filename}: isi folder tidak dapat dilihat ({error.strerror}).",
            f"{error.filename}: the folder cannot be listed ({error.strerror}).",
        ),
        Phrase(
            "Minta izin baca untuk folder itu, atau sebut berkasnya satu per satu.",
            "Get read permission for that folder, or name its files one by one.",
        ),
    ) from error
