import math

import numpy as np
import pytest
import sklearn.metrics as reference
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from saring.errors import SaringError
from saring.evaluation import metrics
from saring.evaluation.prevalence import precision_at_prevalence
from saring.evaluation.thresholds import EXAMPLES, ThresholdSentence

bounds = st.integers(1, 99).map(lambda percent: percent / 100)
sentences = st.one_of(
    st.builds(ThresholdSentence, st.just("recall"), st.just("precision"), bounds),
    st.builds(ThresholdSentence, st.just("recall"), st.just("false_positive_rate"), bounds),
    st.builds(ThresholdSentence, st.just("precision"), st.just("recall"), bounds),
    st.builds(ThresholdSentence, st.just("f1"), st.just("recall"), bounds, bounds),
    st.builds(ThresholdSentence, st.just("recall"), st.just("precision"), bounds, bounds),
    st.just(ThresholdSentence("f1")),
)


@st.composite
def scored(draw):
    count = draw(st.integers(2, 40))
    truth = draw(arrays(bool, count))
    truth[0], truth[1] = True, False
    return truth, draw(arrays(np.int64, count, elements=st.integers(0, 20))) / 20


def figures_at(threshold, truth, score, sentence):
    flagged = score >= threshold
    recall = metrics.recall(truth, flagged)
    false_positive_rate = metrics.false_positive_rate(truth, flagged)
    prevalence = sentence.prevalence or truth.mean()
    if prevalence == truth.mean():
        precision = metrics.precision(truth, flagged)
    else:
        precision = precision_at_prevalence(recall, false_positive_rate, prevalence)
    f1 = 2 * precision * recall / (precision + recall) if recall > 0 else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "false_positive_rate": false_positive_rate,
        "f1": f1,
    }


def satisfies(figures, sentence, slack):
    if sentence.limited is None:
        return True
    if sentence.limited == "false_positive_rate":
        return figures[sentence.limited] <= sentence.limit + slack
    return figures[sentence.limited] >= sentence.limit - slack


@given(scored(), sentences)
def test_the_chosen_threshold_keeps_its_limit_and_nothing_better_does(case, sentence):
    truth, score = case
    chosen = sentence.choose(truth, score)
    reachable = {}
    for threshold in np.unique(score):
        figures = figures_at(threshold, truth, score, sentence)
        if figures["recall"] > 0:
            reachable[threshold] = figures
    if not chosen.reached:
        assert chosen.threshold == 1.0
        assert not any(satisfies(figures, sentence, -1e-9) for figures in reachable.values())
        return
    own = reachable[chosen.threshold]
    assert satisfies(own, sentence, 1e-9)
    assert chosen.precision == pytest.approx(own["precision"])
    assert chosen.recall == pytest.approx(own["recall"])
    assert chosen.false_positive_rate == pytest.approx(own["false_positive_rate"])
    best = max(
        figures[sentence.target]
        for figures in reachable.values()
        if satisfies(figures, sentence, 0.0)
    )
    assert own[sentence.target] >= best - 1e-9


@given(sentences)
def test_a_sentence_reads_back_as_itself(sentence):
    assert ThresholdSentence.parse(str(sentence)) == sentence


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_that_an_error_shows_is_understood(example, posts):
    assert str(ThresholdSentence.parse(f"  {example.upper()} ")) == example
    assert ThresholdSentence.parse(example).choose(posts.truth, posts.score).sentence == example


def test_recall_at_precision_agrees_with_scikit_learn(posts):
    chosen = ThresholdSentence.parse("maximum recall @ precision >= 0.5").choose(
        posts.truth, posts.score
    )
    precision, recall, threshold = reference.precision_recall_curve(posts.truth, posts.score)
    best = max(recall[:-1][precision[:-1] >= 0.5])
    assert chosen.recall == pytest.approx(best)
    assert chosen.threshold == max(threshold[recall[:-1] == best])
    assert chosen.prevalence == pytest.approx(posts.truth.mean())


def test_a_rarer_label_asks_for_a_stricter_threshold(posts):
    def choose(sentence):
        return ThresholdSentence.parse(sentence).choose(posts.truth, posts.score)

    common = choose("maximum recall @ precision >= 0.3 at prevalence 0.2")
    rare = choose("maximum recall @ precision >= 0.3 at prevalence 0.01")
    assert rare.threshold > common.threshold
    assert rare.recall < common.recall
    assert rare.prevalence == 0.01


def test_weights_count_as_posts_seen_more_often():
    truth = np.array([True, False, True, False])
    score = np.array([0.9, 0.8, 0.7, 0.1])
    sentence = ThresholdSentence.parse("maximum recall @ precision >= 0.6")
    assert sentence.choose(truth, score).threshold == 0.7
    weighted = sentence.choose(truth, score, np.array([1.0, 3.0, 1.0, 1.0]))
    assert weighted.threshold == 0.9


def test_equal_recall_takes_the_strictest_and_equal_precision_the_most_recall():
    truth = np.array([True, True, False, False])
    score = np.array([0.9, 0.8, 0.5, 0.1])
    recall = ThresholdSentence.parse("maximum recall @ precision >= 0.5")
    assert recall.choose(truth, score).threshold == 0.8
    precision = ThresholdSentence.parse("maximum precision @ recall >= 0.5")
    assert precision.choose(truth, score).threshold == 0.8


def test_what_nobody_satisfies_is_not_reached_and_flags_only_a_score_of_one():
    truth, score = np.array([False, True, True]), np.array([0.9, 0.5, 0.4])
    sentence = ThresholdSentence.parse("maximum recall @ precision >= 0.9")
    chosen = sentence.choose(truth, score)
    assert not chosen.reached
    assert chosen.threshold == 1.0
    assert (chosen.recall, chosen.false_positive_rate) == (0.0, 0.0)
    assert math.isnan(chosen.precision)
    certain_but_wrong = sentence.choose(truth, np.array([1.0, 0.5, 0.4]))
    assert not certain_but_wrong.reached
    assert (certain_but_wrong.precision, certain_but_wrong.false_positive_rate) == (0.0, 1.0)


@pytest.mark.parametrize("example", EXAMPLES)
def test_data_without_positives_reach_nothing(example):
    chosen = ThresholdSentence.parse(example).choose(np.zeros(4, bool), np.linspace(0, 0.9, 4))
    assert not chosen.reached


@pytest.mark.parametrize(
    "text",
    [
        "",
        "recall",
        "maximum recall",
        "maximum precision",
        "maximum recall @ recall >= 0.5",
        "maximum recall @ precision <= 0.5",
        "maximum recall @ false_positive_rate >= 0.5",
        "maximum recall @ precision >= 90",
        "maximum recall @ precision >= 0,9",
        "maximum recall @ precision >= 0.9 at prevalence",
        "maximum accuracy",
        "minimum f1",
    ],
)
def test_what_is_not_understood_is_answered_with_examples_in_both_languages(text):
    with pytest.raises(SaringError) as caught:
        ThresholdSentence.parse(text)
    assert repr(text) in caught.value.message.id
    assert repr(text) in caught.value.message.en
    for example in EXAMPLES:
        assert example in caught.value.hint.id


def test_a_prevalence_in_percent_is_refused():
    with pytest.raises(SaringError, match=r"0\.005"):
        ThresholdSentence.parse("maximum f1 at prevalence 5")
