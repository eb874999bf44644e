"""Words that name a group that the law protects, or a member of it."""

from __future__ import annotations

from functools import lru_cache

from saring.reference.tables import read_table


@lru_cache(maxsize=1)
def identity_terms() -> frozenset[str]:
    """Group terms by ethnicity, religion, origin, gender or disability, in normal form."""
    return frozenset(row["form"] for row in read_table("identity_terms.csv"))


@lru_cache(maxsize=1)
def groups() -> dict[str, str]:
    """Give the trait of each word that names a group without contempt (muslim, jawa, perempuan).

    Slurs (kafir, banci) are not among them: they are something said of people, not who they are.
    """
    return {
        row["form"]: row["trait"]
        for row in read_table("identity_terms.csv")
        if row["kind"] == "group"
    }
