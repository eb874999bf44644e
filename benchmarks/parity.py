"""Do scikit-learn's own vectorisers give the probabilities that the shipped model gives?

    python benchmarks/parity.py POSTS [--posts 100000] [--seed 4] [--json FILE]

POSTS is a Parquet or CSV file with a column `text`. Posts drawn from it are scored by the model,
in columns, and by `sklearn_reference`, post by post, with a TfidfVectorizer for each family of
features, `sparse.hstack` and a dot product with the model's coefficients. Exit code 1 if any two
probabilities differ by more than 1e-6. Some two minutes for 100,000 posts.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn_reference import SklearnReference

from saring.features import FormSequences
from saring.model import load_model

AT_ONCE = 5_000
MOST = 1e-6


def measure(texts: list[str]) -> dict[str, Any]:
    """Score posts twice; give the largest difference of each label."""
    model = load_model()
    reference = SklearnReference(model)
    largest = dict.fromkeys(model.heads, 0.0)
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        ours = model.scores(FormSequences.of_texts(some))
        theirs = reference.scores(some)
        for label in largest:
            difference = float(np.abs(ours[label] - theirs[label]).max())
            largest[label] = max(largest[label], difference)
    return {
        "model": model.model_id,
        "posts": len(texts),
        "families": list(model.vectorizer.blocks),
        "largest_difference": largest,
        "agrees": max(largest.values()) <= MOST,
    }


def main() -> None:
    """Print the differences, and write them to a file if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, metavar="POSTS")
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    is_parquet = given.file.suffix == ".parquet"
    table = pd.read_parquet(given.file) if is_parquet else pd.read_csv(given.file, dtype=str)
    texts = table["text"].fillna("").astype(str)
    drawn = texts.sample(min(given.posts, len(texts)), random_state=given.seed).tolist()
    found = measure(drawn)
    for label, difference in found["largest_difference"].items():
        print(f"{label:10} {difference:.2e}")
    print(f"{found['posts']:,} posts, {found['model']}: at most {MOST:g} apart: {found['agrees']}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if not found["agrees"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
