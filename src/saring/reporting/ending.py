"""What is known of a run only when its last row is written, for the sheets beside the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saring.errors import Phrase
from saring.posts import Reject
from saring.reporting.summary import FileSummary

if TYPE_CHECKING:
    from saring.triage import Triage


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended.

    Parameters
    ----------
    files
        Each input file with its rows read and rejected.
    triage
        Which accounts to look at first, and what is not on that list.
    rejects
        Rows that could not be read as posts.
    notes
        What else a reader of the result must know, from the readers of the files.
    """

    files: Sequence[FileSummary]
    triage: Triage
    rejects: Sequence[Reject]
    notes: Sequence[Phrase] = ()
