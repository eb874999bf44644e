import json
import math
import time

import numpy as np
import pytest

from saring.errors import SaringError
from saring.evaluation import DataFile, Evaluation, evaluate_label, metrics
from saring.evaluation.prevalence import precision_at_prevalence, reading_load

BANDS = {"review": 0.3, "priority": 0.6}
AT_BAND = ("f1_positive", "f1_macro", "precision", "recall", "false_positive_rate")


def evaluate(posts, **options):
    options = {"prevalence": 0.005, "resamples": 50} | options
    return evaluate_label("campaign", posts.truth, posts.score, BANDS, posts.groups, **options)


@pytest.fixture(scope="module")
def evaluated(posts):
    return evaluate(posts)


def test_every_figure_is_there_in_reading_order(posts, evaluated):
    without = [
        "average_precision",
        "roc_auc",
        *(f"{name}@review" for name in AT_BAND),
        *(f"{name}@priority" for name in AT_BAND),
        "calibration_error",
        "brier",
    ]
    at_prevalence = [
        "average_precision@prevalence",
        "precision@review@prevalence",
        "precision@priority@prevalence",
        "flagged_per_10000@review",
    ]
    assert list(evaluated.figures) == without + at_prevalence
    assert list(evaluate(posts, prevalence=None).figures) == without


def test_figures_are_the_metrics_of_all_posts(posts, evaluated):
    flagged = posts.score >= 0.3
    recall = metrics.recall(posts.truth, flagged)
    false_positive_rate = metrics.false_positive_rate(posts.truth, flagged)
    expected = {
        "average_precision": metrics.average_precision(posts.truth, posts.score),
        "recall@review": recall,
        "precision@priority": metrics.precision(posts.truth, posts.score >= 0.6),
        "brier": metrics.brier(posts.truth, posts.score),
        "precision@review@prevalence": precision_at_prevalence(recall, false_positive_rate, 0.005),
        "flagged_per_10000@review": reading_load(recall, false_positive_rate, 0.005, 10_000),
    }
    for figure, value in expected.items():
        assert evaluated.figures[figure].value == pytest.approx(value), figure
        assert evaluated.figures[figure].low < value < evaluated.figures[figure].high, figure


def test_counts_and_base_rate_are_those_of_the_data(posts, evaluated):
    assert evaluated.posts == 3000
    assert evaluated.positives == posts.truth.sum()
    assert evaluated.base_rate == posts.truth.mean()
    assert evaluated.groups == 200


def test_precision_falls_at_a_rarer_prevalence_and_ranking_does_not(posts, evaluated):
    figures = evaluated.figures
    assert figures["precision@review@prevalence"].high < figures["precision@review"].low
    assert figures["average_precision@prevalence"].value < figures["average_precision"].value
    common = evaluate(posts, prevalence=float(posts.truth.mean())).figures
    assert common["average_precision@prevalence"].value == pytest.approx(
        common["average_precision"].value
    )


def test_a_label_without_positives_is_undefined_and_still_counts_false_alarms(posts):
    others = ~posts.truth
    evaluated = evaluate_label(
        "hoax", posts.truth[others], posts.score[others], BANDS, posts.groups[others], resamples=20
    )
    assert evaluated.positives == 0
    assert math.isnan(evaluated.figures["average_precision"].value)
    assert math.isnan(evaluated.figures["recall@review"].low)
    assert evaluated.figures["false_positive_rate@review"].value > 0


def test_the_record_is_json_without_nan_and_the_same_each_time(posts):
    def record():
        labels = {
            "campaign": evaluate(posts, resamples=20),
            "hoax": evaluate_label(
                "hoax", np.zeros(3, bool), np.full(3, 0.1), BANDS, np.arange(3), resamples=5
            ),
        }
        data = [DataFile("contoh.csv", "ab" * 32, 3000)]
        evaluation = Evaluation("Evaluasi", "bawaan@12ab", data, labels, "saring evaluate ...")
        return json.dumps(evaluation.to_dict(), allow_nan=False)

    assert record() == record()
    read = json.loads(record())
    assert read["data"] == [{"file": "contoh.csv", "sha256": "ab" * 32, "rows": 3000}]
    assert read["labels"]["campaign"]["bands"] == BANDS
    assert read["labels"]["campaign"]["figures"]["recall@review"]["value"] > 0
    assert read["labels"]["hoax"]["figures"]["roc_auc"] == {
        "value": None,
        "low": None,
        "high": None,
    }


@pytest.mark.parametrize(
    ("truth", "score", "groups", "said"),
    [
        ([True, False], [0.2], [1, 2], "2 truths, 1 scores and 2 groups"),
        ([], [], [], "no post has a known truth"),
        ([True, False], [0.2, 1.4], [1, 2], "1 scores lie outside 0 to 1, the first is 1.4"),
        ([True, False], [math.nan, 0.4], [1, 2], "the first is nan"),
    ],
)
def test_arrays_that_cannot_be_evaluated_are_refused_by_label(truth, score, groups, said):
    with pytest.raises(SaringError) as caught:
        evaluate_label(
            "hate", np.array(truth, bool), np.array(score, float), BANDS, np.array(groups)
        )
    assert said in caught.value.message.en
    assert "Label hate" in caught.value.message.id


def test_all_figures_of_200_resamples_take_a_moment(posts):
    began = time.process_time()
    evaluate(posts, resamples=200)
    assert time.process_time() - began < 4  # 0.7 s when written
