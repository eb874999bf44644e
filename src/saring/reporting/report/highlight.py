"""A post cut into pieces, each with the signed weight of the word that it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saring.reporting.reasons import FAINT
from saring.screening.explain import WordWeight

EDGE = 250
"""Characters kept on either side of a gap in a long post."""

STRONG, MIDDLING = 1.0, 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a post in order.

    Attributes
    ----------
    weight
        Log-odds that this word adds to its label's score; 0 for what is not marked.
    slot
        What the model saw in its place, such as ``KANDIDAT``; blank for a word.
    left_out
        Characters left out after this piece, where a post is too long to be shown whole.
    """

    text: str
    weight: float = 0.0
    slot: str = ""
    left_out: int = 0

    @property
    def strength(self) -> int:
        """Give 3, 2 or 1 for a marked word, strongest first; 0 for the rest."""
        size = abs(self.weight)
        return 0 if not size else 3 if size >= STRONG else 2 if size >= MIDDLING else 1


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why one label was flagged, as the `reasons` of a scored row have it.

    ``base + manner + rest`` and the words' weights add up to the log-odds of the score.
    """

    words: tuple[WordWeight, ...] = ()
    base: float = 0.0
    manner: float = 0.0
    rest: float = 0.0
    claim: str = ""


def read_reasons(reasons: str) -> dict[str, Reasons]:
    """Read the `reasons` of a row by label; none when blank, cut by a spreadsheet, or edited."""
    try:
        by_label: Mapping[str, Mapping[str, Any]] = json.loads(reasons or "{}")
        return {label: _reasons(said) for label, said in by_label.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _reasons(said: Mapping[str, Any]) -> Reasons:
    return Reasons(
        words=tuple(map(_word, said.get("words", ()))),
        base=float(said.get("base", 0.0)),
        manner=float(said.get("manner", 0.0)),
        rest=float(said.get("rest", 0.0)),
        claim=str(said.get("claim", {}).get("said", "")),
    )


def _word(said: Mapping[str, Any]) -> WordWeight:
    return WordWeight(
        str(said["text"]),
        int(said["start"]),
        int(said["end"]),
        float(said["weight"]),
        str(said.get("slot", "")),
    )


def pieces(text: str, words: Sequence[WordWeight]) -> tuple[Piece, ...]:
    """Cut `text` at the spans of `words`; without gaps the pieces put together are the text.

    A span that does not hold its word (the table was edited) is left out, and so is the weaker of
    two that overlap: better no mark than a mark on another word.
    """
    kept: list[WordWeight] = []
    for word in sorted(words, key=lambda word: -abs(word.weight)):
        placed = (
            0 <= word.start < word.end <= len(text)
            and text[word.start : word.end].casefold() == word.text.casefold()
        )
        free = all(word.end <= other.start or other.end <= word.start for other in kept)
        if placed and free and abs(word.weight) >= FAINT:
            kept.append(word)
    cut: list[Piece] = []
    done = 0
    for word in sorted(kept, key=lambda word: word.start):
        if word.start > done:
            cut.append(Piece(text[done : word.start]))
        cut.append(Piece(text[word.start : word.end], word.weight, word.slot))
        done = word.end
    if done < len(text) or not cut:
        cut.append(Piece(text[done:]))
    return tuple(part for piece in cut for part in _shortened(piece))


def _shortened(piece: Piece) -> tuple[Piece, ...]:
    """Leave out the middle of a piece that nobody would read to the end."""
    spare = len(piece.text) - 2 * EDGE
    if spare <= EDGE:
        return (piece,)
    return (
        Piece(piece.text[:EDGE], piece.weight, piece.slot, left_out=spare),
        Piece(piece.text[-EDGE:], piece.weight, piece.slot),
    )
