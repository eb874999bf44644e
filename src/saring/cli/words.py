"""In which language a call is answered: Indonesian unless asked for English."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from saring.errors import Language, Phrase


def language_of_call(arguments: Sequence[str], environment: str | None) -> Language:
    """Read ``--lang`` among the arguments, else the environment's ``SARING_LANG``.

    Help is shown before options are parsed, so it cannot wait for the parser.
    """
    wanted = environment or "id"
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            wanted = arguments[index + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return "en" if wanted.lower().startswith("en") else "id"


LANGUAGE: Language = language_of_call(sys.argv[1:], os.environ.get("SARING_LANG"))


def say(indonesian: str, english: str) -> str:
    """Give help or a message in the language of this call."""
    return Phrase(indonesian, english).to(LANGUAGE)
