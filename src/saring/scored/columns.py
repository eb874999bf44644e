"""The columns of a scored table as commands expect them when they read it back."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import pandas as pd

from saring.errors import Phrase, SaringError
from saring.model import LABELS, Band

SCORES = tuple(f"{label}_score" for label in LABELS)
BANDS = tuple(f"{label}_band" for label in LABELS)
FRACTIONS = (*SCORES, "claim_score")
REQUIRED = ("row_id", "account", "posted_at", "text", *SCORES, *BANDS, "labels")
"""Without these nothing can be counted, dated or shown."""

COMPLETED = (
    *("source_file", "source_row", "post_id", "platform", "url", "unit", "relation", "stage"),
    *("reasons", "claim_id", "claim_score", "claim_source", "notes", "model_id"),
    *("reviewer", "decision", "review_note"),
)
"""Read as blank where a file lacks them: it is older, or somebody has tidied it up."""

_KNOWN_BANDS = frozenset({"", *Band})


def check_columns(columns: Sequence[str], source: str) -> None:
    """Find out whether a file is a scored table.

    Raises
    ------
    SaringError
        It is some other table, or a scored one that has lost columns, which are named.
    """
    missing = [name for name in REQUIRED if name not in columns]
    if len(missing) > len(REQUIRED) // 2:
        raise not_scored(source)
    if missing:
        raise _missing(missing, columns, source)


def typed(rows: pd.DataFrame, source: str, first: int) -> pd.DataFrame:
    """Give texts as str, scores as float64 and `source_row` as Int64; blanks are "" and missing.

    Parameters
    ----------
    rows
        Rows as read, with the columns of `REQUIRED` at least.
    first
        Number of the first of them, for messages.

    Raises
    ------
    SaringError
        A score is no number between 0 and 1, or a band is none of ours.
    """
    frame = rows.reset_index(drop=True)
    for name in COMPLETED:
        if name not in frame:
            frame[name] = ""
    for name in frame.columns:
        if name in FRACTIONS:
            frame[name] = _fractions(frame[name], source, first)
        elif name == "source_row":
            frame[name] = pd.to_numeric(frame[name], errors="coerce").astype("Int64")
        else:
            frame[name] = frame[name].fillna("").astype(str)
    for name in BANDS:
        _check(frame[name], ~frame[name].isin(_KNOWN_BANDS), source, first, ", ".join(Band))
    return frame


def _fractions(column: pd.Series, source: str, first: int) -> pd.Series:
    if not pd.api.types.is_numeric_dtype(column):
        # Excel in Indonesian saves a decimal comma.
        column = column.fillna("").astype(str).str.strip()
        numbers = pd.to_numeric(column.str.replace(",", ".", regex=False), errors="coerce")
        _check(column, numbers.isna() & (column != ""), source, first, "0-1")
    else:
        numbers = column
    numbers = numbers.astype("float64")
    _check(column, (numbers < 0) | (numbers > 1), source, first, "0-1")
    return numbers


def _check(column: pd.Series, wrong: pd.Series, source: str, first: int, expected: str) -> None:
    if not wrong.any():
        return
    at = int(wrong.to_numpy().argmax())
    found = str(column.iloc[at])[:60]
    row, name = first + at, column.name
    raise SaringError(
        Phrase(
            f"{source}, baris data {row}, kolom {name}: {found!r}; yang diharapkan: {expected}.",
            f"{source}, data row {row}, column {name}: {found!r}; expected: {expected}.",
        ),
        Phrase(
            "Jangan ubah kolom skor dan band dengan tangan; nilai ulang berkas asalnya dengan "
            "saring score.",
            "Do not edit the columns of scores and bands; score the source file again with "
            "saring score.",
        ),
    )


def not_scored(source: str) -> SaringError:
    """Say that a file is no result of ``saring score``, and how to get one."""
    command = f"saring score {source} -o hasil.xlsx"
    return SaringError(
        Phrase(
            f"{source}: ini bukan tabel hasil saring score: kolom skor tidak ada.",
            f"{source}: this is no result of saring score: the columns of scores are missing.",
        ),
        Phrase(
            f"Nilai dahulu: {command}, lalu beri hasil.xlsx.",
            f"Score it first: {command}, then give hasil.xlsx.",
        ),
    )


def _missing(missing: Sequence[str], columns: Sequence[str], source: str) -> SaringError:
    listed = ", ".join(missing)
    alike = {name: difflib.get_close_matches(name, columns, n=1, cutoff=0.8) for name in missing}
    near = "; ".join(f"{name} <- {found[0]!r}?" for name, found in alike.items() if found)
    return SaringError(
        Phrase(
            f"{source}: kolom hasil saring score ini hilang atau berganti nama: {listed}.",
            f"{source}: columns of saring score are missing or have been renamed: {listed}.",
        ),
        Phrase(
            "Kembalikan nama kolomnya" + (f" ({near})" if near else "") + ", atau nilai ulang "
            "berkas asalnya dengan saring score.",
            "Restore the names of the columns" + (f" ({near})" if near else "") + ", or score "
            "the source file again with saring score.",
        ),
    )
