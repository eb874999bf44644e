"""What every reader of a scored table hands on, whatever the format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from saring.errors import Phrase, SaringError


@dataclass(frozen=True, slots=True)
class Source:
    """An opened scored table, before its columns are typed.

    Parameters
    ----------
    columns
        Names in the order of the file, without the guard of CSV.
    chunks
        Gives a new iterator over the rows at each call.
    about
        What the file says of its making; empty where the format does not carry it.
    """

    columns: tuple[str, ...]
    chunks: Callable[[], Iterator[pd.DataFrame]]
    about: Mapping[str, str]


def broken(source: str, error: Exception) -> SaringError:
    """Say that a scored table is damaged."""
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return SaringError(
        Phrase(
            f"{source}: tabel hasil ini rusak atau terpotong ({reason}).",
            f"{source}: this scored table is broken or cut short ({reason}).",
        ),
        Phrase(
            "Nilai ulang berkas asalnya dengan saring score, atau salin ulang berkas ini.",
            "Score the source file again with saring score, or copy this file again.",
        ),
    )
