"""How a post is written, whatever it says: a headline, a shout, a reply, short or long.

Headlines about a contest report it; posts in a person's own voice take part in it. These traits
belong to the post as a whole, so in an explanation they are shown apart from its words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.text import Token
from saring.text.analyse import PLACEHOLDERS
from saring.text.columnar import PostTokens
from saring.text.columnar.arrow import bytes_of, per_text
from saring.text.columnar.token_types import Trait
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


def manner_of_posts(texts: pa.Array, tokens: PostTokens) -> NDArray[np.int64]:
    """Name the traits of many posts, as `manner` does for one.

    Parameters
    ----------
    texts
        An Arrow array of strings.
    tokens
        Their tokens.

    Returns
    -------
    array of posts by kinds of trait
        Numbers in ``tokens.types.forms``, -1 for a trait that a post has not.
    """
    forms, post, size = tokens.types.forms, tokens.post, len(tokens)
    traits = tokens.types.traits[tokens.type]
    data, offsets = bytes_of(texts)

    def counted(marked: NDArray[np.bool_]) -> NDArray[np.int64]:
        return np.bincount(post[marked], minlength=size)

    said = ((traits & (Trait.WORD | Trait.SLOT)) > 0) & (
        (traits & (Trait.ACCOUNT | Trait.HASHTAG)) == 0
    )
    spoken = said & (tokens.hashtag == 0)
    words = counted(spoken)
    contestants = counted(spoken & (tokens.form == forms.number(CANDIDATE)))
    begins = np.ones(len(post), np.bool_)
    begins[1:] = tokens.hashtag[1:] != tokens.hashtag[:-1]
    hashtags = counted((tokens.hashtag > 0) & begins)
    shouted = counted(spoken & ((traits & Trait.SHOUTED) > 0)) / np.maximum(words, 1)
    capital = counted(spoken & ((traits & Trait.CAPITAL) > 0)) / np.maximum(words, 1)
    enough = words >= LEAST_WORDS_FOR_CASE
    ends_in_link = np.zeros(size, np.bool_)
    some = np.diff(tokens.offsets) > 0
    last = tokens.offsets[1:][some] - 1
    ends_in_link[some] = tokens.form[last] == forms.number(PLACEHOLDERS[Kind.ADDRESS])

    def chosen(names: Sequence[str], which: NDArray[np.int64]) -> NDArray[np.int64]:
        numbers = np.array([forms.number(name) for name in names])
        return np.where(which < 0, -1, numbers[which])

    def scale(name: str, most: int, level: NDArray[np.int64]) -> NDArray[np.int64]:
        return chosen([f"{name}{at}" for at in range(most + 1)], np.minimum(level, most))

    def present(name: str, holds: NDArray[np.bool_]) -> NDArray[np.int64]:
        return chosen([name], np.where(holds, 0, -1))

    case = np.select([~enough, shouted > 0.7, capital > 0.7, capital > 0.4], [-1, 0, 1, 2], -1)
    return np.stack(
        [
            chosen(["MIXED_CASE", "LOWER_CASE"], _is_lower(texts, data, offsets).astype(np.int64)),
            chosen(["SHOUTED", "HEADLINE", "HALF_HEADLINE"], case),
            scale("LENGTH_", 6, np.frexp(words + 1.0)[1].astype(np.int64) - 1),
            scale("CONTESTANTS_", 4, contestants),
            scale("HASHTAGS_", 4, hashtags),
            scale("EXCLAIMS_", 3, per_text(data == ord("!"), offsets)),
            scale("ASKS_", 2, per_text(data == ord("?"), offsets)),
            present("TRAILS_OFF", _trails_off(texts)),
            present("ENDS_IN_LINK", ends_in_link),
            present("RETWEET", _is_retweet(texts)),
        ],
        axis=1,
    )


def _is_lower(
    texts: pa.Array, data: NDArray[np.uint8], offsets: NDArray[np.int64]
) -> NDArray[np.bool_]:
    lower: NDArray[np.bool_] = per_text((data >= ord("A")) & (data <= ord("Z")), offsets) == 0
    beyond = lower & (per_text(data >= 128, offsets) > 0)
    for number in np.flatnonzero(beyond).tolist():
        text = texts[number].as_py()
        lower[number] = text == text.lower()
    return lower


def _trails_off(texts: pa.Array) -> NDArray[np.bool_]:
    trails = pc.match_substring_regex(texts, r"\.\.\.|…")
    return np.asarray(trails.to_numpy(zero_copy_only=False), np.bool_)


def _is_retweet(texts: pa.Array) -> NDArray[np.bool_]:
    retweet = pc.starts_with(texts, "rt ", ignore_case=True)
    return np.asarray(retweet.to_numpy(zero_copy_only=False), np.bool_)


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
