import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from saring.evaluation.proportions import PassRate, clopper_pearson, wilson_interval


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    # Newcombe 1998, table I, method 3: the score interval without continuity correction.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_the_interval_is_that_of_the_literature(hits, cases, low, high):
    found = wilson_interval(hits, cases)
    assert found.value == hits / cases
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_0_and_1(case):
    hits, cases = case
    found = wilson_interval(hits, cases)
    assert 0.0 <= found.low <= found.value <= found.high <= 1.0
    assert found.high > found.low, "few cases that all pass are no certainty"


@given(st.integers(1, 50), st.integers(0, 50))
def test_failing_is_passing_the_other_way_round(cases, hits):
    hits = min(hits, cases)
    passing, failing = wilson_interval(hits, cases), wilson_interval(cases - hits, cases)
    assert passing.low == pytest.approx(1 - failing.high)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_exact_interval_is_that_of_clopper_and_pearson(counts):
    hits, cases = counts
    exact = binomtest(hits, cases).proportion_ci(0.95, method="exact")
    found = clopper_pearson(hits, cases)
    assert (found.low, found.high) == pytest.approx((exact.low, exact.high), abs=1e-9)


def test_no_case_has_no_rate():
    assert math.isnan(PassRate(0, 0).rate)
    assert PassRate(0, 0).to_dict() == {
        "passed": 0, "cases": 0, "rate": None, "low": None, "high": None,
    }  # fmt: skip
