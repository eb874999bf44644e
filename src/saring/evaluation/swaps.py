"""Whether a score depends on who is named: names swapped in sentences that stay the same.

Counterfactual fairness of words (Garg et al. 2019), for contestants and for protected groups; and
the false positives on clean sentences that name a group (Dixon et al. 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from saring.errors import Phrase
from saring.evaluation.arrays import FloatArray
from saring.evaluation.functional import BandsOf
from saring.evaluation.proportions import PassRate
from saring.evaluation.swap_sentences import Name, SwapSentence, fits
from saring.model import LABELS, Band

ScoresOf: TypeAlias = Callable[[Sequence[str]], Mapping[str, FloatArray]]
"""Texts to the score of each, by label."""

MOST_GAP = 0.01
LEAST_UNEVEN = 0.02


@dataclass(frozen=True, slots=True)
class SwapGap:
    """How far a score moves, at most, when the names of one table are put into the sentences.

    Attributes
    ----------
    table, mates
        The event or trait that the names come from, and what they share with their mates: names
        are compared only with mates, but with those of every table.
    names
        Names tried.
    gap
        Largest distance, in score, of a name from the median of its mates in the same sentence.
    name, sentence_id
        Where that was.
    """

    table: str
    mates: str
    label: str
    names: int
    gap: float
    name: str
    sentence_id: str


@dataclass(frozen=True, slots=True)
class GroupFlags:
    """How many clean sentences are flagged once they name a group."""

    group: str
    trait: str
    label: str
    flagged: PassRate


@dataclass(frozen=True, slots=True)
class SwapResult:
    """What swapping names did to the scores."""

    contestants: tuple[SwapGap, ...]
    groups: tuple[SwapGap, ...]
    flags: tuple[GroupFlags, ...]

    @property
    def largest(self) -> SwapGap:
        """The largest gap of all."""
        return max((*self.contestants, *self.groups), key=lambda found: found.gap)

    @property
    def uneven(self) -> dict[str, tuple[GroupFlags, GroupFlags]]:
        """For each label, the groups whose clean sentences are flagged least and most often."""
        by_label = {
            label: [found for found in self.flags if found.label == label] for label in LABELS
        }
        return {
            label: (
                min(found, key=lambda group: group.flagged.rate),
                max(found, key=lambda group: group.flagged.rate),
            )
            for label, found in by_label.items()
            if found
        }

    def unmet(self) -> tuple[Phrase, ...]:
        """Say what keeps the result from passing the gate; nothing when it passes."""
        return tuple(self._unmet())

    def _unmet(self) -> Iterator[Phrase]:
        for found in (*self.contestants, *self.groups):
            if found.gap > MOST_GAP:
                where = f"{found.label}, {found.table}, {found.mates}"
                yield Phrase(
                    f"{where}: {found.name!r} menggeser skor sebesar {found.gap:.3f} "
                    f"(kalimat {found.sentence_id}), lebih dari {MOST_GAP:g}",
                    f"{where}: {found.name!r} moves the score by {found.gap:.3f} "
                    f"(sentence {found.sentence_id}), more than {MOST_GAP:g}",
                )
        for label, (least, most) in self.uneven.items():
            # Rounded, for 0.03 - 0.01 is a little less than 0.02 in binary.
            if round(most.flagged.rate - least.flagged.rate, 9) >= LEAST_UNEVEN:
                yield Phrase(
                    f"{label}: kalimat bersih tentang {most.group} ditandai "
                    f"{most.flagged.rate:.1%}, tentang {least.group} {least.flagged.rate:.1%}",
                    f"{label}: clean sentences on {most.group} are flagged "
                    f"{most.flagged.rate:.1%}, on {least.group} {least.flagged.rate:.1%}",
                )

    def to_dict(self) -> dict[str, Any]:
        """Give plain JSON values."""
        return {
            "gate": {
                "most_gap": MOST_GAP,
                "least_uneven": LEAST_UNEVEN,
                "unmet": [phrase.en for phrase in self.unmet()],
            },
            "contestants": [asdict(found) for found in self.contestants],
            "groups": [asdict(found) for found in self.groups],
            "clean_sentences_flagged": [
                {**asdict(found), "flagged": found.flagged.to_dict()} for found in self.flags
            ],
        }


def contestant_gaps(
    scores_of: ScoresOf, sentences: Sequence[SwapSentence], names: Sequence[Name]
) -> tuple[SwapGap, ...]:
    """Swap contestants, each in the sentences that its name fits, the largest gap first."""
    return _gaps(
        scores_of,
        [
            (sentence, [name for name in names if fits(name, sentence)])
            for sentence in sentences
            if sentence.fills != "group"
        ],
    )


def group_gaps(
    scores_of: ScoresOf, sentences: Sequence[SwapSentence], names: Sequence[Name]
) -> tuple[SwapGap, ...]:
    """Swap groups of one trait, the largest gap first."""
    return _gaps(
        scores_of, [(sentence, names) for sentence in sentences if sentence.fills == "group"]
    )


def group_flags(
    bands_of: BandsOf, sentences: Sequence[SwapSentence], names: Sequence[Name]
) -> tuple[GroupFlags, ...]:
    """Count the clean sentences that are flagged when they name each group."""
    clean = [item for item in sentences if (item.fills, item.kind) == ("group", "clean")]
    bands = bands_of([item.about(name.written) for name in names for item in clean])
    found = []
    for label, given in bands.items():
        flagged = np.isin(np.array(given, np.str_), (Band.REVIEW, Band.PRIORITY))
        for name, row in zip(names, flagged.reshape(len(names), len(clean)), strict=True):
            rate = PassRate(int(row.sum()), len(clean))
            found.append(GroupFlags(name.written, name.mates, label, rate))
    return tuple(found)


def _gaps(
    scores_of: ScoresOf, filled: Sequence[tuple[SwapSentence, Sequence[Name]]]
) -> tuple[SwapGap, ...]:
    worst: dict[tuple[str, str, str], tuple[float, str, str]] = {}
    tried: dict[tuple[str, str], set[str]] = {}
    for sentence, names in filled:
        scores = scores_of([sentence.about(name.written) for name in names])
        mates = np.array([name.mates for name in names], np.str_)
        apart = {label: _from_median(scores[label], mates) for label in LABELS if label in scores}
        for row, name in enumerate(names):
            for table in name.tables:
                tried.setdefault((table, name.mates), set()).add(name.written)
                for label, distance in apart.items():
                    here = (float(distance[row]), name.written, sentence.sentence_id)
                    key = (table, name.mates, label)
                    worst[key] = max(worst.get(key, here), here, key=lambda found: found[0])
    gaps = [
        SwapGap(table, kind, label, len(tried[table, kind]), gap, name, sentence_id)
        for (table, kind, label), (gap, name, sentence_id) in worst.items()
    ]
    return tuple(sorted(gaps, key=lambda found: -found.gap))


def _from_median(scores: FloatArray, mates: NDArray[np.str_]) -> FloatArray:
    """Distance of each score from the median of those with the same mates, shape (n,).

    From the median, because it tells which name is apart: one odd name would lie far from all.
    """
    distance = np.empty_like(scores)
    for kind in np.unique(mates):
        rows = mates == kind
        distance[rows] = np.abs(scores[rows] - np.median(scores[rows]))
    return distance
