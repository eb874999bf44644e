"""Folds that keep together what is alike: sources, topics, pairs and near-duplicates."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.features import FormSequences
from saring.features.manner import START

# Who is addressed and what is linked to does not make two posts different.
_PASSING_FORMS = frozenset({"AKUN", "SAPA_AKUN", "TAUTAN", "ANGKA"})


def duplicate_keys(sequences: FormSequences) -> NDArray[np.str_]:
    """Give each post a key that its copies share: its set of forms, accounts and links aside.

    Repeated, reordered or re-addressed copies get one key; rewordings do not.
    """
    start = sequences.forms.index(START)
    keys = []
    for post in range(len(sequences)):
        ids = sequences.ids[sequences.offsets[post] : sequences.offsets[post + 1]]
        written = ids[np.flatnonzero(ids == start)[0] + 1 :]
        forms = {sequences.forms[number] for number in written.tolist()} - _PASSING_FORMS
        keys.append(hashlib.sha256("\0".join(sorted(forms)).encode()).hexdigest()[:16])
    return np.array(keys)


def assign_folds(units: Sequence[str], sizes: pd.Series, n_folds: int) -> dict[str, int]:
    """Put whole units into `n_folds` folds of like size: the largest first, each to the emptiest.

    `sizes` gives the number of posts by unit. The result depends on names and sizes alone.
    """
    load = [0] * n_folds
    fold_of: dict[str, int] = {}
    for unit in sorted(units, key=lambda unit: (-int(sizes[unit]), unit)):
        fold = load.index(min(load))
        fold_of[unit] = fold
        load[fold] += int(sizes[unit])
    return fold_of


def held_out_units(posts: pd.DataFrame, keys: NDArray[np.str_]) -> pd.Series:
    """Name what each post must be held out with: its source, else its group, else its copies.

    Leaving out whole sources is what tells how the model does on an election that it has not
    seen; a corpus of one source is split by group, and where it has none, by copies. Corpora that
    share a source are held out together where it is.
    """
    unit = posts["group"].where(posts["group"] != "", pd.Series(keys, index=posts.index))
    return posts["source"].where(posts["source"] != "", posts["dataset"] + "/" + unit)


def held_out_folds(posts: pd.DataFrame, units: pd.Series, n_folds: int) -> NDArray[np.int64]:
    """Give each post the number of its fold, the units of every corpus spread over all folds."""
    sizes = units.value_counts()
    fold_of: dict[str, int] = {}
    home = posts["dataset"].groupby(units).first()
    for dataset in posts["dataset"].unique():
        fold_of |= assign_folds(home.index[home == dataset].tolist(), sizes, n_folds)
    return np.array([fold_of[unit] for unit in units], np.int64)
