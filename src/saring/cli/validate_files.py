"""What `saring validate` writes for other programs, and as a list to work through."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from saring.cli.words import LANGUAGE
from saring.files import complete_or_absent
from saring.guard import guard
from saring.posts.problems import Problem
from saring.posts.validation import ColumnUse, FileReport, Validation
from saring.visible import visible_json

COLUMNS = ("severity", "file", "row", "column", "problem", "remedy", "content")


def print_json(validation: Validation, command: str) -> None:
    """Print all that was found for other programs; keys are English and stay as they are."""
    typer.echo(visible_json(_json(validation, command)))


def write_problems(validation: Validation, path: Path, command: str) -> None:
    """Write all problems, row by row: CSV, or with all else that was found, JSON.

    CSV is for Excel: UTF-8 with its mark, and no cell is taken for a formula.

    Raises
    ------
    SaringError
        The file cannot be written.
    """
    with complete_or_absent(path) as aside:
        if path.suffix.lower() == ".json":
            aside.write_text(_json(validation, command) + "\n", encoding="utf-8", newline="\n")
            return
        with aside.open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(COLUMNS)
            for problem in validation.problems:
                writer.writerows([guard(cell) for cell in row] for row in _rows(problem))


def _rows(problem: Problem) -> Iterator[tuple[str, ...]]:
    said = problem.message.to(LANGUAGE), problem.remedy.to(LANGUAGE)
    if not problem.rows:
        yield problem.severity, problem.file, "", problem.column, *said, ""
    for row, detail in zip(problem.rows, problem.details, strict=True):
        content = detail.to(LANGUAGE)
        yield problem.severity, problem.file, str(row), problem.column, *said, content


def _json(validation: Validation, command: str) -> str:
    record = {
        "scorable": validation.scorable,
        "rows_read": sum(report.rows_read for report in validation.files),
        "posts": sum(report.posts for report in validation.files),
        "rejected": sum(report.rejected for report in validation.files),
        "repeated": sum(report.repeated for report in validation.files),
        "files": [_file(report) for report in validation.files],
        "problems": [_problem(problem) for problem in validation.problems],
        "next_command": command,
    }
    return json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)


def _file(report: FileReport) -> dict[str, Any]:
    file = report.file
    return {
        "file": file.name,
        "sha256": file.sha256,
        "format": file.format,
        "export": file.export or None,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "first_data_row": report.first_row,
        "rows_read": report.rows_read,
        "posts": report.posts,
        "rejected": report.rejected,
        "repeated": report.repeated,
        "earliest": report.earliest.isoformat() if report.earliest else None,
        "latest": report.latest.isoformat() if report.latest else None,
        "accounts": report.accounts,
        "platforms": dict(report.platforms),
        "relations": dict(report.relations),
        "columns": {use.field: _use(use) for use in report.columns},
        "unused_columns": list(report.unused),
        "notes": [note.to(LANGUAGE) for note in report.notes],
    }


def _use(use: ColumnUse) -> dict[str, Any]:
    return {
        "column": use.column,
        "why": use.why,
        "samples": list(use.samples),
        "blank_share": use.blank,
        "unreadable_share": use.unreadable,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity,
        "code": problem.code,
        "file": problem.file,
        "column": problem.column or None,
        "count": len(problem.rows),
        "rows": list(problem.rows),
        "contents": [detail.to(LANGUAGE) for detail in problem.details],
        "message": problem.message.to(LANGUAGE),
        "remedy": problem.remedy.to(LANGUAGE),
    }
