"""From labelled posts and a recipe to a calibrated model with its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from saring.errors import Phrase, SaringError
from saring.evaluation import ChosenThreshold
from saring.features import FormSequences
from saring.learning.fit import Fits, fit_all_and_leave_out
from saring.learning.folds import duplicate_keys, held_out_folds, held_out_units
from saring.learning.labelled_posts import LabelledPosts
from saring.learning.line import Line, platt
from saring.learning.private_names import homonym_names, private_names
from saring.learning.recipe import LabelRecipe, Recipe
from saring.model import Band, Head, ScreeningModel

LEAST_POSTS = 20
"""Posts with a label, and posts without it, that it takes to train it."""


@dataclass(frozen=True)
class LeftOut:
    """What models said of the posts that they did not see, for one label.

    Attributes
    ----------
    truth, score
        Of every post; nan where the label is unknown. Scores are calibrated on other folds.
    thresholds
        By band, for every post: chosen on other folds than its own.
    """

    truth: NDArray[np.float64]
    score: NDArray[np.float64]
    thresholds: Mapping[Band, NDArray[np.float64]]


@dataclass(frozen=True)
class Trained:
    """A fitted model, and for each label what its like said of posts held out.

    Attributes
    ----------
    units
        What each post was held out with: its source, topic or copies.
    folds
        The fold of each post.
    fits
        What was fitted, as far as it is kept.
    """

    model: ScreeningModel
    left_out: Mapping[str, LeftOut]
    units: NDArray[np.str_]
    folds: NDArray[np.int64]
    fits: Fits


def train(labelled: LabelledPosts, recipe: Recipe) -> Trained:
    """Train every label that has both kinds of posts.

    Whole sources are left out fold by fold; calibration and thresholds come from the scores of
    posts left out; the model that is kept is then fitted on all posts. For the figures, a fold's
    calibration and thresholds come from the other folds: nothing is tuned on what it is reported
    on.

    Raises
    ------
    SaringError
        No label has `LEAST_POSTS` posts of either kind, or one kind stands in a single source.
    """
    posts = labelled.posts
    labels = labelled.labels_with(LEAST_POSTS)
    if not labels:
        raise _too_few(labelled)
    sequences = FormSequences.of_texts(posts["text"])
    never = private_names(posts["text"]) | homonym_names()
    keys = duplicate_keys(sequences)
    units = held_out_units(posts, keys)
    folds = held_out_folds(posts, units, recipe.folds)
    truths = {label: posts[label].to_numpy(np.float64) for label in labels}
    weight = posts["weight"].to_numpy(np.float64)
    fits = fit_all_and_leave_out(
        sequences,
        truths,
        weight,
        folds,
        keys,
        settings=recipe.features,
        recipes=recipe.labels,
        never=never,
    )
    judges = posts["judges"].to_numpy(np.bool_)
    judged = {label: np.where(judges, truth, np.nan) for label, truth in truths.items()}
    heads = {
        label: _head(line, fits.log_odds[label], judged[label], recipe.labels[label])
        for label, line in fits.whole.lines.items()
    }
    return Trained(
        ScreeningModel(
            recipe.name,
            "",
            fits.whole.vectorizer,
            heads,
            frozenset(file.sha256 for file in labelled.files),
        ),
        {
            label: _left_out(
                fits.log_odds[label], truth, judged[label], folds, recipe.labels[label]
            )
            for label, truth in truths.items()
        },
        units.to_numpy(np.str_),
        folds,
        fits,
    )


def _head(
    line: Line, log_odds: NDArray[np.float64], truth: NDArray[np.float64], recipe: LabelRecipe
) -> Head:
    slope, intercept = platt(log_odds, truth)
    chosen = _thresholds(expit(slope * log_odds + intercept), truth, recipe)
    calibrated = line.calibrated(slope, intercept)
    return Head(
        weights=calibrated.weights.astype(np.float32),
        base=calibrated.base,
        thresholds={band: threshold.threshold for band, threshold in chosen.items()},
        promises={
            band: {
                "sentence": threshold.sentence,
                "reached": threshold.reached,
                "precision": threshold.precision,
                "recall": threshold.recall,
                "false_positive_rate": threshold.false_positive_rate,
                "prevalence": threshold.prevalence,
            }
            for band, threshold in chosen.items()
        },
        passages=recipe.passages,
    )


def _thresholds(
    score: NDArray[np.float64], truth: NDArray[np.float64], recipe: LabelRecipe
) -> dict[Band, ChosenThreshold]:
    known = ~np.isnan(truth)
    return {
        band: sentence.choose(truth[known] == 1, score[known])
        for band, sentence in recipe.bands.items()
    }


def _left_out(
    log_odds: NDArray[np.float64],
    truth: NDArray[np.float64],
    judged: NDArray[np.float64],
    folds: NDArray[np.int64],
    recipe: LabelRecipe,
) -> LeftOut:
    """Calibrate each fold and choose its thresholds by what is `judged` in the others.

    `judged` is the truth of posts that are a picture of life, and nan of others.
    """
    score = np.full(len(truth), np.nan)
    thresholds = {band: np.full(len(truth), np.nan) for band in recipe.bands}
    for fold in np.unique(folds).tolist():
        here, others = folds == fold, folds != fold
        slope, intercept = platt(log_odds[others], judged[others])
        calibrated = expit(slope * log_odds + intercept)
        score[here] = calibrated[here]
        for band, chosen in _thresholds(calibrated[others], judged[others], recipe).items():
            thresholds[band][here] = chosen.threshold
    return LeftOut(truth, score, thresholds)


def _too_few(labelled: LabelledPosts) -> SaringError:
    files = ", ".join(file.file for file in labelled.files)
    return SaringError(
        Phrase(
            f"{files}: tidak ada label dengan sedikitnya {LEAST_POSTS} unggahan bernilai 1 dan "
            f"{LEAST_POSTS} bernilai 0.",
            f"{files}: no label has at least {LEAST_POSTS} posts marked 1 and {LEAST_POSTS} "
            "marked 0.",
        ),
        Phrase(
            "Tambah unggahan berlabel, atau gabungkan dengan data/asn_voice.csv.",
            "Add labelled posts, or train together with data/asn_voice.csv.",
        ),
    )
