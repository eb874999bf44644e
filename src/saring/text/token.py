"""A word of a post as the features see it, with its place in the post as written."""

from __future__ import annotations

from typing import NamedTuple

from saring.text.tokenise import Kind


class Token(NamedTuple):
    """A normalised word, slot or sign.

    `form` is the standard spelling, `stem` its stem, `raw` the repaired text it was read from;
    `start` and `end` bound it in the original text. `hashtag` numbers the hashtag that the word
    is a part of, from 1; 0 outside hashtags.
    """

    form: str
    stem: str
    raw: str
    start: int
    end: int
    kind: Kind
    hashtag: int = 0

    @property
    def in_hashtag(self) -> bool:
        """Whether the word was cut out of a hashtag."""
        return self.hashtag > 0

    @property
    def capital(self) -> bool:
        """Whether it was written with a capital letter."""
        return self.raw[:1].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it was written in capitals from end to end."""
        return len(self.raw) > 1 and self.raw.isupper()
