"""What more workers give, and what a billion posts cost: the figures of `docs/scale.md`.

    python benchmarks/scaling.py [--posts 200000] [--json FILE] [--page docs/scale.md]

Scores our own invented posts, each made distinct, as Parquet in eight files, with one and
two workers of each engine, and prints posts a second from the first chunk read to the last part
kept (start-up, which does not grow with the posts, is given apart). Peak memory is the operating
system's own figure for the largest process. Posts of this kind are flagged far oftener than those
of life, so that reasons cost more here.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from saring.model.store import DEFAULT_MODEL, describe_model
from saring.posts import open_posts
from saring.screening import LocalEngine, PartsFolder, Plan, ScoringRun, Setup, scorer_of
from saring.screening.dask_engine import DaskEngine, dask_client
from saring.screening.sources import Stamp, source_of

OWN = Path(__file__).parent.parent / "data" / "asn_voice.csv"
BILLION = 1_000_000_000
MACHINES = 20
CORES = 8
FILES = 8


def write_export(path: Path, posts: int, first: int) -> None:
    """Write posts, each with a word of its own, numbered from `first`."""
    own = pd.read_csv(OWN, dtype=str, keep_default_na=False)["text"].tolist()
    numbers = range(first, first + posts)
    texts = [f"{own[number % len(own)]} kata{number}" for number in numbers]
    table = pa.table({"id": [f"p{n}" for n in numbers], "isi": texts})
    pq.write_table(table, path)


def measured(exports: list[Path], engine_name: str, workers: int) -> dict[str, float]:
    """Score an export with so many workers; give seconds, bytes of parts, and posts a second."""
    setup = Setup(digest=describe_model(DEFAULT_MODEL).digest)
    files = [open_posts(export) for export in exports]
    plan = Plan([source_of(file) for file in files], setup)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        began = time.perf_counter()
        first = 0
        if engine_name == "dask":
            client = stack.enter_context(dask_client(None, workers))
            client.run(lambda: scorer_of(setup).score and None)  # every worker loads its model
            engine = DaskEngine(client)
        else:
            engine = LocalEngine(files, [Stamp.of(export) for export in exports], workers)
        run = ScoringRun(plan, engine, PartsFolder(Path(folder) / "parts"))
        chunks = run.chunks()
        if engine_name == "local":
            first = len(next(chunks))  # by now every worker has its model, or nearly
        started = time.perf_counter()
        rows = sum(map(len, chunks))
        seconds = time.perf_counter() - started
        kept = sum(path.stat().st_size for path in run.parts.folder.iterdir())
    return {
        "workers": workers,
        "start_up_seconds": round(started - began, 2),
        "seconds": round(seconds, 2),
        "posts_per_second": round(rows / seconds),
        "bytes_kept_per_post": round(kept / (rows + first)),
    }


def fill(page: Path, found: dict[str, Any]) -> None:
    """Write the figures into the page, between their marks."""
    lines = [
        "| engine | workers | start-up, s | posts/s | two over one | bytes kept a post |",
        "|---|---|---|---|---|---|",
    ]
    for name in ("local", "dask"):
        for run in found[name]:
            ratio = found[f"{name}_two_over_one"] if run["workers"] == 2 else ""
            lines.append(
                f"| {name} | {run['workers']} | {run['start_up_seconds']} "
                f"| {run['posts_per_second']:,} | {ratio} | {run['bytes_kept_per_post']} |"
            )
    cores, largest = found["cores"], found["largest_worker_mb"]
    lines.append(
        f"\n{found['posts']:,} posts, {cores} cores; the largest worker held {largest} MB."
    )
    rate, kept = found["dask"][0]["posts_per_second"], found["dask"][0]["bytes_kept_per_post"]
    hours, read = found["billion_hours"], found["bytes_read_per_post"]
    scoring = f"10^9 / (160 x {rate:,} posts/s) = {hours} hours of scoring"
    billion = [f"{scoring}; {kept} GB of parts; {read} GB of Parquet read."]
    text = page.read_text(encoding="utf-8")
    for mark, content in (("figures", lines), ("billion", billion)):
        begin, end = f"<!-- {mark} -->\n", f"\n<!-- end of {mark} -->"
        before, _, rest = text.partition(begin)
        text = before + begin + "\n".join(content) + end + rest.partition(end)[2]
    page.write_text(text, encoding="utf-8")


def main() -> None:
    """Measure, print, and write to a file if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=200_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--page", type=Path, help="fill the figures of docs/scale.md")
    arguments = parser.parse_args()
    found: dict[str, Any] = {"posts": arguments.posts, "cores": os.cpu_count()}
    with tempfile.TemporaryDirectory() as folder:
        exports = [Path(folder) / f"ekspor{number}.parquet" for number in range(FILES)]
        for number, export in enumerate(exports):
            write_export(export, arguments.posts // FILES, number * arguments.posts)
        size = sum(export.stat().st_size for export in exports)
        found["bytes_read_per_post"] = round(size / arguments.posts)
        for name in ("local", "dask"):
            runs = [measured(exports, name, workers) for workers in (1, 2)]
            found[name] = runs
            one, two = (run["posts_per_second"] for run in runs)
            found[f"{name}_two_over_one"] = round(two / one, 2)
    one_worker = found["dask"][0]["posts_per_second"]
    found["billion_hours"] = round(BILLION / (one_worker * MACHINES * CORES) / 3600, 2)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    found["largest_worker_mb"] = children // 1024
    print(json.dumps(found, indent=1))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if arguments.page:
        fill(arguments.page, found)


if __name__ == "__main__":
    main()
