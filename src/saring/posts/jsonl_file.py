"""JSON Lines, a JSON array of objects, or an object that holds one such array."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from saring.errors import Phrase, SaringError
from saring.posts.csv_dialect import open_lines
from saring.posts.encoding import Encoding, detect_encoding
from saring.posts.header import read_header
from saring.posts.rejects import Reject
from saring.posts.table import RawRow, RawTable, cell_text, raw_row

NOT_AN_OBJECT = Phrase("bukan objek JSON yang utuh", "not a whole JSON object")
CUT_SHORT = Phrase("larik JSON terputus di sini", "the JSON array breaks off here")
_MEND = Phrase(
    "Ekspor atau unduh ulang; setiap postingan harus satu objek {...}.",
    "Export or download again; each post must be one object {...}.",
)
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)
_BETWEEN = re.compile(r"[\s,]*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _Item(NamedTuple):
    """One value of the file; `value` is not a dict when it cannot be a post."""

    number: int
    value: object
    raw: str
    fault: Phrase = NOT_AN_OBJECT


def open_json(path: Path, mapping: Mapping[str, str], source: str) -> RawTable:
    """Open JSON; nested objects become columns such as ``author.username``.

    Lists stay JSON text. Columns are the union over all objects, in order of appearance.
    Rows are numbered by line in JSON Lines, by position in an array.

    Parameters
    ----------
    mapping
        Canonical field to own column.
    source
        How the file is called in messages and rejects.

    Raises
    ------
    SaringError
        There is no object in the file, or no text column.
    """
    encoding = detect_encoding(path)
    layout, items = _layout(path, encoding)
    keys: dict[str, None] = {}
    for item in items():
        if isinstance(item.value, dict):
            keys.update(dict.fromkeys(_flat(item.value)))
    if not keys:
        raise _no_objects(source)
    header = read_header(list(keys), mapping, path=source)

    def rows() -> Iterator[RawRow | Reject]:
        return _rows(items(), tuple(keys), source)

    return RawTable(layout, header, rows, notes=encoding.notes, encoding=encoding.label)


def _layout(path: Path, encoding: Encoding) -> tuple[str, Callable[[], Iterator[_Item]]]:
    filled = (line for line in open_lines(path, encoding, "\n") if line.strip())
    first, second = next(filled, ""), next(filled, None)
    if first.lstrip().startswith("["):
        return "JSON", lambda: _array_items("".join(open_lines(path, encoding, "\n")))
    head = _decode(first)
    if second is None or head is None:
        whole = head if second is None else _decode("".join(open_lines(path, encoding, "\n")))
        records = _records_in(whole)
        if records is not None:
            return "JSON", lambda: _listed_items(records)
    return "JSONL", lambda: _line_items(open_lines(path, encoding, "\n"))


def _records_in(whole: object) -> list[object] | None:
    """Give the objects of a file that is one JSON value, None if it is not an object."""
    if not isinstance(whole, dict):
        return None
    lists = [
        value
        for value in whole.values()
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
    ]
    return lists[0] if len(lists) == 1 else [whole]


def _listed_items(records: list[object]) -> Iterator[_Item]:
    for number, value in enumerate(records, start=1):
        yield _Item(number, value, json.dumps(value, ensure_ascii=False))


def _line_items(lines: Iterator[str]) -> Iterator[_Item]:
    for number, line in enumerate(lines, start=1):
        if raw := line.strip():
            yield _Item(number, _decode(raw), raw)


def _array_items(text: str) -> Iterator[_Item]:
    position, number = text.index("[") + 1, 0
    while True:
        position = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]
        number += 1
        if text.startswith("]", position):
            rest = text[position + 1 :].strip()
            if rest:
                yield _Item(number, None, rest)
            return
        try:
            value, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            yield _Item(number, None, text[position:], CUT_SHORT)
            return
        yield _Item(number, value, text[position:end])
        position = end


def _decode(text: str) -> object:
    try:
        value: object = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    return value


def _rows(items: Iterator[_Item], keys: tuple[str, ...], source: str) -> Iterator[RawRow | Reject]:
    for item in items:
        if not isinstance(item.value, dict):
            yield Reject(source, item.number, item.fault, _MEND, item.raw)
            continue
        flat = _flat(item.value)
        cells = [flat.get(key, "") for key in keys]
        yield raw_row(item.number, cells)


def _flat(value: dict[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, inner in value.items():
        name = prefix + _whole(key)
        if isinstance(inner, dict):
            flat.update(_flat(inner, f"{name}."))
        else:
            flat[name] = _whole(cell_text(inner))
    return flat


def _whole(text: str) -> str:
    """Replace halves of emoji, which an escape may hold but no file can be written with."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _no_objects(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: tidak ada objek JSON yang berisi data.",
               f"{source}: there is no JSON object with data in it."),
        Phrase('Setiap postingan harus satu objek, misalnya {"text": "..."}.',
               'Each post must be one object, for example {"text": "..."}.'),
    )  # fmt: skip
