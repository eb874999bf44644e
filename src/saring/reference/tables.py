"""Read a shipped reference table."""

from __future__ import annotations

import csv

from saring.files import shipped


def read_table(*name: str) -> list[dict[str, str]]:
    """Give the rows of ``data/reference/<name>`` as dictionaries of text."""
    with shipped("data", "reference", *name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
