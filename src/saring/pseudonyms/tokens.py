"""From what identifies somebody to a pseudonym: one form for all ways to write it, then a hash."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum

from saring.pseudonyms.key import Key

LENGTH = 12
"""Letters after the kind, 5 bits each. By the birthday bound n^2 / 2^61, ten million people, twice
as many as there are civil servants, share a pseudonym with a probability of 4 in 100,000."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [first + second for first in _CROCKFORD for second in _CROCKFORD]
_SHIFTS = tuple(range(5 * LENGTH - 10, -1, -10))


class Kind(StrEnum):
    """What a pseudonym stands for; the value is what it begins with."""

    ACCOUNT = "AKUN"
    NAME = "NAMA"
    PHONE = "TELP"
    EMAIL = "SUREL"
    NIK = "NIK"
    NIP = "NIP"
    POST = "POS"
    ROW = "BARIS"


_ONE = rf"(?:{'|'.join(Kind)})-[{_CROCKFORD}]{{{LENGTH}}}"
TOKEN_PATTERN = rf"(?-i:{_ONE})"
"""Pattern of a pseudonym; capitals, also where the rest of a pattern minds no case."""
_TOKEN = re.compile(TOKEN_PATTERN)
_LONGEST = max(map(len, Kind)) + 1 + LENGTH


def is_token(text: str) -> bool:
    """Whether `text` is a pseudonym already, of whichever key."""
    return _TOKEN.fullmatch(text) is not None


def fold(text: str) -> str:
    """Make one form of all ways to write a name: NFKC, case, white space."""
    if text.isascii():
        return " ".join(text.lower().split())
    for _ in range(2):  # lower case may decompose again what was composed
        text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(text.split())


def fold_account(text: str) -> str:
    """Make one form of ``@Budi_S`` and ``budi_s``; a lone ``@`` stays."""
    folded = fold(text)
    return folded.lstrip("@ ") or folded


_TITLES = re.compile(r"(?:(?:drs?|dra|ir|prof|hj?|kh|bapak|ibu|pak|bu|sdri?)\b\.?\s+)+")


def fold_name(text: str) -> str:
    """Make one form of ``Drs. Budi Santoso, M.Si.`` and ``budi santoso``: no titles, no degrees."""
    folded = fold(text)
    bare = _TITLES.sub("", folded.partition(",")[0], count=1).strip()
    return bare or folded


def fold_phone(text: str) -> str:
    """Make one form of ``0812-3456-7890``, ``+62 812 3456 7890`` and Excel's ``81234567890``."""
    digits = fold_digits(text)
    national = digits.lstrip("0").removeprefix("62").lstrip("0") if digits.isdigit() else ""
    return f"62{national}" if national else digits


def fold_digits(text: str) -> str:
    """Keep the digits, whatever the script; without any, the text as it is."""
    folded = fold(text)
    return "".join(str(unicodedata.digit(c)) for c in folded if c.isdigit()) or folded


FOLDS: dict[Kind, Callable[[str], str]] = {
    Kind.ACCOUNT: fold_account,
    Kind.NAME: fold_name,
    Kind.PHONE: fold_phone,
    Kind.EMAIL: fold,
    Kind.NIK: fold_digits,
    Kind.NIP: fold_digits,
    Kind.POST: str.strip,  # short codes differ by case
    Kind.ROW: str.strip,
}


class Tokens:
    """Makes pseudonyms with one key.

    Parameters
    ----------
    key
        Another key gives pseudonyms that cannot be linked with these.
    wanted
        Pseudonyms whose origin is kept in `found`.

    Attributes
    ----------
    found
        Wanted pseudonyms met so far, with what they stand for in its one form.
    """

    def __init__(self, key: Key, wanted: Iterable[str] = ()) -> None:
        self.key = key
        self.found: dict[str, str] = {}
        self._wanted = frozenset(wanted)
        self._accounts: dict[str, str] = {}

    def of(self, kind: Kind, written: str) -> str:
        """Give the pseudonym of something as written; blanks and pseudonyms stay as they are.

        It is the kind and the first 60 bits of HMAC-SHA256(key, kind, NUL, one form) in
        Crockford's base 32, which has no I, L, O or U to misread.
        """
        if kind is not Kind.ACCOUNT:
            return self._hash(kind, written)
        # An account comes back with each of its posts; whatever else is hashed is met but once.
        if written not in self._accounts:
            self._accounts[written] = self._hash(kind, written)
        return self._accounts[written]

    def _hash(self, kind: Kind, written: str) -> str:
        stripped = written.strip()
        if not stripped:
            return written
        if len(bare := stripped.lstrip("@")) <= _LONGEST and is_token(bare):
            return bare
        folded = FOLDS[kind](stripped)
        message = f"{kind}\0{folded}".encode("utf-8", "surrogatepass")
        digest = hmac.digest(self.key.secret, message, hashlib.sha256)
        number = int.from_bytes(digest[:8], "big") >> 4
        letters = [_PAIRS[number >> shift & 1023] for shift in _SHIFTS]
        token = f"{kind}-{''.join(letters)}"
        if token in self._wanted:
            self.found[token] = folded
        return token
