"""Read labelled files, each with its own columns, into one table of posts and labels."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.files import shipped
from saring.reference.identity import identity_terms
from saring.text import Token
from saring.text.columnar import analyse_posts, as_arrow
from saring.text.slot_kinds import GROUPS
from saring.text.slots import is_political

LABEL_COLUMNS = ("campaign", "hate", "hoax", "abusive")
COLUMNS = ("text", "dataset", "weight", "judges", "source", "group", *LABEL_COLUMNS)

UNKNOWN = np.nan
POOL_SAMPLE = 12_000

POOL_LABELS = shipped("data", "pool_labels.csv")
KEY_LENGTH = 16
"""Hexadecimal digits of the SHA-256 of a post that name it in `POOL_LABELS`."""

_HATE_TRAITS = ["HS_Religion", "HS_Race", "HS_Gender", "HS_Physical"]


def labelled(frame: pd.DataFrame) -> pd.DataFrame:
    """Columns of the contract: `text` and any label as 1, 0 or blank/``?`` for unknown."""
    for label in LABEL_COLUMNS:
        values = frame[label] if label in frame else pd.Series("", index=frame.index)
        frame[label] = values.map({"1": 1.0, "0": 0.0})
    if "group" not in frame:
        frame["group"] = frame.get("pair", "")
    if "source" not in frame:
        # A brief of asn_voice (A01-J000) is a source: its posts share scenes and turns of phrase.
        brief = frame.get("id", pd.Series("", index=frame.index)).str.extract(r"^([A-Z]\d+)-")[0]
        frame["source"] = brief.fillna("")
    return frame


def hate_hs1(frame: pd.DataFrame) -> pd.DataFrame:
    """Ibrohim & Budi 2019: `HS` there is any attack on someone; see docs/decisions for the map."""
    # Its placeholders are those of no export: as words they would tell the corpus, not the hate.
    frame["text"] = (
        frame["text"]
        .str.replace(r"\bUSER\b", "@pengguna", regex=True)
        .str.replace(r"\bURL\b", "https://t.co/x", regex=True)
    )
    flags = frame.drop(columns="text").apply(pd.to_numeric, errors="coerce")
    trait = flags[_HATE_TRAITS].any(axis=1)
    attack = flags["HS"] == 1
    frame["hate"] = np.select(
        [trait, attack & (flags["HS_Strong"] == 1), ~attack], [1.0, 1.0, 0.0], UNKNOWN
    )
    # An attack on one person for no group trait is an insult, not hate.
    alone = attack & ~trait & (flags["HS_Individual"] == 1) & (flags["HS_Strong"] == 0)
    frame.loc[alone, "hate"] = 0.0
    frame["abusive"] = flags["Abusive"].astype(float)
    return frame.assign(campaign=UNKNOWN, hoax=UNKNOWN, source="", group="")


def hoax_satria2020(frame: pd.DataFrame) -> pd.DataFrame:
    """Satria Data 2020: hoaxes, and clarifications of hoaxes as the other class."""
    return _hoax_only(frame, hoax=frame["label"].map({"1": 1.0, "0": 0.0}), group=frame["title"])


def hoax_election2019(frame: pd.DataFrame) -> pd.DataFrame:
    """Suryadikara 2020: tweets on fact-checked topics; misleading and other ones are unknown."""
    hoax = frame["label"].map({"False News": 1.0, "True News": 0.0})
    return _hoax_only(frame, hoax=hoax, group=frame["topic"])


def hoax_narratives(frame: pd.DataFrame) -> pd.DataFrame:
    """Wordings of hoaxes as posted, from fact-checkers' archives: hoaxes only."""
    return _hoax_only(frame, hoax=pd.Series(1.0, index=frame.index), group=frame["claim"])


def ordinary_posts(frame: pd.DataFrame) -> pd.DataFrame:
    """Everyday tweets and reviews, which were labelled for emotion only: negatives where they fit.

    Some of them do campaign ("haram pilih ...") or hate. A post that touches on a contest is
    therefore unknown for `campaign` and `hoax`, and one that names a protected group for `hate`.
    """
    political, group = _touches_on(frame["text"])
    frame["campaign"] = np.where(political, UNKNOWN, 0.0)
    frame["hate"] = np.where(political | group, UNKNOWN, 0.0)
    frame["hoax"] = np.where(political | group, UNKNOWN, 0.0)
    return frame.assign(abusive=UNKNOWN, source="", group="")


def background_pool(frame: pd.DataFrame) -> pd.DataFrame:
    """Unlabelled posts on elections, policy and everything else: a sample, taken as no hoaxes.

    Some are; far fewer than one in a hundred (25 of 4,629 read ones). News and official posts are
    among them, which the labelled corpora hold as hoaxes or not at all. Other labels are unknown.
    """
    unread = frame[~post_keys(frame["text"]).isin(_pool_labels()["key"])]
    position = pd.util.hash_pandas_object(unread["text"], index=False)
    sample = unread.loc[position.sort_values().index[:POOL_SAMPLE]].copy()
    sample["group"] = sample["group"].astype(str)
    return sample.assign(campaign=UNKNOWN, hate=UNKNOWN, hoax=0.0, abusive=UNKNOWN)


def pool_labels(frame: pd.DataFrame) -> pd.DataFrame:
    """Pick the posts of the pool that were labelled, which ``data/pool_labels.csv`` names by hash.

    The labels are ours and are shipped; the posts are not.
    """
    read = frame.assign(key=post_keys(frame["text"])).drop_duplicates("key")
    read["group"] = read["group"].astype(str)
    return labelled(read.merge(_pool_labels(), on="key"))


def post_keys(texts: pd.Series) -> pd.Series:
    """Give the key that names each post in `POOL_LABELS`."""
    return texts.map(lambda text: hashlib.sha256(text.encode()).hexdigest()[:KEY_LENGTH])


READERS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    reader.__name__: reader
    for reader in (
        labelled, hate_hs1, hoax_satria2020, hoax_election2019, hoax_narratives, ordinary_posts,
        background_pool, pool_labels,
    )
}  # fmt: skip


def _pool_labels() -> pd.DataFrame:
    return pd.read_csv(POOL_LABELS, dtype=str)


def _hoax_only(frame: pd.DataFrame, *, hoax: pd.Series, group: pd.Series) -> pd.DataFrame:
    # Archives quote what they file; quotation marks around the whole say nothing of the post.
    frame["text"] = frame["text"].str.strip(" \n\"“”'")
    frame["hoax"], frame["group"] = hoax, group
    return frame.assign(campaign=UNKNOWN, hate=UNKNOWN, abusive=UNKNOWN, source="")


def _touches_on(texts: pd.Series) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell which posts touch on politics, and which name a protected group."""
    tokens = analyse_posts(as_arrow(texts.tolist()))
    samples = [tokens.types.sample(number) for number in range(len(tokens.types))]
    posts = [
        [samples[number] for number in tokens.type[start:end].tolist()]
        for start, end in pairwise(tokens.offsets.tolist())
    ]
    return np.array(list(map(is_political, posts))), np.array(list(map(_names_a_group, posts)))


def _names_a_group(tokens: Sequence[Token]) -> bool:
    return any(token.form in identity_terms() or token.form in GROUPS.values() for token in tokens)
