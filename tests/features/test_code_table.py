import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from saring.features.code_table import CodeTable

codes = st.integers(min_value=0, max_value=2**62)
# Codes that differ in their high bits only, or follow each other, crowd a careless table.
crowded = st.integers(0, 40).map(lambda number: number << 57) | st.integers(0, 60)


@given(st.sets(codes | crowded), st.lists(codes | crowded))
def test_codes_are_found_where_they_were_put_and_others_nowhere(known, asked):
    held = sorted(known)
    wanted = np.array([*asked, *held], np.int64)
    expected = [held.index(code) if code in known else -1 for code in wanted.tolist()]
    assert CodeTable(np.array(held, np.int64)).find(wanted).tolist() == expected


def test_a_table_of_many_codes_finds_them_all():
    held = np.arange(60_000, dtype=np.int64) << 24
    table = CodeTable(held)
    np.testing.assert_array_equal(table.find(held), np.arange(60_000))
    assert (table.find(held + 1) == -1).all()


def test_an_empty_table_finds_nothing():
    assert CodeTable(np.empty(0, np.int64)).find(np.array([0, 7], np.int64)).tolist() == [-1, -1]
