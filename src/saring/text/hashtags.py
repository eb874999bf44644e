"""Split a hashtag into the words it was run together from."""

from __future__ import annotations

from functools import lru_cache
from math import log

import regex

from saring.text.stem import root_words
from saring.text.words import frequent_words

LONGEST_WORD = 20

_CASE_PARTS = regex.compile(r"\d+|\p{Lu}{2,}(?![\p{Ll}])|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{L}+")


@lru_cache(maxsize=100_000)
def split_hashtag(tag: str, names: frozenset[str] = frozenset()) -> tuple[tuple[int, int], ...]:
    """Give the half-open spans of the words within `tag` (without its #).

    Capitals and digits part words where there are any (``GanjarMahfud2024``); a run of one case
    is cut into the most probable words under a unigram model of words in use and `names`
    (Norvig, "Natural Language Corpus Data", in Segaran & Hammerbacher 2009, ch. 14).
    """
    spans: list[tuple[int, int]] = []
    for part in _CASE_PARTS.finditer(tag.replace("_", " ")):
        spans.extend(
            (part.start() + start, part.start() + end)
            for start, end in _most_probable(part.group().lower(), names)
        )
    return tuple(spans)


def _most_probable(run: str, names: frozenset[str]) -> list[tuple[int, int]]:
    if run.isdigit() or len(run) < 4:
        return [(0, len(run))]
    best: list[tuple[float, int]] = [(0.0, 0)]  # log-probability of run[:i], start of its last word
    for end in range(1, len(run) + 1):
        best.append(
            max(
                (best[start][0] + _log_probability(run[start:end], names), start)
                for start in range(max(0, end - LONGEST_WORD), end)
            )
        )
    spans = []
    end = len(run)
    while end:
        start = best[end][1]
        spans.append((start, end))
        end = start
    return spans[::-1]


def _log_probability(word: str, names: frozenset[str]) -> float:
    total = _total_frequency()
    frequency = frequent_words().get(word, 0)
    if word in names:
        frequency = max(frequency, 2_000)
    elif frequency == 0 and len(word) > 3 and word in root_words():
        frequency = 5
    if frequency and len(word) > 1:
        return log(frequency / total)
    # Norvig's penalty: an unknown word is ten times rarer for every letter that it has.
    return log(1 / total) - len(word) * log(10)


@lru_cache(maxsize=1)
def _total_frequency() -> int:
    return sum(frequent_words().values())
