"""Columns that are written as JSON text all at once say what Python's own writer says."""

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from saring.screening.json_text import decimals, quoted, slices
from saring.text.columnar import as_arrow

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=6)


@given(TEXTS)
def test_texts_are_escaped_as_python_does(texts):
    assert quoted(as_arrow(texts)).to_pylist() == [
        json.dumps(text, ensure_ascii=False) for text in texts
    ]


@given(TEXTS, st.data())
def test_pieces_are_cut_by_characters_whatever_their_bytes(texts, data):
    spans = [
        (number, *sorted((data.draw(places), data.draw(places))))
        for number, text in enumerate(texts)
        for places in [st.integers(0, len(text))]
        for _ in range(2)
    ]
    which, start, end = np.array(spans, np.int64).reshape(-1, 3).T
    found = slices(as_arrow(texts), which, start, end).to_pylist()
    assert found == [texts[number][first:last] for number, first, last in spans]


@given(st.lists(st.floats(-1e6, 1e6)))
def test_numbers_are_written_as_python_writes_them(numbers):
    rounded = np.array(numbers, np.float64).round(4) + 0.0
    assert decimals(np.array(numbers, np.float64)).to_pylist() == list(map(repr, rounded.tolist()))


def test_whole_numbers_and_zeros_keep_their_point():
    assert decimals(np.array([0.0, -0.00001, 1, -12, 0.0001])).to_pylist() == [
        "0.0", "0.0", "1.0", "-12.0", "0.0001",
    ]  # fmt: skip
