"""Names that must not become vocabulary of a model: private accounts, and contestants unslotted."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from saring.reference.common_words import frequent_words
from saring.reference.contestants import contestant_forms
from saring.text.stem import root_words

# A handle that is also a word in this many posts (kompas, senja) names nobody.
FREQUENT_WORD = 200

_HANDLE = regex.compile(r"@([A-Za-z0-9_]{3,})")
_WORD_OF_HANDLE = regex.compile(r"\p{L}{4,}")


def private_names(texts: Iterable[str]) -> frozenset[str]:
    """Give handles mentioned in `texts`, and words they are built from, unless words in use.

    Mentions themselves never become features; this is for people who are called by their handle
    or by the name in it without an @.
    """
    names: set[str] = set()
    for text in texts:
        for handle in _HANDLE.findall(text):
            names.add(handle.lower())
            names.update(part.lower() for part in _WORD_OF_HANDLE.findall(handle))
    return frozenset(name for name in names if not _in_use(name))


def homonym_names() -> frozenset[str]:
    """Give contestants' names that slots leave alone where no politics is near (ganjar, anis)."""
    return frozenset(
        form.words[0] for form in contestant_forms() if len(form.words) == 1 and form.may_be_anybody
    )


def _in_use(name: str) -> bool:
    return name in root_words() or frequent_words().get(name, 0) >= FREQUENT_WORD
