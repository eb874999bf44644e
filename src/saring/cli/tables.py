"""The tables of their own that people give to a command: contestants and debunked claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saring.claims.matcher import ClaimMatcher
    from saring.reference.check import Check


def table_kinds() -> dict[tuple[str, ...], Check]:
    """Give the rules of every kind of table that people edit, by its header."""
    from saring.claims.checking import check_claims
    from saring.claims.registry import CLAIM_COLUMNS
    from saring.reference.check import table_checks
    from saring.text.stem import root_words

    return {**table_checks(root_words()), CLAIM_COLUMNS: check_claims}


def add_contestants(paths: Sequence[Path]) -> None:
    """Use these contestants beside those shipped, once they are found to be in order.

    Raises
    ------
    SaringError
        A table cannot be read, is none of contestants, or has a row that is wrong.
    """
    from saring.reference.check import CONTESTANT_COLUMNS, check_tables
    from saring.reference.contestants import use_contestants

    kinds: dict[tuple[str, ...], Check] = {CONTESTANT_COLUMNS: table_kinds()[CONTESTANT_COLUMNS]}
    for finding in check_tables(paths, kinds) if paths else []:
        if not finding.is_warning:
            raise finding.as_error()
    use_contestants(paths)


def claim_matcher(paths: Sequence[Path]) -> ClaimMatcher | None:
    """Compare posts with the shipped registry and these; see `saring.claims.matcher`."""
    from saring.claims import matcher

    return matcher.claim_matcher(paths)
