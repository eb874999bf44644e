"""The header of a table: where it stands, and column names made unique."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from saring.errors import Phrase
from saring.posts.columns import (
    RANKS,
    ColumnMap,
    ambiguous_columns,
    recognise_columns,
)
from saring.posts.exports import UNKNOWN, Export, recognise_export
from saring.posts.names import fold_name

_SEARCHED_ROWS = 20


@dataclass(frozen=True, slots=True)
class Header:
    """Column names made unique, the part that each plays, what was changed, whose export it is."""

    names: tuple[str, ...]
    columns: ColumnMap
    notes: tuple[Phrase, ...] = ()
    export: Export = UNKNOWN


def read_header(raw: Sequence[str], mapping: Mapping[str, str], *, path: str) -> Header:
    """Name every column uniquely and recognise them.

    A blank name becomes ``kolom 3``; the second ``isi`` becomes ``isi (2)``.

    Raises
    ------
    SaringError
        See :func:`recognise_columns`; or the text column's name occurs twice.
    """
    names: list[str] = []
    repeated: list[str] = []
    taken = set(raw)
    for position, name in enumerate(raw, start=1):
        own = name.lstrip("\ufeff")
        own = own if own.strip() else f"kolom {position}"
        if own in names:
            repeated.append(own)
            count = 2
            while f"{own} ({count})" in taken:
                count += 1
            own = f"{own} ({count})"
        taken.add(own)
        names.append(own)
    columns = recognise_columns(names, mapping, path=path)
    if columns.text in repeated and "text" not in mapping:
        raise ambiguous_columns([columns.text, f"{columns.text} (2)"], path)
    notes = tuple(
        Phrase(
            f"kolom {name!r} muncul lebih dari sekali; yang berikutnya dinamai '{name} (2)' dst.",
            f"column {name!r} occurs more than once; the next is called '{name} (2)' and so on",
        )
        for name in dict.fromkeys(repeated)
    )
    return Header(tuple(names), columns, notes, recognise_export(names))


def find_header(rows: Iterable[Sequence[str]], mapping: Mapping[str, str]) -> int | None:
    """Find the header among the first rows: title rows above it hold fewer cells than it does.

    Returns
    -------
    int or None
        Index of the first of 20 rows that names a text column; None if none does.
    """
    wanted = {fold_name(mapping["text"])} if "text" in mapping else set(RANKS["text"])
    widest = 0
    for index, row in zip(range(_SEARCHED_ROWS), rows, strict=False):
        filled = [cell for cell in row if cell.strip()]
        # A data row may hold the word "text" too, but it is no wider than the header above it.
        if len(filled) > widest and any(fold_name(cell) in wanted for cell in filled):
            return index
        widest = max(widest, len(filled))
    return None


def likeliest_header(rows: Iterable[Sequence[str]]) -> int:
    """Give the index of the first of the widest rows: below titles, where no name is known."""
    widths = [sum(bool(cell.strip()) for cell in row) for row in islice(rows, _SEARCHED_ROWS)]
    return max(range(len(widths)), key=widths.__getitem__, default=0)
