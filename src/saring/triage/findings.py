"""What a triage list says of an account or a unit: counts with their denominators, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from saring.errors import Language, Phrase

UNREVIEWED = Phrase("indikasi, belum ditinjau", "indication, not yet reviewed")


@dataclass(frozen=True, slots=True)
class AccountFinding:
    """One line of the list: an indication, not yet reviewed, and an order of reading.

    Attributes
    ----------
    rank
        From 1.
    account, platform, unit
        As the export writes them; `account` is blank when units are ranked, `unit` is the one
        named most often.
    accounts
        Accounts with flagged posts of their own: 1, or as many as a unit has.
    own_posts
        The denominator: posts seen in the account's own words, flagged or not.
    flagged_posts
        Distinct own posts in ``review`` or ``priority``; near-duplicates count once.
    copies
        Own flagged posts left out of `flagged_posts` as near-duplicates.
    set_aside
        Own flagged posts that reviewers found to be no finding, or a duplicate: not counted.
    shared_flagged
        Flagged retweets and shares: not the account's own words, not counted.
    by_label
        Distinct own flagged posts by label; one post may have several.
    rate, rate_low, rate_high
        ``flagged_posts / own_posts`` with its 95 % Wilson interval.
    order
        What the list is ordered by: see `saring.triage.ranking`.
    best_score, best_label, best_band, best_row_id, best_text
        The strongest own post, by band and then by score.
    first_at, last_at
        Times of the first and last own flagged post, as in the table; blank when unknown.
    days
        Different days with own flagged posts.
    stages
        Distinct own flagged posts by election stage; a blank stage is an unknown time.
    to_read
        Row ids of the posts to read, strongest first, within the budget.
    why
        Why this rank, and what broke a tie.
    """

    rank: int
    account: str
    platform: str
    unit: str
    accounts: int
    own_posts: int
    flagged_posts: int
    copies: int
    set_aside: int
    shared_flagged: int
    by_label: Mapping[str, int]
    rate: float
    rate_low: float
    rate_high: float
    order: float
    best_score: float
    best_label: str
    best_band: str
    best_row_id: str
    best_text: str
    first_at: str
    last_at: str
    days: int
    stages: Mapping[str, int]
    to_read: tuple[str, ...]
    why: Phrase

    def to_dict(self, language: Language) -> dict[str, Any]:
        """Give plain JSON values, with `why` in `language` and the words that go with every list.

        Shares are rounded to five places, as elsewhere in results.
        """
        plain = asdict(self) | {"why": self.why.to(language), "to_read": list(self.to_read)}
        for name in ("rate", "rate_low", "rate_high", "order"):
            plain[name] = round(plain[name], 5)
        return plain | {"status": UNREVIEWED.to(language)}


@dataclass(frozen=True, slots=True)
class Nameless:
    """Posts that name no account (or no unit): counted, never ranked as if they were one."""

    own_posts: int
    flagged_posts: int
    shared_flagged: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Triage:
    """A triage list and what is not on it.

    Attributes
    ----------
    findings
        Best first.
    nameless
        Posts without an account, or unit.
    posts, groups
        Posts and accounts (or units) seen, after the filters.
    below_least
        Accounts with flagged own posts that are too few to be listed.
    beyond_budget
        Accounts that would be listed, had more posts been affordable.
    """

    findings: tuple[AccountFinding, ...]
    nameless: Nameless
    posts: int
    groups: int
    below_least: int
    beyond_budget: int
