"""Foreign text made safe to look at: the unseen is written out, and only web links open."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Control characters, signs that turn the direction of writing, invisible spaces, halves of
# characters: an attacker hides words with them, and a reviewer must see that.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_ADDRESS = 2_000


def visible(text: str) -> str:
    r"""Write characters that cannot be seen, or that reorder a line, as ``⟨U+202E⟩``.

    New lines and tabs stay, and so do the joiners inside emoji.

    >>> visible("exe\u202egnp.txt")
    'exe⟨U+202E⟩gnp.txt'
    """
    text = text.replace("\r\n", "\n")
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def visible_json(written: str) -> str:
    r"""Escape in JSON what `visible` would write out: the values stay the same.

    >>> visible_json('{"akun": "exe\u202egnp"}')
    '{"akun": "exe\\u202egnp"}'
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def web_address(url: str) -> str:
    """Give the address if a browser may open it (http or https, with a host), else blank.

    >>> web_address("https://x.com/a/1"), web_address("javascript:alert(1)")
    ('https://x.com/a/1', '')
    """
    address = url.strip()
    if len(address) > _LONGEST_ADDRESS or _UNSEEN.search(address) or re.search(r"\s", address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in {"http", "https"} and parts.hostname else ""


def whole_text(text: str) -> str:
    """Replace halves of emoji, which an escape may hold but no file can be written with."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)
