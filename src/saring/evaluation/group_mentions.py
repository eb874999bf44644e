"""Whether clean posts are flagged for the group that they name: false positives by group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from saring.evaluation.arrays import BoolArray
from saring.evaluation.proportions import PassRate
from saring.reference.identity import groups

_WORD = regex.compile(r"\p{L}+")

LEAST_CLEAN = 15
"""Clean posts that it takes to compare a group with another."""


@dataclass(frozen=True, slots=True)
class FlaggedMentions:
    """Clean posts that name a group, or any group of a trait, and those flagged all the same."""

    name: str
    flagged: PassRate


@dataclass(frozen=True, slots=True)
class MentionRates:
    """False positives of one label on posts that name protected groups.

    Attributes
    ----------
    traits, groups
        The most often flagged first. A post counts for every group that it names.
    """

    traits: tuple[FlaggedMentions, ...]
    groups: tuple[FlaggedMentions, ...]

    @property
    def compared(self) -> tuple[FlaggedMentions, ...]:
        """The groups of at least `LEAST_CLEAN` clean posts."""
        return tuple(found for found in self.groups if found.flagged.cases >= LEAST_CLEAN)

    @property
    def widest(self) -> tuple[FlaggedMentions, FlaggedMentions] | None:
        """Those of `compared` flagged least and most often; None when there are fewer than two."""
        known = self.compared
        return (known[-1], known[0]) if len(known) > 1 else None

    @property
    def gap(self) -> float | None:
        """Distance between the two rates of `widest`."""
        if self.widest is None:
            return None
        least, most = self.widest
        return most.flagged.rate - least.flagged.rate

    def to_dict(self) -> dict[str, Any]:
        """Give plain JSON values."""
        return {
            "traits": {found.name: found.flagged.to_dict() for found in self.traits},
            "groups": {found.name: found.flagged.to_dict() for found in self.groups},
            "least_clean": LEAST_CLEAN,
            "largest_gap": None if self.gap is None else round(self.gap, 5),
            "between": self.widest and [found.name for found in self.widest],
        }


def groups_named(text: str) -> frozenset[str]:
    """Give the words of a post that name a protected group, in lower case."""
    # Not from the slots: groups that are listed one after another share one.
    return frozenset(_WORD.findall(text.lower())) & groups().keys()


def mention_rates(texts: Sequence[str], flagged: BoolArray) -> MentionRates:
    """Count flagged posts among clean ones by the groups and the traits that they name.

    Parameters
    ----------
    texts
        Clean posts.
    flagged
        Whether each was flagged, shape (n,).
    """
    by_group: dict[str, list[bool]] = defaultdict(list)
    by_trait: dict[str, list[bool]] = defaultdict(list)
    for text, wrongly in zip(texts, flagged.tolist(), strict=True):
        named = groups_named(text)
        for group in named:
            by_group[group].append(wrongly)
        for trait in {groups()[group] for group in named}:
            by_trait[trait].append(wrongly)
    return MentionRates(_rates(by_trait), _rates(by_group))


def _rates(flags: Mapping[str, Sequence[bool]]) -> tuple[FlaggedMentions, ...]:
    rates = [
        FlaggedMentions(name, PassRate(sum(found), len(found))) for name, found in flags.items()
    ]
    return tuple(sorted(rates, key=lambda found: (-found.flagged.rate, found.name)))
