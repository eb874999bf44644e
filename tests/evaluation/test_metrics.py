import math

import numpy as np
import pytest
import sklearn.metrics as reference
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from saring.evaluation import metrics


@st.composite
def ranked_posts(draw):
    """Both classes present, scores from a coarse grid so that ties are common."""
    count = draw(st.integers(2, 60))
    truth = draw(arrays(bool, count))
    truth[0], truth[1] = True, False
    score = draw(arrays(np.int64, count, elements=st.integers(0, 20))) / 20
    weight = draw(arrays(np.int64, count, elements=st.integers(1, 9))) / 3
    return truth, score, weight


@given(ranked_posts())
def test_ranking_metrics_agree_with_scikit_learn_on_ties_and_weights(case):
    truth, score, weight = case
    for sample_weight in (None, weight):
        assert metrics.average_precision(truth, score, sample_weight) == pytest.approx(
            reference.average_precision_score(truth, score, sample_weight=sample_weight)
        )
        assert metrics.roc_auc(truth, score, sample_weight) == pytest.approx(
            reference.roc_auc_score(truth, score, sample_weight=sample_weight)
        )
        assert metrics.brier(truth, score, sample_weight) == pytest.approx(
            reference.brier_score_loss(truth, score, sample_weight=sample_weight)
        )


@pytest.mark.parametrize("weighted", [False, True])
def test_metrics_of_flags_agree_with_scikit_learn_on_rare_positives(posts, weighted):
    truth, flagged = posts.truth, posts.score >= 0.3
    weight = posts.weight if weighted else None
    options = {"sample_weight": weight}
    assert metrics.precision(truth, flagged, weight) == pytest.approx(
        reference.precision_score(truth, flagged, **options)
    )
    assert metrics.recall(truth, flagged, weight) == pytest.approx(
        reference.recall_score(truth, flagged, **options)
    )
    assert metrics.false_positive_rate(truth, flagged, weight) == pytest.approx(
        1 - reference.recall_score(truth, flagged, pos_label=0, **options)
    )
    assert metrics.f1_positive(truth, flagged, weight) == pytest.approx(
        reference.f1_score(truth, flagged, **options)
    )
    assert metrics.f1_macro(truth, flagged, weight) == pytest.approx(
        reference.f1_score(truth, flagged, average="macro", **options)
    )


@given(ranked_posts())
def test_a_perfect_ranking_has_average_precision_and_area_of_one(case):
    truth, score, _ = case
    perfect = np.where(truth, 2.0 + score, score)
    assert metrics.average_precision(truth, perfect) == pytest.approx(1.0)
    assert metrics.roc_auc(truth, perfect) == pytest.approx(1.0)


@given(ranked_posts(), st.randoms())
def test_the_order_of_rows_changes_nothing(case, random):
    truth, score, weight = case
    order = list(range(truth.size))
    random.shuffle(order)
    for metric in (metrics.average_precision, metrics.roc_auc, metrics.calibration_error):
        assert metric(truth[order], score[order], weight[order]) == pytest.approx(
            metric(truth, score, weight), abs=1e-12
        )


@given(ranked_posts())
def test_a_weight_of_two_is_a_post_seen_twice(case):
    truth, score, _ = case
    times = 1 + np.arange(truth.size) % 3
    for metric in (metrics.average_precision, metrics.roc_auc, metrics.calibration_error):
        assert metric(truth, score, times.astype(float)) == pytest.approx(
            metric(truth.repeat(times), score.repeat(times)), abs=1e-12
        )


def test_a_row_of_no_weight_above_all_others_counts_for_nothing():
    truth, score = np.array([False, True, False]), np.array([0.9, 0.8, 0.1])
    assert metrics.average_precision(truth, score, np.array([0.0, 1.0, 1.0])) == 1.0


@pytest.mark.parametrize(
    ("metric", "truth", "other"),
    [
        (metrics.average_precision, [False, False], [0.1, 0.9]),
        (metrics.roc_auc, [False, False], [0.1, 0.9]),
        (metrics.roc_auc, [True, True], [0.1, 0.9]),
        (metrics.precision, [True, False], [False, False]),
        (metrics.recall, [False, False], [True, False]),
        (metrics.false_positive_rate, [True, True], [True, False]),
        (metrics.f1_positive, [False, False], [False, False]),
        (metrics.f1_macro, [True, True], [True, True]),
        (metrics.average_precision, [], []),
        (metrics.roc_auc, [], []),
        (metrics.brier, [], []),
        (metrics.calibration_error, [], []),
    ],
)
def test_what_is_undefined_is_nan_and_warns_of_nothing(metric, truth, other):
    dtype = float if metric.__code__.co_varnames[1] == "score" else bool
    assert math.isnan(metric(np.array(truth, dtype=bool), np.array(other, dtype=dtype)))


def test_calibration_error_is_the_gap_between_score_and_what_is_observed():
    truth = np.array([True] * 30 + [False] * 70)
    assert metrics.calibration_error(truth, np.full(100, 0.3)) == pytest.approx(0.0)
    assert metrics.calibration_error(truth, np.full(100, 0.8)) == pytest.approx(0.5)


def test_calibration_error_agrees_with_bins_made_by_hand():
    random = np.random.default_rng(3)
    score = random.permutation(np.linspace(0.001, 0.999, 150))
    truth = random.random(150) < score**2
    order = np.argsort(score)
    by_hand = np.mean(
        [abs(truth[rows].mean() - score[rows].mean()) for rows in np.split(order, 15)]
    )
    assert metrics.calibration_error(truth, score) == pytest.approx(by_hand)
