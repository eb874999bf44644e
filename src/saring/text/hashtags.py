"""Split a hashtag into the words it was run together from."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import log

import regex

from saring.reference.common_words import frequent_words
from saring.text.stem import root_words

LONGEST_WORD = 20
_OF_A_NAME = 2_000
_OF_A_ROOT = 5

_CASE_PARTS = regex.compile(
    r"\d+|(?P<capitals>\p{Lu}{2,})(?P<small>\p{Ll}+)|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{L}+"
)


@lru_cache(maxsize=16_384)
def split_hashtag(tag: str, names: frozenset[str] = frozenset()) -> tuple[tuple[int, int], ...]:
    """Give the half-open spans of the words within `tag` (without its #).

    Capitals and digits part words where there are any (``GanjarMahfud2024``); a run of one case
    is cut into the most probable words under a unigram model of words in use and `names`
    (Norvig, "Natural Language Corpus Data", in Segaran & Hammerbacher 2009, ch. 14).
    """
    spans: list[tuple[int, int]] = []
    for part in _CASE_PARTS.finditer(tag.replace("_", " ")):
        cuts = [part.start(), part.end()]
        if part["capitals"]:
            cuts.insert(1, part.start() + _end_of_capitals(part["capitals"], part["small"], names))
        for first, last in pairwise(cuts):
            spans.extend(
                (first + start, first + end)
                for start, end in _most_probable(tag[first:last].lower(), names)
            )
    return tuple(spans)


def _end_of_capitals(capitals: str, small: str, names: frozenset[str]) -> int:
    """Tell whether the last capital begins a word (KPKBersih) or ends one (ASNnetral)."""

    def log_probability(*runs: str) -> float:
        return sum(
            _log_probability(run[start:end], names)
            for run in runs
            for start, end in _most_probable(run, names)
        )

    acronym = log_probability(capitals.lower(), small)
    title = log_probability(capitals[:-1].lower(), capitals[-1].lower() + small)
    # A capital mostly begins a word: the other reading has to be ten times as probable.
    return len(capitals) if acronym > title + log(10) else len(capitals) - 1


def _most_probable(run: str, names: frozenset[str]) -> list[tuple[int, int]]:
    if run.isdigit() or len(run) < 4:
        return [(0, len(run))]
    probability = _log_probabilities(names).get
    unknown = _log_unknown()
    best, begin = [0.0], [0]  # of the likeliest cut of run[:end]: log-probability, its last word
    for end in range(1, len(run) + 1):
        first = max(0, end - LONGEST_WORD)
        scores = [
            before + probability(run[start:end], unknown[end - start])
            for start, before in enumerate(best[first:], first)
        ]
        highest = max(scores)
        best.append(highest)
        begin.append(end - 1 - scores[::-1].index(highest))  # of equal ones the shortest word
    spans = []
    end = len(run)
    while end:
        spans.append((begin[end], end))
        end = begin[end]
    return spans[::-1]


def _log_probability(word: str, names: frozenset[str]) -> float:
    unknown = log(1 / _total_frequency()) - len(word) * log(10)
    return _log_probabilities(names).get(word, unknown)


@lru_cache(maxsize=2)
def _log_probabilities(names: frozenset[str]) -> dict[str, float]:
    """Give the log-probability of each word in use; names are as frequent as common words.

    A root word that nobody was seen to use has one too, a letter alone has none.
    """
    total = _total_frequency()
    seldom = log(_OF_A_ROOT / total)
    known = {word: seldom for word in root_words() if len(word) > 3}
    frequencies = dict(frequent_words())
    for name in names:
        frequencies[name] = max(frequencies.get(name, 0), _OF_A_NAME)
    for word, number in frequencies.items():
        if number and len(word) > 1:
            known[word] = log(number / total)
    return known


@lru_cache(maxsize=1)
def _log_unknown() -> list[float]:
    """Give Norvig's penalty: an unknown word is ten times rarer for every letter that it has."""
    rare = log(1 / _total_frequency())
    return [rare - length * log(10) for length in range(LONGEST_WORD + 1)]


@lru_cache(maxsize=1)
def _total_frequency() -> int:
    return sum(frequent_words().values())
