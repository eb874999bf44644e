"""The native writer against Python's own: the same bytes for any cells."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.guard import guard
from saring.reporting.cells import table_of
from saring.reporting.delimited import write_delimited

NASTY = st.text(st.sampled_from("ab1 ,;\"\n\r\t'=+-@＝é🙏\u200b\x00."), max_size=8) | st.text(
    max_size=6
)
NUMBERS = (
    st.none()
    | st.floats()
    | st.floats(0, 1)
    | st.sampled_from([1e-5, 1e-4, 0.0, 1.0, -2.5, 1e10 + 0.5, 123456789.5])
)


def by_python(frame, delimiter):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guard(name) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        cells = [None if cell is None or cell != cell else cell for cell in row]
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in cells])
    return stream.getvalue()


def natively(chunks, delimiter):
    stream = io.BytesIO()
    write_delimited(table_of(chunks), stream, delimiter)
    return stream.getvalue().decode()


@given(
    rows=st.lists(st.tuples(NASTY, NASTY, NUMBERS, st.integers(-9, 2**60)), max_size=8),
    delimiter=st.sampled_from(",;\t"),
    cut=st.integers(0, 8),
    kind=st.sampled_from(["str", "object"]),
)
def test_any_scored_rows_give_the_bytes_of_pythons_writer(rows, delimiter, cut, kind):
    columns = ("text", "=catatan", "hate_score", "source_row")
    frame = pd.DataFrame(rows, columns=columns).astype(
        {"text": kind, "=catatan": kind, "hate_score": "float64", "source_row": "int64"}
    )
    expected = by_python(frame, delimiter)
    assert natively([frame.iloc[:cut], frame.iloc[cut:]], delimiter) == expected


@given(st.lists(NASTY, max_size=6))
def test_blank_cells_of_a_single_column_are_quoted_so_that_their_rows_remain(cells):
    frame = pd.DataFrame({"text": cells}, dtype="str")
    written = natively([frame], ",")
    assert written == by_python(frame, ",")
    assert len(list(csv.reader(io.StringIO(written, newline="")))) == len(cells) + 1


@pytest.mark.parametrize("kind", ["float64", "float32", "Float64", "object"])
def test_scores_of_every_kind_of_column_are_written_alike(kind):
    scores = [0.25, None, 1.0, 0.00001, 0.5]
    frame = pd.DataFrame({"text": list("abcde"), "hate_score": pd.array(scores, dtype=kind)})
    values = [line.split(",")[1] for line in natively([frame], ",").splitlines()[1:]]
    assert [float(value) if value else None for value in values] == pytest.approx(scores)
    assert values[:3] == ["0.25", "", "1.0"]


def test_half_an_emoji_and_values_that_are_no_texts_are_written_in_their_place():
    cells = ["utuh 🙏", "\ud83d potong", 62, None, np.nan]
    frame = pd.DataFrame({"text": pd.Series(cells, dtype=object), "unit": ["a"] * 5})
    assert natively([frame], ",").splitlines()[1:] == [
        "utuh 🙏,a", "\ufffd potong,a", "62,a", ",a", ",a",
    ]  # fmt: skip
