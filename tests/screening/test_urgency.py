import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.screening import urgency
from saring.screening.urgency import most_urgent_first

RANK = {"": 0, "clear": 0, "unsure": 1, "review": 2, "priority": 3}
ROWS = st.lists(st.tuples(st.sampled_from(list(RANK)), st.sampled_from([0.1, 0.5, 0.9])))


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, size=st.integers(1, 7), stretch=st.integers(1, 5))
def test_any_number_of_rows_in_any_chunks_is_ordered_as_if_it_were_one_table(
    rows, size, stretch, tmp_path_factory
):
    table = pd.DataFrame(
        {
            "number": range(len(rows)),
            **{f"{label}_band": "" for label in ("hate", "hoax")},
            **{f"{label}_score": np.nan for label in ("hate", "hoax")},
            "campaign_band": pd.Series([band for band, _ in rows], dtype="str"),
            "campaign_score": [score for _, score in rows],
        }
    )
    expected = sorted(range(len(rows)), key=lambda n: (-RANK[rows[n][0]], -rows[n][1], n))
    folder = tmp_path_factory.mktemp("urut")
    before = urgency.ROWS_AT_ONCE
    urgency.ROWS_AT_ONCE = stretch
    try:
        chunks = (table.iloc[at : at + size] for at in range(0, len(table), size))
        ordered = [n for chunk in most_urgent_first(chunks, folder) for n in chunk["number"]]
    finally:
        urgency.ROWS_AT_ONCE = before
    assert ordered == expected
    assert not list(folder.iterdir())
