"""Everything that is measured of a model when it is trained, for its folder and its card."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from saring.claims.matcher import claim_matcher
from saring.evaluation import LabelEvaluation
from saring.evaluation.functional import FunctionalResult
from saring.evaluation.group_mentions import MentionRates, mention_rates
from saring.evaluation.suite import SUITE
from saring.evaluation.swaps import SwapResult
from saring.learning.evasion_cost import MOST_COST, EvasionCosts, evasion_costs
from saring.learning.hard_cases import HardCase, hard_cases
from saring.learning.labelled_posts import LabelledPosts
from saring.learning.suites import functional_result, swap_result
from saring.learning.train import Trained
from saring.learning.worth import left_out_worth
from saring.model import LABELS, Band

PREVALENCE = 0.01
RESAMPLES = 300

MENTIONS = "group_voice"
"""The corpus whose posts name protected groups, as many clean as it takes to compare them."""

PROTOCOL = (
    "Posts left out by source, topic or copies; calibration and thresholds from other folds; "
    "intervals by bootstrap over what posts were left out with."
)
EVASION_PROTOCOL = (
    "A sample of the posts of one fold, disguised, and ranked by the model that did not see them; "
    "paired bootstrap over what posts were left out with."
)
MENTIONS_PROTOCOL = (
    f"Clean posts of {MENTIONS}, left out, that are flagged at review; Wilson intervals."
)


@dataclass(frozen=True)
class Figures:
    """What a trained model is worth.

    Attributes
    ----------
    left_out
        By label and corpus.
    evasion, mentions
        By label, where the labelled posts allow it.
    functional, swaps
        None without the suites of the project at hand.
    hard_cases
        Posts that models of this kind get wrong, the failures first.
    """

    left_out: Mapping[str, Mapping[str, LabelEvaluation]]
    evasion: Mapping[str, EvasionCosts]
    mentions: Mapping[str, MentionRates]
    functional: FunctionalResult | None
    swaps: SwapResult | None
    hard_cases: tuple[HardCase, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give plain JSON values: undefined and not measured are None."""
        sections = {
            "protocol": PROTOCOL,
            "prevalence": PREVALENCE,
            "labels": {
                label: {name: asdict(part) for name, part in parts.items()}
                for label, parts in self.left_out.items()
            },
            "evasion": {
                "protocol": EVASION_PROTOCOL,
                "most_cost": MOST_COST,
                "labels": {label: asdict(costs) for label, costs in self.evasion.items()},
            },
            "group_mentions": {
                "protocol": MENTIONS_PROTOCOL,
                "labels": {label: rates.to_dict() for label, rates in self.mentions.items()},
            },
            "functional": self.functional and self.functional.to_dict(),
            "swaps": self.swaps and _largest_swaps(self.swaps),
            "hard_cases": [asdict(case) for case in self.hard_cases],
        }
        return {name: _plain(section) for name, section in sections.items()}


def measure(trained: Trained, labelled: LabelledPosts, *, seed: int) -> Figures:
    """Measure a model just trained, on posts left out and on suites of our own."""
    suites = SUITE.is_dir()
    claims = claim_matcher()
    return Figures(
        left_out_worth(trained, labelled, prevalence=PREVALENCE, resamples=RESAMPLES, seed=seed),
        evasion_costs(trained, labelled, resamples=RESAMPLES, seed=seed),
        left_out_mentions(trained, labelled),
        functional_result(trained.model, "report", claims=claims) if suites else None,
        swap_result(trained.model, claims=claims) if suites else None,
        hard_cases(trained.model, claims=claims),
    )


def left_out_mentions(trained: Trained, labelled: LabelledPosts) -> dict[str, MentionRates]:
    """Give the false positives at review on posts of `MENTIONS`, by the group that they name."""
    here = (labelled.posts["dataset"] == MENTIONS).to_numpy()
    rates = {}
    for label in LABELS:
        if label not in trained.left_out:
            continue
        left_out = trained.left_out[label]
        clean = np.flatnonzero(here & (left_out.truth == 0))
        if len(clean):
            flagged = left_out.score[clean] >= left_out.thresholds[Band.REVIEW][clean]
            rates[label] = mention_rates(labelled.posts["text"].iloc[clean].tolist(), flagged)
    return rates


def _largest_swaps(result: SwapResult) -> dict[str, Any]:
    """Keep what swapping moved most: all of it is thousands of lines."""
    whole = result.to_dict()
    return {
        "gate": whole["gate"],
        **{
            swapped: {
                label: next(gap for gap in whole[swapped] if gap["label"] == label)
                for label in dict.fromkeys(gap["label"] for gap in whole[swapped])
            }
            for swapped in ("contestants", "groups")
        },
        "clean_sentences_flagged": {
            label: {"least": asdict(least), "most": asdict(most)}
            for label, (least, most) in result.uneven.items()
        },
    }


def _plain(value: Any) -> Any:  # noqa: ANN401
    """Round figures to what they are worth, and write undefined ones as None."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 5)
    return value
