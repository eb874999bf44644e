"""Words in use, with how many posts hold them."""

from __future__ import annotations

from functools import lru_cache

from saring.reference.tables import read_table


@lru_cache(maxsize=1)
def frequent_words() -> dict[str, int]:
    """Words in use and the number of posts that hold them, from ``reference/common_words.csv``."""
    return {row["word"]: int(row["df"]) for row in read_table("common_words.csv")}
