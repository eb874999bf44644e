"""The model card: what a model was made from, what it is worth, what it must not be used for."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from saring.errors import Language, Phrase
from saring.evaluation import Interval
from saring.evaluation.group_mentions import LEAST_CLEAN
from saring.evaluation.wording import number, percent
from saring.learning.evasion_cost import MOST_COST, SHARES
from saring.learning.figures import PREVALENCE, Figures
from saring.learning.labelled_posts import LabelledPosts
from saring.model import Head, ScreeningModel

TEMPLATES = Path(__file__).parent / "templates"
SOURCES = TEMPLATES / "sources.toml"
TOP_TERMS = 25
WORST_FUNCTIONALITIES = 5


@dataclass(frozen=True, slots=True)
class Source:
    """Who made a labelled file, and the terms that its source states."""

    made_by: Phrase
    terms: Phrase


_NOT_STATED = Phrase("tidak dinyatakan", "not stated")


def write_cards(
    model: ScreeningModel, labelled: LabelledPosts, figures: Figures, *, command: str
) -> dict[Language, str]:
    """Fill the card, in Indonesian and in English, as Markdown.

    Parameters
    ----------
    command
        The line to type to train the model again.
    """
    languages: tuple[Language, ...] = ("id", "en")
    return {
        language: _environment(language)
        .get_template(f"card.{language}.md.jinja")
        .render(
            name=model.name,
            command=command,
            files=labelled.files,
            sources=_sources(),
            heads=model.heads,
            features=model.vectorizer.n_features,
            terms=partial(_top_terms, model.vectorizer.feature_names()),
            figures=figures,
            failed=[case for case in figures.hard_cases if not case.passed],
            passed=[case for case in figures.hard_cases if case.passed],
            prevalence=PREVALENCE,
            shares=SHARES,
            most_cost=MOST_COST,
            least_clean=LEAST_CLEAN,
            worst=WORST_FUNCTIONALITIES,
        )
        for language in languages
    }


def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters |= {
        "figure": partial(_figure, language=language),
        "number": partial(number, language=language),
        "percent": partial(percent, language=language),
        "say": lambda phrase: phrase.to(language),
    }
    return environment


def _figure(interval: Interval, decimals: int | None = None, *, language: Language) -> str:
    """Write a figure with its interval, with the commas that the language has."""
    if np.isnan(interval.value):
        return "–"
    digits = interval.decimals if decimals is None else decimals
    value, low, high = (
        # Adding 0 makes -0.0 a plain zero.
        number(round(figure, digits) + 0.0, digits, language)
        for figure in (interval.value, interval.low, interval.high)
    )
    return f"{value} [{low}{';' if language == 'id' else ','} {high}]"


def _sources() -> dict[str, Source]:
    listed = tomllib.loads(SOURCES.read_text(encoding="utf-8"))["source"]
    return defaultdict(lambda: Source(_NOT_STATED, _NOT_STATED)) | {
        entry["file"]: Source(
            Phrase(entry["made_by_id"], entry["made_by_en"]),
            Phrase(entry["terms_id"], entry["terms_en"]),
        )
        for entry in listed
    }


def _top_terms(names: list[str], head: Head, sign: int) -> list[str]:
    """Give the terms that raise (`sign` 1) or lower (-1) the score most, words and pairs only."""
    order = np.argsort(-sign * head.weights, kind="stable").tolist()
    readable = (names[index] for index in order if names[index].startswith(("word:", "pair:")))
    return [name.partition(":")[2] for name, _ in zip(readable, range(TOP_TERMS), strict=False)]
