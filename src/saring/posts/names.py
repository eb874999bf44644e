"""How column names are compared."""

from __future__ import annotations

import re


def fold_name(name: str) -> str:
    """Reduce a column name to what identifies it: lower case, no separators, no BOM.

    >>> fold_name("Post Created"), fold_name("author/userName")
    ('postcreated', 'authorusername')
    """
    return re.sub(r"[\s_./\\\-\ufeff]+", "", name).casefold()
