"""Write a model to a folder and read it back."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from saring.errors import Language, Phrase, SaringError
from saring.features import FeatureSettings, PostVectorizer
from saring.files import cannot_write, shipped
from saring.model.layout import Layout
from saring.model.manifest import verified_digest, write_manifest
from saring.model.screening_model import Band, Head, ScreeningModel, model_id

FORMAT = 2
"""Changes whenever an older model could no longer be read, or would score otherwise."""
DEFAULT_MODEL = shipped("models", "default")


def save_model(
    model: ScreeningModel,
    folder: Path,
    *,
    metrics: Mapping[str, Any],
    cards: Mapping[Language, str],
    recipe: str,
) -> ScreeningModel:
    """Write a model folder, complete or not at all; the same model gives the same bytes.

    `cards` has the model card in Indonesian (``id``) and English (``en``).

    Returns the model with the content hash that it got.

    Raises
    ------
    SaringError
        The folder cannot be written to.
    """
    try:
        _write(model, folder, metrics=metrics, cards=cards, recipe=recipe)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return load_model(folder)


def _write(
    model: ScreeningModel,
    folder: Path,
    *,
    metrics: Mapping[str, Any],
    cards: Mapping[Language, str],
    recipe: str,
) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        layout = Layout(aside)
        _write_json(layout.config, _config(model))
        _write_json(
            layout.vocabulary,
            {name: list(block.vocabulary) for name, block in model.vectorizer.blocks.items()},
        )
        np.savez_compressed(layout.arrays, allow_pickle=False, **_arrays(model))
        _write_json(layout.metrics, metrics)
        for language, card in cards.items():
            layout.card_in(language).write_text(card, encoding="utf-8")
        layout.recipe.write_text(recipe, encoding="utf-8")
        write_manifest(layout)
        folder.mkdir(exist_ok=True)
        for path in (*layout.described(), layout.manifest):
            path.replace(folder / path.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def load_model(folder: Path = DEFAULT_MODEL) -> ScreeningModel:
    """Read a model folder, after checking each file against its hash.

    Raises
    ------
    SaringError
        The folder is no model, a file in it changed since it was written, or another version of
        saring wrote it.
    """
    layout = Layout(folder)
    digest = verified_digest(layout)
    config = _read_config(layout)
    vocabulary = json.loads(layout.vocabulary.read_text(encoding="utf-8"))
    with np.load(layout.arrays, allow_pickle=False) as arrays:
        vectorizer = PostVectorizer(FeatureSettings(**config["features"]))
        for family in vectorizer.settings.families:
            vectorizer.blocks[family] = vectorizer.settings.fitted(
                family, vocabulary[family], arrays[f"idf_{family}"]
            )
        heads = {
            label: Head(
                weights=arrays[f"weights_{label}"],
                base=head["base"],
                thresholds={Band(band): value for band, value in head["thresholds"].items()},
                promises={Band(band): value for band, value in head["promises"].items()},
                passages=head["passages"],
            )
            for label, head in config["heads"].items()
        }
    return ScreeningModel(
        config["name"], digest, vectorizer, heads, frozenset(config["trained_on"])
    )


@dataclass(frozen=True)
class ModelFacts:
    """What there is to say of a model without loading it.

    Attributes
    ----------
    name, digest
        Its name, and the hash of its contents.
    thresholds
        By label and band.
    """

    name: str
    digest: str
    thresholds: Mapping[str, Mapping[str, float]]

    @property
    def model_id(self) -> str:
        """See `ScreeningModel.model_id`."""
        return model_id(self.name, self.digest)


def describe_model(folder: Path) -> ModelFacts:
    """Check each file of a model folder against its hash, and say what model it is.

    Raises
    ------
    SaringError
        The folder is no model, a file in it changed since it was written, or another version of
        saring wrote it.
    """
    layout = Layout(folder)
    digest = verified_digest(layout)
    config = _read_config(layout)
    thresholds = {label: head["thresholds"] for label, head in config["heads"].items()}
    return ModelFacts(config["name"], digest, thresholds)


def _read_config(layout: Layout) -> dict[str, Any]:
    config: dict[str, Any] = json.loads(layout.config.read_text(encoding="utf-8"))
    if config["format"] != FORMAT:
        raise _other_format(layout.config, config["format"])
    return config


def _other_format(path: Path, found: int) -> SaringError:
    return SaringError(
        Phrase(
            f"{path}: model ini berformat {found}, sedangkan saring ini membaca format {FORMAT}.",
            f"{path}: this model has format {found}, and this saring reads format {FORMAT}.",
        ),
        Phrase(
            "Pasang versi saring yang menulis model itu, atau latih lagi dengan `saring train`.",
            "Install the version of saring that wrote it, or train it again with `saring train`.",
        ),
    )


def _config(model: ScreeningModel) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": model.name,
        "trained_on": sorted(model.trained_on),
        "features": model.vectorizer.settings.to_dict(),
        "heads": {
            label: {
                "base": head.base,
                "thresholds": dict(head.thresholds),
                "promises": {band: dict(promise) for band, promise in head.promises.items()},
                "passages": head.passages,
            }
            for label, head in model.heads.items()
        },
    }


def _arrays(model: ScreeningModel) -> dict[str, Any]:
    arrays: dict[str, Any] = {
        f"idf_{name}": block.idf for name, block in model.vectorizer.blocks.items()
    }
    return arrays | {f"weights_{label}": head.weights for label, head in model.heads.items()}


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
