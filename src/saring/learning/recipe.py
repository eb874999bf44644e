"""The recipe of a model: a TOML file that says what it is trained on and how."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from saring.errors import Phrase, SaringError
from saring.evaluation.thresholds import ThresholdSentence
from saring.features import FeatureSettings
from saring.features.vectorizer import FAMILIES
from saring.files import shipped
from saring.model import Band

DEFAULT_RECIPE = shipped("models", "default", "recipe.toml")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A labelled file, the function in `saring.learning.corpora` that reads it, and its weight.

    Attributes
    ----------
    weight
        A post of a small set that says what the large ones get wrong may count several times.
    judges
        Whether calibration and thresholds are taken from it too. Posts that were picked because
        a model was unsure of them teach well, and are no picture of life.
    """

    file: str
    reader: str = "labelled"
    weight: float = 1.0
    judges: bool = True


@dataclass(frozen=True, slots=True)
class LabelRecipe:
    """How one label is trained.

    Attributes
    ----------
    regularisation
        scikit-learn's ``C``: smaller is simpler.
    manner
        Whether how a post is written (headline, length, capitals) may count. Where positives
        and negatives come from different archives, it tells the archive and must not.
    passages
        Whether a long post scores as its strongest passage does (`saring.features.passages`). How
        a post is written has no part in a passage, so it does not go with `manner`.
    spelling
        Whether characters of words may count beside the words. They serve labels that few posts
        have; and then a name that nobody listed weighs something, by how it is spelt.
    vectors
        How much like words get like weights (`saring.learning.word_vectors`); 0 for not at all.
    bands
        The sentences that thresholds are chosen by.
    """

    regularisation: float
    manner: bool
    spelling: bool
    vectors: float
    passages: bool
    bands: Mapping[Band, ThresholdSentence]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what a training run makes, beside the posts themselves.

    Attributes
    ----------
    labels
        How each label is trained.
    source
        The recipe as written, kept in the model folder.
    """

    name: str
    seed: int
    folds: int
    features: FeatureSettings
    labels: Mapping[str, LabelRecipe]
    corpora: tuple[Corpus, ...]
    source: str = field(repr=False)


def read_recipe(path: Path = DEFAULT_RECIPE) -> Recipe:
    """Read a recipe.

    Raises
    ------
    SaringError
        The file cannot be read, is no TOML, or an entry is missing or unknown.
    """
    try:
        source = path.read_text(encoding="utf-8")
        content = tomllib.loads(source)
    except (OSError, ValueError) as error:
        raise _bad_recipe(path, str(error)) from error
    try:
        return _recipe(content, source)
    except (KeyError, TypeError, ValueError) as error:
        raise _bad_recipe(path, f"{type(error).__name__}: {error}") from error


def _recipe(content: Mapping[str, Any], source: str) -> Recipe:
    families = set(content["features"]["families"])
    if "word" not in families or not families <= set(FAMILIES):
        raise ValueError(f"families: {', '.join(FAMILIES)}; word is needed")
    return Recipe(
        name=content["name"],
        seed=int(content["seed"]),
        folds=int(content["folds"]),
        features=FeatureSettings(**content["features"]),
        labels={label: _label_recipe(entry) for label, entry in content["labels"].items()},
        corpora=tuple(Corpus(**corpus) for corpus in content["corpora"]),
        source=source,
    )


def _label_recipe(entry: Mapping[str, Any]) -> LabelRecipe:
    return LabelRecipe(
        regularisation=float(entry["regularisation"]),
        manner=bool(entry["manner"]),
        spelling=bool(entry["spelling"]),
        vectors=float(entry["vectors"]),
        passages=bool(entry["passages"]),
        bands={band: ThresholdSentence.parse(entry[band]) for band in (Band.REVIEW, Band.PRIORITY)},
    )


def _bad_recipe(path: Path, found: str) -> SaringError:
    return SaringError(
        Phrase(
            f"{path}: resep tidak terbaca ({found}).", f"{path}: not a usable recipe ({found})."
        ),
        Phrase(
            f"Bandingkan dengan resep bawaan: {DEFAULT_RECIPE}",
            f"Compare it with the default recipe: {DEFAULT_RECIPE}",
        ),
    )
