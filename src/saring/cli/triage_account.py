"""The posts of one account, strongest first, as ``saring triage --account`` shows them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from saring.errors import Phrase, SaringError
from saring.model import LABELS
from saring.triage import AccountFinding, Criteria, Tally
from saring.triage.criteria import folded_account
from saring.triage.evidence import URGENCY


@dataclass(frozen=True, slots=True)
class AccountPosts:
    """Flagged posts of an account, on every platform where it has that name.

    Attributes
    ----------
    account
        As asked for.
    seen
        Its posts after the filters, flagged or not.
    findings
        What the triage list says of it, one for each platform; whatever the minimum evidence.
    posts
        Its flagged posts, own and shared, as rows of the scored table.
    """

    account: str
    seen: int
    findings: tuple[AccountFinding, ...]
    posts: pd.DataFrame


def account_posts(chunks: Iterable[pd.DataFrame], account: str, criteria: Criteria) -> AccountPosts:
    """Gather the posts of one account.

    Raises
    ------
    SaringError
        The table has no post of that account; the nearest names are listed.
    """
    wanted = folded_account(account)
    names: dict[str, str] = {}
    gathered: list[pd.DataFrame] = []
    for chunk in chunks:
        spelt = {name: folded_account(name) for name in chunk["account"].unique()}
        names |= {folded: name for name, folded in spelt.items() if folded}
        mine = chunk[chunk["account"].map(spelt) == wanted]
        if len(mine):
            gathered.append(mine)
    if not gathered:
        raise _no_such_account(account, wanted, names)
    rows = criteria.within(pd.concat(gathered, ignore_index=True))
    tally = Tally(replace(criteria, least=1, budget=None))
    if len(rows):
        tally.add(rows)
    return AccountPosts(account, len(rows), tally.accounts(), _flagged(rows, criteria))


def _flagged(rows: pd.DataFrame, criteria: Criteria) -> pd.DataFrame:
    labels = [label for label in LABELS if label in (criteria.labels or LABELS)]
    urgency = rows[[f"{label}_band" for label in labels]].apply(
        lambda bands: bands.map(URGENCY).fillna(0)
    )
    order = pd.DataFrame(
        {
            "urgency": urgency.max(axis=1),
            "score": rows[[f"{label}_score" for label in labels]]
            .where(urgency.to_numpy() > 0)
            .max(axis=1),
            "row_id": rows["row_id"],
        }
    )
    order = order[order["urgency"] > 0].sort_values(
        ["urgency", "score", "row_id"], ascending=False, kind="stable"
    )
    return rows.loc[order.index].reset_index(drop=True)


def _no_such_account(account: str, wanted: str, names: dict[str, str]) -> SaringError:
    near = difflib.get_close_matches(wanted, list(names), n=3, cutoff=0.5)
    listed = ", ".join(names[name] for name in near)
    hint = (
        Phrase(f"Mungkin maksudnya: {listed}", f"Did you mean: {listed}")
        if near
        else Phrase(
            "Lihat nama akun dengan saring triage tanpa --account.",
            "See the names of accounts with saring triage without --account.",
        )
    )
    return SaringError(
        Phrase(
            f"Tidak ada unggahan dari akun {account!r} dalam tabel ini.",
            f"No post of the account {account!r} is in this table.",
        ),
        hint,
    )
