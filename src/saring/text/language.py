"""Whether a post can be judged by its text: enough words, in a language that the model knows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from saring.reference.tables import read_table
from saring.text.columnar import PostTokens
from saring.text.columnar.arrow import per_text
from saring.text.columnar.token_types import Trait
from saring.text.token import Token
from saring.text.tokenise import Kind

# Languages of Indonesia: the model has seen posts in each, with regional words among Indonesian.
LOCAL_LANGUAGES = frozenset({"id", "jv", "su", "min", "bjn", "bew", "bug", "mak", "ban", "mad"})

LEAST_FOREIGN_WORDS = 3
LEAST_KNOWN_SHARE = 0.35
LEAST_WORDS_FOR_SHARE = 5


class Doubt(StrEnum):
    """Why a score says little."""

    TOO_SHORT = "too_short"
    OTHER_LANGUAGE = "other_language"
    UNKNOWN_WORDS = "unknown_words"


def doubt_about(tokens: Sequence[Token], known: Collection[str]) -> Doubt | None:
    """Tell why a post cannot be judged by its text, or None if it can.

    Parameters
    ----------
    tokens
        The analysed post.
    known
        Forms that the model has weights for.
    """
    words = [token.form for token in tokens if token.kind in {Kind.WORD, Kind.SPACED}]
    speaking = len(words) + sum(token.kind in {Kind.SLOT, Kind.EMOJI} for token in tokens)
    if speaking < 2:
        return Doubt.TOO_SHORT
    languages = [_language_of().get(word) for word in words]
    local = sum(language in LOCAL_LANGUAGES for language in languages)
    foreign = sum(language is not None for language in languages) - local
    if foreign >= LEAST_FOREIGN_WORDS and foreign > 2 * local:
        return Doubt.OTHER_LANGUAGE
    if len(words) >= LEAST_WORDS_FOR_SHARE:
        share = sum(word in known for word in words) / len(words)
        if share < LEAST_KNOWN_SHARE:
            return Doubt.UNKNOWN_WORDS
    return None


def doubts_about(tokens: PostTokens, known: Collection[str]) -> NDArray[np.int64]:
    """Give the doubts about many posts, as `doubt_about` does for one.

    Each is a number in ``list(Doubt)``, or -1 for a post that can be judged.
    """
    forms, form = tokens.types.forms, tokens.form
    traits = tokens.types.traits[tokens.type]

    def counted(which: NDArray[np.bool_]) -> NDArray[np.int64]:
        return per_text(which, tokens.offsets)

    is_word = (traits & _WORD) > 0
    tongue = forms.column(_tongue_of, np.int8)[form]
    is_known = forms.column(known.__contains__, np.bool_)[form]
    words = counted(is_word)
    speaking = words + counted((traits & _SLOT_OR_EMOJI) > 0)
    local, foreign = counted(is_word & (tongue == _LOCAL)), counted(is_word & (tongue == _FOREIGN))
    share = counted(is_word & is_known) / np.maximum(words, 1)
    return np.select(
        [
            speaking < 2,
            (foreign >= LEAST_FOREIGN_WORDS) & (foreign > 2 * local),
            (words >= LEAST_WORDS_FOR_SHARE) & (share < LEAST_KNOWN_SHARE),
        ],
        list(map(list(Doubt).index, (Doubt.TOO_SHORT, Doubt.OTHER_LANGUAGE, Doubt.UNKNOWN_WORDS))),
        -1,
    )


_LOCAL, _FOREIGN = 1, 2
_WORD, _SLOT_OR_EMOJI = Trait.WORD | Trait.SPACED, Trait.SLOT | Trait.EMOJI


def _tongue_of(word: str) -> int:
    language = _language_of().get(word)
    if language is None:
        return 0
    return _LOCAL if language in LOCAL_LANGUAGES else _FOREIGN


@lru_cache(maxsize=1)
def _language_of() -> dict[str, str]:
    """Give the language of words that tell it, from ``reference/languages.csv``."""
    return {row["word"]: row["language"] for row in read_table("languages.csv")}
