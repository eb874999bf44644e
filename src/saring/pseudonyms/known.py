"""Accounts, names and numbers that the export's own columns hold, found again in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from saring.pseudonyms.patterns import Edit
from saring.pseudonyms.tokens import FOLDS, Kind, Tokens, fold, is_token
from saring.reference.common_words import frequent_words
from saring.reference.contestants import contestant_forms, follows_contestants

_RUN = re.compile(r"[^\W_]+")
_EDGES = re.compile(r"^\W+|\W+$")
_SHORTEST = 4
_SHORTEST_NUMBER = 8


class Known:
    """What is known to identify people in these files.

    A whole cell that equals one of them is always replaced. Within a text, those are left that
    would blot out ordinary speech: shorter than four letters, a word in use (an account called
    ``guru``), and the names of contestants, which are the evidence.
    """

    def __init__(self) -> None:
        self._whole: dict[str, Kind] = {}
        self._phrases: dict[str, tuple[Kind, str]] = {}
        # How phrases begin: by one run of letters where they have no more, else by two.
        self._single: set[str] = set()
        self._begun: set[tuple[str, str]] = set()
        self._most_runs = 1

    def add(self, kind: Kind, written: Iterable[str]) -> None:
        """Learn values of a column as they are written there."""
        for value in written:
            self._add(kind, value)

    def is_account(self, folded: str) -> bool:
        """Whether this folded name is an account of the export."""
        return self._whole.get(folded) is Kind.ACCOUNT

    def kind_of(self, cell: str) -> Kind | None:
        """Tell what a whole cell is known to be."""
        return self._whole.get(fold(cell).lstrip("@")) if self._whole else None

    def find(self, text: str, tokens: Tokens) -> Iterator[Edit]:
        """Yield each known phrase in `text`, the longest at each place, from left to right."""
        lowered = _lower(text)
        words = _RUN.findall(lowered)
        if self._single.isdisjoint(words) and self._begun.isdisjoint(pairwise(words)):
            return
        runs = [match.span() for match in _RUN.finditer(lowered)]
        after = 0
        for number, (word, (start, _)) in enumerate(zip(words, runs, strict=True)):
            begins = word in self._single or (word, *words[number + 1 : number + 2]) in self._begun
            if start < after or not begins:
                continue
            found = self._longest(lowered, runs[number : number + self._most_runs])
            if found:
                begin, after, (kind, written) = found
                yield Edit(begin, after, tokens.of(kind, written))

    def _add(self, kind: Kind, value: str) -> None:
        folded = FOLDS[kind](value.strip())
        if not _RUN.search(folded) or is_token(value.strip().lstrip("@")):
            return
        self._whole.setdefault(folded, kind)
        written = fold(value).lstrip("@")
        self._whole.setdefault(written, kind)
        for phrase in {folded, written, _lower(" ".join(value.split()))}:
            # Shorter numbers of a column are too likely to be something else elsewhere.
            if kind in {Kind.ACCOUNT, Kind.NAME} or len(phrase) >= _SHORTEST_NUMBER:
                self._add_phrase(phrase, kind, value)

    def _add_phrase(self, phrase: str, kind: Kind, value: str) -> None:
        bare = _EDGES.sub("", phrase)
        runs = _RUN.findall(bare)
        if runs and _is_distinctive(bare, runs):
            self._phrases.setdefault(bare, (kind, value))
            if len(runs) == 1:
                self._single.add(runs[0])
            else:
                self._begun.add((runs[0], runs[1]))
            self._most_runs = max(self._most_runs, len(runs))

    def _longest(
        self, lowered: str, runs: list[tuple[int, int]]
    ) -> tuple[int, int, tuple[Kind, str]] | None:
        start = runs[0][0]
        lead = len(lowered[:start]) - len(lowered[:start].rstrip("_")) if start else 0
        for _, end in reversed(runs):
            trail = end
            while trail < len(lowered) and lowered[trail] == "_":
                trail += 1
            spans = ((start - lead, trail), (start, trail), (start - lead, end), (start, end))
            for begin, stop in dict.fromkeys(spans):
                phrase = " ".join(lowered[begin:stop].split())
                if phrase in self._phrases:
                    return begin, stop, self._phrases[phrase]
        return None


def _lower(text: str) -> str:
    """Lower case without moving any letter, so that spans stay those of the text."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _is_distinctive(phrase: str, runs: Sequence[str]) -> bool:
    if phrase.isdigit():
        return len(phrase) >= _SHORTEST_NUMBER
    if len(phrase) < _SHORTEST or tuple(phrase.split()) in _contestants():
        return False
    return len(runs) > 1 or not (phrase == runs[0] and phrase in frequent_words())


@follows_contestants
@lru_cache(maxsize=1)
def _contestants() -> frozenset[tuple[str, ...]]:
    return frozenset(form.words for form in contestant_forms())
