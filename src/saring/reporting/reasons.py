"""The reasons of a row in words, and where its strongest words stand in the text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from saring.errors import Language, Phrase
from saring.reporting.columns import LABELS
from saring.reporting.wording import number

FOR, AGAINST = 5, 2
"""How many words are named for a label and against it: what one reads at a glance."""

FAINT = 0.05
"""Weights below it round to nothing and are not named."""

_AGAINST = Phrase("melawan", "against")

# Naming people may count; the name itself never does, so it is not marked in the text.
NAMES = frozenset({
    "KANDIDAT", "PARTAI", "TOKOH", "NAMA", "ORANG",
    "KELOMPOK_AGAMA", "KELOMPOK_SUKU", "KELOMPOK_GENDER", "KELOMPOK_DISABILITAS",
})  # fmt: skip

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word as written, with the weights of all its occurrences added (log-odds).

    `slot` is what the model saw in its place, such as ``ORANG`` for any person; blank for a word.
    """

    text: str
    slot: str
    weight: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LabelReasons:
    """The strongest words of one label, strongest first, and the debunked claim it resembles.

    `claim` is a whole sentence in the language of the run, blank where there is none.
    """

    label: str
    raising: tuple[Evidence, ...]
    lowering: tuple[Evidence, ...]
    claim: str = ""

    def in_words(self, language: Language) -> str:
        """Name the words with their weights: ``kampanye: "coblos" (+1,7); melawan: ...``."""
        parts = [self.claim] if self.claim else []
        parts += [_listed(self.raising, language)] if self.raising else []
        if self.lowering:
            parts.append(f"{_AGAINST.to(language)}: {_listed(self.lowering, language)}")
        name = LABELS[self.label].to(language) if self.label in LABELS else self.label
        return f"{name}: {'; '.join(parts)}"


def strongest(reasons: str) -> list[LabelReasons]:
    """Read the `reasons` of a row; none when blank, or cut by a spreadsheet that could not hold it.

    Parameters
    ----------
    reasons
        JSON by label: ``{"campaign": {"words": [{"text", "start", "end", "weight"}, ...], ...}}``.
    """
    try:
        by_label: dict[str, dict[str, Any]] = json.loads(reasons or "{}")
    except json.JSONDecodeError:
        return []
    return [
        _strongest(label, reason.get("words", []), reason.get("claim", {}).get("said", ""))
        for label, reason in by_label.items()
    ]


def in_words(reasons: list[LabelReasons], language: Language) -> str:
    """One line for each label that has words to show, or a claim that it resembles."""
    shown = (label for label in reasons if label.claim or label.raising or label.lowering)
    return "\n".join(label.in_words(language) for label in shown)


def raising_spans(reasons: list[LabelReasons], text: str) -> list[Span]:
    """Where the named words that raise a score stand in `text`: sorted, overlaps joined.

    A span that does not hold its word is left out: better no mark than a mark on another word.
    """
    found = sorted(
        span
        for label in reasons
        for evidence in label.raising
        for span in evidence.spans
        if evidence.slot.removeprefix("SAPA_") not in NAMES
        and text[slice(*span)].casefold() == evidence.text.casefold()
    )
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _strongest(label: str, words: list[dict[str, Any]], claim: str) -> LabelReasons:
    occurrences: dict[str, list[dict[str, Any]]] = {}
    for word in words:
        occurrences.setdefault(word["text"].casefold(), []).append(word)
    evidence = sorted(map(_together, occurrences.values()), key=lambda word: -word.weight)
    return LabelReasons(
        label,
        raising=tuple(word for word in evidence if word.weight >= FAINT)[:FOR],
        lowering=tuple(word for word in reversed(evidence) if word.weight <= -FAINT)[:AGAINST],
        claim=claim,
    )


def _together(words: list[dict[str, Any]]) -> Evidence:
    return Evidence(
        text=words[0]["text"],
        slot=words[0].get("slot", ""),
        weight=sum(word["weight"] for word in words),
        spans=tuple((word["start"], word["end"]) for word in words),
    )


def _listed(words: tuple[Evidence, ...], language: Language) -> str:
    return ", ".join(
        f"{_named(word)} ({number(word.weight, language, 1, signed=True)})" for word in words
    )


def _named(word: Evidence) -> str:
    return f'[{word.slot}] "{word.text}"' if word.slot else f'"{word.text}"'
