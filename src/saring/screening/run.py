"""A run over files of posts: scored rows out, every row accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from saring.model import LABELS, Band
from saring.posts import IMPORT_NOTES, PostChunk, PostFile, Reject
from saring.reference.calendar import stage_at
from saring.screening.screen import SCORED_COLUMNS, Screener

POST_COLUMNS = (
    "row_id", "source_file", "source_row", "post_id", "account", "posted_at", "platform", "url",
    "text", "stage",
)  # fmt: skip

_URGENCY = {"": 0, Band.CLEAR: 0, Band.UNSURE: 1, Band.REVIEW: 2, Band.PRIORITY: 3}


@dataclass
class FileCount:
    """Rows of one file so far."""

    file: PostFile
    rows_read: int = 0
    rejected: int = 0


@dataclass
class ScoringRun:
    """Scores files chunk by chunk and counts what became of their rows.

    The counts are complete once `chunks` or `most_urgent_first` is exhausted.

    Attributes
    ----------
    files
        Opened files, in the order in which to score them.
    screener
        The model and language to score with.
    done
        Called with the number of rows of each chunk when it is scored.
    counts, rejects, bands
        What happened so far: rows by file, rows that are no posts, rows by label and band.
    """

    files: Sequence[PostFile]
    screener: Screener
    done: Callable[[int], None]
    rejects: list[Reject] = field(default_factory=list)
    bands: dict[str, Counter[str]] = field(
        default_factory=lambda: {label: Counter() for label in LABELS}
    )
    counts: list[FileCount] = field(init=False)
    scored: int = 0

    def __post_init__(self) -> None:
        self.counts = [FileCount(file) for file in self.files]
        self._own = _own_columns(self.files)

    @property
    def rows_read(self) -> int:
        """Rows of all files so far."""
        return sum(count.rows_read for count in self.counts)

    def chunks(self) -> Iterator[pd.DataFrame]:
        """Give scored rows in input order; all chunks have the same columns."""
        for count in self.counts:
            for chunk in count.file.chunks():
                count.rows_read += chunk.rows_read
                count.rejected += len(chunk.rejects)
                self.rejects.extend(chunk.rejects)
                self.done(chunk.rows_read)
                if len(chunk.posts):
                    yield self._score(chunk)

    def most_urgent_first(self) -> Iterator[pd.DataFrame]:
        """Give all scored rows as one table, by band and then by score of the strongest label."""
        scored = list(self.chunks())
        if not scored:
            return
        rows = pd.concat(scored, ignore_index=True)
        urgency = pd.concat([rows[f"{label}_band"].map(_URGENCY) for label in LABELS], axis=1)
        score = rows[[f"{label}_score" for label in LABELS]].max(axis=1)
        order = pd.DataFrame({"urgency": urgency.max(axis=1), "score": score}).sort_values(
            ["urgency", "score"], ascending=False, kind="stable"
        )
        yield rows.loc[order.index].reset_index(drop=True)

    def _score(self, chunk: PostChunk) -> pd.DataFrame:
        scores = self.screener.screen(chunk.posts["text"].tolist())
        for label in LABELS:
            self.bands[label].update(filter(None, scores[f"{label}_band"]))
        self.scored += len(scores)
        posts = chunk.posts.reset_index(drop=True)
        posts["stage"] = posts["posted_at"].map(stage_at)
        imported = posts["import_notes"].map(self._say_import_notes)
        scores["notes"] = [
            "; ".join(filter(None, pair)) for pair in zip(imported, scores["notes"], strict=True)
        ]
        own = chunk.own.reset_index(drop=True).reindex(columns=list(self._own), fill_value="")
        own = own.rename(columns=self._own)
        return pd.concat([own, posts[list(POST_COLUMNS)], scores], axis=1)

    def _say_import_notes(self, codes: str) -> str:
        language = self.screener.language
        return "; ".join(IMPORT_NOTES[code].to(language) for code in codes.split(";") if code)


def _own_columns(files: Sequence[PostFile]) -> dict[str, str]:
    """Give the columns of all files, each with the name that it has in the result.

    An own column called as one of the contract's keeps its content under ``masukan_<name>``,
    except where it is that very field (`text` read from `text`).
    """
    taken = {*POST_COLUMNS, *SCORED_COLUMNS}
    names = {}
    for file in files:
        for column in file.header:
            if column not in taken:
                names[column] = column
            elif getattr(file.columns, column, None) != column:
                names[column] = f"masukan_{column}"
    return names
