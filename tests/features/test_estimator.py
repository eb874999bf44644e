"""The vectoriser keeps scikit-learn's contract."""

import warnings

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError, SkipTestWarning
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import estimator_checks_generator

from saring.features import FeatureSettings, FormSequences, PostVectorizer
from saring.features.estimator import PostTfidfVectorizer

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SkipTestWarning)  # the checks that need numbers, not texts
    CHECKS = list(estimator_checks_generator(PostTfidfVectorizer()))


@pytest.mark.parametrize("check", CHECKS, ids=[check.func.__name__ for _, check in CHECKS])
def test_the_checks_of_scikit_learn_that_apply_to_text_pass(check):
    estimator, ask = check
    ask(estimator)


def test_it_gives_what_the_vectoriser_gives(texts):
    ours = PostVectorizer(FeatureSettings(min_posts=1)).fit(FormSequences.of_texts(texts))
    theirs = PostTfidfVectorizer(min_posts=1).fit(texts)
    expected = ours.transform(FormSequences.of_texts(texts)).toarray()
    np.testing.assert_array_equal(theirs.transform(texts).toarray(), expected)
    assert theirs.get_feature_names_out().tolist() == ours.feature_names()


def test_it_works_in_a_pipeline_and_is_cloned_with_its_settings(asn_voice):
    posts = asn_voice[asn_voice["campaign"].isin(["0", "1"])].head(200)
    pipeline = make_pipeline(PostTfidfVectorizer(families=("word",)), LogisticRegression())
    truth = posts["campaign"] == "1"
    assert clone(pipeline).fit(posts["text"], truth).score(posts["text"], truth) > 0.8


def test_one_string_or_a_number_is_refused_and_so_is_asking_before_fitting():
    with pytest.raises(ValueError, match="string object received"):
        PostTfidfVectorizer().fit("ayo coblos")
    with pytest.raises(ValueError, match="must be a string"):
        PostTfidfVectorizer().fit(["ayo", 2])
    with pytest.raises(NotFittedError):
        PostTfidfVectorizer().transform(["ayo"])
