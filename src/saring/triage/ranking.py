"""In which order accounts are read.

``order = points × rate_low``: how much there is to read, times how sure it is that it is no
accident of volume.

- `rate_low` is the lower end of the 95 % Wilson interval of flagged among own posts: of 3 in 10 it
  is 0.11, of 3 in 1,000 it is 0.001, and of 1 in 1 only 0.21.
- `points` add up over distinct own posts: 1 in ``review``, 2 in ``priority``; times 1.5 in the
  campaign, the quiet days and on voting day; times 1, 0.75 or 0.5 within 30 days, within 180 days,
  or earlier than the newest flagged post (an unknown time counts as the last); and the sum times
  1 to 1.5 for 1 to 6 different days.

Ties are broken by the strongest post's band and score, the last time, the number of days, the
number of posts, and then by name alone. Every weight orders the reading and measures no guilt.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from saring.errors import Phrase
from saring.evaluation.bootstrap import Interval
from saring.triage.evidence import Flagged
from saring.triage.moments import moment_of

HEATED = ("kampanye", "tenang", "pemungutan")
STAGE_WEIGHT = 1.5
AGES = ((timedelta(days=30), 1.0), (timedelta(days=180), 0.75))
LONG_AGO = 0.5
DAY_WEIGHT, MOST_DAYS = 0.1, 6

_BROKEN_BY = (
    Phrase("band terbaiknya lebih rendah", "its best band is lower"),
    Phrase("skor terbaiknya lebih rendah", "its best score is lower"),
    Phrase("unggahan terakhirnya lebih lama", "its last post is older"),
    Phrase("harinya lebih sedikit", "it has fewer days"),
    Phrase("unggahannya lebih sedikit", "it has fewer posts"),
)
_EQUALS = Phrase(
    "keduanya setara dan urut menurut nama saja", "the two are equal and stand in order of name"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What places an account in the list; the greater the sooner, names apart."""

    order: float
    breakers: tuple[float, ...]
    name: tuple[str, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """Sort key: the first in the list has the least."""
        return (-self.order, *(-value for value in self.breakers), *self.name)

    def tie_with(self, above: Standing, rank: int) -> Phrase | None:
        """Say what put this account below the one at `rank`, when their orders are equal."""
        if self.order != above.order:
            return None
        pairs = zip(self.breakers, above.breakers, _BROKEN_BY, strict=True)
        broken_by = next((said for mine, other, said in pairs if mine != other), _EQUALS)
        return Phrase(
            f"nilai urut sama dengan peringkat {rank}: {broken_by.id}",
            f"same order as rank {rank}: {broken_by.en}",
        )


def standing(
    posts: Sequence[Flagged],
    rate: Interval,
    days: int,
    newest: datetime | None,
    name: tuple[str, ...],
) -> Standing:
    """Place an account by its distinct own posts, strongest first.

    Parameters
    ----------
    rate
        Flagged among own posts.
    days
        Different days with own flagged posts.
    newest
        Time of the newest flagged post of the whole list.
    """
    moments = [moment_of(post.posted_at) for post in posts]
    # fsum is exact: the order in which posts came cannot make or break a tie.
    points = math.fsum(
        post.urgency * _stage_weight(post.stage) * _age_weight(moment, newest)
        for post, moment in zip(posts, moments, strict=True)
    )
    points *= 1 + DAY_WEIGHT * (min(max(days, 1), MOST_DAYS) - 1)
    last = max((moment.timestamp() for moment in moments if moment), default=-math.inf)
    best = posts[0]
    breakers = (best.urgency, best.score, last, days, len(posts))
    return Standing(round(points * rate.low, 9), breakers, name)


def is_heated(stage: str) -> bool:
    """Whether a post fell in a campaign, the quiet days or on voting day."""
    return any(part.startswith(HEATED) for part in stage.casefold().split("; "))


def _stage_weight(stage: str) -> float:
    return STAGE_WEIGHT if is_heated(stage) else 1.0


def _age_weight(moment: datetime | None, newest: datetime | None) -> float:
    if moment and newest:
        for age, weight in AGES:
            if newest - moment <= age:
                return weight
    return LONG_AGO
