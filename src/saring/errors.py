"""What the library raises when the input or the call is wrong, in the user's two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One message in Indonesian and in English, written side by side so that neither drifts."""

    id: str
    en: str

    def to(self, language: Language) -> str:
        """Give the message in `language`."""
        return self.id if language == "id" else self.en

    def __str__(self) -> str:
        return self.id


class SaringError(Exception):
    """The input or the call is wrong, and nothing was written.

    Parameters
    ----------
    message
        What was found and what was expected, naming file, row and column where there are any.
    hint
        How to mend it: something that the user can do now.
    """

    def __init__(self, message: Phrase, hint: Phrase) -> None:
        super().__init__(message, hint)  # as they are: a worker process sends them back
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message.en} {self.hint.en}"
