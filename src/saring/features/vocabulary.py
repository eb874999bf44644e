"""The terms of a family of features, and where they stand among forms that have numbers."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.text.columnar.numbering import Numbering
from saring.text.columnar.ranges import ranges


class Vocabulary(dict[str, int]):
    """Number of the feature of each term. Two are never the same, so that each can be a key."""

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)


class FeaturesOfForms:
    """The features that each form has by itself, worked out once for each.

    Parameters
    ----------
    forms
        The forms; more may come.
    vocabulary
        The features; terms outside it are none.
    features_of
        Gives the terms of a form.
    """

    def __init__(
        self,
        forms: Numbering,
        vocabulary: Vocabulary,
        features_of: Callable[[str], Iterable[str]],
    ) -> None:
        self._forms = forms
        self._number_of = vocabulary.get
        self._features_of = features_of
        self._size = len(vocabulary)
        self._columns = array("i")
        self._first = array("q", [0])

    def rows(self, numbers: NDArray[np.int64]) -> sparse.csr_array:
        """Give the features of some forms: an array of `numbers` by the vocabulary.

        A feature that a form has twice stands there twice.
        """
        for form in self._forms[len(self._first) - 1 :]:
            found = map(self._number_of, self._features_of(form))
            self._columns.extend([number for number in found if number is not None])
            self._first.append(len(self._columns))
        first = np.frombuffer(self._first, np.int64)
        length = np.diff(first)[numbers]
        columns = np.frombuffer(self._columns, np.int32) if self._columns else np.empty(0, np.int32)
        columns = columns[ranges(first[:-1][numbers], length)]
        offsets = np.concatenate([[0], np.cumsum(length)]).astype(np.int32)
        return sparse.csr_array(
            (np.ones(len(columns), np.int32), columns, offsets), shape=(len(numbers), self._size)
        )


class FeaturesOfJoints:
    """Which joints are features: looked up by the numbers of what stands together.

    Parameters
    ----------
    others, forms
        Where the two halves of a joint are numbered; they may be one and the same.
    vocabulary
        Terms such as ``ayo coblos``.
    """

    def __init__(self, others: Numbering, forms: Numbering, vocabulary: Vocabulary) -> None:
        halves = " ".join(vocabulary).split(" ") if vocabulary else []
        other = np.array(others.numbers(halves[::2]), np.int64)
        form = np.array(forms.numbers(halves[1::2]), np.int64)
        codes = joint_codes(other, form)
        order = np.argsort(codes)
        self._codes = codes[order]
        self._columns = np.array(list(vocabulary.values()), np.int64)[order]
        self._follows = np.zeros(len(forms), np.bool_)
        self._follows[form] = True
        self._precedes = np.zeros(len(others), np.bool_)
        self._precedes[other] = True

    def find(
        self, other: NDArray[np.int64], form: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give which of the joints are features, and the number of the feature of each of those."""
        known = (other < len(self._precedes)) & (form < len(self._follows))
        which = np.flatnonzero(known)
        which = which[self._precedes[other[which]] & self._follows[form[which]]]
        if not len(self._codes):
            return which[:0], which[:0]
        codes = joint_codes(other[which], form[which])
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        hit = self._codes[at] == codes
        return which[hit], self._columns[at[hit]]


def joint_codes(other: NDArray[np.int64], form: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give one number to each pair of numbers."""
    codes: NDArray[np.int64] = (other.astype(np.int64) << 32) | form
    return codes
