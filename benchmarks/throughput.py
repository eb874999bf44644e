"""How fast files are scored end to end, beside the usual recipe and beside copying the file.

    python benchmarks/throughput.py CORPORA [--posts 1000000] [--json FILE] [--page FILE]

Everything in one run, one after the other, on posts with the make-up of the pool (`made_posts`).
`saring score` runs as a user runs it, from a cold start, with the default options; the reference
(`sklearn_reference`) on a sample, in one process, as scikit-learn does. Half an hour for a million.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.compute as pc
import pyarrow.csv as pacsv
from made_posts import write_export
from process_tree import Spent, run
from sklearn_reference import SklearnReference
from throughput_page import page

from saring.model import load_model

SARING = str(Path(sys.executable).parent / "saring")
REFERENCE_POSTS = 10_000
WORKBOOK_POSTS = 1_000
ROUNDS = 3


def main(corpora: Path, posts: int, out: Path | None, page_file: Path | None) -> None:
    """Measure, print and write down."""
    pool = corpora / "posts_pool.parquet"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record: dict[str, Any] = {
            "command": f"python benchmarks/throughput.py CORPORA --posts {posts} --page "
            "docs/performance.md",
            "cores": os.cpu_count(),
            "posts": posts,
            "files": {},
        }
        small = _made(pool, folder / "kecil.csv", WORKBOOK_POSTS)
        book = folder / "kecil.xlsx"
        pd.read_csv(small, dtype=str).to_excel(book, index=False)
        record["help_seconds"] = _best(lambda: run([SARING, "--help"])).seconds
        record["workbook_seconds"] = _best(
            lambda: _score(book, folder / "kecil-hasil.xlsx")
        ).seconds
        _say("--help and a workbook", record["help_seconds"], record["workbook_seconds"])
        for size in (posts // 10, posts, 2 * posts):
            for suffix in (".csv", ".parquet"):
                export = _made(pool, folder / f"ekspor{suffix}", size)
                spent = _score(export, folder / f"hasil{suffix}")
                record["files"][f"{size}{suffix}"] = {
                    "posts": size,
                    "format": suffix[1:],
                    "megabytes": round(export.stat().st_size / 1e6),
                    "seconds": spent.seconds,
                    "posts_per_second": round(size / spent.seconds),
                    "peak_mb": spent.peak_mb,
                }
                _say(export.name, size, spent)
                if size == posts and suffix == ".csv":
                    record["bare_seconds"] = round(_seconds(lambda: bare(export, folder)), 2)  # noqa: B023
                    _say("bare", record["bare_seconds"])
                for path in folder.glob("*ekspor*"):
                    path.unlink()
        sample = _made(pool, folder / "contoh.csv", REFERENCE_POSTS)
        seconds = _seconds(lambda: reference(sample, folder / "contoh-hasil.csv"))
        record["reference_posts_per_second"] = round(REFERENCE_POSTS / seconds)
        _say("reference", record["reference_posts_per_second"], "posts a second")
    if out:
        out.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    if page_file:
        page_file.write_text(page(record), encoding="utf-8", newline="\n")


def bare(export: Path, folder: Path) -> None:
    """Read a CSV, cut its texts at white space, number the words, write the CSV again: natively."""
    table = pacsv.read_csv(
        export,
        parse_options=pacsv.ParseOptions(newlines_in_values=True),
        convert_options=pacsv.ConvertOptions(
            column_types=dict.fromkeys(_columns(export), "string")
        ),
    )
    for chunk in table["full_text"].chunks:
        pc.utf8_split_whitespace(chunk).flatten().dictionary_encode()
    pacsv.write_csv(table, folder / "salinan.csv")


def reference(export: Path, result: Path) -> None:
    """Score a CSV as scikit-learn's users do: no reasons, no bands, one process."""
    posts = pd.read_csv(export, dtype=str, keep_default_na=False)
    scores = SklearnReference(load_model()).scores(posts["full_text"].tolist())
    posts.assign(**scores).to_csv(result, index=False)


def _columns(export: Path) -> list[str]:
    return pd.read_csv(export, nrows=0).columns.tolist()


def _made(pool: Path, path: Path, posts: int) -> Path:
    write_export(pool, path, posts)
    return path


def _score(export: Path, result: Path) -> Spent:
    return run([SARING, "score", str(export), "-o", str(result), "--quiet"])


def _best(of: Callable[[], Spent]) -> Spent:
    return min((of() for _ in range(ROUNDS)), key=lambda spent: spent.seconds)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _say(*facts: object) -> None:
    print(*facts, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--page", type=Path)
    given = parser.parse_args()
    main(given.corpora, given.posts, given.json, given.page)
