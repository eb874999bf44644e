"""Find out again who stands behind a pseudonym, from the original export and the key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from saring.errors import Phrase, SaringError
from saring.posts import PostFile
from saring.pseudonyms.pseudonymiser import Pseudonymiser
from saring.pseudonyms.tokens import LENGTH, is_token

_SHORTEST_REASON = 12
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what a pseudonym stands for, in one form, and the first place where it stands.

    `source_row` is 0 when it stands only in a row that was rejected.
    """

    pseudonym: str
    identity: str
    source_file: str
    source_row: int


def parse_pseudonyms(given: Sequence[str]) -> list[str]:
    """Read pseudonyms as people type them: lower case, and ``@`` in front, do not matter.

    Raises
    ------
    SaringError
        One has not the form of a pseudonym, so that no export can hold it.
    """
    wanted = [pseudonym.strip().lstrip("@").upper() for pseudonym in given]
    for pseudonym, written in zip(wanted, given, strict=True):
        if not is_token(pseudonym):
            raise SaringError(
                Phrase(f"{written!r} bukan nama samaran saring.",
                       f"{written!r} is no pseudonym of saring."),
                Phrase(f"Salin utuh dari hasil: jenisnya, tanda hubung, dan {LENGTH} huruf atau "
                       "angka, misalnya AKUN-7K3QF2M8XW4T.",
                       f"Copy it whole from the result: its kind, a hyphen, and {LENGTH} letters "
                       "or digits, for example AKUN-7K3QF2M8XW4T."),
            )  # fmt: skip
    return list(dict.fromkeys(wanted))


def stated_reason(reason: str) -> str:
    """Give the reason without outer white space.

    Raises
    ------
    SaringError
        It is too short to tell an auditor anything.
    """
    reason = " ".join(reason.split())
    if len(reason) < _SHORTEST_REASON or len(set(reason.lower().split())) < _LEAST_WORDS:
        raise SaringError(
            Phrase(f"--reason {reason!r} terlalu singkat; paling sedikit {_SHORTEST_REASON} huruf, "
                   "beberapa kata.",
                   f"--reason {reason!r} is too short; at least {_SHORTEST_REASON} letters in "
                   "several words."),
            Phrase('Tulis untuk apa identitasnya dibuka, misalnya --reason "klarifikasi atas '
                   'permintaan Inspektorat".',
                   'Say what the identity is needed for, for example --reason "hearing asked for '
                   'by the inspectorate".'),
        )  # fmt: skip
    return reason


def identify(
    pseudonymiser: Pseudonymiser, files: Sequence[PostFile], wanted: Sequence[str]
) -> list[Identity]:
    """Make the pseudonyms of the export again and give what the wanted ones stand for.

    Parameters
    ----------
    pseudonymiser
        Made with the same key, `files` and `wanted`.

    Returns
    -------
    list of Identity
        Those found, in the order wanted; the others were made with another key or from another
        export.
    """
    found: dict[str, Identity] = {}
    origins = pseudonymiser.tokens.found
    for file in files:
        for chunk in file.chunks():
            own = chunk.own.add_prefix("masukan_").reset_index(drop=True)
            rows = pd.concat([own, chunk.posts.reset_index(drop=True)], axis=1)
            hidden = pseudonymiser.frame(rows)
            pseudonymiser.rejects(chunk.rejects)
            for pseudonym in origins.keys() - found.keys():
                row = _first_row(hidden, pseudonym)
                found[pseudonym] = Identity(
                    pseudonym,
                    origins[pseudonym],
                    str(file.path),
                    0 if row is None else int(chunk.posts["source_row"].iloc[row]),
                )
            if len(found) == len(wanted):
                return [found[pseudonym] for pseudonym in wanted]
    return [found[pseudonym] for pseudonym in wanted if pseudonym in found]


def _first_row(rows: pd.DataFrame, pseudonym: str) -> int | None:
    for row, cells in enumerate(rows.astype("str").itertuples(index=False)):
        if any(pseudonym in cell for cell in cells):
            return row
    return None
