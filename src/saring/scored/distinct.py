"""Posts met before, told by their row id."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray


class Seen:
    """Remembers row ids as 64-bit hashes: some 70 bytes a post, whatever its length.

    Two ids among a million share a hash with a probability below 1e-7.
    """

    def __init__(self) -> None:
        self._hashes: set[int] = set()

    def first_time(self, row_ids: pd.Series) -> NDArray[np.bool_]:
        """Tell for each row whether its id is met for the first time; a blank id always is."""
        hashes = pd.util.hash_array(row_ids.to_numpy(object)).tolist()
        blank = (row_ids == "").tolist()
        return np.fromiter(
            (no_id or self._add(each) for each, no_id in zip(hashes, blank, strict=True)),
            bool,
            len(hashes),
        )

    def _add(self, each: int) -> bool:
        if each in self._hashes:
            return False
        self._hashes.add(each)
        return True
