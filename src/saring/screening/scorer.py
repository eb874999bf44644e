"""From posts as read to rows as written: scores, stage, notes and own columns side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from saring.claims.matcher import claim_matcher, match_rule
from saring.claims.registry import DEFAULT_REGISTRY, read_registries
from saring.errors import Phrase, SaringError
from saring.model import load_model
from saring.model.store import ModelFacts, describe_model
from saring.posts import IMPORT_NOTES, PostChunk
from saring.posts.columnar import (
    Strings,
    as_mask,
    column_of,
    constant,
    each_distinct,
    strings,
    text_frame,
)
from saring.reference.calendar import Calendar
from saring.reference.contestants import use_contestants
from saring.reference.regions import region_of
from saring.screening.part import IDENTITY
from saring.screening.plan import POST_COLUMNS, Setup
from saring.screening.screen import Screener

RELATIONS = {
    "retweet": Phrase("retweet: bukan kata-kata akun ini", "retweet: not this account's own words"),
    "share": Phrase(
        "dibagikan (share): bukan kata-kata akun ini", "a share: not this account's own words"
    ),
    "quote": Phrase(
        "kutipan (quote): baca bersama unggahan yang dikutip",
        "a quote: to be read with the post that it quotes",
    ),
}
"""What a reader must know of a post that is not, or not only, its account's own."""

_TEXT = partial(pa.scalar, type=pa.large_string())


@dataclass(frozen=True)
class Instruments:
    """What a run screens with, said without loading it.

    Attributes
    ----------
    model
        The model.
    claims, least_likeness
        How many debunked claims posts are compared with, and from what likeness on one counts.
    """

    model: ModelFacts
    claims: int
    least_likeness: float


@lru_cache(maxsize=1)
def instruments_of(setup: Setup) -> Instruments:
    """Say what a setup screens with, and meet whatever is wrong with it before any work.

    Raises
    ------
    SaringError
        As `Scorer`.
    """
    Calendar.load(setup.calendar)
    region_of(setup.region)
    claims = read_registries([DEFAULT_REGISTRY, *setup.claims])
    return Instruments(describe_model(setup.model), len(claims), match_rule().threshold)


class Scorer:
    """Scores chunks of posts as a `Setup` says.

    Raises
    ------
    SaringError
        The model or a table cannot be read, the region is unknown, or the model at this path is
        another one than the run began with.
    """

    def __init__(self, setup: Setup) -> None:
        use_contestants(setup.contestants)
        model = load_model(setup.model)
        if setup.digest and model.digest != setup.digest:
            raise _other_model(setup, model.digest)
        self.screener = Screener(model, setup.language, claim_matcher(setup.claims))
        self._calendar = Calendar.load(setup.calendar)
        self._region = region_of(setup.region)

    def score(self, chunk: PostChunk, own_columns: Mapping[str, str], sha256: str) -> pd.DataFrame:
        """Give a row for each post: own columns, those of the post and of the scores, `IDENTITY`.

        Parameters
        ----------
        own_columns
            Columns of all inputs, each with the name that it has in the result; those that this
            chunk lacks are blank.
        sha256
            Of the input, by which posts that nothing else identifies are told apart.
        """
        posts = chunk.posts
        scores = self.screener.screen(posts["text"].tolist())
        stages = self._calendar.stages(posts["posted_at"].tolist(), self._region)
        blank = constant("", len(posts))
        rows = {
            name: column_of(chunk.own[column]) if column in chunk.own else blank
            for column, name in own_columns.items()
        }
        rows |= {
            name: strings(stages) if name == "stage" else column_of(posts[name])
            for name in POST_COLUMNS
        }
        rows |= {str(name): column_of(scores[name]) for name in scores}
        rows["notes"] = self._notes(posts, rows["notes"])
        rows[IDENTITY] = identities(posts, sha256)
        return text_frame(rows)

    def _notes(self, posts: pd.DataFrame, notes: Strings) -> Strings:
        language = self.screener.language
        relations = {name: said.to(language) for name, said in RELATIONS.items()}
        relation = each_distinct(column_of(posts["relation"]), lambda name: relations.get(name, ""))
        imported = each_distinct(column_of(posts["import_notes"]), self._say_import_notes)
        return _listed(_listed(imported, relation), notes)

    def _say_import_notes(self, codes: str) -> str:
        language = self.screener.language
        return "; ".join(IMPORT_NOTES[code].to(language) for code in codes.split(";") if code)


def identities(posts: pd.DataFrame, sha256: str) -> Strings:
    """Give 16 hex digits for each post that are the same wherever the same post is met.

    They are its `row_id`; where a row has nothing but a text, they are its place in the file, as
    two people may write the same words, but the same file given twice holds the same posts.
    """
    row_ids = column_of(posts["row_id"])
    identified = np.zeros(len(posts), np.bool_)
    for name in ("post_id", "url", "account", "posted_at"):
        identified |= as_mask(pc.not_equal(column_of(posts[name]), ""))
        if identified.all():
            return row_ids
    places = [
        hashlib.sha256(f"{sha256} {row}".encode()).hexdigest()[:16]
        for row in posts["source_row"].tolist()
    ]
    return pc.if_else(pa.array(identified), row_ids, strings(places))


def _listed(first: Strings, second: Strings) -> Strings:
    """Join what is said of each post by ``; ``, where both say something."""
    for one, other in ((first, second), (second, first)):
        if not pc.any(pc.not_equal(one, "")).as_py():
            return other
    both = pc.and_(pc.not_equal(first, ""), pc.not_equal(second, ""))
    between = pc.if_else(both, _TEXT("; "), _TEXT(""))
    return pc.binary_join_element_wise(first, between, second, _TEXT(""))


@lru_cache(maxsize=1)
def scorer_of(setup: Setup) -> Scorer:
    """Make the scorer of a setup once in each process; one at a time, as contestants are global."""
    return Scorer(setup)


def _other_model(setup: Setup, found: str) -> SaringError:
    return SaringError(
        Phrase(
            f"{setup.model}: model di sini ({found[:12]}) bukan yang diminta "
            f"({setup.digest[:12]}).",
            f"{setup.model}: the model here ({found[:12]}) is not the one asked for "
            f"({setup.digest[:12]}).",
        ),
        Phrase(
            "Salin folder model yang sama ke setiap mesin, pada letak yang sama.",
            "Copy the same model folder to every machine, to the same place.",
        ),
    )
