"""How scores are distributed, and where bands are cut: to see what another cut would cost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.model import Band

BINS = 20
EDGES = np.arange(BINS + 1) / BINS
"""Exactly the decimals that one writes: a score of 0.7 is in the bin that begins there."""
_THRESHOLD = re.compile(r"(review|priority) >= ([0-9.]+)")


@dataclass(frozen=True, slots=True)
class Bin:
    """Posts with scores from `low` up to `high`, and how many score `low` or more.

    `bands` are those whose cut lies in the bin, with the cut.
    """

    low: float
    high: float
    posts: int
    at_or_above: int
    cuts: Mapping[str, float]


class ScoreHistogram:
    """Counts the scores of one label while chunks stream past.

    Parameters
    ----------
    label
        Which label.
    about
        What the scored file says of itself; the model's thresholds are taken from there. Without
        them a cut is the least score met in its band, among posts that no claim has raised.
    """

    def __init__(self, label: str, about: Mapping[str, str] | None = None) -> None:
        self.label = label
        self._counts = np.zeros(BINS, np.int64)
        self._told = _thresholds(label, about or {})
        self._met: dict[str, float] = {}

    @property
    def cuts(self) -> Mapping[str, float]:
        """Least score of ``review`` and of ``priority``, as told or as met."""
        return self._told or dict(sorted(self._met.items(), key=lambda cut: cut[1]))

    @property
    def told(self) -> bool:
        """Whether the cuts are the model's own, and not merely what was met."""
        return bool(self._told)

    @property
    def posts(self) -> int:
        """Posts that have a score."""
        return int(self._counts.sum())

    def add(self, chunk: pd.DataFrame) -> None:
        """Count scored rows."""
        score: NDArray[np.float64] = chunk[f"{self.label}_score"].to_numpy(np.float64)
        known = ~np.isnan(score)
        self._counts += np.histogram(score[known], EDGES)[0]
        band = chunk[f"{self.label}_band"].astype(str).to_numpy()
        if self.label == "hoax":  # resembling a claim raises the band, whatever the score
            known &= (chunk["claim_id"] == "").to_numpy()
        for name in (Band.REVIEW, Band.PRIORITY):
            in_band = score[known & (band == name)]
            if len(in_band):
                self._met[name.value] = min(self._met.get(name.value, 1.0), float(in_band.min()))

    def bins(self) -> list[Bin]:
        """Give the bins from 0 to 1; posts at or above each are what a cut there would cost."""
        above = np.cumsum(self._counts[::-1])[::-1].tolist()
        found = []
        for number, (low, high) in enumerate(pairwise(EDGES.tolist())):
            last = number == BINS - 1
            cuts = {
                name: cut for name, cut in self.cuts.items() if low <= cut and (cut < high or last)
            }
            found.append(Bin(low, high, int(self._counts[number]), above[number], cuts))
        return found


def _thresholds(label: str, about: Mapping[str, str]) -> Mapping[str, float]:
    for key in (f"Ambang {label}", f"Thresholds for {label}"):
        if key in about:
            # Files of different models say different things: then none is told.
            if "\n" in about[key]:
                return {}
            return {band: float(cut) for band, cut in _THRESHOLD.findall(about[key])}
    return {}
