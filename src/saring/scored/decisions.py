"""What reviewers have decided about posts, from all copies of them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

SET_ASIDE = frozenset({"bukan temuan", "not a finding", "duplikat", "duplicate"})
"""Decisions by which a post no longer counts as an indication, in both languages."""


def folded(decision: pd.Series) -> pd.Series:
    """Give decisions as they are compared: lower case, single spaces."""
    return decision.str.casefold().str.split().str.join(" ")


def collected(chunks: Iterable[pd.DataFrame]) -> tuple[dict[str, str], int]:
    """Give the decision of each row id, and how many posts reviewers disagree about.

    Where they disagree the post is given both decisions, joined by ``;``, and so still counts.
    """
    found: dict[str, set[str]] = {}
    for chunk in chunks:
        if "decision" in chunk:
            decision = folded(chunk["decision"].fillna("").astype(str))
            made = decision != ""
            for row_id, said in zip(chunk["row_id"][made], decision[made], strict=True):
                found.setdefault(str(row_id), set()).add(said)
    disagreed = sum(len(said) > 1 for said in found.values())
    return {row_id: "; ".join(sorted(said)) for row_id, said in found.items()}, disagreed
