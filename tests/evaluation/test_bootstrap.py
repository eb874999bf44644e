import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.evaluation import metrics
from saring.evaluation.bootstrap import Interval, bootstrap_interval, bootstrap_many


def mean_of(values):
    return lambda rows: float(values[rows].mean())


def width(interval):
    return interval.high - interval.low


@settings(max_examples=30)
@given(st.lists(st.sampled_from("abcdef"), min_size=2, max_size=40))
def test_each_resample_holds_whole_groups_and_as_many_as_there_are(names):
    groups = np.array(names)
    size = Counter(names)
    seen = []

    def look(rows):
        seen.append(rows)
        return 0.0

    bootstrap_interval(look, groups, resamples=20)
    *resamples, every_row = seen
    assert every_row.tolist() == list(range(len(names)))
    for rows in resamples:
        drawn = 0
        for name, count in Counter(groups[rows].tolist()).items():
            times, rest = divmod(count, size[name])
            assert rest == 0
            copies = Counter(rows[groups[rows] == name].tolist())
            assert set(copies.values()) == {times}
            drawn += times
        assert drawn == len(size)


def test_an_interval_holds_the_value_of_all_rows(posts):
    interval = bootstrap_interval(
        lambda rows: metrics.average_precision(posts.truth[rows], posts.score[rows]),
        posts.groups,
        resamples=300,
    )
    assert interval.low < interval.value < interval.high
    assert interval.value == metrics.average_precision(posts.truth, posts.score)


def test_a_95_percent_interval_holds_the_truth_about_19_times_in_20():
    held = 0
    for seed in range(200):
        sample = np.random.default_rng(seed).normal(size=60)
        interval = bootstrap_interval(mean_of(sample), np.arange(60), resamples=300, seed=seed)
        held += interval.low <= 0.0 <= interval.high
    assert 180 <= held <= 198


def test_the_width_is_that_of_theory_and_halves_with_four_times_the_posts():
    random = np.random.default_rng(5)
    few, many = random.normal(size=400), random.normal(size=1600)
    narrow = bootstrap_interval(mean_of(many), np.arange(1600))
    wide = bootstrap_interval(mean_of(few), np.arange(400))
    assert width(wide) == pytest.approx(2 * 1.96 / math.sqrt(400), rel=0.15)
    assert width(narrow) == pytest.approx(width(wide) / 2, rel=0.15)


def test_copied_posts_do_not_make_an_interval_narrower_when_grouped():
    original = np.random.default_rng(2).normal(size=100)
    copies = np.repeat(original, 9)  # one poster, shared by nine accounts
    by_row = bootstrap_interval(mean_of(copies), np.arange(900))
    by_group = bootstrap_interval(mean_of(copies), np.repeat(np.arange(100), 9))
    alone = bootstrap_interval(mean_of(original), np.arange(100))
    assert width(by_group) == pytest.approx(3 * width(by_row), rel=0.2)
    assert width(by_group) == pytest.approx(width(alone), rel=0.01)


def test_a_wider_confidence_gives_a_wider_interval():
    sample = np.random.default_rng(4).normal(size=200)
    half = bootstrap_interval(mean_of(sample), np.arange(200), confidence=0.5)
    most = bootstrap_interval(mean_of(sample), np.arange(200), confidence=0.99)
    assert most.low < half.low < half.high < most.high


def test_the_same_seed_gives_the_same_interval_and_another_seed_another():
    sample = np.random.default_rng(4).normal(size=50)
    first, again, other = (
        bootstrap_interval(mean_of(sample), np.arange(50), resamples=99, seed=seed)
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_statistics_share_their_resamples():
    sample = np.random.default_rng(4).normal(size=50)
    figures = bootstrap_many({"a": mean_of(sample), "b": mean_of(2 * sample)}, np.arange(50))
    assert figures["b"].low == pytest.approx(2 * figures["a"].low)
    assert figures["a"] == bootstrap_interval(mean_of(sample), np.arange(50))


def test_undefined_resamples_are_left_out():
    truth = np.array([True, True, False, False, False])  # some resamples have no positive
    flagged = np.array([True, False, True, False, False])
    interval = bootstrap_interval(
        lambda rows: metrics.recall(truth[rows], flagged[rows]), np.arange(5)
    )
    assert (interval.low, interval.value, interval.high) == (0.0, 0.5, 1.0)


def test_what_is_never_defined_is_nan():
    interval = bootstrap_interval(lambda rows: math.nan, np.arange(5), resamples=10)
    assert math.isnan(interval.value)
    assert math.isnan(interval.low)
    assert math.isnan(interval.high)


def test_one_group_alone_says_nothing_about_spread():
    sample = np.random.default_rng(4).normal(size=20)
    interval = bootstrap_interval(mean_of(sample), np.array(["@dinas_kominfo"] * 20))
    assert interval.value == sample.mean()
    assert math.isnan(interval.low)
    assert math.isnan(interval.high)


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (Interval(0.812, 0.7701, 0.849), "0.81 [0.77, 0.85]"),
        (Interval(0.0043, 0.0012, 0.012), "0.004 [0.001, 0.012]"),
        (Interval(0.0, 0.0, 0.0031), "0.0000 [0.0000, 0.0031]"),
        (Interval(241.4, 180.2, 312.9), "241 [180, 313]"),
        (Interval(0.0, 0.0, 0.0), "0.00 [0.00, 0.00]"),
        (Interval(math.nan, math.nan, math.nan), "nan [nan, nan]"),
    ],
)
def test_an_interval_is_written_with_digits_that_fit_its_size(interval, written):
    assert str(interval) == written
