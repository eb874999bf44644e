"""Invented posts that models of this kind get wrong, and what one model makes of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from saring.claims.matcher import ClaimMatcher
from saring.errors import Phrase
from saring.evaluation.functional import PASSING
from saring.model import ScreeningModel
from saring.screening import Screener

HARD_CASES = Path(__file__).parent / "templates" / "hard_cases.toml"


@dataclass(frozen=True, slots=True)
class HardCase:
    """A post, what it is, why it is hard, and the band that a model gave it."""

    text: str
    label: str
    expected: str
    why: Phrase
    band: str

    @property
    def passed(self) -> bool:
        """Whether the model got it right after all."""
        return self.band in PASSING[self.expected]


def hard_cases(model: ScreeningModel, *, claims: ClaimMatcher | None) -> tuple[HardCase, ...]:
    """Screen the hard cases of the labels that a model has, the failures first."""
    listed = tomllib.loads(HARD_CASES.read_text(encoding="utf-8"))["case"]
    cases = [case for case in listed if case["label"] in model.heads]
    scored = Screener(model, claims=claims).screen([case["text"] for case in cases])
    found = [
        HardCase(
            case["text"],
            case["label"],
            case["expected"],
            Phrase(case["why_id"], case["why_en"]),
            scored[f"{case['label']}_band"].iloc[row],
        )
        for row, case in enumerate(cases)
    ]
    return tuple(sorted(found, key=lambda case: case.passed))
