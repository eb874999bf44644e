"""Counts over all scored posts, chunk by chunk: by file, day, band and score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field

import pandas as pd

from saring.reporting.columns import BAND_COLUMNS, BANDS, LABELS
from saring.scored.decisions import SET_ASIDE, folded
from saring.triage import ScoreHistogram
from saring.triage.moments import local_days

FLAGGED_BANDS = ("priority", "review")


@dataclass
class Overview:
    """What was screened: counts that fit on a page, however many posts there are.

    Parameters
    ----------
    about
        What the scored tables say of themselves: the model's thresholds may be among it.

    Attributes
    ----------
    set_aside
        Posts that a reviewer has decided to be no finding; they do not count as flagged.
    scores
        Where the scores of each label lie.
    days
        Posts and flagged posts by local day in ISO 8601, and flagged ones by label, under the keys
        ``"all"``, ``"flagged"`` and the labels.
    """

    about: InitVar[Mapping[str, str]]
    posts: int = 0
    flagged: int = 0
    reviewed: int = 0
    set_aside: int = 0
    undated: int = 0
    files: Counter[str] = field(default_factory=Counter)
    models: Counter[str] = field(default_factory=Counter)
    bands: dict[str, Counter[str]] = field(
        default_factory=lambda: {label: Counter() for label in LABELS}
    )
    days: dict[str, Counter[str]] = field(
        default_factory=lambda: {kind: Counter() for kind in ("all", "flagged", *LABELS)}
    )

    scores: dict[str, ScoreHistogram] = field(init=False)

    def __post_init__(self, about: Mapping[str, str]) -> None:
        self.scores = {label: ScoreHistogram(label, about) for label in LABELS}

    def add(self, rows: pd.DataFrame) -> None:
        """Count these rows."""
        flagged = is_flagged(rows)
        self.posts += len(rows)
        self.flagged += int(flagged.sum())
        self.reviewed += int((rows["decision"] != "").sum())
        self.set_aside += int((is_flagged(rows, set_aside=True) & ~flagged).sum())
        self.files.update(rows["source_file"])
        self.models.update(rows["model_id"])
        days = local_days(rows["posted_at"])
        dated = days != ""
        self.undated += int((~dated).sum())
        self.days["all"].update(days[dated])
        self.days["flagged"].update(days[dated & flagged])
        for label in LABELS:
            self.scores[label].add(rows)
            bands = rows[f"{label}_band"]
            self.bands[label].update(bands[bands != ""])
            self.days[label].update(days[dated & flagged & bands.isin(FLAGGED_BANDS)])

    @property
    def first(self) -> str:
        """Day of the earliest dated post, blank if there is none."""
        return min(self.days["all"], default="")

    @property
    def last(self) -> str:
        """Day of the latest dated post, blank if there is none."""
        return max(self.days["all"], default="")

    @property
    def band_rows(self) -> list[tuple[str, list[int]]]:
        """Posts of each label by band, bands in the order of `BANDS`."""
        return [(label, [counts[band] for band in BANDS]) for label, counts in self.bands.items()]


def is_flagged(rows: pd.DataFrame, *, set_aside: bool = False) -> pd.Series:
    """Tell which rows are in `review` or above for any label.

    Those that a reviewer has decided to be no finding are not, unless `set_aside` asks for them.
    """
    flagged = rows[list(BAND_COLUMNS)].isin(FLAGGED_BANDS).any(axis=1)
    return flagged if set_aside else flagged & ~folded(rows["decision"]).isin(SET_ASIDE)
