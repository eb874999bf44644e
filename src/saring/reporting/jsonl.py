"""The scored table as JSON Lines."""

from __future__ import annotations

import json
from typing import TextIO

from saring.reporting.cells import Cell, Table


def write_jsonl(table: Table, stream: TextIO) -> None:
    """Write one object a row: texts exact, scores as numbers, blanks as ``""``.

    `reasons` is an object, not JSON inside a string; a row without reasons has an empty one.
    Reasons that a spreadsheet has cut stay the text that they are.
    """
    for row in table.rows():
        cells = zip(table.columns, row, strict=True)
        record = {name: _value(name, cell) for name, cell in cells}
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def _value(name: str, cell: Cell) -> object:
    if name == "reasons":
        return _reasons(str(cell))
    return "" if cell is None else cell


def _reasons(text: str) -> object:
    try:
        return json.loads(text or "{}")
    except json.JSONDecodeError:
        return text
