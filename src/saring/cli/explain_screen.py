"""An explanation as lines on a terminal."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Mapping
from math import log
from typing import Any

from rich.console import Console
from rich.text import Text

from saring.cli.words import LANGUAGE
from saring.reporting.explained.marked import marked
from saring.reporting.explained.wording import WORDS
from saring.reporting.wording import number
from saring.visible import visible

SHOWN = 12
SHOWN_OF_CLEAR = 3
WIDTH = min(max(shutil.get_terminal_size((100, 24)).columns, 60), 100)
_BANDS = {"priority": "bold red", "review": "yellow", "unsure": "cyan", "clear": "green"}


def on_terminal(record: Mapping[str, Any], *, coloured: bool) -> str:
    """Lay out a record; hidden and controlling characters are written out, never obeyed."""
    screen = io.StringIO()
    console = Console(
        file=screen,
        width=WIDTH,
        force_terminal=coloured,
        color_system="auto" if coloured else None,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for line in _lines(record):
        # What follows a line that is too long stands a little further in than it began.
        indent = len(line.plain) - len(line.plain.lstrip()) if line.plain.strip() else 0
        first, *others = line.wrap(console, WIDTH - 4) or [line]
        console.print(first)
        for other in others:
            console.print(Text(" " * min(indent + 2, 4)) + other)
    return "\n".join(line.rstrip() for line in screen.getvalue().splitlines()) + "\n"


def _lines(record: Mapping[str, Any]) -> Iterator[Text]:
    for note in record["notes"]:
        yield Text(visible(note), "bold")
    for label in record["labels"].values():
        yield from _label(record, label)
        yield Text()
    yield from _slots(record)
    yield from _claim(record["claim"])
    if stance := record["stance"]:
        yield _titled("stance", f"{stance['said']} ({', '.join(stance['words'])})")
    if doubt := record["doubt"]:
        yield _titled("doubt", doubt["said"])
    yield from _when(record["when"])
    yield from _rules(record)
    yield Text()
    yield Text(record["status"], "bold")
    yield Text(f"{_word('model')}: {visible(record['model_id'])}")


def _label(record: Mapping[str, Any], label: Mapping[str, Any]) -> Iterator[Text]:
    band = label["band"]
    head = Text.assemble(
        (label["name"], "bold"), f"  {number(label['score'], LANGUAGE, 3)}  ",
        (f"{band}: {label['band_means']}", _BANDS[band]),
    )  # fmt: skip
    yield head
    if label["thresholds"]:
        cuts = ", ".join(
            f"{cut} {number(at, LANGUAGE, 3)}" for cut, at in label["thresholds"].items()
        )
        yield Text(f"  {_word('thresholds')}: {cuts}", "dim")
    if label["moved"]:
        yield Text(f"  {label['moved']}")
    if label["base"] is None:
        return
    most = SHOWN_OF_CLEAR if band == "clear" else SHOWN
    if band != "clear":
        for line in _marked(record["text"], label).split("\n", allow_blank=True):
            yield Text("  ") + line
    hidden = label["rest"]
    for side in ("raising", "lowering"):
        words = label[side]
        hidden += sum(word["weight"] for word in words[most:])
        yield Text(f"  {_word(side)}" + ("" if words else f": {_word('none')}"), "italic")
        for word in words[:most]:
            yield _weight(word["weight"], _named(word))
    yield Text(f"  {_word('not_words')}", "italic")
    yield _weight(label["base"], _word("base"))
    if label["manner"]:
        yield _weight(label["manner"], f"{_word('manner')}: {', '.join(record['manner'])}")
    yield _weight(hidden, _word("rest"))
    score = min(max(label["score"], 1e-4), 1 - 1e-4)  # the record rounds to four places
    total = sum(word["weight"] for side in ("raising", "lowering") for word in label[side])
    total += label["base"] + label["manner"] + label["rest"]
    yield _weight(total if label["words"] else log(score / (1 - score)), _word("sum"))


def _marked(text: str, label: Mapping[str, Any]) -> Text:
    line = Text()
    for segment in marked(text, label["words"]):
        style = {1: "underline red", -1: "underline blue", 0: ""}[
            (segment.weight > 0) - (segment.weight < 0)
        ]
        line.append(visible(segment.text), style)
    return line


def _weight(weight: float, name: str) -> Text:
    return Text(f"    {number(weight, LANGUAGE, 2, signed=True):>7}  {name}")


def _named(word: Mapping[str, Any]) -> str:
    """Show a word as written, and in front of a name what the model saw in its place."""
    written = visible(word["text"]).replace("\n", " ")
    times = f" ×{word['times']}" if word["times"] > 1 else ""
    return (f"[{word['slot']}] {written}" if word["slot"] else written) + times


def _slots(record: Mapping[str, Any]) -> Iterator[Text]:
    if record["slots"]:
        yield Text(_word("slots"), "bold")
    for slot in record["slots"]:
        yield Text(f'  "{visible(slot["text"])}": {slot["said"]}')


def _claim(claim: Mapping[str, Any] | None) -> Iterator[Text]:
    if claim is None:
        yield _titled("claim", _word("no_claim"))
        return
    yield _titled("claim", f"{claim['claim'] or claim['claim_id']} ({claim['source']})")
    near = f"{_word('likeness')} {number(claim['score'], LANGUAGE, 2)}"
    if claim["threshold"] is not None:
        near += f", {_word('thresholds')} {number(claim['threshold'], LANGUAGE, 2)}"
    yield Text(f"  {near}. {claim['said']}")
    if claim["shared"]:
        yield Text(f"  {_word('shared')}: {visible(', '.join(claim['shared']))}")


def _when(when: Mapping[str, Any]) -> Iterator[Text]:
    day = f"{when['day']} ({when['where']}). " if when["day"] else ""
    yield _titled("when", day + when["said"])
    for stage in when["stages"]:
        doubt = "" if stage["verified"] else f"; {_word('unverified')}"
        days = f"{stage['from']} {_word('until')} {stage['to']}"
        yield Text(f"  {_word('stage')}: {stage['stage']}, {days} ({stage['source']}{doubt})")
    if when["known"] and not when["stages"]:
        yield Text(f"  {_word('stage')}: {_word('no_stage')}")


def _rules(record: Mapping[str, Any]) -> Iterator[Text]:
    if not record["rules"]:
        if record["when"]["day"]:
            why = "no_rules_then" if record["flagged"] else "no_rules"
            yield _titled("rules", _word(why))
        return
    yield _titled("rules", _word("outside"))
    for rule in record["rules"]:
        doubt = "" if rule["verified"] else f" ({_word('unverified')})"
        yield Text(f"  - {visible(rule['name'])}: {visible(rule['says'])}{doubt}")


def _titled(name: str, content: str) -> Text:
    return Text.assemble((_word(name), "bold"), f": {visible(content)}")


def _word(name: str) -> str:
    return WORDS[name].to(LANGUAGE)
