"""One text pipeline for training and scoring: repair, tokenise, normalise, stem, slots."""

from saring.text.analyse import analyse
from saring.text.token import Token

__all__ = ["Token", "analyse"]
