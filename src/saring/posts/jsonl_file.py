"""JSON of any nesting: JSON Lines, arrays, and objects that hold the posts somewhere inside."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from saring.errors import Phrase, SaringError
from saring.posts.csv_dialect import open_lines
from saring.posts.encoding import Encoding, detect_encoding
from saring.posts.header import read_header
from saring.posts.json_records import Records, find_records, flatten, records_at
from saring.posts.rejects import Reject
from saring.posts.table import RawRow, RawTable, raw_row
from saring.posts.zeeschuimer import is_capture, read_capture

NOT_AN_OBJECT = Phrase("bukan objek JSON yang utuh", "not a whole JSON object")
CUT_SHORT = Phrase("larik JSON terputus di sini", "the JSON array breaks off here")
_MEND = Phrase(
    "Ekspor atau unduh ulang; setiap postingan harus satu objek {...}.",
    "Export or download again; each post must be one object {...}.",
)
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)
_BETWEEN = re.compile(r"[\s,]*")
_SAMPLE = 50


class _Item(NamedTuple):
    """One value of the file; `value` is not a dict when it cannot be a post."""

    number: int
    value: object
    raw: str
    fault: Phrase = NOT_AN_OBJECT


def open_json(path: Path, mapping: Mapping[str, str], source: str) -> RawTable:
    """Open JSON; nested objects become columns such as ``author.username``.

    The posts may be the lines, the items of an array, or lie deeper: see
    :func:`saring.posts.json_records.find_records`. Lists inside a post stay JSON text. Columns
    are the union over all objects, in order of appearance. Rows are numbered by line in JSON
    Lines, else by position.

    Parameters
    ----------
    mapping
        Canonical field to own column; a path from the top of the file will do as well.
    source
        How the file is called in messages and rejects.

    Raises
    ------
    SaringError
        There is no object in the file, or no text column.
    """
    encoding = detect_encoding(path)
    layout, values = _layout(path, encoding)
    sample = [item.value for item in islice(values(), _SAMPLE) if isinstance(item.value, dict)]
    # One item may lack its data, or be of a platform whose places are not known.
    if "text" not in mapping and any(map(is_capture, sample)):
        records, reading = Records(), read_capture
    else:
        records, reading = find_records(sample, mapping.get("text")), flatten

    def items() -> Iterator[_Item]:
        return _records(values(), records, by_line=layout == "JSONL")

    keys: dict[str, None] = {}
    for item in items():
        if isinstance(item.value, dict):
            keys.update(dict.fromkeys(reading(item.value)))
    if not keys:
        raise _no_objects(source)
    prefix = "".join(f"{part}." for part in records.path)
    inner = {field: own.removeprefix(prefix) for field, own in mapping.items()}
    header = read_header(list(keys), inner, path=source)

    def rows() -> Iterator[RawRow | Reject]:
        return _rows(items(), tuple(keys), source, reading)

    notes = encoding.notes + _where(records)
    return RawTable(layout, header, rows, notes=notes, encoding=encoding.label)


def _layout(path: Path, encoding: Encoding) -> tuple[str, Callable[[], Iterator[_Item]]]:
    filled = (line for line in open_lines(path, encoding, "\n") if line.strip())
    first, second = next(filled, ""), next(filled, None)
    if first.lstrip().startswith("["):
        return "JSON", lambda: _array_items("".join(open_lines(path, encoding, "\n")))
    head = _decode(first)
    if second is None or head is None:
        whole = head if second is None else _decode("".join(open_lines(path, encoding, "\n")))
        if isinstance(whole, dict):
            return "JSON", lambda: iter([_Item(1, whole, "")])
    return "JSONL", lambda: _line_items(open_lines(path, encoding, "\n"))


def _records(values: Iterator[_Item], records: Records, *, by_line: bool) -> Iterator[_Item]:
    """Give the posts inside each value; a value without any is given as one that is faulty."""
    numbers = count(1)
    for item in values:
        if not records.path:
            yield item
            continue
        inside = list(records_at(item.value, records.path))
        if (
            not inside
            and isinstance(item.value, dict)
            and item.value
            and not records.empty_at(item.value)
        ):
            raw = item.raw or json.dumps(item.value, ensure_ascii=False)
            yield _Item(item.number, None, raw, _without_list(records))
        elif not isinstance(item.value, dict):
            yield item
        for value in inside:
            number = item.number if by_line else next(numbers)
            fault = NOT_AN_OBJECT
            yield _Item(number, value, "" if isinstance(value, dict) else str(value), fault)


def _without_list(records: Records) -> Phrase:
    return Phrase(
        f"objek ini tidak memuat postingan pada {records.name!r}",
        f"this object holds no posts at {records.name!r}",
    )


def _where(records: Records) -> tuple[Phrase, ...]:
    notes = []
    if len(records.path) > 1:
        notes.append(
            Phrase(f"postingan dibaca dari {records.name!r} di dalam berkas",
                   f"posts are read from {records.name!r} inside the file")
        )  # fmt: skip
    if records.others:
        listed = ", ".join(repr(name) for name in records.others)
        notes.append(
            Phrase(f"daftar lain di dalam berkas tidak dibaca: {listed}",
                   f"other lists inside the file were not read: {listed}")
        )  # fmt: skip
    return tuple(notes)


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


def _rows(
    items: Iterator[_Item],
    keys: tuple[str, ...],
    source: str,
    reading: Callable[[dict[str, object]], dict[str, str]],
) -> Iterator[RawRow | Reject]:
    for item in items:
        if not isinstance(item.value, dict):
            yield Reject(source, item.number, item.fault, _MEND, item.raw)
            continue
        flat = reading(item.value)
        cells = [flat.get(key, "") for key in keys]
        yield raw_row(item.number, cells)


def _no_objects(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: tidak ada objek JSON yang berisi data.",
               f"{source}: there is no JSON object with data in it."),
        Phrase('Setiap postingan harus satu objek, misalnya {"text": "..."}.',
               'Each post must be one object, for example {"text": "..."}.'),
    )  # fmt: skip
