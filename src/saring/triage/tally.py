"""Counting scored posts by account or unit while they stream past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from saring.model import LABELS
from saring.scored.columns import BANDS
from saring.scored.decisions import SET_ASIDE, folded
from saring.scored.distinct import Seen
from saring.triage.criteria import Criteria, folded_account, folded_unit
from saring.triage.evidence import URGENCY, Flagged, flagged_of
from saring.triage.findings import AccountFinding, Triage
from saring.triage.listing import listed

NAMELESS: tuple[str, ...] = ()
SHARED = frozenset({"retweet", "share"})
"""Relations by which the words are somebody else's; reply, quote and comment are one's own."""

_OPTIONAL = ("row_id", "account", "platform", "unit", "relation", "posted_at", "stage", "decision")


@dataclass(slots=True)
class Group:
    """What is known of one account or unit so far; only flagged own posts are kept."""

    own: int = 0
    shared: int = 0
    shared_flagged: int = 0
    set_aside: int = 0
    names: set[tuple[str, str]] = field(default_factory=set)
    units: Counter[str] = field(default_factory=Counter)
    flagged: list[Flagged] = field(default_factory=list)
    best_text: str = ""
    _best: Flagged | None = None

    def keep(self, post: Flagged, text: str) -> None:
        """Add a flagged own post; only the strongest one's text is held."""
        self.flagged.append(post)
        if self._best is None or post > self._best:
            self._best, self.best_text = post, text


class Tally:
    """Counts posts by account, or unit, chunk by chunk.

    The result does not depend on the order of the rows, nor on how they are divided into chunks
    and files. Memory grows with the accounts and flagged posts, and by some 70 bytes a post to
    count it once.

    Parameters
    ----------
    criteria
        Filters and limits; without, every post and all labels, by account.

    Examples
    --------
    >>> tally = Tally()
    >>> tally.accounts()
    ()
    """

    def __init__(self, criteria: Criteria | None = None) -> None:
        self.criteria = criteria or Criteria()
        self._seen = Seen()
        self._groups: dict[tuple[str, ...], Group] = {}
        self._labels = [
            label for label in LABELS if label in (self.criteria.labels or frozenset(LABELS))
        ]

    def add(self, chunk: pd.DataFrame) -> None:
        """Count scored rows; a post that was counted before is passed over.

        Columns that an older table lacks (`unit`, `relation`, `decision`) count as blank. A blank
        relation before ``RT @`` is a retweet.
        """
        rows = _completed(chunk)
        rows = self.criteria.within(rows[self._seen.first_time(rows["row_id"])])
        if rows.empty:
            return
        relation = rows["relation"].str.strip().str.casefold()
        shared = relation.isin(SHARED) | ((relation == "") & rows["text"].str.startswith("RT @"))
        self._count(rows, shared)
        flags = rows[[f"{label}_band" for label in self._labels]].isin(list(URGENCY))
        self._keep(rows[flags.any(axis=1)], shared)

    def accounts(self) -> tuple[AccountFinding, ...]:
        """Give the list, best first: accounts, or units if those are counted."""
        return self.triage().findings

    def triage(self) -> Triage:
        """Give the list and what is not on it; more posts may be added afterwards."""
        return listed(self._groups, self.criteria)

    def _count(self, rows: pd.DataFrame, shared: pd.Series) -> None:
        """Count posts of each combination of names at once: there are far fewer than posts."""
        names = pd.MultiIndex.from_frame(rows[["platform", "account", "unit"]])
        codes, combinations = names.factorize()
        total = np.bincount(codes, minlength=len(combinations)).tolist()
        others = np.bincount(codes, shared.to_numpy(float), len(combinations)).tolist()
        for combination, posts, not_own in zip(combinations.tolist(), total, others, strict=True):
            platform, account, unit = combination
            group = self._groups.setdefault(self._key(platform, account, unit), Group())
            group.own += posts - int(not_own)
            group.shared += int(not_own)
            group.names.add((platform.strip(), account.strip()))
            if unit.strip():
                group.units[" ".join(unit.split())] += posts

    def _keep(self, rows: pd.DataFrame, shared: pd.Series) -> None:
        decided = folded(rows["decision"]).isin(SET_ASIDE)
        for row, not_own, aside in zip(_records(rows), shared[rows.index], decided, strict=True):
            group = self._groups[self._key(row["platform"], row["account"], row["unit"])]
            if not_own:
                group.shared_flagged += not aside
            elif aside:
                group.set_aside += 1
            else:
                person = _person(row["platform"], row["account"])
                labels = (label for label in self._labels if row[f"{label}_band"] in URGENCY)
                group.keep(flagged_of(row, person, labels), row["text"])

    def _key(self, platform: str, account: str, unit: str) -> tuple[str, ...]:
        if self.criteria.by == "unit":
            return (folded_unit(unit),) if unit.strip() else NAMELESS
        return _person(platform, account) if folded_account(account) else NAMELESS


def _person(platform: str, account: str) -> tuple[str, str]:
    return platform.strip().casefold(), folded_account(account)


def _completed(chunk: pd.DataFrame) -> pd.DataFrame:
    rows = pd.DataFrame(index=pd.RangeIndex(len(chunk)))
    for name in (*_OPTIONAL, "text"):
        rows[name] = chunk[name].fillna("").astype(str).to_numpy() if name in chunk else ""
    for name in (*BANDS, *(f"{label}_score" for label in LABELS)):
        rows[name] = chunk[name].to_numpy()
    return rows


def _records(rows: pd.DataFrame) -> Iterable[dict[str, str]]:
    columns = list(map(str, rows))
    for row in rows.itertuples(index=False, name=None):
        yield dict(zip(columns, row, strict=True))
