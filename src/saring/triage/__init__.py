"""From scored posts to the accounts, or units, to read first: an order of reading, no verdict."""

from saring.triage.criteria import Criteria
from saring.triage.findings import AccountFinding, Nameless, Triage
from saring.triage.histogram import ScoreHistogram
from saring.triage.tally import Tally

__all__ = ["AccountFinding", "Criteria", "Nameless", "ScoreHistogram", "Tally", "Triage"]
