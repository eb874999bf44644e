"""One scored table, written in the format that the suffix of its path asks for."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pandas as pd

from saring.errors import Language, Phrase, SaringError
from saring.files import complete_or_absent
from saring.reporting.cells import Table, table_of
from saring.reporting.delimited import write_delimited
from saring.reporting.ending import Ending

OUTPUT_SUFFIXES = (".csv", ".tsv", ".xlsx", ".jsonl", ".parquet")
STANDARD_OUTPUT = Path("-")


def check_output(path: Path) -> None:
    """Find out before any work starts whether a result can be written to `path`.

    ``-`` stands for standard output.

    Raises
    ------
    SaringError
        The suffix is none of `OUTPUT_SUFFIXES`; the path is a folder, or a file that is open in
        Excel or protected; its folder is missing or may not be written to.
    """
    if path == STANDARD_OUTPUT:
        return
    if path.is_dir():
        raise _is_a_folder(path)
    if path.suffix.lower() not in OUTPUT_SUFFIXES:
        raise _unknown_suffix(path)
    if not path.parent.is_dir():
        raise _no_folder(path)
    if not os.access(path.parent, os.W_OK):
        raise _no_permission(path)
    if path.is_file():
        _try_to_open(path)


def write_table(
    chunks: Iterable[pd.DataFrame],
    path: Path,
    *,
    language: Language = "id",
    about: Mapping[str, str] | None = None,
    ending: Callable[[], Ending] | None = None,
) -> list[Phrase]:
    """Write scored rows chunk by chunk; the file appears under its name only when complete.

    Parameters
    ----------
    chunks
        Scored rows, all chunks with the same columns.
    path
        A file with one of `OUTPUT_SUFFIXES`, or ``-`` for CSV on standard output.
    language
        Of the words in a workbook; column names are the same in both.
    about
        What was screened and with what; kept in a workbook's last sheet and in the metadata of
        a Parquet file.
    ending
        Called once after the last chunk, for the sheets of a workbook that list accounts, rejects
        and files; other formats hold the rows alone, and never call it.

    Returns
    -------
    list of Phrase
        What the reader of the summary must know, such as cells that Excel could not hold.

    Raises
    ------
    SaringError
        As `check_output`; or writing failed. In both cases nothing is at `path`.
    """
    check_output(path)
    table = table_of(chunks)
    if path == STANDARD_OUTPUT:
        write_delimited(table, sys.stdout.buffer, ",")  # no mark, for other programs
        return []
    with complete_or_absent(path) as aside:
        return _write(table, aside, path.suffix.lower(), language, about or {}, ending)


def _write(
    table: Table,
    aside: Path,
    suffix: str,
    language: Language,
    about: Mapping[str, str],
    ending: Callable[[], Ending] | None,
) -> list[Phrase]:
    match suffix:
        case ".csv":
            # Without this mark Excel on Windows reads UTF-8 as Windows-1252: 😀 becomes ðŸ˜€.
            with aside.open("wb") as stream:
                stream.write(BOM_UTF8)
                write_delimited(table, stream, ",")
        case ".tsv":
            with aside.open("wb") as stream:
                write_delimited(table, stream, "\t")
        case ".jsonl":
            from saring.reporting.jsonl import write_jsonl

            with aside.open("w", encoding="utf-8", newline="") as text:
                write_jsonl(table, text)
        case ".parquet":
            from saring.reporting.parquet import write_parquet

            write_parquet(table, aside, about)
        case _:
            from saring.reporting.workbook import write_workbook

            return write_workbook(table, aside, language, about, ending)
    return []


def _try_to_open(path: Path) -> None:
    try:
        path.open("ab").close()  # changes nothing, but fails while Excel on Windows has it open
    except OSError as error:
        raise _in_use(path) from error


def _unknown_suffix(path: Path) -> SaringError:
    known = ", ".join(OUTPUT_SUFFIXES)
    return SaringError(
        Phrase(
            f"{path}: akhiran nama berkas tidak dikenal; yang dikenal: {known}.",
            f"{path}: unknown suffix; the known ones are {known}.",
        ),
        Phrase(
            f"Beri nama misalnya {path.stem}.xlsx, atau - untuk CSV ke keluaran standar.",
            f"Name it {path.stem}.xlsx for example, or - for CSV on standard output.",
        ),
    )


def _is_a_folder(path: Path) -> SaringError:
    return SaringError(
        Phrase(
            f"{path}: ini folder; hasil memerlukan nama berkas.",
            f"{path}: this is a folder; the result needs the name of a file.",
        ),
        Phrase(f"Tulis misalnya {path / 'hasil.xlsx'}.", f"Write {path / 'result.xlsx'} instead."),
    )


def _no_folder(path: Path) -> SaringError:
    return SaringError(
        Phrase(
            f"{path}: folder {path.parent} tidak ada.",
            f"{path}: the folder {path.parent} does not exist.",
        ),
        Phrase(
            "Buat foldernya lebih dahulu, atau pilih folder yang ada.",
            "Create the folder first, or choose one that exists.",
        ),
    )


def _no_permission(path: Path) -> SaringError:
    return SaringError(
        Phrase(
            f"{path}: folder {path.parent} tidak boleh ditulisi.",
            f"{path}: the folder {path.parent} may not be written to.",
        ),
        Phrase(
            "Pilih folder lain dengan -o, atau minta izin tulis untuk folder itu.",
            "Choose another folder with -o, or get write permission for that one.",
        ),
    )


def _in_use(path: Path) -> SaringError:
    return SaringError(
        Phrase(
            f"{path}: berkas ini sudah ada dan tidak dapat ditimpa.",
            f"{path}: this file exists and cannot be replaced.",
        ),
        Phrase(
            "Tutup berkasnya bila sedang terbuka di Excel, atau beri nama lain dengan -o.",
            "Close the file if Excel has it open, or give another name with -o.",
        ),
    )
