"""Problems of the rows of a file, those of one kind together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from saring.errors import Phrase
from saring.posts.duplicates import REPEATED
from saring.posts.faults import BLANK_TEXT, ERROR_CELL, NUMBER_TEXT
from saring.posts.problems import (
    NOTE_FIELDS,
    NOTE_REMEDIES,
    NOTE_REMEDY,
    Problem,
    Severity,
)
from saring.posts.read import PostFile
from saring.posts.rejects import Reject
from saring.posts.rows import IMPORT_NOTES, PostChunk

_LONGEST_DETAIL = 200
_OF_THE_FILE = "emoji_lost"  # one note about every row, and so about none
_TEXT_FAULTS = (BLANK_TEXT, NUMBER_TEXT, ERROR_CELL)


@dataclass
class _Group:
    """One problem while its rows are being gathered."""

    severity: Severity
    code: str
    column: str
    message: Phrase
    remedy: Phrase
    rows: list[int] = field(default_factory=list)
    details: list[Phrase] = field(default_factory=list)


class ProblemGroups:
    """Problems of the rows of a file, those of one kind together."""

    def __init__(self, file: PostFile) -> None:
        self._file = file
        self._groups: dict[tuple[str, Phrase], _Group] = {}

    def add_reject(self, reject: Reject) -> None:
        """Add a row that is no post."""
        column = self._file.columns.text if reject.reason in _TEXT_FAULTS else ""
        group = _Group("rejected", "row_rejected", column, reject.reason, reject.remedy)
        self._add(group, reject.source_row, _raw(reject.content))

    def add_repeat(self, reject: Reject) -> None:
        """Add a post that was met before, as `set_repeats_apart` rejects it."""
        group = _Group("rejected", "repeated_post", "", REPEATED, reject.remedy)
        where = Phrase(
            reject.reason.id.removeprefix(REPEATED.id).strip(),
            reject.reason.en.removeprefix(REPEATED.en).strip(),
        )
        self._add(group, reject.source_row, where)

    def add_notes(self, chunk: PostChunk) -> None:
        """Add what was lost or changed when the posts of a chunk were read."""
        noted = chunk.posts["import_notes"].to_numpy(dtype=object)
        for at in (noted != "").nonzero()[0].tolist():
            for code in noted[at].split(";"):
                if code == _OF_THE_FILE:
                    continue
                name = NOTE_FIELDS.get(code)
                column = getattr(self._file.columns, name) if name else None
                remedy = NOTE_REMEDIES.get(code, NOTE_REMEDY)
                group = _Group("damaged", code, column or "", IMPORT_NOTES[code], remedy)
                detail = str(chunk.own[column].iloc[at]) if column else ""
                self._add(group, int(chunk.posts["source_row"].iloc[at]), _raw(detail))

    def problems(self) -> Iterator[Problem]:
        """Give each problem with all its rows, in order of appearance."""
        for group in self._groups.values():
            yield Problem(
                group.severity, group.code, self._file.name, group.column, group.message,
                group.remedy, tuple(group.rows), tuple(group.details),
            )  # fmt: skip

    def _add(self, group: _Group, row: int, detail: Phrase) -> None:
        gathered = self._groups.setdefault((group.code, group.message), group)
        gathered.rows.append(row)
        gathered.details.append(detail)


def _raw(content: str) -> Phrase:
    cut = content[:_LONGEST_DETAIL]
    return Phrase(cut, cut)
