"""A flagged post as the tally keeps it, and the distinct ones among many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from saring.model import LABELS, Band
from saring.triage.copies import copies, signature

URGENCY = {Band.REVIEW: 1, Band.PRIORITY: 2}
"""Bands that flag a post, and what such a post weighs in the order of accounts."""


class Flagged(NamedTuple):
    """One flagged post in an account's own words; its text is kept as a set of words only.

    Attributes
    ----------
    urgency, score
        Of its strongest label: by band, then by score.
    row_id, label
        Which post, and that label.
    labels
        All its flagged labels that count.
    posted_at, stage
        As in the scored table.
    person
        Whose words: platform and account.
    words
        See `signature`.
    """

    urgency: int
    score: float
    row_id: str
    label: str
    labels: tuple[str, ...]
    posted_at: str
    stage: str
    person: tuple[str, str]
    words: bytes


def flagged_of(
    row: Mapping[str, object], person: tuple[str, str], labels: Iterable[str]
) -> Flagged:
    """Make the record of a flagged post; `labels` are those of its flagged labels that count."""
    found = tuple(labels)
    urgency, score, label = max(
        (URGENCY[Band(str(row[f"{label}_band"]))], _number(row[f"{label}_score"]), label)
        for label in found
    )
    return Flagged(
        urgency, score, str(row["row_id"]), label, found,
        str(row["posted_at"]), str(row["stage"]), person, signature(str(row["text"])),
    )  # fmt: skip


def distinct(posts: Sequence[Flagged]) -> list[Flagged]:
    """Give the strongest of each group of near-duplicates of one person, with all their labels.

    Strongest first; equals are ordered by row id, so that the order of `posts` does not matter.
    """
    by_person: dict[tuple[str, str], list[Flagged]] = {}
    for post in posts:
        by_person.setdefault(post.person, []).append(post)
    kept: list[Flagged] = []
    for own in by_person.values():
        groups: dict[int, list[Flagged]] = {}
        for group, post in zip(copies([post.words for post in own]).tolist(), own, strict=True):
            groups.setdefault(group, []).append(post)
        kept.extend(_together(group) for group in groups.values())
    return sorted(kept, reverse=True)


def _together(group: Sequence[Flagged]) -> Flagged:
    labels = {label for post in group for label in post.labels}
    return max(group)._replace(labels=tuple(label for label in LABELS if label in labels))


def _number(value: object) -> float:
    score = float(str(value))
    return score if score == score else 0.0  # a label without a score: NaN  # noqa: PLR0124
