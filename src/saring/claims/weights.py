"""How surprising a word is in a post: what a match of it is worth."""

from __future__ import annotations

from functools import lru_cache
from math import log

from saring.reference.tables import read_table

LEAST_INFORMATION = 1.0
"""Nats. Words in more than a third of all posts tell no claim from another."""

# What fact-checkers and their titles say of every claim, whatever it claims.
BOILERPLATE = frozenset({
    "hoaks", "salah", "sesat", "tipu", "foto", "video", "gambar", "akun", "narasi", "edar", "klaim",
    "mengatasnamakan", "tautan", "unggah", "disinformasi", "misinformasi", "palsu",
})  # fmt: skip

_UNSEEN = 5
"""Posts that a word outside the table is taken to stand in; the table begins at 20."""


def information(term: str) -> float:
    """Give ``-log`` of the share of everyday and political posts that hold `term`, in nats.

    The inverse document frequency of Spärck Jones (1972), from posts and not from claims: the score
    of one claim does not depend on which others are registered.
    """
    if term in BOILERPLATE:
        return 0.0
    posts, total = _posts()
    nats = -log(posts.get(term, _UNSEEN) / total)
    return nats if nats >= LEAST_INFORMATION else 0.0


@lru_cache(maxsize=1)
def _posts() -> tuple[dict[str, int], int]:
    posts = {row["term"]: int(row["posts"]) for row in read_table("claim_terms.csv")}
    return posts, posts.pop("*")
