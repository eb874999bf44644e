"""Two things that stand together: neighbours, a word near a slot, a word and the topic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saring.features.manner import START
from saring.features.sequences import FormSequences
from saring.text.slots import ADDRESSED, BALLOT_NUMBER, CANDIDATE

NEAR = 3
"""How many forms away from a slot a word still counts as near it."""

# Who a post is about: contestants, one contestant, other names of politics, none of these.
TOPICS = ("SEVERAL", "ONE", "POLITICS", "OTHER")
_CANDIDATES = frozenset({CANDIDATE, ADDRESSED + CANDIDATE})
_POLITICAL = _CANDIDATES | {"PARTAI", "TIM", "TOKOH", BALLOT_NUMBER}


@dataclass(frozen=True, slots=True)
class Joints:
    """Forms, each with what it stands together with.

    Attributes
    ----------
    others
        Names of what a form can stand together with.
    other
        Number of that, for each joint.
    forms
        Forms of the posts, by number.
    form
        Number of the form, for each joint.
    position, partner
        Where the form stands in ``FormSequences.ids``, and where its partner does (the same
        place where the partner is the post as a whole).
    """

    others: list[str]
    other: NDArray[np.int64]
    forms: list[str]
    form: NDArray[np.int64]
    position: NDArray[np.int64]
    partner: NDArray[np.int64]

    @property
    def codes(self) -> NDArray[np.int64]:
        """One number for each kind of joint."""
        return self.other * len(self.forms) + self.form

    def name(self, code: int) -> str:
        """Name the kind of joint that has this code."""
        other, form = divmod(code, len(self.forms))
        return f"{self.others[other]} {self.forms[form]}"


def neighbours(sequences: FormSequences) -> Joints:
    """Pair each form with the one before it in the same post.

    A post's first word has no partner to share its weight with.
    """
    before, after = _apart(sequences, 1)
    forms = sequences.forms
    starts = np.array([form == START for form in forms], bool)
    partner = np.where(starts[sequences.ids[before]], after, before)
    return Joints(forms, sequences.ids[before], forms, sequences.ids[after], after, partner)


def near_slots(sequences: FormSequences) -> Joints:
    """Pair words with a political slot two or three places before or after them."""
    slots = [form for form in sequences.forms if form in _POLITICAL]
    number_of_slot = np.full(len(sequences.forms), -1, np.int64)
    for index, slot in enumerate(slots):
        number_of_slot[sequences.forms.index(slot)] = index
    others, positions, partners = [], [], []
    for distance in range(2, NEAR + 1):
        first, second = _apart(sequences, distance)
        for slot_at, word_at, shift in ((first, second, 0), (second, first, len(slots))):
            number = number_of_slot[sequences.ids[slot_at]]
            here = number >= 0
            others.append(number[here] + shift)
            positions.append(word_at[here])
            partners.append(slot_at[here])
    position = np.concatenate(positions)
    return Joints(
        [f"{slot} .." for slot in slots] + [f".. {slot}" for slot in slots],
        np.concatenate(others),
        sequences.forms,
        sequences.ids[position],
        position,
        np.concatenate(partners),
    )


def topics(sequences: FormSequences) -> Joints:
    """Pair each form with whom its post is about: praise means more beside a contestant."""
    candidate = np.array([form in _CANDIDATES for form in sequences.forms], bool)
    political = np.array([form in _POLITICAL for form in sequences.forms], bool)
    posts = sequences.post_of_position()
    size = len(sequences)
    candidates = np.bincount(posts, candidate[sequences.ids], minlength=size)
    politics = np.bincount(posts, political[sequences.ids], minlength=size)
    topic = np.select([candidates > 1, candidates == 1, politics > 0], [0, 1, 2], 3)
    everywhere = np.arange(len(sequences.ids))
    return Joints(
        list(TOPICS), topic[posts], sequences.forms, sequences.ids, everywhere, everywhere
    )


def _apart(sequences: FormSequences, distance: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give all pairs of positions of one post that are `distance` apart."""
    posts = sequences.post_of_position()
    first = np.flatnonzero(posts[:-distance] == posts[distance:])
    return first, first + distance
