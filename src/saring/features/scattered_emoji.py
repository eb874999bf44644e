"""Emoji strewn between the words of a post, which say nothing and pull its words apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from saring.text import Token
from saring.text.tokenise import Kind

FEWEST_PLACES = 3


def without_scattered_emoji(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out emoji where they stand between words in at least `FEWEST_PLACES` places.

    People put emoji at the end of what they say. Strewn through it they are ornament, or meant to
    hide it; finger signs and other signs of a contest are slots and stay.
    """
    places = sum(
        token.kind is Kind.EMOJI and following.kind is not Kind.EMOJI
        for token, following in pairwise(tokens)
    )
    if places < FEWEST_PLACES:
        return tokens
    return [token for token in tokens if token.kind is not Kind.EMOJI]
