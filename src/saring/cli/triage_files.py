"""The triage list, or the posts of an account, as CSV, JSON and XLSX."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from saring.cli.triage_account import AccountPosts
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError
from saring.model import LABELS
from saring.triage import Criteria, Triage
from saring.triage.findings import UNREVIEWED
from saring.visible import visible_json

SUFFIXES = (".csv", ".json", ".xlsx")
Row = dict[str, str | float | int | None]

_POST_COLUMNS = (
    *("account", "platform", "posted_at", "stage", "relation", "labels", "text"),
    *("reasons_in_words", "url", "notes", "claim_source", "decision"),
    *(f"{label}_{part}" for label in LABELS for part in ("score", "band")),
    *("unit", "row_id", "source_file", "source_row"),
)
_WIDE = {
    **dict.fromkeys(("text", "best_text", "why", "to_read"), 60),
    **dict.fromkeys(("url", "reasons_in_words", "stages"), 40),
}
_LAST_PRINTED = ("why", "url")
"""Paper is narrow: what follows is for the screen."""
_SHEET = Phrase("Indikasi, belum ditinjau", "Indications, not reviewed")
_NONE = Phrase("Tidak ada yang memenuhi syarat.", "Nothing meets the conditions.")


def check_list_output(path: Path) -> None:
    """Find out before any work starts whether the list can be written to `path`.

    Raises
    ------
    SaringError
        The suffix is none of `SUFFIXES`, or the folder does not exist.
    """
    if path == Path("-"):
        return
    if path.suffix.lower() not in SUFFIXES or path.is_dir():
        known = ", ".join(SUFFIXES)
        raise SaringError(
            Phrase(
                f"{path}: akhiran nama berkas tidak dikenal; yang dikenal: {known}.",
                f"{path}: unknown suffix; the known ones are {known}.",
            ),
            Phrase(
                "Beri nama misalnya akun.xlsx, atau - untuk CSV ke keluaran standar.",
                "Name it accounts.xlsx for example, or - for CSV on standard output.",
            ),
        )
    if not path.parent.is_dir():
        raise SaringError(
            Phrase(
                f"{path}: folder {path.parent} tidak ada.",
                f"{path}: the folder {path.parent} does not exist.",
            ),
            Phrase("Buat foldernya lebih dahulu.", "Create the folder first."),
        )


def list_record(triage: Triage, criteria: Criteria, limit: int | None) -> dict[str, Any]:
    """Give the list as plain values for JSON, and what is not on it."""
    filters = asdict(criteria) | {"labels": sorted(criteria.labels)}
    return {
        "status": UNREVIEWED.to(LANGUAGE),
        "criteria": {
            name: str(value) if name in {"since", "until"} and value else value
            for name, value in filters.items()
        },
        "posts": triage.posts,
        f"{criteria.by}s": triage.groups,
        "below_least": triage.below_least,
        "beyond_budget": triage.beyond_budget,
        f"without_{criteria.by}": asdict(triage.nameless),
        "findings": [finding.to_dict(LANGUAGE) for finding in triage.findings[:limit]],
    }


def list_rows(triage: Triage, criteria: Criteria, limit: int | None) -> list[Row]:
    """Give the list as rows; posts without an account are the last one, without a rank."""
    rows: list[Row] = []
    for finding in triage.findings[:limit]:
        plain = finding.to_dict(LANGUAGE)
        by_label = plain.pop("by_label")
        stages = "; ".join(f"{name}: {posts}" for name, posts in plain.pop("stages").items())
        row = {
            **plain,
            **{f"{label}_posts": by_label.get(label, 0) for label in LABELS},
            "stages": stages,
            "to_read": " ".join(finding.to_read),
        }
        rows.append({name: row[name] for name in _in_order(row)})
    nameless = triage.nameless
    if nameless.own_posts or nameless.shared_flagged:
        columns = list(rows[0]) if rows else [*asdict(nameless), "why", "status"]
        without = without_name(criteria)
        last: Row = {**asdict(nameless), "why": without, "status": UNREVIEWED.to(LANGUAGE)}
        rows.append({name: last.get(name, "") for name in columns})
    return rows


def without_name(criteria: Criteria) -> str:
    """Say what posts are that name no account, or no unit."""
    if criteria.by == "unit":
        return say("tanpa unit, tidak diurutkan", "without a unit, not ranked")
    return say("tanpa akun, tidak diurutkan", "without an account, not ranked")


def post_rows(found: AccountPosts, limit: int | None) -> list[Row]:
    """Give the flagged posts of an account as rows, with the reasons in words."""
    from saring.reporting.reasons import in_words, strongest

    def said(reasons: str) -> str:
        return in_words(strongest(reasons), LANGUAGE)

    return [
        {name: _plain(row[name]) for name in _POST_COLUMNS} | {"status": UNREVIEWED.to(LANGUAGE)}
        for row in found.posts[:limit]
        .assign(reasons_in_words=lambda posts: posts["reasons"].map(said))
        .to_dict("records")
    ]


def posts_record(found: AccountPosts, limit: int | None) -> dict[str, Any]:
    """Give the posts of an account as plain values for JSON, with what the list says of it."""
    return {
        "status": UNREVIEWED.to(LANGUAGE),
        "account": found.account,
        "posts_seen": found.seen,
        "findings": [finding.to_dict(LANGUAGE) for finding in found.findings],
        "posts": post_rows(found, limit),
    }


def print_json(record: Mapping[str, Any]) -> None:
    """Print plain values for other programs."""
    typer.echo(visible_json(_json(record)))


def write_rows(rows: Sequence[Row], path: Path, record: Mapping[str, Any]) -> None:
    """Write rows to CSV or XLSX, or `record` to JSON; complete or not at all.

    CSV is guarded against formulas, and a workbook holds none.

    Raises
    ------
    SaringError
        The file cannot be written.
    """
    from saring.files import complete_or_absent
    from saring.reporting.cells import Table, text_array
    from saring.reporting.delimited import write_delimited

    columns = tuple(rows[0]) if rows else ("status",)
    batch = {name: text_array([row[name] for row in rows]) for name in columns}
    table = Table(columns, iter([batch]))
    if path == Path("-"):
        write_delimited(table, typer.get_binary_stream("stdout"), ",")
        return
    with complete_or_absent(path) as aside:
        match path.suffix.lower():
            case ".csv":
                # The mark tells Excel on Windows that this is UTF-8.
                with aside.open("wb") as stream:
                    stream.write(BOM_UTF8)
                    write_delimited(table, stream, ",")
            case ".json":
                aside.write_text(_json(record) + "\n", encoding="utf-8", newline="\n")
            case _:
                _write_workbook(rows, columns, aside)


def _write_workbook(rows: Sequence[Row], columns: Sequence[str], path: Path) -> None:
    from xlsxwriter import Workbook

    from saring.reporting.layout import Kind
    from saring.reporting.sheet_grid import GridColumn, write_grid
    from saring.reporting.styles import styles_of

    def kind(name: str) -> Kind:
        if name.startswith("rate"):
            return "share"
        if name == "order" or name.endswith("_score"):
            return "score"
        if name.endswith("row_id"):
            return "id"
        numbers = any(isinstance(row[name], int) for row in rows)
        return "count" if numbers else "text"

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    kinds = {name: kind(name) for name in columns}
    with Workbook(path, options) as book:
        sheet = book.add_worksheet(_SHEET.to(LANGUAGE))
        write_grid(
            sheet,
            styles_of(book),
            [
                GridColumn(Phrase(name, name), _WIDE.get(name, 14 if each == "text" else 12), each)
                for name, each in kinds.items()
            ],
            ([row[name] for name in columns] for row in rows),
            LANGUAGE,
            empty=_NONE,
        )
        printed = next((name for name in _LAST_PRINTED if name in columns), columns[-1])
        sheet.print_area(0, 0, max(len(rows), 1), columns.index(printed))


def _in_order(row: Row) -> list[str]:
    """Put what is read first on the left."""
    first = ("rank", "account", "platform", "unit", "flagged_posts", "own_posts", "rate")
    best = ("best_label", "best_band", "best_score", "best_text", "why")
    rest = ("rate_low", "rate_high", *(f"{label}_posts" for label in LABELS), "first_at", "last_at")
    return list(dict.fromkeys((*first, *best, *rest, *row)))


def _plain(value: Any) -> str | float | int | None:  # noqa: ANN401 - a cell of any column
    import pandas as pd

    return None if pd.isna(value) else value


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
