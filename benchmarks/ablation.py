"""What each part of the model buys: the default recipe, trained with one part taken away.

    python benchmarks/ablation.py CORPORA [--labels campaign,hate,hoax] [--json FILE] [--page FILE]

Posts are left out by source, topic or copies, with the folds of `saring train`; scores are
calibrated on the other folds, as for the model card. Every variant is compared with the full
recipe on the same posts and the same resamples of what posts are held out with. Two cores, about
forty minutes, 6 GB of memory; `--page docs/ablation.md` writes the page.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from ablation_figures import compared
from ablation_page import page
from ablation_variants import FULL, Variant, variants_of
from joblib import Parallel, delayed
from numpy.typing import NDArray

from saring.features import FormSequences, PostVectorizer, form_sequence
from saring.features.passages import passages_of
from saring.learning import Recipe, read_labelled, read_recipe
from saring.learning.folds import duplicate_keys, held_out_folds, held_out_units
from saring.learning.line import LabelFitter, platt
from saring.learning.private_names import homonym_names, private_names
from saring.reference.contestants import contestant_forms
from saring.text import Token, analyse
from saring.text.analyse import read_words
from saring.text.slot_kinds import ADDRESSED, GROUPS, PERSON
from saring.text.tokenise import Kind

_NOT_CONTESTANTS = frozenset({PERSON, *GROUPS.values()})


@dataclass(frozen=True)
class Analysed:
    """Posts in one analysis, with what says how they are trained on and left out.

    `truths` are by label; `never` are words that become no feature.
    """

    sequences: FormSequences
    truths: Mapping[str, NDArray[np.float64]]
    weight: NDArray[np.float64]
    keys: NDArray[np.str_]
    folds: NDArray[np.int64]
    never: frozenset[str]

    def take(self, rows: NDArray[np.int64]) -> Analysed:
        """Give some of the posts, each in the fold that it was in."""
        return Analysed(
            self.sequences.take(rows),
            {label: truth[rows] for label, truth in self.truths.items()},
            self.weight[rows],
            self.keys[rows],
            self.folds[rows],
            self.never,
        )


def main(corpora: Path, labels: Sequence[str], out: Path | None, page_file: Path | None) -> None:
    """Train all variants, print their figures, and write them down."""
    recipe = read_recipe()
    recipe = replace(recipe, labels={label: recipe.labels[label] for label in labels})
    posts = read_labelled(recipe.corpora, corpora).posts
    shipped, units = analysed(posts, recipe)
    posts = posts.assign(unit=units)
    variants = [variant for variant in variants_of(recipe, posts) if variant.labels]
    scores: dict[str, dict[str, NDArray[np.float64]]] = {}
    for variant, found in left_out(posts, shipped, recipe, variants):
        scores[variant.name] = found
    record = {
        "command": (
            f"python benchmarks/ablation.py CORPORA --labels {','.join(labels)} "
            "--page docs/ablation.md"
        ),
        "full": FULL,
        "variants": {variant.name: variant.taken for variant in variants},
        **compared(posts, scores, FULL, seed=recipe.seed),
    }
    if out:
        out.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    if page_file:
        page_file.write_text(page(record), encoding="utf-8", newline="\n")


def analysed(posts: pd.DataFrame, recipe: Recipe) -> tuple[Analysed, pd.Series]:
    """Analyse posts as training does, and name what each is held out with."""
    sequences = FormSequences.of_texts(posts["text"])
    keys = duplicate_keys(sequences)
    units = held_out_units(posts, keys)
    return Analysed(
        sequences,
        {label: posts[label].to_numpy(np.float64) for label in recipe.labels},
        posts["weight"].to_numpy(np.float64),
        keys,
        held_out_folds(posts, units, recipe.folds),
        private_names(posts["text"]) | homonym_names(),
    ), units


def with_names(posts: pd.DataFrame, shipped: Analysed) -> Analysed:
    """Give the posts with contestants as the words that they are written in."""
    sequences = FormSequences.of_forms(
        form_sequence(text, unslotted(text)) for text in posts["text"]
    )
    # What is kept out of the vocabulary as a handle is often a contestant's name.
    names = {word for form in contestant_forms() for word in form.words}
    return replace(shipped, sequences=sequences, never=shipped.never - names)


def unslotted(text: str) -> list[Token]:
    """Give the tokens of a post with the words of contestants in place of their slots."""
    words = read_words(text)
    tokens: list[Token] = []
    for token in analyse(text):
        if token.kind is not Kind.SLOT or token.form.removeprefix(ADDRESSED) in _NOT_CONTESTANTS:
            tokens.append(token)
            continue
        named = [word for word in words if token.start <= word.start and word.end <= token.end]
        if token.form.startswith(ADDRESSED):
            # In capitals, as every slot: an account is one thing and not a word with letters.
            named = [word._replace(form=ADDRESSED + word.form.upper()) for word in named]
        tokens.extend(named)
    return tokens


def left_out(
    posts: pd.DataFrame, shipped: Analysed, recipe: Recipe, variants: Sequence[Variant]
) -> Iterator[tuple[Variant, dict[str, NDArray[np.float64]]]]:
    """Give each variant with its scores by label, nan for posts that it does not have.

    Variants that differ in the fit alone share the features of a fold.
    """
    begun = time.perf_counter()
    alike: dict[tuple[str, bool], list[Variant]] = {}
    for variant in variants:
        alike.setdefault((variant.corpus, variant.names), []).append(variant)
    named = with_names(posts, shipped)
    rows = {key: np.flatnonzero((posts["dataset"] != key[0]).to_numpy()) for key in alike}
    judges = posts["judges"].to_numpy(np.bool_)
    data = {key: (named if key[1] else shipped).take(rows[key]) for key in alike}
    results = Parallel(n_jobs=-1, return_as="generator")(
        delayed(one_fold)(data[key], fold, members, recipe)
        for key, members in alike.items()
        for fold in range(recipe.folds)
    )
    for key, members in alike.items():
        folds = data[key].folds
        log_odds = {
            (variant.name, label): np.full(len(folds), np.nan)
            for variant in members
            for label in variant.labels
        }
        for fold in range(recipe.folds):
            for which, values in next(results).items():
                log_odds[which][folds == fold] = values
            said = f"{members[0].name}, like ones" if len(members) > 1 else members[0].name
            print(f"{_minutes(begun)}  {said}: fold {fold + 1}", flush=True)
        for variant in members:
            found = {label: np.full(len(posts), np.nan) for label in variant.labels}
            for label in variant.labels:
                judged = np.where(judges[rows[key]], data[key].truths[label], np.nan)
                found[label][rows[key]] = calibrated(log_odds[variant.name, label], judged, folds)
            print(f"{_minutes(begun)}  {variant.name}: {', '.join(found)}", flush=True)
            yield variant, found


def one_fold(
    data: Analysed, fold: int, variants: Sequence[Variant], recipe: Recipe
) -> dict[tuple[str, str], NDArray[np.float64]]:
    """Give the log-odds of the posts of one fold by variant and label."""
    test = np.flatnonzero(data.folds == fold)
    train = np.flatnonzero((data.folds != fold) & ~np.isin(data.keys, np.unique(data.keys[test])))
    training, testing = data.sequences.take(train), data.sequences.take(test)
    vectorizer = PostVectorizer(recipe.features).fit(training, never=data.never)
    passages = passages_of(testing)
    all_features = [vectorizer.transform(some) for some in (training, testing, passages.sequences)]
    found = {}
    for variant in variants:
        columns = variant.columns(vectorizer)
        seen, unseen, unseen_passages = (features[:, columns] for features in all_features)
        weight = np.ones(len(train)) if variant.equal_weights else data.weight[train]
        fitter = LabelFitter(seen, variant.vectorizer(vectorizer))
        for label in variant.labels:
            truth, settings = data.truths[label][train], variant.recipe(recipe.labels[label])
            line = fitter.fit(truth, weight, settings)
            log_odds = line(unseen)
            if settings.passages:
                np.maximum.at(log_odds, passages.post, line(unseen_passages))
            found[variant.name, label] = log_odds
    return found


def calibrated(
    log_odds: NDArray[np.float64], judged: NDArray[np.float64], folds: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Calibrate the log-odds of each fold on the others, so that folds can be ranked together.

    `judged` is the truth of posts that calibration is taken from, and nan of others.
    """
    found = np.empty_like(log_odds)
    for fold in np.unique(folds).tolist():
        here = folds == fold
        slope, intercept = platt(log_odds[~here], judged[~here])
        found[here] = slope * log_odds[here] + intercept
    return found


def _minutes(begun: float) -> str:
    return f"{(time.perf_counter() - begun) / 60:5.1f} min"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--labels", default="campaign,hate,hoax")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--page", type=Path, metavar="FILE")
    given = parser.parse_args()
    main(given.corpora, given.labels.split(","), given.json, given.page)
