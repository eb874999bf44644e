"""Train a model and write its folder: arrays, figures and card."""

from __future__ import annotations

import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from saring.errors import Phrase
from saring.learning.card import write_card
from saring.learning.labelled_posts import LabelledPosts
from saring.learning.recipe import Recipe
from saring.learning.train import train
from saring.learning.worth import ALL, left_out_worth
from saring.model import ScreeningModel, save_model

PREVALENCE = 0.01
RESAMPLES = 300


def train_and_save(
    labelled: LabelledPosts, recipe: Recipe, folder: Path, *, command: str
) -> tuple[ScreeningModel, list[Phrase]]:
    """Train by a recipe and write the model folder; the same inputs give the same bytes.

    Returns
    -------
    The model as saved, and a line for each label on what it is worth.
    """
    trained = train(labelled, recipe)
    worth = left_out_worth(
        trained, labelled, prevalence=PREVALENCE, resamples=RESAMPLES, seed=recipe.seed
    )
    metrics = {
        "protocol": (
            "Posts left out by source, topic or copies; calibration and thresholds from other "
            "folds; intervals by bootstrap over what posts were left out with."
        ),
        "prevalence": PREVALENCE,
        "command": command,
        "data": [file._asdict() for file in labelled.files],
        "labels": {
            label: {name: _plain(asdict(part)) for name, part in parts.items()}
            for label, parts in worth.items()
        },
    }
    card = write_card(trained, labelled, recipe, worth, command=command)
    model = save_model(trained.model, folder, metrics=metrics, card=card, recipe=recipe.source)
    return model, [_line(label, parts[ALL].figures) for label, parts in worth.items()]


def _line(label: str, figures: Any) -> Phrase:  # noqa: ANN401
    found = (
        f"AP {figures['average_precision']}, ROC AUC {figures['roc_auc']}, "
        f"ECE {figures['calibration_error']}"
    )
    return Phrase(f"{label}: {found} (sumber lain)", f"{label}: {found} (sources left out)")


def _plain(value: Any) -> Any:  # noqa: ANN401
    """Round figures to what they are worth, and write undefined ones as None."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 5)
    return value
