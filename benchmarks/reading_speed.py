"""What reading an export and writing its scored rows cost, beside Python's own csv module.

    python benchmarks/reading_speed.py [FILE.csv | FILE.parquet | POSTS]

Prints microseconds of processor time a row. Without a file, POSTS posts (200,000) are invented,
with a tail of words that occur once. The rows written are those read, with the columns that
scoring adds; the plain loop reads with `csv.reader` and writes with `csv.writer`, checking nothing.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd

from saring.posts import open_posts
from saring.reporting import write_table

LABELS = ("campaign", "hate", "hoax")


def main(given: str) -> None:
    """Print the table for a file or for so many invented posts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = invented(int(given), folder) if given.isdigit() else [Path(given)]
        for file in files:
            seconds: dict[str, float] = {}
            rows, chunks = ours(file, seconds, folder)
            if file.suffix == ".csv":
                plain(file, chunks, seconds, folder)
            print(f"{file.name}: {rows} rows, {file.stat().st_size / rows:.0f} bytes a row")
            for step, spent in seconds.items():
                print(f"  {step:<28}{spent / rows * 1e6:8.2f} us a row")
            if file.suffix == ".csv":
                read = (seconds["open"] + seconds["read"]) / seconds["csv.reader"]
                written = seconds["write .csv"] / seconds["csv.writer"]
                print(f"  ratio to plain csv: {read:.2f} to read, {written:.2f} to write")


def ours(file: Path, seconds: dict[str, float], folder: Path) -> tuple[int, list[pd.DataFrame]]:
    """Read and write by this package; give the rows read and the scored rows."""
    with timed(seconds, "open"):
        posts = open_posts(file)
    with timed(seconds, "read"):
        rows = sum(chunk.rows_read for chunk in posts.chunks())  # one chunk in memory at a time
    scored = [with_scores(c.own.add_prefix("own_"), c.posts) for c in posts.chunks()]
    for suffix in (".csv", ".parquet"):
        with timed(seconds, f"write {suffix}"):
            write_table(scored, folder / f"scored{suffix}")
    return rows, scored


def with_scores(own: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """Add the columns of scoring: a posting in fifty has reasons."""
    random = np.random.default_rng(1)
    flagged = random.random(len(posts)) < 0.02
    added = {f"{label}_score": random.random(len(posts)) for label in LABELS}
    added |= {f"{label}_band": np.where(flagged, "review", "clear") for label in LABELS}
    added["reasons"] = np.where(flagged, '{"campaign": {"words": [["coblos", 1.2]]}}', "")
    added["claim_score"] = np.where(flagged, 0.5, np.nan)
    blank = dict.fromkeys(("stage", "labels", "claim_id", "claim_source", "notes"), "")
    frame = pd.DataFrame({**added, **blank, "model_id": "default-1a2b3c4d"})
    frame = frame.astype({name: "str" for name in frame.columns if not name.endswith("_score")})
    return pd.concat([own, posts, frame], axis=1)


def plain(file: Path, chunks: list[pd.DataFrame], seconds: dict[str, float], folder: Path) -> None:
    """Read and write the same rows by the csv module."""
    with timed(seconds, "csv.reader"), file.open(encoding="utf-8-sig", newline="") as handle:
        for _ in csv.reader(handle):
            pass
    columns = [[chunk[name].tolist() for name in chunk.columns] for chunk in chunks]
    target = folder / "plain.csv"
    with timed(seconds, "csv.writer"), target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        for cells in columns:
            writer.writerows(zip(*cells, strict=True))


def invented(posts: int, folder: Path) -> list[Path]:
    """Write posts like a scraper's export; every third has a word that no other has."""
    random = np.random.default_rng(0)
    common = np.array([f"kata{rank}" for rank in range(20_000)])
    rank = np.minimum(random.zipf(1.3, (posts, 20)), 20_000) - 1
    texts = [" ".join(words) for words in common[rank]]
    texts = [f'{text}, "unik{at}"' if at % 3 == 0 else text for at, text in enumerate(texts)]
    moments = pd.to_datetime(random.integers(1_600_000_000, 1_750_000_000, posts), unit="s")
    frame = pd.DataFrame(
        {
            "conversation_id_str": (1_626_920_000_000_000_000 + np.arange(posts)).astype(str),
            "created_at": moments.strftime("%a %b %d %H:%M:%S +0000 %Y"),
            "favorite_count": random.integers(0, 99, posts).astype(str),
            "full_text": texts,
            "id_str": (1_626_920_000_000_000_000 + np.arange(posts)).astype(str),
            "in_reply_to_screen_name": np.where(random.random(posts) < 0.3, "akun_lain", ""),
            "lang": "in",
            "tweet_url": [f"https://x.com/akun{at % 5000}/status/{at}" for at in range(posts)],
            "user_id_str": (10**9 + np.arange(posts) % 5000).astype(str),
            "username": [f"akun{at % 5000}" for at in range(posts)],
        }
    )
    frame.to_csv(folder / "ekspor.csv", index=False)
    frame.to_parquet(folder / "ekspor.parquet", index=False)
    return [folder / "ekspor.csv", folder / "ekspor.parquet"]


@contextmanager
def timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    """Keep the processor time of a step, of all threads of this process."""
    begun = time.process_time()
    yield
    seconds[step] = time.process_time() - begun


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "200000")
