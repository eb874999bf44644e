"""Families of features: what a form has by itself, and what it has together with others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.features.joints import Joints
from saring.features.sequences import FormSequences
from saring.features.vocabulary import (
    FeaturesOfForms,
    FeaturesOfJoints,
    FormFeatures,
    Lookup,
    Vocabulary,
    is_word,
)
from saring.text.columnar.numbering import Numbering
from saring.text.columnar.ranges import offsets_of, ranges
from saring.text.stem import stem


@dataclass(frozen=True)
class Found:
    """Occurrences of features in posts.

    Attributes
    ----------
    position
        Where each is in ``FormSequences.ids``.
    partner
        Where the other half of a joint is; the same place for what a form has by itself.
    feature
        Number of the feature.
    """

    position: NDArray[np.int64]
    partner: NDArray[np.int64]
    feature: NDArray[np.int64]


class Block(Protocol):
    """One family of features, counted per post."""

    def candidates(
        self, sequences: FormSequences, least_posts: int
    ) -> tuple[list[str], NDArray[np.int64]]:
        """Give the features that occur in so many posts or more, and in how many each does."""
        ...

    def counts(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """Count features: an array of posts by `vocabulary`."""
        ...

    def found(self, sequences: FormSequences, vocabulary: Vocabulary) -> Found:
        """Find each occurrence of a feature."""
        ...


class FormTerms(Protocol):
    """What a form has for features by itself."""

    def terms(self, forms: Sequence[str]) -> tuple[list[str], FormFeatures]:
        """Give all terms of the forms, and which of them each form has."""
        ...

    def features(self, vocabulary: Vocabulary) -> Lookup:
        """Give what looks terms up in a vocabulary."""
        ...


@dataclass(frozen=True)
class OneTerm:
    """One term for each form, such as its stem."""

    term_of: Callable[[str], str]

    def terms(self, forms: Sequence[str]) -> tuple[list[str], FormFeatures]:
        """See `FormTerms`."""
        terms = Numbering()
        columns = terms.numbers(list(map(self.term_of, forms)))
        return list(terms), _one_each(columns)

    def features(self, vocabulary: Vocabulary) -> Lookup:
        """See `FormTerms`."""

        def lookup(forms: Sequence[str]) -> FormFeatures:
            found = [vocabulary.get(self.term_of(form), -1) for form in forms]
            return _one_each(found).known()

        return lookup


def _one_each(columns: Sequence[int]) -> FormFeatures:
    return FormFeatures(np.array(columns, np.int32), np.ones(len(columns), np.int64))


@dataclass(frozen=True)
class FormBlock:
    """Features that a form has by itself, whatever its neighbours: looked up once for each."""

    terms: FormTerms

    def candidates(
        self, sequences: FormSequences, least_posts: int
    ) -> tuple[list[str], NDArray[np.int64]]:
        """See `Block`."""
        forms = [sequences.forms[number] for number in sequences.distinct.tolist()]
        terms, found = self.terms.terms(forms)
        offsets = offsets_of(found.counts).astype(np.int32)
        ones = np.ones(len(found.columns), np.int32)
        rows = sparse.csr_array((ones, found.columns, offsets), shape=(len(forms), len(terms)))
        posts_with = np.bincount((sequences.counts() @ rows).indices, minlength=len(terms))
        often = np.flatnonzero(posts_with >= least_posts)
        return [terms[number] for number in often.tolist()], posts_with[often]

    def counts(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """See `Block`."""
        counts: sparse.csr_array = sequences.counts() @ self.rows(sequences, vocabulary)
        return counts

    def found(self, sequences: FormSequences, vocabulary: Vocabulary) -> Found:
        """See `Block`."""
        rows = self.rows(sequences, vocabulary)
        first, local = rows.indptr.astype(np.int64), sequences.local
        length = np.diff(first)[local]
        position = np.repeat(np.arange(len(local)), length)
        return Found(
            position, position, rows.indices[ranges(first[local], length)].astype(np.int64)
        )

    def rows(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """Give the features of each of the distinct forms, one that it has twice standing twice."""
        known = sequences.forms.memo.get(vocabulary)
        if known is None:
            lookup = self.terms.features(vocabulary)
            known = FeaturesOfForms(sequences.forms, lookup, len(vocabulary))
            sequences.forms.memo[vocabulary] = known
        rows: sparse.csr_array = known.rows(sequences.distinct)
        return rows


@dataclass(frozen=True)
class JointBlock:
    """Features of a form together with something else: its neighbour, or what the post is about.

    `joints_of` finds them (see `saring.features.joints`).
    """

    joints_of: Callable[[FormSequences], Joints]

    def candidates(
        self, sequences: FormSequences, least_posts: int
    ) -> tuple[list[str], NDArray[np.int64]]:
        """See `Block`."""
        joints = self.joints_of(sequences)
        distinct, number = np.unique(joints.codes, return_inverse=True)
        posts = sequences.post_of_position()[joints.position]
        pairs = np.sort(number * len(sequences) + posts)
        in_posts = pairs[np.diff(pairs, prepend=-1) > 0] // max(1, len(sequences))
        posts_with = np.bincount(in_posts, minlength=len(distinct))
        often = posts_with >= least_posts
        return list(map(joints.name, distinct[often].tolist())), posts_with[often]

    def counts(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """See `Block`."""
        found = self.found(sequences, vocabulary)
        posts = sequences.post_of_position()[found.position]
        return sparse.coo_array(
            (np.ones(len(posts), np.int32), (posts, found.feature)),
            shape=(len(sequences), len(vocabulary)),
        ).tocsr()

    def found(self, sequences: FormSequences, vocabulary: Vocabulary) -> Found:
        """See `Block`."""
        joints = self.joints_of(sequences)
        known = joints.forms.memo.get(vocabulary)
        if known is None:
            known = FeaturesOfJoints(joints.others, joints.forms, vocabulary)
            joints.forms.memo[vocabulary] = known
        which, features = known.find(joints.other, joints.form)
        return Found(joints.position[which], joints.partner[which], features)


def word_of(form: str) -> str:
    """Give the form itself."""
    return form


def stem_of(form: str) -> str:
    """Give the stem of a word; other forms have themselves for a stem."""
    return stem(form) if is_word(form) else form
