"""A row of a scored table, found by its id, for ``saring explain``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saring.errors import Language, Phrase, SaringError
from saring.model import LABELS
from saring.scored import read_scored

SAME = 0.0005
"""Scores are stored with four places or more."""
LISTED = 5


@dataclass(frozen=True, slots=True)
class ScoredPost:
    """A row of a scored table."""

    row: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The post as the source file has it."""
        return str(self.row["text"])

    @property
    def posted_at(self) -> str:
        """ISO 8601, or blank."""
        return str(self.row["posted_at"])

    @property
    def model_id(self) -> str:
        """The model that scored it; blank where the table does not say."""
        return str(self.row["model_id"])

    @property
    def flagged(self) -> tuple[str, ...]:
        """Labels that the row was flagged for."""
        return tuple(label for label in str(self.row["labels"]).split(";") if label)

    def identity(self) -> dict[str, str]:
        """Tell which post it is."""
        names = ("row_id", "account", "platform", "url", "source_file", "source_row")
        return {name: str(self.row[name]) for name in names}

    def differences(self, record: Mapping[str, Any], language: Language) -> list[str]:
        """Say which stored scores are not what the same model gives now, if any."""
        other = [
            label
            for label in LABELS
            if label in record["labels"]
            and abs(record["labels"][label]["score"] - self.row[f"{label}_score"]) > SAME
        ]
        if not other:
            return []
        listed = ", ".join(other)
        return [
            Phrase(
                f"Skor yang tersimpan berbeda dari yang dihitung sekarang ({listed}): tabel "
                "peserta atau tabel acuan lain dipakai ketika itu.",
                f"The scores stored differ from those worked out now ({listed}): other "
                "contestants or reference tables were used then.",
            ).to(language)
        ]


def from_scored(paths: Sequence[Path], row_id: str | None) -> ScoredPost:
    """Find a row by its `row_id` or the beginning of it.

    Raises
    ------
    SaringError
        A file is no scored table, or none or several of its rows have an id that begins so.
    """
    wanted = (row_id or "").strip().lower()
    found = []
    for chunk in read_scored(paths).chunks():
        rows = chunk[chunk["row_id"].str.startswith(wanted)]
        found += [dict(zip(rows.columns, row, strict=True)) for row in rows.itertuples(index=False)]
    exact = [row for row in found if row["row_id"] == wanted]
    if len(exact or found) == 1:
        return ScoredPost((exact or found)[0])
    raise _several(wanted, [row["row_id"] for row in found]) if found else _none(wanted, paths)


def _none(wanted: str, paths: Sequence[Path]) -> SaringError:
    files = ", ".join(map(str, paths))
    return SaringError(
        Phrase(f"{files}: tidak ada baris dengan row_id {wanted!r}.",
               f"{files}: there is no row with the row_id {wanted!r}."),
        Phrase("Salin isinya dari kolom row_id, 16 huruf dan angka.",
               "Copy it from the column row_id: 16 letters and digits."),
    )  # fmt: skip


def _several(wanted: str, found: Sequence[str]) -> SaringError:
    listed = ", ".join(found[:LISTED])
    return SaringError(
        Phrase(f"{len(found)} baris berawalan {wanted!r}: {listed}.",
               f"{len(found)} rows begin with {wanted!r}: {listed}."),
        Phrase("Tulis row_id lebih panjang.", "Write more of the row_id."),
    )  # fmt: skip
