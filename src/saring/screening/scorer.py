"""From posts as read to rows as written: scores, stage, notes and own columns side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from saring.claims.matcher import ClaimMatcher, match_rule
from saring.claims.registry import DEFAULT_REGISTRY, read_registries
from saring.errors import Phrase, SaringError
from saring.model import load_model
from saring.model.store import ModelFacts, describe_model
from saring.posts import IMPORT_NOTES, PostChunk
from saring.reference.calendar import Calendar
from saring.reference.contestants import use_contestants
from saring.reference.regions import region_of
from saring.screening.parts import IDENTITY
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
        claims = read_registries([DEFAULT_REGISTRY, *setup.claims])
        self.screener = Screener(model, setup.language, ClaimMatcher(claims) if claims else None)
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
        posts = chunk.posts.reset_index(drop=True)
        scores = self.screener.screen(posts["text"].tolist())
        stages = self._calendar.stages(posts["posted_at"].tolist(), self._region)
        posts["stage"] = pd.Series(stages, dtype="str")
        scores["notes"] = self._notes(posts, scores["notes"])
        own = chunk.own.reset_index(drop=True).reindex(columns=list(own_columns), fill_value="")
        own = own.astype("str").rename(columns=dict(own_columns))
        identity = identities(posts, sha256).rename(IDENTITY)
        return pd.concat([own, posts[list(POST_COLUMNS)], scores, identity], axis=1)

    def _notes(self, posts: pd.DataFrame, notes: pd.Series) -> pd.Series:
        codes = posts["import_notes"]
        imported = {code: self._say_import_notes(code) for code in codes.unique()}
        relations = {name: said.to(self.screener.language) for name, said in RELATIONS.items()}
        said = zip(
            (imported[code] for code in codes),
            (relations.get(relation, "") for relation in posts["relation"]),
            notes,
            strict=True,
        )
        return pd.Series(["; ".join(filter(None, parts)) for parts in said], dtype="str")

    def _say_import_notes(self, codes: str) -> str:
        language = self.screener.language
        return "; ".join(IMPORT_NOTES[code].to(language) for code in codes.split(";") if code)


def identities(posts: pd.DataFrame, sha256: str) -> pd.Series:
    """Give 16 hex digits for each post that are the same wherever the same post is met.

    They are its `row_id`; where a row has nothing but a text, they are its place in the file, as
    two people may write the same words, but the same file given twice holds the same posts.
    """
    identified = (posts[["post_id", "url", "account", "posted_at"]] != "").any(axis=1)
    if identified.all():
        return posts["row_id"].astype("str")
    places = [
        hashlib.sha256(f"{sha256} {row}".encode()).hexdigest()[:16]
        for row in posts["source_row"].tolist()
    ]
    return posts["row_id"].where(identified, pd.Series(places, dtype="str"))


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
