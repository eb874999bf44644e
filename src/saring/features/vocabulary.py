"""The terms of a family of features, and where they stand among forms that have numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.features.code_table import CodeTable
from saring.text.columnar.arrow import per_text
from saring.text.columnar.growing import Growing
from saring.text.columnar.numbering import Numbering
from saring.text.columnar.ranges import offsets_of, ranges


class Vocabulary(dict[str, int]):
    """Number of the feature of each term. Two are never the same, so that each can be a key."""

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)

    def __eq__(self, other: object) -> bool:
        # As dictionaries compare, a look-up by this key would look at each of 60,000 terms.
        return self is other


def is_word(form: str) -> bool:
    """Tell a written word from a slot, a placeholder, a hashtag as a whole, a sign or an emoji."""
    return form[0].isalpha() and not form.isupper()


@dataclass(frozen=True)
class FormFeatures:
    """The features of some forms, one form after the other.

    Attributes
    ----------
    columns
        Numbers of the features; one that a form has twice stands there twice.
    counts
        How many of them each form has.
    """

    columns: NDArray[np.int32]
    counts: NDArray[np.int64]

    def known(self) -> FormFeatures:
        """Leave out what is no feature, which has a column below 0."""
        known = self.columns >= 0
        return FormFeatures(self.columns[known], per_text(known, offsets_of(self.counts)))


class Lookup(Protocol):
    """Finds the features of many forms."""

    def __call__(self, forms: Sequence[str]) -> FormFeatures:
        """Give the features of the forms, in their order."""
        ...


class FeaturesOfForms:
    """The features that each form has by itself, looked up once for each.

    Parameters
    ----------
    forms
        The forms; more may come.
    lookup
        Finds their features.
    size
        How many features there are.
    """

    def __init__(self, forms: Numbering, lookup: Lookup, size: int) -> None:
        self._forms = forms
        self._lookup = lookup
        self._size = size
        self._columns = Growing(np.int32)
        self._first = Growing(np.int64)
        self._first.append(0)

    def rows(self, numbers: NDArray[np.int64]) -> sparse.csr_array:
        """Give the features of some forms: an array of `numbers` by the vocabulary.

        A feature that a form has twice stands there twice.
        """
        if fresh := self._forms[len(self._first) - 1 :]:
            found = self._lookup(fresh)
            self._first.extend(len(self._columns) + np.cumsum(found.counts))
            self._columns.extend(found.columns)
        first = self._first.values
        begin = first[numbers]
        length = first[numbers + 1] - begin
        columns = self._columns.values[ranges(begin, length)]
        return sparse.csr_array(
            (np.ones(len(columns), np.int32), columns, offsets_of(length).astype(np.int32)),
            shape=(len(numbers), self._size),
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
        self._table = CodeTable(codes)
        self._columns = np.array(list(vocabulary.values()), np.int64)
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
        place = self._table.find(joint_codes(other[which], form[which]))
        hit = place >= 0
        return which[hit], self._columns[place[hit]]


def joint_codes(other: NDArray[np.int64], form: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give one number to each pair of numbers."""
    codes: NDArray[np.int64] = (other.astype(np.int64) << 32) | form
    return codes
