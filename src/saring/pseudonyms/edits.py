"""Apply replacements to a text, and move what points into it."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from saring.pseudonyms.patterns import Edit


def merged(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Put two lists of replacements in one order; where they overlap, the first list's stand."""
    if not (first and second):
        return list(first or second)
    taken = sorted(first)
    starts = [edit.start for edit in taken]
    for edit in second:
        before = bisect_right(starts, edit.start) - 1
        free_before = before < 0 or taken[before].end <= edit.start
        if free_before and (before + 1 == len(taken) or edit.end <= taken[before + 1].start):
            taken.insert(before + 1, edit)
            starts.insert(before + 1, edit.start)
    return taken


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Give the text with its replacements."""
    parts, after = [], 0
    for start, end, new in edits:
        parts += [text[after:start], new]
        after = end
    return "".join([*parts, text[after:]])


def mover(edits: Sequence[Edit]) -> Callable[[int, int], tuple[int, int]]:
    """Give the function from a span of the old text to one of the new.

    A span that touches a replaced one takes in the whole replacement, so that what it holds is
    still a word as written now.
    """
    starts = [edit.start for edit in edits]
    grown = [0, *accumulate(len(new) - (end - start) for start, end, new in edits)]

    def place(position: int, *, is_end: bool) -> int:
        number = bisect_right(starts, position - is_end) - 1
        if number < 0:
            return position
        start, end, new = edits[number]
        if position - is_end >= end:
            return position + grown[number + 1]
        return start + grown[number] + (len(new) if is_end else 0)

    return lambda start, end: (place(start, is_end=False), place(end, is_end=True))


def moved_reasons(
    reasons: str, new_text: str, edits: Sequence[Edit], hide: Callable[[str], str]
) -> str:
    """Move the words of a row's `reasons` to its new text, and hide people in the rest.

    Blank when the JSON cannot be read: half of it could still name somebody.
    """
    try:
        by_label = json.loads(reasons)
    except json.JSONDecodeError:
        return ""
    span = mover(edits)
    said = {
        label: {
            key: [_moved(word, span, new_text) for word in value]
            if key == "words"
            else _hidden(value, hide)
            for key, value in reason.items()
        }
        for label, reason in by_label.items()
    }
    return json.dumps(said, ensure_ascii=False)


def _moved(
    word: dict[str, Any], span: Callable[[int, int], tuple[int, int]], new_text: str
) -> dict[str, Any]:
    start, end = span(word["start"], word["end"])
    return {**word, "text": new_text[start:end], "start": start, "end": end}


def _hidden(value: object, hide: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, list):
        return [_hidden(item, hide) for item in value]
    if isinstance(value, dict):
        return {key: _hidden(item, hide) for key, item in value.items()}
    return value
