"""The model card: what a model was made from, what it is worth, what it must not be used for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from saring.evaluation import LabelEvaluation
from saring.learning.labelled_posts import LabelledPosts
from saring.learning.recipe import Recipe
from saring.learning.train import Trained
from saring.model import Head

TEMPLATES = Path(__file__).parent / "templates"
TOP_TERMS = 25


def write_card(
    trained: Trained,
    labelled: LabelledPosts,
    recipe: Recipe,
    worth: Mapping[str, Mapping[str, LabelEvaluation]],
    *,
    command: str,
) -> str:
    """Fill the card, in Indonesian and English, as Markdown."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    names = trained.model.vectorizer.feature_names()
    return environment.get_template("card.md.jinja").render(
        name=recipe.name,
        command=command,
        files=labelled.files,
        heads=trained.model.heads,
        worth=worth,
        features=trained.model.vectorizer.n_features,
        terms=partial(_top_terms, names),
    )


def _top_terms(names: list[str], head: Head, sign: int) -> list[str]:
    """Give the terms that raise (`sign` 1) or lower (-1) the score most, words and pairs only."""
    order = np.argsort(-sign * head.weights, kind="stable").tolist()
    readable = (names[index] for index in order if names[index].startswith(("word:", "pair:")))
    return [name.partition(":")[2] for name, _ in zip(readable, range(TOP_TERMS), strict=False)]
