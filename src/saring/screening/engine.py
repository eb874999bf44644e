"""What an engine gives, wherever it computes: the missing parts of a plan, in any order."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

import pandas as pd

from saring.posts import PostChunk, PostFile
from saring.screening.part import Part, encode
from saring.screening.parts import PartsFolder
from saring.screening.plan import PartId, Plan
from saring.screening.scorer import Scorer
from saring.stages import stage

T = TypeVar("T")


class FinishedPart(NamedTuple):
    """A part that was missing and now is done."""

    part: PartId
    is_last: bool
    content: bytes


class Engine(Protocol):
    """Computes parts."""

    def missing(self, plan: Plan, parts: PartsFolder) -> Generator[FinishedPart]:
        """Give each part of the plan that `parts` lacks, in any order, as soon as it is done."""


def with_last(items: Iterable[T]) -> Iterator[tuple[int, T, bool]]:
    """Give items with their numbers, and whether each is the last.

    >>> list(with_last("ab"))
    [(0, 'a', False), (1, 'b', True)]
    """
    held: list[T] = []
    number = -1
    for number, item in enumerate(items):
        yield from ((number - 1, before, False) for before in held)
        held = [item]
    yield from ((number, before, True) for before in held)


def score_part(scorer: Scorer, plan: Plan, source: int, chunk: PostChunk, last: bool) -> bytes:
    """Score a chunk to a part, in whatever process this is."""
    rows = None
    if len(chunk.posts):
        with stage("rows"):
            rows = scorer.score(chunk, plan.own_columns, plan.sources[source].sha256)
    with stage("keep"):
        return encode(Part(rows, chunk.rejects, chunk.rows_read, last))


def chunks_of(file: PostFile, section: int) -> Iterator[tuple[int, PostChunk, bool]]:
    """Read a section: each chunk with its number and whether it is the last; never nothing."""
    nothing = True
    chunks = timed_chunks(file, section)
    for item in with_last(chunks):
        nothing = False
        yield item
    if nothing:
        yield 0, PostChunk(pd.DataFrame(), pd.DataFrame(), [], 0), True


def timed_chunks(file: PostFile, section: int) -> Iterator[PostChunk]:
    """Read a section; the time that it takes is booked as ``read``."""
    chunks = file.chunks(section)
    while True:
        with stage("read"):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk
