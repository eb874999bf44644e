"""Read a reference table."""

from __future__ import annotations

import csv
from pathlib import Path

from saring.files import shipped


def read_table(*name: str) -> list[dict[str, str]]:
    """Give the rows of ``data/reference/<name>`` as dictionaries of text."""
    return read_rows(shipped("data", "reference", *name))


def read_rows(path: Path) -> list[dict[str, str]]:
    """Give the rows of a table in UTF-8, with or without the mark that Excel puts in front."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
