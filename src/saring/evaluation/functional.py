"""What a screener does on the functional suite: pass rates, minimal pairs, and a gate.

After HateCheck (Röttger et al. 2021): a figure on each functionality shows where a model fails,
which a mean over a corpus hides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from saring.errors import Phrase
from saring.evaluation.evaluate import DataFile
from saring.evaluation.proportions import PassRate
from saring.evaluation.suite import Case, Suite
from saring.model import LABELS, Band

BandsOf: TypeAlias = Callable[[Sequence[str]], Mapping[str, Sequence[str]]]
"""Texts to the band of each, by label; a label that was not screened for is left out."""

PASSING = {
    "1": frozenset({Band.REVIEW, Band.PRIORITY}),
    "0": frozenset({Band.CLEAR, Band.UNSURE}),
    "?": frozenset({Band.UNSURE, Band.REVIEW}),
}
"""Bands in which a case passes. An open case is one to leave to people: a screener that calls it
clear, or has it read first, claims to know what the text does not tell."""

LEAST_OF_LABEL = 0.9
LEAST_OF_FUNCTIONALITY = 0.7


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and the band it got."""

    case: Case
    band: str

    @property
    def passed(self) -> bool:
        """Whether the band is one of those that the expected answer allows."""
        return self.band in PASSING[self.case.expected]


@dataclass(frozen=True, slots=True)
class LabelResult:
    """How the cases of one label fared."""

    label: str
    outcomes: tuple[Outcome, ...]

    @property
    def overall(self) -> PassRate:
        """Cases of the label that passed."""
        return _rate(self.outcomes)

    @property
    def functionalities(self) -> dict[str, PassRate]:
        """Pass rate of each functionality, the worst first."""
        by_name: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in self.outcomes:
            by_name[outcome.case.functionality].append(outcome)
        rates = {name: _rate(outcomes) for name, outcomes in by_name.items()}
        return dict(sorted(rates.items(), key=lambda item: (item[1].rate, item[0])))

    @property
    def pairs(self) -> PassRate:
        """Minimal pairs told apart: both members passed."""
        by_pair: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in self.outcomes:
            if outcome.case.pair:
                by_pair[outcome.case.pair].append(outcome)
        apart = sum(all(outcome.passed for outcome in pair) for pair in by_pair.values())
        return PassRate(apart, len(by_pair))

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Cases that did not pass."""
        return tuple(outcome for outcome in self.outcomes if not outcome.passed)


@dataclass(frozen=True, slots=True)
class FunctionalResult:
    """How one half of the suite fared, by label."""

    half: str
    files: tuple[DataFile, ...]
    labels: tuple[LabelResult, ...]

    def unmet(self) -> tuple[Phrase, ...]:
        """Say what keeps the result from passing the gate; nothing when it passes."""
        return tuple(self._unmet())

    def _unmet(self) -> Iterator[Phrase]:
        for result in self.labels:
            yield from _below(result.label, result.overall, LEAST_OF_LABEL)
            for name, rate in result.functionalities.items():
                yield from _below(name, rate, LEAST_OF_FUNCTIONALITY)

    def to_dict(self, *, failures: bool = False) -> dict[str, Any]:
        """Give plain JSON values; the failing cases only when asked for."""
        record: dict[str, Any] = {
            "half": self.half,
            "suite": [file._asdict() for file in self.files],
            "gate": {
                "least_of_label": LEAST_OF_LABEL,
                "least_of_functionality": LEAST_OF_FUNCTIONALITY,
                "unmet": [phrase.en for phrase in self.unmet()],
            },
            "labels": {
                result.label: {
                    "overall": result.overall.to_dict(),
                    "pairs_told_apart": result.pairs.to_dict(),
                    "functionalities": {
                        name: rate.to_dict() for name, rate in result.functionalities.items()
                    },
                }
                for result in self.labels
            },
        }
        if failures:
            record["failures"] = [
                {
                    "id": outcome.case.case_id,
                    "functionality": outcome.case.functionality,
                    "expected": outcome.case.expected,
                    "got": outcome.band,
                    "text": outcome.case.text,
                }
                for result in self.labels
                for outcome in result.failures
            ]
        return record


def run_suite(suite: Suite, half: str, bands_of: BandsOf) -> FunctionalResult:
    """Run one half of a suite; labels that the screener does not have are left out.

    Parameters
    ----------
    bands_of
        The screener as posts meet it, with all that it adds to a bare score.
    """
    chosen = suite.half(half)
    bands = bands_of([case.text for case in chosen.cases])
    return FunctionalResult(
        half,
        chosen.files,
        tuple(
            LabelResult(
                label,
                tuple(
                    Outcome(case, band)
                    for case, band in zip(chosen.cases, bands[label], strict=True)
                    if case.label == label
                ),
            )
            for label in LABELS
            if label in bands
        ),
    )


def _rate(outcomes: Sequence[Outcome]) -> PassRate:
    return PassRate(sum(outcome.passed for outcome in outcomes), len(outcomes))


def _below(name: str, rate: PassRate, least: float) -> Iterator[Phrase]:
    if rate.rate < least:
        yield Phrase(
            f"{name}: {rate.passed} dari {rate.cases} lulus, kurang dari {least:.0%}",
            f"{name}: {rate.passed} of {rate.cases} passed, less than {least:.0%}",
        )
