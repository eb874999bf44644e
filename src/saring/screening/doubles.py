"""Posts that were met before are set apart from the result."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from saring.posts import Reject
from saring.posts.duplicates import SeenPosts, repeated_post
from saring.posts.rejects import row_content
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
        source = str(rows["source_file"].iloc[0])
        first = self._seen.first_places(part.rows[IDENTITY], source, rows["source_row"])
        again = [at for at, place in enumerate(first) if place is not None]
        if not again:
            return rows, []
        rejects = [
            repeated_post(source, int(rows["source_row"].iloc[at]), place,
                          row_content(rows[list(own)].iloc[at].tolist()))
            for at, place in enumerate(first) if place is not None
        ]  # fmt: skip
        return rows.drop(index=again).reset_index(drop=True), rejects
