import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.evaluation import metrics
from saring.evaluation.prevalence import (
    precision_at_prevalence,
    prevalence_weights,
    reading_load,
)

shares = st.floats(1e-4, 1 - 1e-4)


@given(st.integers(1, 50), st.integers(1, 50), shares)
def test_positives_make_up_the_stated_share_of_the_weight(positives, negatives, prevalence):
    truth = np.array([True] * positives + [False] * negatives)
    weight = prevalence_weights(truth, prevalence)
    assert weight.sum() == pytest.approx(truth.size)
    assert weight[truth].sum() / weight.sum() == pytest.approx(prevalence)


def test_rescaling_to_the_base_rate_of_the_data_changes_nothing(posts):
    base_rate = posts.truth.mean()
    weight = prevalence_weights(posts.truth, base_rate)
    np.testing.assert_allclose(weight, 1.0)
    flagged = posts.score >= 0.3
    assert precision_at_prevalence(
        metrics.recall(posts.truth, flagged),
        metrics.false_positive_rate(posts.truth, flagged),
        base_rate,
    ) == pytest.approx(metrics.precision(posts.truth, flagged))


@pytest.mark.parametrize("prevalence", [0.001, 0.005, 0.3])
def test_weights_and_bayes_rule_give_the_same_precision(posts, prevalence):
    flagged = posts.score >= 0.3
    weight = prevalence_weights(posts.truth, prevalence)
    rates = (
        metrics.recall(posts.truth, flagged),
        metrics.false_positive_rate(posts.truth, flagged),
    )
    assert metrics.precision(posts.truth, flagged, weight) == pytest.approx(
        precision_at_prevalence(*rates, prevalence)
    )
    assert metrics.recall(posts.truth, flagged, weight) == pytest.approx(rates[0])


def test_weights_keep_the_relative_weights_within_a_class(posts):
    weight = prevalence_weights(posts.truth, 0.01, posts.weight)
    assert weight[posts.truth].sum() / weight.sum() == pytest.approx(0.01)
    ratio = weight[~posts.truth] / posts.weight[~posts.truth]
    np.testing.assert_allclose(ratio, ratio[0])


@pytest.mark.parametrize(
    ("prevalence", "false_positive_rate", "found", "wrong", "precision"),
    [(0.001, 0.05, 85, 4995, 0.02), (0.005, 0.02, 425, 1990, 0.18), (0.005, 0.001, 425, 100, 0.81)],
)
def test_the_base_rate_table_of_100000_posts_comes_out(
    prevalence, false_positive_rate, found, wrong, precision
):
    load = reading_load(0.85, false_positive_rate, prevalence, posts=100_000)
    assert load == pytest.approx(found + wrong, abs=1)
    rescaled = precision_at_prevalence(0.85, false_positive_rate, prevalence)
    assert rescaled == pytest.approx(precision, abs=0.005)


@given(shares, shares, shares, shares)
def test_a_rarer_label_never_has_better_precision(recall, false_positive_rate, one, other):
    low, high = sorted((one, other))
    assert (
        precision_at_prevalence(recall, false_positive_rate, low)
        <= precision_at_prevalence(recall, false_positive_rate, high) + 1e-12
    )


def test_nothing_flagged_has_no_precision_at_any_prevalence():
    assert math.isnan(precision_at_prevalence(0.0, 0.0, 0.01))
    assert math.isnan(precision_at_prevalence(math.nan, 0.1, 0.01))


def test_a_class_that_is_absent_cannot_be_weighed_back():
    weight = prevalence_weights(np.array([False, False]), 0.01)
    assert np.isnan(weight).all()
    assert math.isnan(
        metrics.average_precision(np.array([False, False]), np.array([0.2, 0.4]), weight)
    )


@pytest.mark.parametrize("prevalence", [0.0, 1.0, 5.0, -0.1, math.nan])
def test_percent_written_for_a_share_is_refused_with_the_remedy(prevalence):
    with pytest.raises(SaringError, match=r"half a percent is 0\.005"):
        prevalence_weights(np.array([True, False]), prevalence)
    with pytest.raises(SaringError, match="between 0 and 1"):
        reading_load(0.8, 0.01, prevalence, posts=100)
