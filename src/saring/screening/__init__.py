"""A loaded model applied to posts: scores, bands, reasons."""

from saring.screening.explain import Explanation, WordWeight, explain
from saring.screening.run import ScoringRun
from saring.screening.screen import SCORED_COLUMNS, Screener

__all__ = ["SCORED_COLUMNS", "Explanation", "ScoringRun", "Screener", "WordWeight", "explain"]
