"""Build ``word_vectors.npz``: what company words keep in unlabelled posts.

Usage: ``python data/reference/build_word_vectors.py CORPORA [OUT]``

``CORPORA`` holds ``posts_pool.parquet``, which is not shipped. The vectors are a truncated singular
value decomposition of positive pointwise mutual information within six forms, nearer forms
counting more, contexts smoothed by 0.75 (Levy, Goldberg and Dagan, "Improving distributional
similarity with lessons learned from word embeddings", TACL 2015). Contestants are slots, so the
vectors know no names; forms in fewer than `LEAST_POSTS` posts, handles of private accounts and
hashtags are left out. Values are rounded to 8 bits: their direction is what counts.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from saring.features import FormSequences
from saring.features.manner import START, is_trait
from saring.learning.private_names import homonym_names, private_names

HERE = Path(__file__).resolve().parent
LEAST_POSTS = 8
REACH = 6
DIMENSIONS = 150
SMOOTHING = 0.75
CHUNK = 16_000


def main(argv: Sequence[str]) -> int:
    """Write the vectors; ``argv`` is the corpora folder and, if wanted, the file to write."""
    texts = pd.read_parquet(Path(argv[0]) / "posts_pool.parquet", columns=["text"])["text"]
    out = Path(argv[1]) if len(argv) > 1 else HERE / "word_vectors.npz"
    chunks = [texts.iloc[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
    never = private_names(texts) | homonym_names()
    forms, ids, posts = kept_forms(
        Parallel(n_jobs=2)(delayed(FormSequences.of_texts)(chunk) for chunk in chunks), never
    )
    values = vectors(company(ids, posts, len(forms)))
    rounded = np.round(values / np.abs(values).max(axis=1, keepdims=True) * 127).astype(np.int8)
    np.savez_compressed(
        out, forms=np.frombuffer("\n".join(forms).encode(), np.uint8), values=rounded
    )
    return 0


def kept_forms(
    chunks: Sequence[FormSequences], never: frozenset[str]
) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """Give the forms kept, and the form's number and the post of every place that holds one."""
    numbers: dict[str, int] = {}
    ids, posts = [], []
    first = 0
    for chunk in chunks:
        number = [numbers.setdefault(form, len(numbers)) for form in chunk.forms]
        ids.append(np.array(number, np.int64)[chunk.ids])
        posts.append(chunk.post_of_position() + first)
        first += len(chunk)
    every, post = np.concatenate(ids), np.concatenate(posts)
    distinct = np.unique(np.stack([every, post]), axis=1)
    in_posts = np.bincount(distinct[0], minlength=len(numbers))
    kept = [
        form
        for form, number in numbers.items()
        if in_posts[number] >= LEAST_POSTS
        and form not in never
        and form != START
        and not form.startswith("#")
        and not is_trait(form)
    ]
    place = np.full(len(numbers), -1)
    place[[numbers[form] for form in kept]] = np.arange(len(kept))
    known = place[every] >= 0
    return kept, place[every][known], post[known]


def company(ids: NDArray[np.int64], posts: NDArray[np.int64], size: int) -> sparse.csr_array:
    """Count how often two forms stand within `REACH` of each other: forms by forms."""
    counts = sparse.csr_array((size, size))
    for reach in range(1, REACH + 1):
        near = np.flatnonzero(posts[:-reach] == posts[reach:])
        pairs = (np.full(len(near), 1.0 / reach), (ids[near], ids[near + reach]))
        counts = counts + sparse.coo_array(pairs, shape=counts.shape).tocsr()
    return sparse.csr_array(counts + counts.T)


def vectors(counts: sparse.csr_array) -> NDArray[np.float64]:
    """Give a vector for each form: ``U * sqrt(S)`` of the positive mutual information."""
    totals = np.asarray(counts.sum(axis=1)).ravel()
    context = totals**SMOOTHING / (totals**SMOOTHING).sum()
    cells = counts.tocoo()
    information = np.log(cells.data / (totals[cells.coords[0]] * context[cells.coords[1]]))
    told = information > 0
    positive = sparse.csr_array(
        (information[told], (cells.coords[0][told], cells.coords[1][told])), shape=counts.shape
    )
    left, strengths, _ = randomized_svd(positive, DIMENSIONS, n_iter=3, random_state=0)
    return np.asarray(left * np.sqrt(strengths))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
