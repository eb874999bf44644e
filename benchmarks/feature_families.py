"""What each family of features buys: average precision on posts left out, without one at a time.

    python benchmarks/feature_families.py CORPORA [LABEL]

Posts are left out by source, topic or copies, with the folds of `saring train`. Writes one line for
each variant, by corpus. The figures in docs/decisions/0001 come from runs of this kind.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from saring.evaluation.metrics import average_precision
from saring.features import FormSequences
from saring.learning import read_labelled, read_recipe
from saring.learning.fit import leave_out
from saring.learning.folds import duplicate_keys, held_out_folds, held_out_units
from saring.learning.private_names import homonym_names, private_names


def main(corpora: Path, label: str) -> None:
    """Print average precision of one label by corpus, for all families and without each."""
    recipe = read_recipe()
    posts = read_labelled(recipe.corpora, corpora).posts
    posts = posts[posts[label].notna()].reset_index(drop=True)
    sequences = FormSequences.of_texts(posts["text"])
    keys = duplicate_keys(sequences)
    folds = held_out_folds(posts, held_out_units(posts, keys), recipe.folds)
    truth = posts[label].to_numpy(np.float64)
    families = list(recipe.features.families)
    variants = {"all": families} | {
        f"without {family}": [other for other in families if other != family] for family in families
    }
    for name, kept in variants.items():
        log_odds = leave_out(
            sequences,
            {label: truth},
            posts["weight"].to_numpy(np.float64),
            folds,
            keys,
            settings=replace(recipe.features, families=kept),
            recipes=recipe.labels,
            never=private_names(posts["text"]) | homonym_names(),
        ).log_odds[label]
        figures = [
            f"{corpus} {average_precision(truth[rows] == 1, log_odds[rows]):.3f}"
            for corpus in posts["dataset"].unique()
            if 0 < truth[rows := (posts["dataset"] == corpus).to_numpy()].mean() < 1
        ]
        print(f"{label}  {name:<14} {'  '.join(figures)}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "campaign")
