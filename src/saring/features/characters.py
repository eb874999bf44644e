"""Character n-grams of words, as numbers: made and looked up for many words at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saring.features.code_table import CodeTable
from saring.features.naming import INTRODUCING
from saring.features.vocabulary import FormFeatures, Vocabulary, is_word
from saring.text.columnar.arrow import per_text
from saring.text.columnar.ranges import offsets_of

_BITS = 12
_LARGEST_ALPHABET = (1 << _BITS) - 1
LONGEST = 5
"""Characters of an n-gram whose code has room in 64 bits."""
_CODE_POINTS = 0x110000


class Alphabet:
    """Small numbers for characters, from 1 on; 0 is any other character.

    Parameters
    ----------
    texts
        What the characters occur in. Of more than 4,095 the most frequent ones count.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        points, often = np.unique(_points("".join(texts)), return_counts=True)
        kept = np.sort(points[np.argsort(-often, kind="stable")[:_LARGEST_ALPHABET]])
        self._characters = "\0" + "".join(map(chr, kept.tolist()))
        self._numbers = np.zeros(_CODE_POINTS, np.int16)
        self._numbers[kept] = np.arange(1, len(kept) + 1)

    def numbers(self, text: str) -> NDArray[np.int64]:
        """Give the number of each character."""
        return self._numbers[_points(text)].astype(np.int64)

    def codes(self, terms: Sequence[str]) -> NDArray[np.int64]:
        """Give the codes of n-grams of known characters."""
        lengths = np.array(list(map(len, terms)), np.int64)
        numbers = np.append(self.numbers("".join(terms)), 0)
        first = np.cumsum(lengths) - lengths
        codes = np.zeros(len(terms), np.int64)
        for at in range(LONGEST):
            here = numbers[np.minimum(first + at, len(numbers) - 1)]
            codes = np.where(at < lengths, (codes << _BITS) | here, codes)
        return codes

    def term(self, code: int) -> str:
        """Give the n-gram that a code stands for."""
        characters = []
        while code:
            characters.append(self._characters[code & _LARGEST_ALPHABET])
            code >>= _BITS
        return "".join(reversed(characters))


@dataclass(frozen=True)
class CharacterGrams:
    """Character n-grams of words with a blank at either end.

    As scikit-learn's analyser ``char_wb``: n-grams do not cross words, so that the weight of each
    belongs to one word. What is not a word has none, nor has one that only introduces a group.

    Attributes
    ----------
    shortest, longest
        Lengths of the n-grams, the blanks among their characters; at most `LONGEST`.
    """

    shortest: int
    longest: int

    def __post_init__(self) -> None:
        if not 1 <= self.shortest <= self.longest <= LONGEST:
            raise ValueError(
                f"n-grams of 1 to {LONGEST} characters, not {self.shortest} to {self.longest}"
            )

    def spelt(self, form: str) -> bool:
        """Tell whether a form has character n-grams."""
        return is_word(form) and form not in INTRODUCING

    def terms(self, forms: Sequence[str]) -> tuple[list[str], FormFeatures]:
        """Give all n-grams of the forms, and which of them each form has."""
        padded = self.padded(forms)
        alphabet = Alphabet(padded)
        codes, counts = self.codes(padded, alphabet)
        distinct, columns = np.unique(codes, return_inverse=True)
        terms = list(map(alphabet.term, distinct.tolist()))
        return terms, FormFeatures(columns.astype(np.int32), counts)

    def features(self, vocabulary: Vocabulary) -> CharacterFeatures:
        """Give what looks n-grams up in a vocabulary."""
        return CharacterFeatures(self, vocabulary)

    def padded(self, forms: Sequence[str]) -> list[str]:
        """Give each form with its blanks, and nothing for one that has no n-grams."""
        return [f" {form} " if self.spelt(form) else "" for form in forms]

    def codes(
        self, padded: Sequence[str], alphabet: Alphabet
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the codes of n-grams, one form after the other, and how many each form has.

        N-grams with a character outside the alphabet are left out.
        """
        lengths = np.array(list(map(len, padded)), np.int64)
        numbers = alphabet.numbers("".join(padded))
        left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(numbers))
        codes = np.full((len(numbers), self.longest + 1 - self.shortest), -1, np.int64)
        code, whole = np.zeros(len(numbers), np.int64), np.ones(len(numbers), np.bool_)
        for size in range(1, self.longest + 1):
            ahead = np.append(numbers[size - 1 :], np.zeros(size - 1, np.int64))[: len(numbers)]
            code, whole = (code << _BITS) | ahead, whole & (ahead > 0) & (left >= size)
            if size >= self.shortest:
                codes[whole, size - self.shortest] = code[whole]
        made = codes >= 0
        return codes[made], per_text(made.ravel(), offsets_of(lengths) * made.shape[1])


class CharacterFeatures:
    """Which features of a vocabulary the n-grams of forms are."""

    def __init__(self, grams: CharacterGrams, vocabulary: Vocabulary) -> None:
        self._grams = grams
        self._alphabet = Alphabet(vocabulary)
        self._table = CodeTable(self._alphabet.codes(list(vocabulary)))
        self._columns = np.append(np.array(list(vocabulary.values()), np.int32), np.int32(-1))

    def __call__(self, forms: Sequence[str]) -> FormFeatures:
        """See `saring.features.vocabulary.Lookup`."""
        codes, counts = self._grams.codes(self._grams.padded(forms), self._alphabet)
        columns = self._columns[self._table.find(codes)]
        return FormFeatures(columns, counts).known()


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
