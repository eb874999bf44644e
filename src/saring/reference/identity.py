"""Words that name a group that the law protects, or a member of it."""

from __future__ import annotations

from functools import lru_cache

from saring.reference.tables import read_table


@lru_cache(maxsize=1)
def identity_terms() -> frozenset[str]:
    """Group terms by ethnicity, religion, origin, gender or disability, in normal form."""
    return frozenset(row["form"] for row in read_table("identity_terms.csv"))
