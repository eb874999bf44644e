"""The page docs/ablation.md, from the figures of benchmarks/ablation.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

ALL = "all"
_NONE = "–"
_ALL_SAID = "recall, all corpora"

_HEAD = """\
# What each part of the model buys

Written by `{command}`; do not edit.

The default recipe was trained again with one part taken away at a time. Posts are left out by
source, topic or copies with the folds of `saring train`, and the scores of a fold are calibrated on
the others, as for the model card. Each cell is the change against the full recipe on the same
posts: **below 0 the part helps, above 0 it costs**. Its 95 % interval comes from {resamples}
resamples of what posts are held out with, the same ones for both. Columns of corpora compare
average precision, where a corpus has at least {least} posts of either kind. The last column
compares recall at {rate} % false positives over all corpora that thresholds are chosen on (`judges`
in the recipe), those of one kind among them. A variant without a corpus is measured on the others.

**Bold** differences are beyond chance: their interval leaves out 0. All others are within chance.
Of the {cells} intervals here one in twenty would leave out 0 by chance alone, so a small one that
stands by itself proves little. An interval holds what depends on which posts were asked, not what
depends on which were learnt from.

Ranking is not what every part is for. Slots, and the rule that naming weighs nothing, are there so
that no person or group is a reason ([0001](decisions/0001-slots-not-names.md),
[0010](decisions/0010-groups-are-slots.md)): what they cost here is the price of that.

| variant | taken away |
| --- | --- |
{variants}
"""


def page(record: Mapping[str, Any]) -> str:
    """Lay out the figures: one table for each label, and what of it is beyond chance."""
    labels = record["labels"]
    head = _HEAD.format(
        command=record["command"],
        resamples=record["resamples"],
        least=record["least_of_a_kind"],
        rate=f"{100 * record['false_positives']:g}",
        cells=sum(len(part["variants"]) for parts in labels.values() for part in parts.values()),
        variants="\n".join(
            _row([name, taken])
            for name, taken in record["variants"].items()
            if name != record["full"]
        ),
    )
    sections = [_section(label, parts, record) for label, parts in labels.items()]
    return "\n".join([head, *sections])


def _section(label: str, parts: Mapping[str, Any], record: Mapping[str, Any]) -> str:
    full, rate = record["full"], f"{100 * record['false_positives']:g}"
    variants = [
        name
        for name in record["variants"]
        if any(name in part["variants"] for part in parts.values())
    ]
    heads = ["", *(f"`{name}`" for name in parts if name != ALL), _ALL_SAID]
    lines = [
        _row(heads),
        _row(["---", *["---:"] * len(parts)]),
        _row(["posts", *(f"{part['posts']:,}" for part in parts.values())]),
        _row(["held out as", *(f"{part['units']:,} units" for part in parts.values())]),
        _row(["base rate", *(f"{100 * part['base_rate']:.1f} %" for part in parts.values())]),
        _row([f"{full}: average precision", *_full(parts, "average_precision")]),
        _row([f"{full}: recall at {rate} % false positives", *_full(parts, "recall")]),
    ]
    for name in variants:
        cells = [part["variants"].get(name) for part in parts.values()]
        lines.append(_row([name, *(_cell(cell) for cell in cells)]))
    return "\n".join([f"## {label}", "", *lines, "", *_findings(parts, variants), ""])


def _full(parts: Mapping[str, Any], figure: str) -> list[str]:
    return [_interval(part["full"][figure], sign="") for part in parts.values()]


def _findings(parts: Mapping[str, Any], variants: Sequence[str]) -> list[str]:
    """Say of each variant where it differs beyond chance, and name those that nowhere do."""
    found = []
    within = []
    for variant in variants:
        beyond = {
            name: part["variants"][variant]["difference"]
            for name, part in parts.items()
            if variant in part["variants"] and _is_beyond(part["variants"][variant]["difference"])
        }
        if not beyond:
            within.append(variant)
            continue
        said = [
            f"{word} {', '.join(f'{_named(name)} ({_number(value[0])})' for name, value in which)}"
            for word, which in (
                ("worse in", [item for item in beyond.items() if item[1][0] < 0]),
                ("better in", [item for item in beyond.items() if item[1][0] >= 0]),
            )
            if which
        ]
        found.append(f"- {variant}: {'; '.join(said)}.")
    lines = ["Beyond chance:", "", *found] if found else ["Nothing here is beyond chance."]
    return [*lines, "", f"Within chance in every column: {', '.join(within) or 'none'}."]


def _named(corpus: str) -> str:
    return _ALL_SAID if corpus == ALL else f"`{corpus}`"


def _cell(cell: Mapping[str, Any] | None) -> str:
    if cell is None:
        return _NONE
    said = _interval(cell["difference"])
    return f"**{said}**" if _is_beyond(cell["difference"]) else said


def _is_beyond(difference: Sequence[float]) -> bool:
    _, low, high = (round(value, 3) for value in difference)  # as shown
    return low > 0 or high < 0


def _interval(values: Sequence[float], sign: str = "+") -> str:
    value, low, high = (_number(value, sign) for value in values)
    return f"{value} [{low}, {high}]"


def _number(value: float, sign: str = "+") -> str:
    rounded = round(value, 3) + 0.0  # no minus before zero
    return f"{rounded:{sign if rounded else ''}.3f}".replace("-", "−")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
