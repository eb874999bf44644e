"""The scored table in every format, and the summary of a run."""

from saring.guard import guard, unguard
from saring.reporting.ending import Ending
from saring.reporting.summary import FileSummary, ScoringSummary
from saring.reporting.tables import OUTPUT_SUFFIXES, check_output, write_table

__all__ = [
    "OUTPUT_SUFFIXES",
    "Ending",
    "FileSummary",
    "ScoringSummary",
    "check_output",
    "guard",
    "unguard",
    "write_table",
]
