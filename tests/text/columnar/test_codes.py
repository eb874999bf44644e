"""Chunks are numbered by a code of their bytes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from saring.text.columnar.arrow import as_arrow, bytes_of
from saring.text.columnar.codes import Codes, codes_of

WORD = st.text(st.sampled_from("abAB@é🙏"), min_size=1, max_size=6)


def coded(words):
    return codes_of(*bytes_of(as_arrow(words)))


@given(st.lists(st.lists(WORD, max_size=12), max_size=5))
def test_numbers_are_those_of_first_appearance_from_batch_to_batch(batches):
    codes, expected = Codes(), {}
    for words in batches:
        before = len(expected)
        for word in words:
            expected.setdefault(word, len(expected))
        numbers, new = codes.numbers(coded(words))
        assert numbers.tolist() == [expected[word] for word in words]
        assert [words[at] for at in new.tolist()] == list(expected)[before:]
        assert len(codes) == len(expected)


def test_a_code_tells_the_order_of_letters_and_not_the_neighbours():
    ab, ba, again, twice = coded(["ab", "ba", "ab", "abab"]).tolist()
    assert ab == again
    assert len({ab, ba, twice}) == 3


def test_no_two_of_many_words_share_a_code():
    words = [f"kata{number}" for number in range(20_000)]
    assert len(np.unique(coded(words))) == len(words)
