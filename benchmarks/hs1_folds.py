"""How far a linear model gets on a published benchmark of Indonesian hate speech.

    python benchmarks/hs1_folds.py CORPORA [--json FILE]

Runs the five folds of the IndoBERTweet comparison on HS1 (Ibrohim and Budi 2019): fits on the
training rows, sets the threshold on the development rows, reports the test rows; then once more
without the training and development rows that nearly repeat a test row. docs/decisions/0011 tells
how the model was chosen. One core, about two minutes, 2.5 GB of memory.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from hs1_features import presence, weighted
from numpy.typing import NDArray
from pool_vectors import PoolVectors, words_of
from scipy import sparse
from sklearn.metrics import (
    average_precision_score,
    f1_score,
    precision_recall_curve,
    roc_auc_score,
)
from sklearn.svm import LinearSVC

PUBLISHED = {"mBERT": 85.1, "IndoBERT": 86.8, "IndoBERTweet": 88.8}
N_FOLDS = 5
_NEEDED = ("hate_hs1.csv", "posts_pool.parquet", "ordinary_posts.csv")
_REGULARISATION = 0.1
_NEAR = 0.8
_PASSING = frozenset({"user", "url", "rt"})


@dataclass(frozen=True, slots=True)
class FoldResult:
    """Figures of one fold in percent; `f1` is that of the class HS on the test rows."""

    fold: int
    train_rows: int
    removed_rows: int
    threshold: float
    dev_f1: float
    f1: float
    precision: float
    recall: float
    roc_auc: float
    average_precision: float


@dataclass(frozen=True, slots=True)
class Corpus:
    """The benchmark: posts, their words, their truth and what they hold, family by family."""

    posts: pd.DataFrame
    words: list[list[str]]
    truth: NDArray[np.int64]
    held: dict[str, sparse.csr_array]
    vectors: sparse.csr_array

    @classmethod
    def read(cls, corpora: Path) -> Corpus:
        """Read the benchmark, and learn word vectors from posts without labels."""
        posts = pd.read_csv(corpora / "hate_hs1.csv")
        unlabelled = pd.concat(
            [
                pd.read_parquet(corpora / "posts_pool.parquet", columns=["text"])["text"],
                pd.read_csv(corpora / "ordinary_posts.csv")["text"],
            ]
        )
        vectors = PoolVectors(map(words_of, unlabelled))
        words = [words_of(text) for text in posts["text"]]
        return cls(
            posts,
            words,
            posts["HS"].to_numpy(np.int64),
            presence(posts["text"].tolist()),
            vectors.transform(words),
        )

    def rows(self, fold: int, part: str) -> NDArray[np.int64]:
        """Give the numbers of the rows of one part (train, dev, test) of a fold."""
        return np.flatnonzero((self.posts[f"fold{fold}"] == part).to_numpy())

    def margins(self, train: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give every post's margin in a linear support vector machine fitted on `train`."""
        families = [weighted(held, train, self.truth) for held in self.held.values()]
        features = sparse.hstack([*families, self.vectors], format="csr")
        # scikit-learn's liblinear takes 32-bit indices only.
        features.indices = features.indices.astype(np.int32)
        features.indptr = features.indptr.astype(np.int32)
        machine = LinearSVC(C=_REGULARISATION, random_state=0)
        machine.fit(features[train], self.truth[train])
        return np.asarray(machine.decision_function(features))


def main(corpora: Path, out: Path | None) -> None:
    """Print the figures of each fold and their mean, with and without near copies."""
    missing = [name for name in _NEEDED if not (corpora / name).exists()]
    if missing:
        print(f"Skipped: {corpora} does not hold {', '.join(missing)}.")
        return
    corpus = Corpus.read(corpora)
    copies = near_copies(corpus.words)
    report = {
        "as_published": run(corpus, None, "as published"),
        "without_near_copies": run(corpus, copies, "without rows that nearly repeat a test row"),
    }
    figures = ", ".join(f"{name} {value}" for name, value in PUBLISHED.items())
    print(f"Published (mean F1 of HS, same folds): {figures}")
    if out:
        text = json.dumps({"published": PUBLISHED, **report}, indent=2)
        out.write_text(text + "\n", encoding="utf-8")


