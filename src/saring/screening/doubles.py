"""Posts that were met before are set apart from the result."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from saring.posts import Reject
from saring.posts.duplicates import SeenPosts, rejects_of_repeats
from saring.screening.part import IDENTITY, Part


class Doubles:
    """Tells posts that were met before, so that importing an export twice doubles none."""

    def __init__(self) -> None:
        self._seen = SeenPosts()

    def set_apart(self, part: Part, own: Sequence[str]) -> tuple[pd.DataFrame, list[Reject]]:
        """Give the posts of a part that are new, without `IDENTITY`, and the others as rejects.

        Parameters
        ----------
        own
            Columns of the result that hold the row as its file has it, in the order of the file.
        """
        if part.rows is None:
            return pd.DataFrame(), []
        rows = part.rows.drop(columns=IDENTITY)
        again = rejects_of_repeats(self._seen, part.rows[IDENTITY], rows, rows[list(own)])
        if not again:
            return rows, []
        return rows.drop(index=list(again)).reset_index(drop=True), list(again.values())
