"""A text cut where its words have weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saring.reporting.reasons import FAINT


@dataclass(frozen=True, slots=True)
class Segment:
    """Some characters of a post; `weight` is 0 for what is not marked."""

    text: str
    weight: float = 0.0
    slot: str = ""


def marked(text: str, words: Sequence[Mapping[str, Any]]) -> list[Segment]:
    """Cut a post into segments that join to the whole of it.

    Parameters
    ----------
    words
        Each with ``text, start, end, weight`` and maybe ``slot``. A word that does not stand
        where it says is left unmarked: better no mark than a mark on another word.
    """
    segments = []
    at = 0
    for word in sorted(words, key=lambda word: int(word["start"])):
        start, end = int(word["start"]), int(word["end"])
        if not at <= start < end or text[start:end] != word["text"] or abs(word["weight"]) < FAINT:
            continue
        if start > at:
            segments.append(Segment(text[at:start]))
        segments.append(Segment(text[start:end], float(word["weight"]), str(word.get("slot", ""))))
        at = end
    return [*segments, Segment(text[at:])] if at < len(text) else segments
