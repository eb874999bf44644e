"""Families of features for the hate corpus HS1: what each post holds, and what it is worth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from saring.features import form_sequence
from saring.text import analyse
from saring.text.stem import stem
from saring.text.tokenise import Kind
from saring.text.words import standard_form

_WRITTEN = re.compile(r"\\x\w\w|\\n|\w+|[^\w\s]")
_LEAST_POSTS = 2
_REACH = 5


def presence(texts: Sequence[str]) -> dict[str, sparse.csr_array]:
    """Tell which features each post holds, by family: posts by terms, 1 where it does.

    ========== =======================================================================
    characters 2 to 6 of them as written, capitals and both ends of the post included
    written    1 to 3 words and signs as written, in lower case
    stems      2 stems of standard spellings, side by side
    skips      2 stems with 1 to 4 others between them
    pairs_...  2 of a post's stems, forms (with slots and manner) or written words, wherever
    ========== =======================================================================

    Terms of fewer than two posts are dropped here only because no fold would keep them.
    """
    written = [_WRITTEN.findall(text.lower()) for text in texts]
    stems, forms = _stems_and_forms(texts)
    ended = [f"^^{text}$$" for text in texts]
    return {
        "characters": _terms(ended, analyzer="char", ngram_range=(2, 6)),
        "written": _terms(written, analyzer=_up_to_three),
        "stems": _terms(stems, analyzer=_neighbours),
        "skips": _terms(stems, analyzer=_skips),
        "pairs_stems": _terms(stems, analyzer=_pairs),
        "pairs_forms": _terms(forms, analyzer=_pairs),
        "pairs_written": _terms(written, analyzer=_pairs),
    }


def weighted(
    held: sparse.csr_array, train: NDArray[np.int64], truth: NDArray[np.int64]
) -> sparse.csr_array:
    """Weight what posts hold by its log-count ratio in the training rows, at unit length.

    ``ln((1 + positives) / |p| : (1 + negatives) / |q|)`` with ``|.|`` the sums over all terms
    (Wang and Manning 2012). Terms of fewer than two training rows are left out.
    """
    seen = held[train]
    kept = np.flatnonzero(np.bincount(seen.indices, minlength=held.shape[1]) >= _LEAST_POSTS)
    seen = seen[:, kept]
    positive = 1 + np.asarray(seen[truth[train] == 1].sum(axis=0)).ravel()
    negative = 1 + np.asarray(seen[truth[train] == 0].sum(axis=0)).ravel()
    ratio = np.log((positive / positive.sum()) / (negative / negative.sum()))
    rows = sparse.csr_array(held[:, kept] @ sparse.diags_array(ratio))
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scale = 1 / np.where(lengths == 0, 1, lengths)
    return sparse.csr_array(sparse.diags_array(scale) @ rows)


def _stems_and_forms(texts: Sequence[str]) -> tuple[list[list[str]], list[list[str]]]:
    stems, forms = [], []
    for text in texts:
        tokens = analyse(text)
        forms.append(form_sequence(text, tokens))
        # Without slots: in this corpus a name is part of the attack, and the folds are random.
        words = (
            word
            for token in tokens
            for raw in token.raw.split()
            for word in (
                standard_form(raw).split()
                if token.kind in {Kind.WORD, Kind.SPACED} or raw.isalpha()
                else [raw.lower()]
            )
        )
        stems.append([stem(word) for word in words])
    return stems, forms


def _terms(
    posts: Sequence[str] | Sequence[list[str]],
    *,
    analyzer: str | Callable[[list[str]], Iterator[str]],
    ngram_range: tuple[int, int] = (1, 1),
) -> sparse.csr_array:
    counter = CountVectorizer(
        analyzer=analyzer,
        ngram_range=ngram_range,
        lowercase=False,
        min_df=_LEAST_POSTS,
        binary=True,
        dtype=np.float32,
    )
    return sparse.csr_array(counter.fit_transform(posts))


def _up_to_three(words: list[str]) -> Iterator[str]:
    for length in (1, 2, 3):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def _neighbours(words: list[str]) -> Iterator[str]:
    yield from map(" ".join, pairwise(words))


def _skips(words: list[str]) -> Iterator[str]:
    ended = ["^", *words, "$"]
    for at, first in enumerate(ended):
        yield from (f"{first} {second}" for second in ended[at + 2 : at + 1 + _REACH])


def _pairs(words: list[str]) -> Iterator[str]:
    yield from map(" ".join, combinations(sorted(set(words)), 2))
