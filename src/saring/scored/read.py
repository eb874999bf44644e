"""From files that ``saring score`` wrote to typed rows, each post once."""

from __future__ import annotations

import shutil
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from saring.errors import Phrase, SaringError
from saring.posts.inputs import STANDARD_INPUT, missing_file
from saring.posts.sniff import sniff
from saring.scored.columns import COMPLETED, check_columns, not_scored, typed
from saring.scored.decisions import collected
from saring.scored.delimited import open_delimited
from saring.scored.distinct import Seen
from saring.scored.jsonl import open_jsonl
from saring.scored.parquet import open_parquet
from saring.scored.source import Source
from saring.scored.workbook import open_workbook

_READERS: Mapping[str, Callable[[Path, str, int], Source]] = {
    "TEXT": open_delimited,
    "JSON": open_jsonl,
    "PARQUET": open_parquet,
    "XLSX": open_workbook,
    "XLSB": open_workbook,
    "XLS": open_workbook,
    "ODS": open_workbook,
}


@dataclass(frozen=True, weakref_slot=True, slots=True)
class ScoredFile:
    """Scored tables opened as one.

    Attributes
    ----------
    paths
        The files, in the order in which they are read.
    columns
        Columns of all files in order of appearance, then those that they lack.
    about
        What the files say of their making (workbooks and Parquet carry it); where several say
        different things under one name, all of them, joined by a line break.
    notes
        What the user must know, such as posts that reviewers disagree about.
    """

    paths: tuple[Path, ...]
    columns: tuple[str, ...]
    about: Mapping[str, str]
    notes: tuple[Phrase, ...]
    _sources: tuple[tuple[str, Source], ...]
    _decisions: Mapping[str, str]

    def chunks(self) -> Iterator[pd.DataFrame]:
        """Give the rows, typed, all chunks with the same columns and each post once.

        Of a post that is met again the first copy is given, with the decisions of all copies.

        Raises
        ------
        SaringError
            A file turns out to be damaged, or a score or band to have been edited.
        """
        seen = Seen()
        for name, source in self._sources:
            first = 1
            for raw in source.chunks():
                rows = typed(raw, name, first)
                first += len(raw)
                rows = rows[seen.first_time(rows["row_id"])].reindex(
                    columns=list(self.columns), fill_value=""
                )
                if self._decisions:
                    rows["decision"] = rows["row_id"].map(self._decisions).fillna("")
                if len(rows):
                    yield rows.reset_index(drop=True)


def read_scored(paths: Sequence[Path | str], *, chunk_rows: int = 50_000) -> ScoredFile:
    """Open scored tables of any format (CSV, TSV, XLSX, JSONL, Parquet), told by their contents.

    Parameters
    ----------
    paths
        One file or more; ``-`` is standard input.
    chunk_rows
        Rows of a chunk at most. A workbook is in memory as a whole all the same.

    Raises
    ------
    SaringError
        A file does not exist, cannot be read, or is no result of ``saring score``; or it is one
        that has lost columns, which are named.
    """
    sources: list[tuple[str, Source]] = []
    spooled: list[Path] = []
    try:
        for path in map(Path, paths):
            held = _spooled(spooled) if path == STANDARD_INPUT else path
            sources.append((str(path), _open(held, str(path), chunk_rows)))
        columns = dict.fromkeys(name for _, source in sources for name in source.columns)
        decisions, disagreed = collected(
            chunk for _, source in sources if "decision" in source.columns
            for chunk in source.chunks()
        )  # fmt: skip
        opened = ScoredFile(
            paths=tuple(map(Path, paths)),
            columns=tuple(dict.fromkeys((*columns, *COMPLETED))),
            about=_together([source.about for _, source in sources]),
            notes=_disagreement(disagreed),
            _sources=tuple(sources),
            _decisions=decisions,
        )
    except BaseException:
        _remove(spooled)
        raise
    weakref.finalize(opened, _remove, spooled)
    return opened


def _open(path: Path, source: str, chunk_rows: int) -> Source:
    if path.is_dir() or not path.exists():
        raise missing_file(path)
    try:
        if path.stat().st_size == 0:
            raise not_scored(source)
        kind, _ = sniff(path, source)
        opened = _READERS[kind](path, source, chunk_rows) if kind in _READERS else None
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaringError(
            Phrase(f"{source}: tidak dapat dibaca ({reason}).",
                   f"{source}: cannot be read ({reason})."),
            Phrase("Minta izin baca, atau tutup berkasnya bila sedang terbuka di Excel.",
                   "Get read permission, or close the file if Excel has it open."),
        ) from error  # fmt: skip
    if opened is None:
        raise not_scored(source)
    check_columns(opened.columns, source)
    return opened


def _spooled(spooled: list[Path]) -> Path:
    """Put standard input into a file, since tables are read more than once."""
    with tempfile.NamedTemporaryFile(prefix="saring-", delete=False) as spool:
        spooled.append(Path(spool.name))
        shutil.copyfileobj(sys.stdin.buffer, spool)
    return spooled[-1]


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _together(abouts: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    keys = dict.fromkeys(key for about in abouts for key in about)
    return {
        key: "\n".join(dict.fromkeys(about[key] for about in abouts if key in about))
        for key in keys
    }


def _disagreement(posts: int) -> tuple[Phrase, ...]:
    if not posts:
        return ()
    return (
        Phrase(
            f"peninjau berbeda pendapat tentang {posts} unggahan; unggahan itu tetap dihitung",
            f"reviewers disagree about {posts} posts; these still count",
        ),
    )
