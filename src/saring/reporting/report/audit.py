"""A random sample of unflagged posts, and what finding k among them says about the rest."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from saring.evaluation.bootstrap import Interval
from saring.evaluation.proportions import clopper_pearson
from saring.reporting.report.post import Post, post_of

_KEY = "saring-audit-001"  # 16 bytes, as pandas' keyed hash asks for


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What is known if `found` posts of the sample turn out to be missed ones.

    `share` is the share of missed posts among all unflagged ones with its exact 95 % interval;
    `low` and `high` are the same in posts.
    """

    found: int
    share: Interval
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Audit:
    """The sample, and how many unflagged posts it was drawn from."""

    sample: tuple[Post, ...]
    unflagged: int

    @property
    def results(self) -> tuple[AuditResult, ...]:
        """One result for each number of missed posts that the sample may hold."""
        return tuple(self._result(found) for found in range(len(self.sample) + 1))

    def _result(self, found: int) -> AuditResult:
        drawn = len(self.sample)
        if drawn == self.unflagged:  # everything was looked at: nothing is left to chance
            known = found / drawn if drawn else math.nan
            return AuditResult(found, Interval(known, known, known), found, found)
        share = clopper_pearson(found, drawn)
        # What the reader has seen is certain, however the interval of the rest may fall.
        low = max(found, math.floor(share.low * self.unflagged))
        high = min(self.unflagged - (drawn - found), math.ceil(share.high * self.unflagged))
        return AuditResult(found, share, low, high)


class AuditSampler:
    """Keeps the `size` posts with the smallest hash of their id: random, and always the same.

    The id is made from the content, so neither the order of rows nor of files matters, and nobody
    can choose the sample. Every set of `size` posts is as likely as any other.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.unflagged = 0
        self._kept: dict[str, tuple[int, Post]] = {}

    def add(self, unflagged: pd.DataFrame) -> None:
        """Take unflagged rows into account."""
        self.unflagged += len(unflagged)
        if not self.size or unflagged.empty:
            return
        ids = unflagged["row_id"].to_numpy(object)
        hashes = pd.util.hash_array(ids, hash_key=_KEY)
        for position in np.argsort(hashes)[: self.size].tolist():
            post = post_of(unflagged.iloc[position])
            self._kept[post.row_id] = int(hashes[position]), post
        self._kept = dict(sorted(self._kept.items(), key=_drawn)[: self.size])

    def audit(self) -> Audit:
        """Give the sample, in the order drawn."""
        return Audit(tuple(post for _, post in self._kept.values()), self.unflagged)


def _drawn(kept: tuple[str, tuple[int, Post]]) -> tuple[int, str]:
    row_id, (drawn, _) = kept
    return drawn, row_id
