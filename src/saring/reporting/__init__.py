"""The scored table in every format, and the summary of a run."""

from saring.reporting.guard import guard, unguard
from saring.reporting.summary import FileSummary, ScoringSummary
from saring.reporting.tables import OUTPUT_SUFFIXES, check_output, write_table

__all__ = [
    "OUTPUT_SUFFIXES",
    "FileSummary",
    "ScoringSummary",
    "check_output",
    "guard",
    "unguard",
    "write_table",
]
