"""Train a model and write its folder: arrays, figures and cards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from saring.errors import Phrase
from saring.learning.card import write_cards
from saring.learning.figures import measure
from saring.learning.labelled_posts import LabelledPosts
from saring.learning.recipe import Recipe
from saring.learning.train import train
from saring.learning.worth import ALL
from saring.model import ScreeningModel, save_model


def train_and_save(
    labelled: LabelledPosts, recipe: Recipe, folder: Path, *, command: str
) -> tuple[ScreeningModel, list[Phrase]]:
    """Train by a recipe and write the model folder; the same inputs give the same bytes.

    Returns
    -------
    The model as saved, and a line for each label on what it is worth.
    """
    trained = train(labelled, recipe)
    figures = measure(trained, labelled, seed=recipe.seed)
    metrics = {
        "command": command,
        "data": [file._asdict() for file in labelled.files],
        **figures.to_dict(),
    }
    model = save_model(
        trained.model,
        folder,
        metrics=metrics,
        cards=write_cards(trained.model, labelled, figures, command=command),
        recipe=recipe.source,
    )
    return model, [_line(label, parts[ALL].figures) for label, parts in figures.left_out.items()]


def _line(label: str, figures: Any) -> Phrase:  # noqa: ANN401
    found = (
        f"AP {figures['average_precision']}, ROC AUC {figures['roc_auc']}, "
        f"ECE {figures['calibration_error']}"
    )
    return Phrase(f"{label}: {found} (sumber lain)", f"{label}: {found} (sources left out)")
