"""A loaded model applied to posts: scores, bands, reasons."""

from saring.screening.explain import Explanation, WordWeight, explain
from saring.screening.local_engine import LocalEngine
from saring.screening.parts import PartsFolder
from saring.screening.plan import Plan, Setup
from saring.screening.run import ScoringRun
from saring.screening.scorer import Instruments, Scorer, instruments_of, scorer_of
from saring.screening.screen import SCORED_COLUMNS, Screener

__all__ = [
    "SCORED_COLUMNS",
    "Explanation",
    "Instruments",
    "LocalEngine",
    "PartsFolder",
    "Plan",
    "Scorer",
    "ScoringRun",
    "Screener",
    "Setup",
    "WordWeight",
    "explain",
    "instruments_of",
    "scorer_of",
]
