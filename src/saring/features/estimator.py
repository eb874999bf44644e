"""The vectoriser as scikit-learn knows them, for pipelines and searches of its own.

Screening uses `PostVectorizer` itself: importing scikit-learn would double the time that a small
workbook takes from a cold start.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted

from saring.features.sequences import FormSequences
from saring.features.vectorizer import FAMILIES, FeatureSettings, PostVectorizer


class PostTfidfVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """TF-IDF of words, stems, neighbours, topics and characters of Indonesian posts.

    Parameters
    ----------
    families, shortest_characters, longest_characters, min_posts, max_features
        See `FeatureSettings`.

    Attributes
    ----------
    vectorizer_
        The fitted `PostVectorizer`.

    Examples
    --------
    >>> posts = ["ayo coblos nomor dua", "rapat besok pagi", "ayo rapat"]
    >>> PostTfidfVectorizer(families=("word",), min_posts=1).fit_transform(posts).shape
    (3, 15)
    """

    def __init__(
        self,
        families: Sequence[str] = FAMILIES,
        *,
        shortest_characters: int = 2,
        longest_characters: int = 5,
        min_posts: int = 3,
        max_features: int = 60_000,
    ) -> None:
        self.families = families
        self.shortest_characters = shortest_characters
        self.longest_characters = longest_characters
        self.min_posts = min_posts
        self.max_features = max_features

    def fit(self, X: Iterable[str], y: object = None) -> Self:  # noqa: ARG002, N803 - as scikit-learn
        """Learn vocabulary and term weights from posts; `y` is not looked at.

        Raises
        ------
        ValueError
            `X` is one string, or holds something that is none.
        """
        settings = FeatureSettings(
            families=self.families,
            shortest_characters=self.shortest_characters,
            longest_characters=self.longest_characters,
            min_posts=self.min_posts,
            max_features=self.max_features,
        )
        self.vectorizer_ = PostVectorizer(settings).fit(_sequences(X))
        return self

    def transform(self, X: Iterable[str]) -> sparse.csr_array:  # noqa: N803
        """Give the features of posts: posts by features.

        Raises
        ------
        NotFittedError
            `fit` was not called.
        ValueError
            `X` is one string, or holds something that is none.
        """
        check_is_fitted(self)
        return self.vectorizer_.transform(_sequences(X))

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002
        """Give the name of each feature, ``family:term``."""
        check_is_fitted(self)
        return np.array(self.vectorizer_.feature_names(), dtype=object)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _sequences(texts: Iterable[str]) -> FormSequences:
    if isinstance(texts, str):
        raise ValueError("Iterable over raw text documents expected, string object received.")  # noqa: EM101, TRY004
    posts = list(texts)
    others = [type(post).__name__ for post in posts if not isinstance(post, str)]
    if others:
        raise ValueError(f"Each post must be a string, not {others[0]}.")
    return FormSequences.of_texts(posts)
