"""Numbers as the user's language writes them."""

from __future__ import annotations

from saring.errors import Language

_INDONESIAN = str.maketrans(",.", ".,")


def number(value: float, language: Language, places: int = 0, *, signed: bool = False) -> str:
    """Write a number with its thousands grouped.

    >>> number(13169, "id"), number(-0.58, "id", 1, signed=True), number(13169, "en")
    ('13.169', '-0,6', '13,169')
    """
    text = f"{value:{'+' if signed else ''},.{places}f}"
    return text.translate(_INDONESIAN) if language == "id" else text
