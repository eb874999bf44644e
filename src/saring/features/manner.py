"""How a post is written, whatever it says: a headline, a shout, a reply, short or long.

Headlines about a contest report it; posts in a person's own voice take part in it. These traits
belong to the post as a whole, so in an explanation they are shown apart from its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from saring.text import Token
from saring.text.analyse import PLACEHOLDERS
from saring.text.slot_kinds import CANDIDATE
from saring.text.tokenise import Kind

LEAST_WORDS_FOR_CASE = 4

START = "^"
"""Stands between the traits and the words of a post, so that its first word is known as such."""

_TRAITS = frozenset(
    {
        "LOWER_CASE", "MIXED_CASE", "SHOUTED", "HEADLINE", "HALF_HEADLINE", "TRAILS_OFF",
        "ENDS_IN_LINK", "RETWEET",
    }
)  # fmt: skip
_COUNTED_TRAITS = ("LENGTH_", "CONTESTANTS_", "HASHTAGS_", "EXCLAIMS_", "ASKS_")


def is_trait(form: str) -> bool:
    """Tell whether a form names a trait of the post as a whole."""
    return form in _TRAITS or form.startswith(_COUNTED_TRAITS)


def is_of_manner(term: str) -> bool:
    """Tell whether a feature is made of traits, not of words: a trait, or what precedes a word."""
    forms = term.split()
    return forms[-1] == START or any(is_trait(form) for form in forms)


def manner(text: str, tokens: Sequence[Token]) -> list[str]:
    """Name the traits of a post."""
    words = [
        token
        for token in tokens
        if token.kind in {Kind.WORD, Kind.SLOT} and not token.raw.startswith(("@", "#"))
    ]
    spoken = [word for word in words if not word.in_hashtag]
    contestants = sum(word.form == CANDIDATE for word in spoken)
    hashtags = len({token.hashtag for token in tokens if token.in_hashtag})
    traits = [
        *_case(spoken, text),
        # On a logarithmic scale: 1, 3, 7, 15, 31, 63 words and more.
        f"LENGTH_{min(6, (len(spoken) + 1).bit_length() - 1)}",
        f"CONTESTANTS_{min(4, contestants)}",
        f"HASHTAGS_{min(4, hashtags)}",
        f"EXCLAIMS_{min(3, text.count('!'))}",
        f"ASKS_{min(2, text.count('?'))}",
    ]
    if "..." in text or "…" in text:
        traits.append("TRAILS_OFF")
    if tokens and tokens[-1].form == PLACEHOLDERS[Kind.ADDRESS]:
        traits.append("ENDS_IN_LINK")
    if text[:3].lower() == "rt ":
        traits.append("RETWEET")
    return traits


def _case(words: Sequence[Token], text: str) -> list[str]:
    case = "LOWER_CASE" if text == text.lower() else "MIXED_CASE"
    if len(words) < LEAST_WORDS_FOR_CASE:
        return [case]
    shouted = sum(word.shouted for word in words) / len(words)
    capital = sum(word.capital for word in words) / len(words)
    if shouted > 0.7:
        return [case, "SHOUTED"]
    if capital > 0.7:
        return [case, "HEADLINE"]
    return [case, "HALF_HEADLINE"] if capital > 0.4 else [case]
