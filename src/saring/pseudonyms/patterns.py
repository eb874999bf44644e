"""Find what identifies people by its form: numbers, e-mail addresses, mentions, profile links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from saring.pseudonyms.addresses import ANY_ADDRESS, SOCIAL_ADDRESS, hide_address
from saring.pseudonyms.tokens import TOKEN_PATTERN, Kind, Tokens, fold_account, fold_digits
from saring.reference.contestants import contestant_forms, follows_contestants


class Edit(NamedTuple):
    """A half-open span of a text and what stands there afterwards."""

    start: int
    end: int
    new: str


_NUMBERS = re.compile(r"(?:\d[ .\-()/]{0,3}){8}")
_GAP = r"[ .\-]?"
_NIP = rf"\d{{8}}{_GAP}\d{{6}}{_GAP}\d{_GAP}\d{{3}}"
_NIK = rf"\d{{4}}(?:{_GAP}\d{{4}}){{3}}|\d{{6}}{_GAP}\d{{6}}{_GAP}\d{{4}}"
_OPENING_HOURS = r"0\d[.:][0-5]\d\s?-"
_MOBILE = r"(?:\(?\+?62\)?[ .\-/]{0,2}\(?0?\)?|\(?0)8(?:[ .\-/()]{0,2}\d){7,11}"
_LANDLINE = (
    r"(?:\(\+?62\)|\+62)[ .\-]{0,2}[2-9](?:[ .\-]?\d){6,10}"
    r"|\(0[2-9]\d{1,2}\)[ .\-]{0,2}\d{3,4}(?:[ .\-]?\d){2,5}"
    r"|0[2-9]\d{1,2}[\-]\d{5,8}"
)


_TOKENS = rf"(?P<token>[@＠]?{TOKEN_PATTERN})"
_AT = r"""(?P<email>(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)
    |(?<![\w@＠])[@＠](?P<mention>\w(?:[\w.]*\w)?)"""
_DIGITS = rf"""(?<!\d)(?:(?P<nip>{_NIP})|(?P<nik>{_NIK}))(?!\d)
    |(?<![\d+])(?!{_OPENING_HOURS})(?P<phone>{_MOBILE}|{_LANDLINE})(?!\d)"""


def _finder_for(text: str, *, every_address: bool) -> re.Pattern[str] | None:
    """Choose only the patterns that `text` has a sign of; together they cost ten times as much."""
    has_address = "/" in text or "www." in text
    return _finder(
        tokens="-" in text,
        address=(ANY_ADDRESS if every_address else SOCIAL_ADDRESS) if has_address else "",
        at="@" in text or "＠" in text,
        digits=_NUMBERS.search(text) is not None,
    )


@cache
def _finder(*, tokens: bool, address: str, at: bool, digits: bool) -> re.Pattern[str] | None:
    if not (tokens or address or at or digits):
        return None
    parts = (
        _TOKENS if tokens else "",
        f"(?P<address>{address})" if address else "",
        _AT if at else "",
        _DIGITS if digits else "",
    )
    return re.compile("|".join(filter(None, parts)), re.VERBOSE | re.IGNORECASE)


_AFTER_ADDRESS = ".,;:!?)]}'\"»”’"
_RUPIAH = re.compile(r"(?i)\brp\.?\s?$")
_KINDS = {"email": Kind.EMAIL, "nip": Kind.NIP, "nik": Kind.NIK, "phone": Kind.PHONE}


def find_identifiers(
    text: str, tokens: Tokens, is_account: Callable[[str], bool], *, every_address: bool = False
) -> Iterator[Edit]:
    """Yield what to replace, from left to right; pseudonyms already there replace themselves.

    Parameters
    ----------
    is_account
        Whether a folded name is an account of the export. A mention of such an account is always
        replaced; that of a contestant of the reference tables otherwise stays, because whom a
        post promotes is the evidence.
    every_address
        Replace addresses of any host, as in a column of links; in a text a link to a newspaper
        is evidence and stays.
    """
    finder = _finder_for(text, every_address=every_address)
    if finder is None:
        return
    for match in finder.finditer(text):
        found, (start, end) = match.lastgroup or "", match.span()
        written = match[found]
        if found == "token":
            yield Edit(start, end, written)
        elif found == "address":
            shown = written.rstrip(_AFTER_ADDRESS)
            yield Edit(start, start + len(shown), hide_address(shown, tokens))
        elif found == "mention":
            handle = _handle(written, is_account)
            if is_account(fold_account(handle)) or fold_account(handle) not in public_handles():
                token = tokens.of(Kind.ACCOUNT, handle)
                yield Edit(start, start + 1 + len(handle), f"@{token}")
        elif _is_meant(found, written, text[max(0, start - 5) : start]):
            yield Edit(start, end, tokens.of(_KINDS[found], written))


def _is_meant(kind: str, written: str, before: str) -> bool:
    """Tell a number of a person from an amount (Rp62.812.345.678) or a row of years."""
    if kind == "phone":
        return not _RUPIAH.search(before)
    if kind == "nik" and not written.isdigit():
        # Digits 7 to 12 are the birth date, the day plus 40 for women.
        day, month = int(fold_digits(written)[6:8]), int(fold_digits(written)[8:10])
        return 1 <= day % 40 <= 31 and 1 <= month <= 12
    return True


def _handle(written: str, is_account: Callable[[str], bool]) -> str:
    """Cut ``budi_s.Ayo`` after the account, where only a space is missing."""
    parts = written.split(".")
    for count in range(len(parts), 0, -1):
        handle = ".".join(parts[:count])
        if is_account(fold_account(handle)):
            return handle
    return written


@follows_contestants
@lru_cache(maxsize=1)
def public_handles() -> frozenset[str]:
    """Accounts of contestants in the reference tables, folded."""
    return frozenset(
        fold_account(form.words[0])
        for form in contestant_forms()
        if len(form.words) == 1 and form.words[0].startswith("@")
    )
