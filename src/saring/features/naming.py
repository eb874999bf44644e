"""Features that say only whom a post names, which is no evidence of anything.

Naming a group, a colleague or a name that may be a contestant's must not raise or lower a score by
itself: only what stands beside it does (``usir KELOMPOK_SUKU``, ``dukung ORANG``).
"""

from __future__ import annotations

from saring.features.joints import TOPICS
from saring.features.manner import START
from saring.text.slot_kinds import ADDRESSED, GROUPS, NAME, PERSON

INTRODUCING = frozenset({"orang", "warga", "kaum", "umat", "suku", "etnis", "bangsa", "komunitas"})
"""Words that stand before the name of a group: "orang Cina" says no more than "Cina"."""

_NAMING = frozenset({NAME, PERSON, *GROUPS.values(), *INTRODUCING})
_SAYS_NOTHING = frozenset({START, *TOPICS})


def is_naming(term: str) -> bool:
    """Tell whether a feature is made of names of people or groups and nothing else."""
    said = [form for form in term.split() if form not in _SAYS_NOTHING]
    return bool(said) and all(form.removeprefix(ADDRESSED) in _NAMING for form in said)
