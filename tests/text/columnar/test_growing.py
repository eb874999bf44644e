"""Arrays that grow keep what they gave out."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from saring.text.columnar.growing import Growing


@given(st.lists(st.one_of(st.integers(0, 99), st.lists(st.integers(0, 99), max_size=900))))
def test_numbers_stand_in_the_order_in_which_they_were_added(additions):
    growing, expected = Growing(np.int32), []
    for added in additions:
        if isinstance(added, int):
            growing.append(added)
            expected.append(added)
        else:
            growing.extend(added)
            expected.extend(added)
        assert len(growing) == len(expected)
    assert [growing[at] for at in range(len(expected))] == expected
    assert growing.values.tolist() == expected


def test_a_view_taken_before_does_not_change():
    growing = Growing(np.int64)
    growing.extend([1, 2])
    before = growing.values
    growing.extend(list(range(5_000)))
    growing.append(7)
    assert before.tolist() == [1, 2]
    assert growing.values[-1] == 7
