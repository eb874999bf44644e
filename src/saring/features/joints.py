"""Two things that stand together: neighbours, and a word with whom its post is about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saring.features.manner import START
from saring.features.sequences import FormSequences
from saring.features.vocabulary import joint_codes
from saring.text.columnar.numbering import Numbering
from saring.text.slot_kinds import ADDRESSED, BALLOT_NUMBER, CANDIDATE, NAME

# Who a post is about: contestants, one contestant, other names of politics, none of these.
TOPICS = ("SEVERAL", "ONE", "POLITICS", "OTHER")
_TOPICS = Numbering(TOPICS)
_CANDIDATES = frozenset({CANDIDATE, ADDRESSED + CANDIDATE})
_POLITICAL = _CANDIDATES | {"PARTAI", "TIM", "TOKOH", NAME, BALLOT_NUMBER}


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

    others: Numbering
    other: NDArray[np.int64]
    forms: Numbering
    form: NDArray[np.int64]
    position: NDArray[np.int64]
    partner: NDArray[np.int64]

    @property
    def codes(self) -> NDArray[np.int64]:
        """One number for each kind of joint."""
        return joint_codes(self.other, self.form)

    def name(self, code: int) -> str:
        """Name the kind of joint that has this code."""
        return f"{self.others[code >> 32]} {self.forms[code & 0xFFFFFFFF]}"


def neighbours(sequences: FormSequences) -> Joints:
    """Pair each form with the one before it in the same post.

    A post's first word has no partner to share its weight with.
    """
    posts = sequences.post_of_position()
    before = np.flatnonzero(posts[:-1] == posts[1:])
    after = before + 1
    forms = sequences.forms
    starts = sequences.ids[before] == forms.find(START)
    partner = np.where(starts, after, before)
    return Joints(forms, sequences.ids[before], forms, sequences.ids[after], after, partner)


def topics(sequences: FormSequences) -> Joints:
    """Pair each form with whom its post is about: praise means more beside a contestant."""
    candidate = sequences.forms.column(_is_candidate, np.bool_)[sequences.ids]
    political = sequences.forms.column(_is_political, np.bool_)[sequences.ids]
    posts = sequences.post_of_position()
    size = len(sequences)
    candidates = np.bincount(posts, candidate, minlength=size)
    politics = np.bincount(posts, political, minlength=size)
    topic = np.select([candidates > 1, candidates == 1, politics > 0], [0, 1, 2], 3)
    everywhere = np.arange(len(sequences.ids))
    return Joints(_TOPICS, topic[posts], sequences.forms, sequences.ids, everywhere, everywhere)


def _is_candidate(form: str) -> bool:
    return form in _CANDIDATES


def _is_political(form: str) -> bool:
    return form in _POLITICAL
