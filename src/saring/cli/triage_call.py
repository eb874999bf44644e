"""What a call of ``saring triage`` asks for: days read, contradictions refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from saring.errors import Phrase, SaringError
from saring.posts.dates import normalise_time
from saring.triage import Criteria


def check_call(
    *, output: bool, as_json: bool, account: bool, histogram: bool, by_unit: bool
) -> None:
    """Refuse options that contradict each other.

    Raises
    ------
    SaringError
        Two results are asked for at once, or a histogram in a file.
    """
    together: Sequence[tuple[bool, str]] = (
        (output and as_json, "-o, --json"),
        (account and histogram, "--account, --histogram"),
        (account and by_unit, "--account, --by unit"),
        (histogram and (output or as_json), "--histogram, -o/--json"),
    )
    for contradict, named in together:
        if contradict:
            raise SaringError(
                Phrase(
                    f"Pilihan ini tidak dapat dipakai bersama: {named}.",
                    f"These options cannot be used together: {named}.",
                ),
                Phrase("Pakai salah satu saja.", "Use one of them."),
            )


def parse_day(told: str, option: str) -> date | None:
    """Read a day as people and exports write it; None when blank.

    Raises
    ------
    SaringError
        It cannot be read as a day.
    """
    if not told.strip():
        return None
    # A bare number would be read as a serial date of Excel, which nobody types.
    read = "" if re.fullmatch(r"[\d.,]+", told.strip()) else normalise_time(told)
    try:
        return date.fromisoformat(read[:10])
    except ValueError as error:
        raise SaringError(
            Phrase(f"{option} {told!r}: bukan tanggal.", f"{option} {told!r}: not a day."),
            Phrase(
                f"Contoh: {option} 2024-11-24 atau {option} 24/11/2024",
                f"For example: {option} 2024-11-24 or {option} 24/11/2024",
            ),
        ) from error


def check_days(criteria: Criteria) -> None:
    """Refuse a period that ends before it begins.

    Raises
    ------
    SaringError
        It does.
    """
    if criteria.since and criteria.until and criteria.until < criteria.since:
        raise SaringError(
            Phrase(
                f"--until {criteria.until} lebih awal daripada --since {criteria.since}.",
                f"--until {criteria.until} is earlier than --since {criteria.since}.",
            ),
            Phrase("Tukar keduanya.", "Swap the two."),
        )
