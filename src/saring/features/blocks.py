"""Families of features: what a form has by itself, and what it has together with others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from saring.features.joints import Joints
from saring.features.naming import INTRODUCING
from saring.features.sequences import FormSequences
from saring.features.vocabulary import FeaturesOfForms, FeaturesOfJoints, Vocabulary
from saring.text.stem import stem


class Block(Protocol):
    """One family of features, counted per post."""

    def candidates(self, sequences: FormSequences) -> tuple[list[str], NDArray[np.int64]]:
        """Give the features that occur, and in how many posts each does."""
        ...

    def counts(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """Count features: an array of posts by `vocabulary`."""
        ...

    def occurrences(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """Give for each position its share in the features: positions by `vocabulary`."""
        ...


@dataclass(frozen=True)
class FormBlock:
    """Features that a form has by itself, whatever its neighbours.

    `features_of` gives them; it is called once for each distinct form.
    """

    features_of: Callable[[str], Iterable[str]]

    def candidates(self, sequences: FormSequences) -> tuple[list[str], NDArray[np.int64]]:
        """See `Block`."""
        vocabulary = Vocabulary()
        for number in sequences.distinct.tolist():
            for feature in self.features_of(sequences.forms[number]):
                vocabulary.setdefault(feature, len(vocabulary))
        counts = self.counts(sequences, vocabulary)
        return list(vocabulary), np.bincount(counts.indices, minlength=len(vocabulary))

    def counts(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """See `Block`."""
        counts: sparse.csr_array = sequences.counts() @ self._rows(sequences, vocabulary)
        return counts

    def occurrences(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """See `Block`."""
        rows: sparse.csr_array = self._rows(sequences, vocabulary)[sequences.local]
        return rows

    def _rows(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        known = sequences.forms.memo.get(vocabulary)
        if known is None:
            known = FeaturesOfForms(sequences.forms, vocabulary, self.features_of)
            sequences.forms.memo[vocabulary] = known
        rows: sparse.csr_array = known.rows(sequences.distinct)
        return rows


@dataclass(frozen=True)
class JointBlock:
    """Features of a form together with something else: its neighbour, or what the post is about.

    `joints_of` finds them (see `saring.features.joints`).
    """

    joints_of: Callable[[FormSequences], Joints]

    def candidates(self, sequences: FormSequences) -> tuple[list[str], NDArray[np.int64]]:
        """See `Block`."""
        joints = self.joints_of(sequences)
        distinct, number = np.unique(joints.codes, return_inverse=True)
        posts = sequences.post_of_position()[joints.position]
        pairs = np.sort(number * len(sequences) + posts)
        in_posts = pairs[np.diff(pairs, prepend=-1) > 0] // max(1, len(sequences))
        names = [joints.name(code) for code in distinct.tolist()]
        return names, np.bincount(in_posts, minlength=len(names))

    def counts(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """See `Block`."""
        joints = self.joints_of(sequences)
        known, features = _known_features(joints, vocabulary)
        posts = sequences.post_of_position()[joints.position[known]]
        return sparse.coo_array(
            (np.ones(len(known), np.int32), (posts, features)),
            shape=(len(sequences), len(vocabulary)),
        ).tocsr()

    def occurrences(self, sequences: FormSequences, vocabulary: Vocabulary) -> sparse.csr_array:
        """See `Block`: the form and its partner have half a share each."""
        joints = self.joints_of(sequences)
        known, features = _known_features(joints, vocabulary)
        owners = np.concatenate([joints.position[known], joints.partner[known]])
        return sparse.coo_array(
            (np.full(len(owners), 0.5), (owners, np.concatenate([features, features]))),
            shape=(len(sequences.ids), len(vocabulary)),
        ).tocsr()


def _known_features(
    joints: Joints, vocabulary: Vocabulary
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give which joints are in the vocabulary, and the features that those are."""
    known = joints.forms.memo.get(vocabulary)
    if known is None:
        known = FeaturesOfJoints(joints.others, joints.forms, vocabulary)
        joints.forms.memo[vocabulary] = known
    which: NDArray[np.int64]
    which, features = known.find(joints.other, joints.form)
    return which, features


def is_word(form: str) -> bool:
    """Tell a written word from a slot, a placeholder, a hashtag as a whole, a sign or an emoji."""
    return form[0].isalpha() and not form.isupper()


def word_of(form: str) -> tuple[str]:
    """Give the form itself."""
    return (form,)


def stem_of(form: str) -> tuple[str]:
    """Give the stem of a word; other forms have themselves for a stem."""
    return (stem(form) if is_word(form) else form,)


def characters_of(shortest: int, longest: int) -> Callable[[str], list[str]]:
    """Give a function for the character n-grams of a word with a blank at either end.

    As scikit-learn's analyser ``char_wb``: n-grams do not cross words, so that the weight of each
    belongs to one word. What is not a word has none, nor has one that only introduces a group.
    """

    def characters(form: str) -> list[str]:
        if not is_word(form) or form in INTRODUCING:
            return []
        padded = f" {form} "
        return [
            padded[start : start + length]
            for length in range(shortest, min(longest, len(padded)) + 1)
            for start in range(len(padded) - length + 1)
        ]

    return characters
