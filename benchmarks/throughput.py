"""How fast files are scored end to end, beside the usual recipe and beside copying the file.

    python benchmarks/throughput.py CORPORA [--posts 1000000] [--csv SIZE ...] [--parquet SIZE ...]
        [--made FOLDER] [--json FILE] [--page FILE]

Everything in one run, one after the other, on posts with the make-up of the pool (`made_posts`).
`saring score` runs as a user runs it, from a cold start, with the default options; the reference
(`sklearn_reference`) on a sample, in one process, as scikit-learn does. What is asked for is
compared at `--posts`; `--csv` and `--parquet` name the sizes that are scored, such as
``--csv 100000 1000000 5000000 --parquet 100000 1000000``. Made posts are kept in `--made`, and used
again by later runs.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
FORMATS = ("csv", "parquet")


@dataclass(frozen=True)
class Sizes:
    """How many posts are scored: what is asked for is measured at `main`, and at twice as many."""

    main: int
    csv: Sequence[int]
    parquet: Sequence[int]

    def files(self) -> list[tuple[int, str]]:
        """Give the number of posts and the suffix of each file, the smallest first."""
        csv = {self.main, 2 * self.main, *self.csv}
        return sorted(
            [*((size, ".csv") for size in csv), *((size, ".parquet") for size in set(self.parquet))]
        )

    def as_typed(self) -> str:
        """Give the options that ask for these sizes."""
        listed = (f"--{name} {' '.join(map(str, getattr(self, name)))}" for name in FORMATS)
        return " ".join([f"--posts {self.main}", *listed])


def main(corpora: Path, sizes: Sizes, made: Path) -> dict[str, Any]:
    """Measure everything; `made` is where made posts are or will be."""
    pool = corpora / "posts_pool.parquet"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record: dict[str, Any] = {
            "command": f"python benchmarks/throughput.py CORPORA {sizes.as_typed()} "
            "--page docs/performance.md",
            "cores": os.cpu_count(),
            "posts": sizes.main,
            "files": {},
        }
        small = _made(pool, made, WORKBOOK_POSTS, ".csv")
        book = folder / "kecil.xlsx"
        pd.read_csv(small, dtype=str).to_excel(book, index=False)
        record["help_seconds"] = _best(lambda: run([SARING, "--help"])).seconds
        record["workbook_seconds"] = _best(
            lambda: _score(book, folder / "kecil-hasil.xlsx")
        ).seconds
        _say("--help and a workbook", record["help_seconds"], record["workbook_seconds"])
        for size, suffix in sizes.files():
            export = _made(pool, made, size, suffix)
            result = folder / f"hasil{suffix}"
            spent = _score(export, result)
            result.unlink()
            record["files"][f"{size}{suffix}"] = {
                "posts": size,
                "format": suffix[1:],
                "megabytes": round(export.stat().st_size / 1e6),
                "seconds": spent.seconds,
                "posts_per_second": round(size / spent.seconds),
                "peak_mb": spent.peak_mb,
            }
            _say(export.name, spent)
        whole = _made(pool, made, sizes.main, ".csv")
        record["bare_seconds"] = round(_seconds(lambda: bare(whole, folder)), 2)
        _say("bare", record["bare_seconds"])
        sample = _made(pool, made, REFERENCE_POSTS, ".csv")
        seconds = _seconds(lambda: reference(sample, folder / "contoh-hasil.csv"))
        record["reference_posts_per_second"] = round(REFERENCE_POSTS / seconds)
        _say("reference", record["reference_posts_per_second"], "posts a second")
    return record


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


def _made(pool: Path, folder: Path, posts: int, suffix: str) -> Path:
    path = folder / f"{posts}{suffix}"
    if not path.exists():
        aside = folder / f"half-made{suffix}"
        write_export(pool, aside, posts)
        aside.replace(path)
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
    for format_name in FORMATS:
        parser.add_argument(f"--{format_name}", type=int, nargs="+", metavar="SIZE")
    parser.add_argument("--made", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--page", type=Path)
    given = parser.parse_args()
    usual = (given.posts // 10, given.posts, 2 * given.posts)
    with tempfile.TemporaryDirectory() as own:
        if given.made:
            given.made.mkdir(parents=True, exist_ok=True)
        measured = main(
            given.corpora,
            Sizes(given.posts, given.csv or usual, given.parquet or usual),
            given.made or Path(own),
        )
    if given.json:
        given.json.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    if given.page:
        given.page.write_text(page(measured), encoding="utf-8", newline="\n")
