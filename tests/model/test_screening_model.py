import numpy as np
import pytest
from scipy.special import expit

from saring.features import FormSequences
from saring.model import LABELS, Band, Head


def head_of(**thresholds):
    bands = {Band(name): value for name, value in thresholds.items()}
    return Head(np.zeros(0, np.float32), 0.0, bands, {})


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (0.0, Band.CLEAR),
        (0.3999, Band.CLEAR),
        (0.4, Band.REVIEW),
        (0.6999, Band.REVIEW),
        (0.7, Band.PRIORITY),
        (1.0, Band.PRIORITY),
    ],
)
def test_a_threshold_belongs_to_the_band_above_it(score, band):
    head = head_of(review=0.4, priority=0.7)
    assert head.band(score) is band
    assert list(Band)[head.levels(np.array([score]))[0]] is band


def test_a_threshold_never_reached_flags_nothing():
    assert head_of(review=float("inf"), priority=float("inf")).band(1.0) is Band.CLEAR


def test_scores_are_probabilities_of_each_label_for_each_post(unsaved, sequences):
    scores = unsaved.scores(sequences)
    assert set(scores) == set(LABELS)
    for values in scores.values():
        assert values.shape == (len(sequences),)
        assert ((values > 0) & (values < 1)).all()


def test_a_post_without_known_features_scores_its_base(unsaved):
    unknown = FormSequences.of_forms([[]])
    for label, head in unsaved.heads.items():
        assert unsaved.scores(unknown)[label][0] == pytest.approx(expit(head.base))


def test_scores_come_from_the_base_and_the_weights_of_the_features(unsaved, sequences):
    features = unsaved.vectorizer.transform(sequences)
    for label, head in unsaved.heads.items():
        expected = features.toarray() @ head.weights.astype(float) + head.base
        np.testing.assert_allclose(unsaved.scores(sequences)[label], expit(expected), atol=1e-9)


def test_swapping_the_contestant_does_not_change_a_score(unsaved):
    texts = [f"Besok coblos {pair} ya bapak ibu" for pair in ("Anies-Muhaimin", "Ganjar-Mahfud")]
    for values in unsaved.scores(FormSequences.of_texts(texts)).values():
        assert values[0] == values[1]


def test_posts_that_campaign_score_higher_than_those_that_do_not(unsaved, posts, sequences):
    scores = unsaved.scores(sequences)["campaign"]
    campaigns = (posts["campaign"] == "1").to_numpy()
    assert scores[campaigns].mean() > scores[~campaigns].mean() + 0.2
