"""UTF-8 that was read as Latin-1, as in the JSON downloads of Facebook and Instagram."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]"
    "|[\u00e0-\u00ef][\u0080-\u00bf]{2}"
    "|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
_BEYOND_LATIN_1 = re.compile("[^\u0000-\u00ff]")


def repair_mojibake(text: str) -> str:
    """Give back the letters and emoji of a text whose UTF-8 bytes became one character each.

    Broken sequences stay as they are. A text with any character beyond U+00FF was never read as
    Latin-1, and is returned unchanged.

    >>> repair_mojibake("Siap \u00f0\u009f\u0099\u008f"), repair_mojibake("café 🙏")
    ('Siap 🙏', 'café 🙏')
    """
    if text.isascii() or _BEYOND_LATIN_1.search(text):
        return text
    return _SEQUENCE.sub(_as_utf8, text)


def _as_utf8(match: re.Match[str]) -> str:
    try:
        return match.group().encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
