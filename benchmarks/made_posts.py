"""Posts in any number with the make-up of the pool: its words, its rare words, its addresses.

Repeating the pool would be cheap to screen, since nothing new comes. Here each post is the head of
one and the tail of another, addresses and accounts are new, and words are misspelt now and then, so
that distinct words grow with the number of posts as they do in the pool (`growth` says how well).
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

_ADDRESS = re.compile(r"https?://\S+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ALPHABET = np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
MISSPELT = 0.06
"""Share of words with a slip: with it, distinct words grow on beyond the pool's as the
pool's own (`growth`) foretells, some 800,000 beside addresses."""
ROWS_AT_ONCE = 50_000


def write_export(pool: Path, path: Path, posts: int, seed: int = 0) -> None:
    """Write `posts` posts as a scraper would, as CSV or Parquet by the suffix of `path`."""
    source = pd.read_parquet(pool)["text"].tolist()
    writer = None
    for start in range(0, posts, ROWS_AT_ONCE):
        rows = min(ROWS_AT_ONCE, posts - start)
        table = _table(_texts(source, rows, np.random.default_rng([seed, start])), start)
        if writer is None:
            writer = (
                pq.ParquetWriter(path, table.schema)
                if path.suffix == ".parquet"
                else pacsv.CSVWriter(path, table.schema)
            )
        writer.write_table(table)
    if writer is not None:
        writer.close()


def growth(texts: list[str]) -> tuple[float, float]:
    """Give `K` and `beta` of Heaps' law, ``distinct = K * words ** beta`` (Heaps 1978)."""
    seen: set[str] = set()
    words, points = 0, []
    for number, text in enumerate(texts, start=1):
        parts = text.split()
        words += len(parts)
        seen.update(parts)
        if number % 5_000 == 0:
            points.append((words, len(seen)))
    x, y = np.log(np.array(points)).T
    beta, log_k = np.polyfit(x, y, 1)
    return float(np.exp(log_k)), float(beta)


def _texts(source: list[str], rows: int, rng: np.random.Generator) -> list[str]:
    heads, tails = rng.integers(0, len(source), (2, rows)).tolist()
    texts = []
    for head, tail in zip(heads, tails, strict=True):
        first, second = source[head].split(" "), source[tail].split(" ")
        words = first[: (len(first) + 1) // 2] + second[(len(second) + 1) // 2 :]
        slips = np.flatnonzero(rng.random(len(words)) < MISSPELT).tolist()
        for at in slips:
            words[at] = _misspelt(words[at], rng)
        text = " ".join(words)
        if "http" in text:
            text = _ADDRESS.sub(lambda _: f"https://t.co/{_name(rng, 10)}", text)
        texts.append(text)
    return texts


def _misspelt(word: str, rng: np.random.Generator) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    at = int(rng.integers(1, len(word) - 1))
    slip = int(rng.integers(0, 3))
    if slip == 0:  # two letters change places
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    letter = _LETTERS[int(rng.integers(0, 26))]
    return word[:at] + letter + word[at + slip - 1 :]


def _name(rng: np.random.Generator, length: int) -> str:
    return "".join(_ALPHABET[rng.integers(0, len(_ALPHABET), length)])


def _table(texts: list[str], start: int) -> pa.Table:
    numbers = np.arange(start, start + len(texts))
    moments = pd.Timestamp("2024-09-25", tz="UTC") + pd.to_timedelta(numbers % 5_000_000, unit="s")
    accounts = [f"akun_{number % 40_009}" for number in numbers.tolist()]
    ids = [str(1_838_000_000_000_000_000 + 7_919 * number) for number in numbers.tolist()]
    return pa.table(
        {
            "id_str": ids,
            "created_at": moments.strftime("%Y-%m-%dT%H:%M:%S+00:00").tolist(),
            "username": accounts,
            "full_text": texts,
            "tweet_url": [
                f"https://x.com/{account}/status/{number}"
                for account, number in zip(accounts, ids, strict=True)
            ],
        }
    )
