"""Scored tables read back: what ``saring score`` wrote, in any format, maybe reviewed since."""

from saring.guard import guard, unguard
from saring.scored.read import ScoredFile, read_scored

__all__ = ["ScoredFile", "guard", "read_scored", "unguard"]
