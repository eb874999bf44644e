"""Recognise what stands for a contestant without a name: ballot numbers and finger signs."""

from __future__ import annotations

from collections.abc import Sequence

from saring.reference.contestants import ballot_cues
from saring.text.slot_kinds import BALLOT_NUMBER, FINGER_SIGN
from saring.text.token import Token
from saring.text.tokenise import Kind

# Nearly every finger has been some pair's sign in some year, so all of them are one sign.
_FINGER_EMOJI = frozenset("☝✌🤟🤘🖐🤙🫰👆🖖🤞👌👍🤏🖕👊✊")
FINGER_WORDS = frozenset({"jari", "jempol", "jemari", "metal"})
NUMBER_WORDS = frozenset({
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "siji", "loro",
    "telu", "papat", "hiji", "tilu", "opat", "esa", "kalih",
})  # fmt: skip
# A number of these is a count, whatever stands before it: "pilih 2 periode".
COUNTED = frozenset({
    "periode", "kali", "putaran", "tahun", "orang", "hari", "bulan", "jam", "menit", "persen",
    "juta", "ribu", "miliar", "triliun", "anak", "minggu", "lembar", "buah", "kursi", "suara",
    "paslon", "kandidat", "calon", "capres", "pasangan",
})  # fmt: skip
_LONGEST_CUE = 3


def ballot_sign(tokens: Sequence[Token], index: int, *, political: bool) -> tuple[str, int] | None:
    """Recognise a finger sign or a ballot number that begins at `index`."""
    token = tokens[index]
    if is_finger(token):
        return FINGER_SIGN, 1
    following = tokens[index + 1].form if index + 1 < len(tokens) else ""
    if is_small_number(token) or token.form in NUMBER_WORDS:
        if following in FINGER_WORDS:
            return FINGER_SIGN, 2
        if following in COUNTED:
            return None
        cue = _cue_before(tokens, index)
        if cue == "before" or (cue is None and political and is_padded(token)):
            return BALLOT_NUMBER, 1
    return None


def is_finger(token: Token) -> bool:
    """Tell whether a token is the emoji of a hand that is some pair's sign."""
    return token.kind is Kind.EMOJI and token.form[0] in _FINGER_EMOJI


def is_small_number(token: Token) -> bool:
    """Tell whether a token is a number that may stand on a ballot."""
    raw = token.raw
    # A long run of digits is no number to Python either: int() refuses it.
    return token.kind is Kind.NUMBER and len(raw) < 4 and raw.isdecimal() and 0 < int(raw) < 25


def is_padded(token: Token) -> bool:
    """Tell whether a number is written as on a ballot: 01, 02, 03."""
    return token.kind is Kind.NUMBER and len(token.raw) == 2 and token.raw[0] == "0"


def _cue_before(tokens: Sequence[Token], index: int) -> str | None:
    for length in range(min(_LONGEST_CUE, index), 0, -1):
        words = tuple(token.form for token in tokens[index - length : index])
        kind = ballot_cues().get(words)
        if kind:
            return kind
    return None
