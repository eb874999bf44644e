"""What a scoring run does: the inputs, what they are scored with, and the key of both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from saring.errors import Language
from saring.model.store import DEFAULT_MODEL
from saring.posts.rows import POST_COLUMNS as READ_COLUMNS
from saring.screening.screen import SCORED_COLUMNS
from saring.screening.sources import Source

POST_COLUMNS = (*(name for name in READ_COLUMNS if name not in {"text", "import_notes"}), "text",
                "stage")  # fmt: skip
CHUNK_ROWS = 4_000
"""Enough to work once per distinct word, few enough for some 100 MB a worker."""


class PartId(NamedTuple):
    """Which chunk of which section of which input; they sort as the rows of the result."""

    source: int
    section: int
    chunk: int


@dataclass(frozen=True)
class Setup:
    """With what posts are scored, by path: what a worker process needs to make it anew.

    Attributes
    ----------
    model
        Folder of the model.
    digest
        Hash of its contents, which a worker compares with what it loads; "" for any.
    claims, contestants, calendar
        Tables of the user's own, beside those shipped.
    region
        Where the posts come from: name as `region_of` takes it.
    mapping
        Canonical field and own column, where the names do not tell.
    """

    model: Path = DEFAULT_MODEL
    digest: str = ""
    language: Language = "id"
    claims: tuple[Path, ...] = ()
    contestants: tuple[Path, ...] = ()
    calendar: tuple[Path, ...] = ()
    region: str = "WIB"
    mapping: tuple[tuple[str, str], ...] = ()
    chunk_rows: int = CHUNK_ROWS

    @property
    def tables(self) -> tuple[Path, ...]:
        """All tables of the user's own."""
        return (*self.claims, *self.contestants, *self.calendar)


@dataclass(frozen=True)
class Plan:
    """The inputs of a run, in order, and with what to score them.

    Attributes
    ----------
    mark
        What else decides the result, such as the fingerprint of the key of pseudonyms.
    """

    sources: Sequence[Source]
    setup: Setup
    mark: str = ""

    def sections(self) -> Iterator[tuple[int, int]]:
        """Give the number of each source with the number of each of its sections, in order."""
        for number, source in enumerate(self.sources):
            for section in range(source.sections):
                yield number, section

    @cached_property
    def own_columns(self) -> dict[str, str]:
        """The columns of all inputs, each with the name that it has in the result.

        An own column called as one of the contract's keeps its content under ``masukan_<name>``,
        except where it is that very field (`text` read from `text`).
        """
        taken = {*POST_COLUMNS, *SCORED_COLUMNS}
        names = {}
        for source in self.sources:
            for column in source.header:
                if column not in taken:
                    names[column] = column
                elif getattr(source.columns, column, None) != column:
                    names[column] = f"masukan_{column}"
        return names

    @cached_property
    def key(self) -> str:
        """Sixteen hex digits that change with whatever changes the scored rows.

        Contents count, not names or times of files; only inputs count under their names too,
        since those stand in the result.
        """
        setup = self.setup
        decisive = {
            "saring": version("saring"),
            "inputs": [(source.name, source.sha256, source.sections) for source in self.sources],
            "model": setup.digest,
            "language": setup.language,
            "tables": [
                [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
                for paths in (setup.claims, setup.contestants, setup.calendar)
            ],
            "region": setup.region,
            "mapping": sorted(setup.mapping),
            "chunk_rows": setup.chunk_rows,
            "columns": [*self.own_columns.items(), *POST_COLUMNS, *SCORED_COLUMNS],
            "mark": self.mark,
        }
        return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()[:16]
