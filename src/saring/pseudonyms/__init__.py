"""Pseudonyms: keyed hashes in place of people, wherever an export names them."""

from saring.pseudonyms.journal import RevealLog
from saring.pseudonyms.key import Key, load_key, new_key
from saring.pseudonyms.pseudonymiser import Pseudonymiser
from saring.pseudonyms.reveal import Identity, identify, parse_pseudonyms, stated_reason

__all__ = [
    "Identity",
    "Key",
    "Pseudonymiser",
    "RevealLog",
    "identify",
    "load_key",
    "new_key",
    "parse_pseudonyms",
    "stated_reason",
]
