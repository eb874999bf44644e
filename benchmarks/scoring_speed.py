"""How many posts a second are scored, end to end, from a cold start.

    python benchmarks/scoring_speed.py [POSTS]

Scores our own invented posts, repeated up to POSTS, to CSV. Repetition flatters, since distinct
words cost most: compare runs of one machine with each other only.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from saring.cli.score import Options, score

OWN = Path(__file__).parent.parent / "data" / "asn_voice.csv"


def main(posts: int) -> None:
    """Print posts, seconds and posts a second."""
    own = pd.read_csv(OWN, dtype=str, keep_default_na=False)[["id", "text"]]
    repeated = pd.concat([own] * (posts // len(own) + 1), ignore_index=True).iloc[:posts]
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "ekspor.csv"
        repeated.to_csv(export, index=False)
        begun = time.perf_counter()
        score([str(export)], Path(folder) / "hasil.csv", Options(quiet=True, jobs=1))
        seconds = time.perf_counter() - begun
    print(f"{posts} posts  {seconds:.1f} s  {posts / seconds:.0f} posts/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
