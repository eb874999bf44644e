"""What a scoring run did, as a few aligned lines of plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from saring.errors import Language, Phrase
from saring.reporting.columns import BANDS, LABELS
from saring.reporting.wording import number

_UNREVIEWED = Phrase(
    "Indikasi, belum ditinjau (urutan baca, bukan putusan):",
    "Indications, not yet reviewed (an order of reading, not a verdict):",
)
_NOTES = Phrase("Catatan:", "Notes:")
_FILE_HEADER = (
    Phrase("Berkas", "File"),
    Phrase("format", "format"),
    Phrase("penyandian", "encoding"),
    Phrase("pemisah", "delimiter"),
    Phrase("baris", "rows"),
    Phrase("ditolak", "rejected"),
)
_FLAGGED = Phrase("ditandai", "flagged")

_DELIMITERS = {"\t": "tab"}


class FileSummary(NamedTuple):
    """One input file: how it was read, and what became of its rows.

    `encoding` and `delimiter` are blank for formats that have none.
    """

    name: str
    format: str
    encoding: str
    delimiter: str
    rows_read: int
    rejected: int


@dataclass(frozen=True, slots=True)
class ScoringSummary:
    """What a scoring run read, scored, rejected and flagged, and where the result lies.

    Parameters
    ----------
    rows_read, scored, rejected
        Over all files; what was read is scored or rejected, without exception.
    flagged
        Rows in ``review`` or ``priority``, by label.
    bands
        Rows by label and band.
    seconds
        Duration of the run.
    output
        The scored table; ``-`` for standard output.
    rejects
        The file of rejected rows, when there are any.
    notes
        What else the user must know, from readers and writers.

    Raises
    ------
    RuntimeError
        The rows do not add up: a fault of the program, never of the input.
    """

    files: Sequence[FileSummary]
    rows_read: int
    scored: int
    rejected: int
    flagged: dict[str, int]
    bands: dict[str, dict[str, int]]
    model_id: str
    seconds: float
    output: Path
    rejects: Path | None
    notes: Sequence[Phrase]

    def __post_init__(self) -> None:
        if self.rows_read != self.scored + self.rejected:
            raise RuntimeError(
                f"Rows are lost or counted twice: {self.rows_read} read, but {self.scored} scored "
                f"and {self.rejected} rejected. Do not use this result; please report the fault."
            )

    def lines(self, language: Language) -> list[str]:
        """Say it in at most one screen of text, one string a line."""
        return [
            *self._file_lines(language),
            "",
            self._total(language),
            "",
            _UNREVIEWED.to(language),
            *self._label_lines(language),
            *self._note_lines(language),
            "",
            *self._where(language),
        ]

    def _file_lines(self, language: Language) -> list[str]:
        rows = [
            [
                *(file.name, file.format, file.encoding or "-"),
                _DELIMITERS.get(file.delimiter, file.delimiter) or "-",
                *(number(file.rows_read, language), number(file.rejected, language)),
            ]
            for file in self.files
        ]
        return _aligned([[phrase.to(language) for phrase in _FILE_HEADER], *rows], left=4)

    def _total(self, language: Language) -> str:
        read, scored, rejected = (
            number(count, language) for count in (self.rows_read, self.scored, self.rejected)
        )
        seconds = number(self.seconds, language, 1)
        return Phrase(
            f"{read} baris dibaca = {scored} dinilai + {rejected} ditolak, {seconds} detik.",
            f"{read} rows read = {scored} scored + {rejected} rejected, {seconds} s.",
        ).to(language)

    def _label_lines(self, language: Language) -> list[str]:
        rows = [["", _FLAGGED.to(language), *BANDS]]
        for label, name in LABELS.items():
            bands = self.bands.get(label, {})
            counts = [self.flagged.get(label, 0), *(bands.get(band, 0) for band in BANDS)]
            rows.append([name.to(language), *(number(count, language) for count in counts)])
        return [f"  {line}" for line in _aligned(rows, left=1)]

    def _note_lines(self, language: Language) -> list[str]:
        if not self.notes:
            return []
        return ["", _NOTES.to(language), *(f"  - {note.to(language)}" for note in self.notes)]

    def _where(self, language: Language) -> list[str]:
        rows = [[Phrase("Hasil", "Result").to(language), str(self.output)]]
        if self.rejects:
            rows.append([Phrase("Baris ditolak", "Rejected rows").to(language), str(self.rejects)])
        rows.append(["Model", self.model_id])
        return _aligned(rows, left=2)


def _aligned(rows: list[list[str]], left: int) -> list[str]:
    """Pad columns to their widest cell: the first `left` to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if index < left else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