def run(corpus: Corpus, copies: sparse.csr_array | None, title: str) -> dict[str, object]:
    """Run all folds, print their figures, and give them with mean and spread."""
    print(f"{title}\n  fold  train  removed  dev F1  test F1      P      R    AUC     AP")
    results = []
    for fold in range(N_FOLDS):
        result = run_fold(corpus, fold, copies)
        results.append(result)
        print(
            f"  {fold:>4}  {result.train_rows:>5}  {result.removed_rows:>7}  {result.dev_f1:>6.1f}"
            f"  {result.f1:>7.1f}  {result.precision:>5.1f}  {result.recall:>5.1f}"
            f"  {result.roc_auc:>5.1f}  {result.average_precision:>5.1f}",
            flush=True,
        )
    table = pd.DataFrame([asdict(result) for result in results])
    measured = ["dev_f1", "f1", "precision", "recall", "roc_auc", "average_precision"]
    mean, spread = table[measured].mean(), table[measured].std()
    print(f"  test F1: mean {mean['f1']:.2f}, sd {spread['f1']:.2f}\n")
    return {
        "folds": table.to_dict("records"),
        "mean": mean.round(3).to_dict(),
        "sd": spread.round(3).to_dict(),
    }


def run_fold(corpus: Corpus, fold: int, copies: sparse.csr_array | None) -> FoldResult:
    """Fit on train, set the threshold on dev, measure on test."""
    train, dev, test = (corpus.rows(fold, part) for part in ("train", "dev", "test"))
    removed = 0
    if copies is not None:
        repeats = np.asarray(copies[:, test].sum(axis=1)).ravel() > 0
        removed = int(repeats[train].sum() + repeats[dev].sum())
        train, dev = train[~repeats[train]], dev[~repeats[dev]]
    margins, truth = corpus.margins(train), corpus.truth
    precision, recall, thresholds = precision_recall_curve(truth[dev], margins[dev])
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    best = int(np.argmax(f1[:-1]))
    flagged = margins[test] >= thresholds[best]
    hits = int((flagged & (truth[test] == 1)).sum())
    return FoldResult(
        fold=fold,
        train_rows=len(train),
        removed_rows=removed,
        threshold=float(thresholds[best]),
        dev_f1=100 * float(f1[best]),
        f1=100 * float(f1_score(truth[test], flagged)),
        precision=100 * hits / int(flagged.sum()),
        recall=100 * hits / int(truth[test].sum()),
        roc_auc=100 * float(roc_auc_score(truth[test], margins[test])),
        average_precision=100 * float(average_precision_score(truth[test], margins[test])),
    )


def near_copies(posts: list[list[str]]) -> sparse.csr_array:
    """Tell which posts nearly repeat which: Jaccard index of their sets of words at least 0.8."""
    sets = [sorted(set(words) - _PASSING) for words in posts]
    numbers = {word: number for number, word in enumerate(sorted({w for s in sets for w in s}))}
    columns = np.array([numbers[word] for words in sets for word in words], np.int64)
    sizes = np.array([len(words) for words in sets], np.int64)
    holds = sparse.csr_array(
        (np.ones(len(columns)), columns, np.concatenate([[0], np.cumsum(sizes)])),
        shape=(len(sets), len(numbers)),
    )
    shared = sparse.coo_array(holds @ holds.T)
    union = sizes[shared.row] + sizes[shared.col] - shared.data
    near = (shared.data >= _NEAR * union) & (shared.row != shared.col)
    pairs = (shared.row[near], shared.col[near])
    return sparse.csr_array((np.ones(near.sum()), pairs), shape=shared.shape)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    main(given.corpora, given.json)
