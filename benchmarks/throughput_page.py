"""The page of what scoring costs, from the record of `throughput`."""

from __future__ import annotations

from typing import Any

TARGETS = {
    "times the reference": "25",
    "times the bare copy": "at most 4",
    "a million posts, CSV": "15 s",
    "twice the posts": "at most 2.1 times",
    "1,000-post workbook": "2 s",
    "`saring --help`": "0.3 s",
    "peak memory": "1,000 MB",
}


def page(record: dict[str, Any]) -> str:
    """Give ``docs/performance.md``."""
    files = record["files"]
    posts = record["posts"]
    whole, twice = files[f"{posts}.csv"], files[f"{2 * posts}.csv"]
    reference = record["reference_posts_per_second"]
    measured = {
        "times the reference": f"{whole['posts_per_second'] / reference:.1f}",
        "times the bare copy": f"{whole['seconds'] / record['bare_seconds']:.1f}",
        "a million posts, CSV": f"{whole['seconds'] * 1e6 / posts:.0f} s",
        "twice the posts": f"{twice['seconds'] / whole['seconds']:.2f} times",
        "1,000-post workbook": f"{record['workbook_seconds']} s",
        "`saring --help`": f"{record['help_seconds']} s",
        "peak memory": f"{max(file['peak_mb'] for file in files.values()):,} MB",
    }
    rows = "\n".join(f"| {name} | {TARGETS[name]} | {value} |" for name, value in measured.items())
    table = "\n".join(
        f"| {file['posts']:,} | {file['format']} | {file['megabytes']:,} | {file['seconds']} "
        f"| {file['posts_per_second']:,} | {file['peak_mb']:,} |"
        for file in files.values()
    )
    cores, bare = record["cores"], record["bare_seconds"]
    return f"""# What scoring costs

Written by `{record["command"]}`; do not edit.
One run on {cores} cores: compare its figures with each other only. Times are of the whole command
from a cold start; memory is that of all its processes together.

The posts are made from the pool's ([made_posts.py](../benchmarks/made_posts.py)): new words,
addresses and accounts keep coming, as in life, and a third of them are flagged, so that reasons
cost far more than in an export of everyday posts. The reference is scikit-learn's
`TfidfVectorizer` with the same tokens, features and probabilities
([sklearn_reference.py](../benchmarks/sklearn_reference.py)), without bands, notes or reasons, at
{reference:,} posts a second in one process. The bare copy reads the CSV, cuts texts at white space,
numbers the words and writes the CSV again with Arrow's own code: {bare} s.

| | asked for | measured |
| --- | ---: | ---: |
{rows}

| posts | format | MB in | seconds | posts/s | peak MB |
| ---: | --- | ---: | ---: | ---: | ---: |
{table}
"""
