"""Scored tables as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from saring.scored.source import Source, broken


def open_jsonl(path: Path, source: str, chunk_rows: int) -> Source:
    """Open JSON Lines; `reasons` become JSON text again, blank where they are empty.

    Raises
    ------
    SaringError
        A line is no JSON object.
    """
    first = next(_records(path, source), {})
    columns = tuple(map(str, first))

    def chunks() -> Iterator[pd.DataFrame]:
        records = _records(path, source)
        while rows := list(islice(records, chunk_rows)):
            yield pd.DataFrame(rows, columns=list(columns))

    return Source(columns, chunks, {})


def _records(path: Path, source: str) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    record = json.loads(line)
                    if not isinstance(record, dict):
                        raise broken(source, ValueError(f"{number}: {line[:40]!r}"))
                    yield {name: _cell(value) for name, value in record.items()}
    except ValueError as error:  # not JSON, or not UTF-8
        raise broken(source, error) from error


def _cell(value: object) -> object:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return value
