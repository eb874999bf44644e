"""Tell-tales of exports from which emoji and quotation marks are gone."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from saring.errors import Phrase

LOST = Phrase(
    "emoji dan tanda kutip hilang dalam ekspor ini (tweet-harvest)",
    "emoji and quotation marks were lost in this export (tweet-harvest)",
)
# tweet-harvest 2.5.x to 2.6.1 (January 2024 to December 2025) deleted emoji and turned commas
# and double quotes into spaces; the variation selector of a two-part emoji stayed behind.
_COLUMNS = {"conversation_id_str", "full_text", "tweet_url"}
_KEPT = regex.compile(r"[\p{Extended_Pictographic}\p{Regional_Indicator},\"]")
_ORPHAN = regex.compile(r"(?<!\p{Emoji})\ufe0f")
_ENOUGH_TEXTS = 10  # about half of all tweets have neither comma nor emoji


def has_lost_emoji(columns: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether these texts come from a tweet-harvest release that removed emoji and quotes.

    Parameters
    ----------
    columns
        Own column names; other exports than tweet-harvest's are never suspected.
    texts
        Texts from the start of the file. Absence of every emoji, comma and double quote
        counts from ten texts on; an orphan U+FE0F is proof in any number.
    """
    if not _COLUMNS.issubset(columns):
        return False
    if any("\ufe0f" in text and _ORPHAN.search(text) for text in texts):
        return True
    return len(texts) >= _ENOUGH_TEXTS and not any(_KEPT.search(text) for text in texts)
