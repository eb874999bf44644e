"""What to count, for whom, and how much of it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from saring.triage.moments import local_days

By = Literal["account", "unit"]


@dataclass(frozen=True, slots=True)
class Criteria:
    """Filters and limits of a triage list.

    Attributes
    ----------
    by
        Rank accounts, or units (OPD).
    since, until
        First and last local day. Like `stage` and `unit` they leave posts out altogether, of what
        is flagged and of what it is counted against.
    labels
        Which labels count; all when empty.
    stage
        Beginning of the name of a stage, such as ``tenang``; any when blank.
    unit
        Only posts of this unit, however its letters are cased; any when blank.
    least
        Distinct own posts that an account must have to be listed; None for two, or a single one
        in ``priority``.
    budget
        Posts that can be read; None for no limit.
    """

    by: By = "account"
    since: date | None = None
    until: date | None = None
    labels: frozenset[str] = frozenset()
    stage: str = ""
    unit: str = ""
    least: int | None = None
    budget: int | None = None

    def within(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Leave out the posts that the filters exclude; a post without a time has no day."""
        keep = pd.Series(True, index=rows.index)
        if self.since or self.until:
            days = local_days(rows["posted_at"])
            keep &= days != ""  # days in ISO 8601 compare as texts do
            if self.since:
                keep &= days >= self.since.isoformat()
            if self.until:
                keep &= days <= self.until.isoformat()
        if self.stage:
            wanted = self.stage.casefold()
            keep &= rows["stage"].map(
                lambda stages: any(
                    name.startswith(wanted) for name in stages.casefold().split("; ")
                )
            )
        if self.unit:
            keep &= rows["unit"].map(folded_unit) == folded_unit(self.unit)
        return rows[keep]


def folded_unit(unit: str) -> str:
    """Give a unit's name as it is compared: lower case, single spaces."""
    return " ".join(unit.casefold().split())


def folded_account(account: str) -> str:
    """Give an account's name as it is compared: lower case, without the at sign."""
    return account.strip().removeprefix("@").casefold()
