"""How the default recipe does on invented posts by a writer that it has never met.

    python benchmarks/unseen_writers.py CORPORA [--labels campaign]

The invented posts of civil servants come from writers A to I (the first letter of `id`). One writer
after the other is left out whole; `saring train` leaves out briefs, so the writer's other briefs
stay in. Prints average precision, recall at 2 % false positives and the base rate for each writer,
with 95 % intervals by bootstrap over briefs and pairs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score

from saring.features import FormSequences, PostVectorizer
from saring.files import shipped
from saring.learning import read_labelled, read_recipe
from saring.learning.fit import FoldModel
from saring.learning.line import LabelFitter
from saring.learning.private_names import homonym_names, private_names

LEAST_POSITIVES = 30
RESAMPLES = 300
FALSE_POSITIVES = 0.02


def main(corpora: Path, labels: list[str]) -> None:
    """Print one line for each writer and label."""
    recipe = read_recipe()
    posts = read_labelled(recipe.corpora, corpora).posts
    voices = pd.concat(
        pd.read_csv(shipped("data", name), dtype=str, usecols=["id", "text", "pair"])
        for name in ("asn_voice.csv", "asn_voice_2.csv")
    ).drop_duplicates("text")
    posts = posts.merge(voices, on="text", how="left")
    writer = posts["id"].str[0].where(posts["dataset"].str.startswith("asn_voice"), "")
    unit = (posts["id"].str[:3] + posts["pair"].fillna("")).fillna("")
    sequences = FormSequences.of_texts(posts["text"])
    never = private_names(posts["text"]) | homonym_names()
    for name in sorted(set(writer.dropna()) - {""}):
        here, others = np.flatnonzero(writer == name), np.flatnonzero(writer != name)
        training = sequences.take(others)
        vectorizer = PostVectorizer(recipe.features).fit(training, never=never)
        fitter = LabelFitter(vectorizer.transform(training), vectorizer)
        for label in labels:
            truth = posts[label].to_numpy(np.float64)
            known = here[~np.isnan(truth[here])]
            if truth[known].sum() < LEAST_POSITIVES:
                continue
            weight = posts["weight"].to_numpy(np.float64)[others]
            line = fitter.fit(truth[others], weight, recipe.labels[label])
            passages = frozenset([label] if recipe.labels[label].passages else [])
            model = FoldModel(vectorizer, {label: line}, passages)
            score = model.log_odds(sequences.take(known))[label]
            said = described(truth[known] == 1, score, unit.to_numpy()[known])
            print(f"{label}  writer {name}  {said}", flush=True)


def described(truth: NDArray[np.bool_], score: NDArray[np.float64], unit: NDArray[np.str_]) -> str:
    """Say base rate, average precision and recall at 2 % false positives, with intervals."""
    random = np.random.default_rng(0)
    _, number = np.unique(unit, return_inverse=True)
    members = [np.flatnonzero(number == one) for one in range(number.max() + 1)]
    drawn = []
    for _ in range(RESAMPLES):
        rows = np.concatenate(
            [members[one] for one in random.integers(0, len(members), len(members))]
        )
        if 0 < truth[rows].sum() < len(rows):
            drawn.append(figures(truth[rows], score[rows]))
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    precision, recall = figures(truth, score)
    return (
        f"n={len(truth)} base rate {truth.mean():.2f}  "
        f"AP {precision:.3f} [{low[0]:.3f}, {high[0]:.3f}]"
        f"  recall at 2 % false positives {recall:.2f} [{low[1]:.2f}, {high[1]:.2f}]"
    )


def figures(truth: NDArray[np.bool_], score: NDArray[np.float64]) -> tuple[float, float]:
    """Give average precision and recall at `FALSE_POSITIVES`."""
    least = np.quantile(score[~truth], 1 - FALSE_POSITIVES)
    return float(average_precision_score(truth, score)), float((score[truth] > least).mean())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--labels", default="campaign")
    arguments = parser.parse_args()
    main(arguments.corpora, arguments.labels.split(","))
