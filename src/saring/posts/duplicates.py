"""Posts that were met before, in this file or an earlier one, so that none counts twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.errors import Phrase
from saring.posts.rejects import Reject, row_content
from saring.posts.rows import PostChunk

_ID_DIGITS = 16
_ROW_BITS = 40  # a place is a file and a row in one number of 64 bits
_LARGEST_MERGE = 1 << 22  # two runs in one, so that a merge never needs more than some 60 MB
_NEW = np.uint64(2**64 - 1)
REPEATED = Phrase("postingan yang sama sudah ada", "the same post stands already")
_REPEATED_REMEDY = Phrase(
    "Tidak perlu diperbaiki: postingan itu dihitung sekali. Bila keduanya memang berbeda, ekspor "
    "ulang dengan kolom id postingan.",
    "Nothing to mend: the post counts once. If the two do differ, export again with the column "
    "of post ids.",
)


class Place(NamedTuple):
    """Where a post stands: the file as the user named it (blank if not told), and the row."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Identities in ascending order, and where each was first met."""

    keys: NDArray[np.uint64]
    places: NDArray[np.uint64]


class SeenPosts:
    """Remembers the identities of posts, exactly, in 16 bytes a post.

    Identities are kept as sorted runs, merged as they grow (a log-structured merge tree, O'Neil
    et al. 1996), so that a million posts cost neither a Python object each nor a new sort.
    """

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._files: list[str] = []

    def __len__(self) -> int:
        return sum(len(run.keys) for run in self._runs)

    def repeated(self, row_ids: Sequence[str] | NDArray[np.str_] | pd.Series) -> NDArray[np.bool_]:
        """Tell which posts were met before, in this call or an earlier one; remember the others.

        Parameters
        ----------
        row_ids
            16 hex digits each, as :func:`saring.posts.platforms.row_ids` gives them.

        Raises
        ------
        ValueError
            One of them is none: a fault of the program, never of the input.
        """
        keys = _keys(row_ids)
        return np.not_equal(self._meet(keys, np.zeros(len(keys), np.uint64)), _NEW)

    def first_places(
        self,
        row_ids: Sequence[str] | NDArray[np.str_] | pd.Series,
        source_file: str,
        source_rows: Sequence[int] | NDArray[np.int64] | pd.Series,
    ) -> list[Place | None]:
        """Tell where each post was met before, None if here for the first time; remember those.

        Parameters
        ----------
        row_ids
            As for :meth:`repeated`.
        source_file, source_rows
            Where these posts stand, for the answer to a later call.
        """
        if not self._files or self._files[-1] != source_file:
            self._files.append(source_file)
        here = np.uint64(len(self._files) << _ROW_BITS)
        met = self._meet(_keys(row_ids), np.asarray(source_rows, dtype=np.uint64) | here)
        first: list[Place | None] = [None] * len(met)
        for index in np.flatnonzero(met != _NEW).tolist():
            first[index] = self._place(int(met[index]))
        return first

    def _place(self, packed: int) -> Place:
        file = packed >> _ROW_BITS
        return Place(self._files[file - 1] if file else "", packed & ((1 << _ROW_BITS) - 1))

    def _meet(self, keys: NDArray[np.uint64], places: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Give the packed place where each identity was first met, `_NEW` where that is here."""
        distinct, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        known = np.full(len(distinct), _NEW)
        for run in self._runs:
            at = np.minimum(np.searchsorted(run.keys, distinct), len(run.keys) - 1)
            hits = run.keys[at] == distinct
            known[hits] = run.places[at[hits]]
        new = known == _NEW
        if new.any():
            self._remember(_Run(distinct[new], places[first[new]]))
        known[new] = places[first[new]]
        met = known[inverse]
        met[first[new]] = _NEW
        return met

    def _remember(self, run: _Run) -> None:
        while self._runs and len(self._runs[-1].keys) <= 2 * len(run.keys):
            if len(self._runs[-1].keys) + len(run.keys) > _LARGEST_MERGE:
                break
            run = _merged(self._runs.pop(), run)
        self._runs.append(run)


def _merged(one: _Run, other: _Run) -> _Run:
    at = np.searchsorted(one.keys, other.keys) + np.arange(len(other.keys))
    from_one = np.ones(len(one.keys) + len(other.keys), dtype=bool)
    from_one[at] = False

    def merge(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> NDArray[np.uint64]:
        both = np.empty(len(from_one), dtype=np.uint64)
        both[at] = b
        both[from_one] = a
        return both

    return _Run(merge(one.keys, other.keys), merge(one.places, other.places))


def _keys(row_ids: Sequence[str] | NDArray[np.str_] | pd.Series) -> NDArray[np.uint64]:
    if not len(row_ids):
        return np.empty(0, np.uint64)
    digits = np.asarray(row_ids, dtype="S")
    if digits.itemsize != _ID_DIGITS:
        raise ValueError(f"a row id has {_ID_DIGITS} hex digits: {row_ids[:3]!r}")
    return np.frombuffer(bytes.fromhex(digits.tobytes().decode("ascii")), dtype=">u8").astype(
        np.uint64
    )


def set_repeats_apart(chunk: PostChunk, seen: SeenPosts) -> PostChunk:
    """Move the posts of a chunk that were met before to its rejects, and remember the others."""
    posts = chunk.posts
    again = rejects_of_repeats(seen, posts["row_id"], posts, chunk.own) if len(posts) else {}
    if not again:
        return chunk
    kept = np.ones(len(posts), dtype=bool)
    kept[list(again)] = False
    return replace(
        chunk,
        own=chunk.own[kept],
        posts=posts[kept],
        rejects=[*chunk.rejects, *again.values()],
    )


def rejects_of_repeats(
    seen: SeenPosts, identities: pd.Series, posts: pd.DataFrame, own: pd.DataFrame
) -> dict[int, Reject]:
    """Give a reject for each post that was met before, by its place here; remember the others.

    Parameters
    ----------
    identities
        16 hex digits each, that two posts share if they are one.
    posts
        At least one, with `source_file`, the same for all, and `source_row`.
    own
        The same rows as their file has them.
    """
    source = str(posts["source_file"].iloc[0])
    return {
        at: repeated_post(source, int(posts["source_row"].iloc[at]), place,
                          row_content(own.iloc[at].tolist()))
        for at, place in enumerate(seen.first_places(identities, source, posts["source_row"]))
        if place is not None
    }  # fmt: skip


def repeated_post(source_file: str, source_row: int, first: Place, content: str) -> Reject:
    """Make the reject of a post that stands elsewhere already.

    Parameters
    ----------
    source_file, source_row
        Where the repeated post stands.
    first
        Where it was first met, as :meth:`SeenPosts.first_places` tells.
    content
        The raw row as text.
    """
    if first.file == source_file:
        where = Phrase(f"pada baris {first.row}", f"in row {first.row}")
    else:
        where = Phrase(f"pada {first.file} baris {first.row}", f"in {first.file} row {first.row}")
    return Reject(
        source_file,
        source_row,
        Phrase(f"{REPEATED.id} {where.id}", f"{REPEATED.en} {where.en}"),
        _REPEATED_REMEDY,
        content,
    )
