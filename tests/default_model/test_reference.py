"""The shipped model gives the probabilities that scikit-learn's own vectorisers give."""

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.features import FormSequences
from saring.model import load_model

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def scored_twice():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from sklearn_reference import SklearnReference
    finally:
        sys.path.remove(str(BENCHMARKS))
    model = load_model()
    reference = SklearnReference(model)

    def differences(texts):
        ours = model.scores(FormSequences.of_texts(texts))
        theirs = reference.scores(texts)
        return np.array([np.abs(ours[label] - theirs[label]) for label in ours])

    return differences


def test_our_own_posts_have_the_probabilities_of_scikit_learn(scored_twice, own_texts):
    long = " ".join(own_texts[:12])
    assert scored_twice([*own_texts, long, long.upper(), ""]).max() < 1e-6


@settings(max_examples=50, deadline=None)
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=80), min_size=1, max_size=4
    )
)
def test_any_unicode_has_the_probabilities_of_scikit_learn(scored_twice, texts):
    assert scored_twice(texts).max() < 1e-6
