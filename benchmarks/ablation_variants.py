"""The default recipe, and it without each of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.features import PostVectorizer
from saring.learning import Recipe
from saring.learning.recipe import LabelRecipe

FULL = "full recipe"
_FAMILIES = {
    "stem": ("stemming", "the family of stems"),
    "pair": ("pairs", "the family that joins each form with the one before it"),
    "topic": ("topics", "the family that joins each form with whom the post is about"),
    "char": ("characters", "the family of character n-grams within words"),
}
_ENTRIES = {
    "vectors": ("word vectors", "the like weights of words that keep like company"),
    "manner": ("manner", "how a post is written (headline, length, capitals), where it counts"),
    "passages": ("passages", "the score of the strongest passage, where long posts have it"),
}
_CORPORA = ("pool_labels", "asn_voice_2", "news_voice", "group_voice")


@dataclass(frozen=True)
class Variant:
    """The default recipe without one of its parts.

    Attributes
    ----------
    name, taken
        What the page calls it, and what is taken away.
    labels
        The labels that it bears on.
    family, corpus
        The family of features, or the corpus, that it does without.
    change
        Entries of the label's recipe that differ; 0 switches off what is a yes or no, too.
    equal_weights
        Whether the posts of every corpus count once.
    naming
        Whether features that say only whom a post names may have weight.
    names
        Whether contestants are the words that they are written in, not slots.
    """

    name: str
    taken: str
    labels: tuple[str, ...]
    family: str = ""
    corpus: str = ""
    change: Mapping[str, int] = field(default_factory=dict)
    equal_weights: bool = False
    naming: bool = False
    names: bool = False

    def recipe(self, recipe: LabelRecipe) -> LabelRecipe:
        """Give the recipe of a label as it is in this variant."""
        return replace(recipe, **self.change)

    def vectorizer(self, fitted: PostVectorizer) -> PostVectorizer:
        """Give a fitted vectoriser without the family that this variant does without."""
        kept = (NamingCounts if self.naming else PostVectorizer)(fitted.settings)
        kept.blocks = {name: block for name, block in fitted.blocks.items() if name != self.family}
        return kept

    def columns(self, fitted: PostVectorizer) -> NDArray[np.int64] | slice:
        """Give the columns of `fitted` that are left in this variant."""
        if not self.family:
            return slice(None)
        sizes = [len(block.vocabulary) for block in fitted.blocks.values()]
        return np.flatnonzero(np.repeat([name != self.family for name in fitted.blocks], sizes))


class NamingCounts(PostVectorizer):
    """Lets features that say only whom a post names have weight."""

    def of_naming(self) -> NDArray[np.bool_]:
        """Call no feature one of naming."""
        return np.zeros(self.n_features, np.bool_)


def variants_of(recipe: Recipe, posts: pd.DataFrame) -> Iterator[Variant]:
    """Give the full recipe, and it without each part that it has."""
    labels = tuple(recipe.labels)
    yield Variant(FULL, "nothing", labels)
    for family in recipe.features.families:
        if family in _FAMILIES:
            name, taken = _FAMILIES[family]
            yield Variant(f"without {name}", taken, labels, family=family)
    for entry, (name, taken) in _ENTRIES.items():
        used = tuple(label for label in labels if getattr(recipe.labels[label], entry))
        yield Variant(f"without {name}", taken, used, change={entry: 0})
    yield Variant(
        "without corpus weights", "weights of corpora: every post counts once", labels,
        equal_weights=True,
    )  # fmt: skip
    yield Variant(
        "naming may count", "the rule that features which say only whom a post names weigh nothing",
        labels, naming=True,
    )  # fmt: skip
    for corpus in _CORPORA:
        its = posts[posts["dataset"] == corpus]
        taught = tuple(label for label in labels if its[label].nunique() == 2)
        if taught:
            taken = f"that corpus, for the labels of which it has both kinds: {', '.join(taught)}"
            yield Variant(f"without `{corpus}`", taken, taught, corpus=corpus)
    yield Variant(
        "without contestant slots",
        "slots of contestants: their names, accounts, parties and numbers are words, which leaves "
        "little to topics and nothing to the count of contestants",
        labels, names=True,
    )  # fmt: skip
