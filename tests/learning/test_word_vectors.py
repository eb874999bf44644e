from dataclasses import replace

import numpy as np

from saring.features import FeatureSettings, FormSequences, PostVectorizer
from saring.learning import read_recipe
from saring.learning.line import LabelFitter
from saring.learning.word_vectors import WordVectors, shipped_vectors

POSTS = [
    ["ayo", "mantap"], ["wah", "mantap"], ["ayo", "bau"], ["wah", "bau"], ["mantul"], ["anyir"],
]  # fmt: skip
VECTORS = WordVectors(
    {"mantap": 0, "mantul": 1, "bau": 2, "anyir": 3},
    np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32),
)


def fitted(alike_strength):
    sequences = FormSequences.of_forms(POSTS)
    vectorizer = PostVectorizer(FeatureSettings(families=["word"], min_posts=1)).fit(sequences)
    truth = np.array([1, 1, 0, 0, np.nan, np.nan])
    recipe = replace(read_recipe().labels["campaign"], vectors=alike_strength)
    fitter = LabelFitter(vectorizer.transform(sequences), vectorizer, VECTORS)
    line = fitter.fit(truth, np.ones(len(POSTS)), recipe)
    return dict(zip(vectorizer.feature_names(), line.weights, strict=True))


def test_a_word_without_a_label_learns_from_words_that_keep_like_company():
    assert fitted(0.0)["word:mantul"] == 0
    weights = fitted(1.0)
    assert weights["word:mantul"] > 0 > weights["word:anyir"]


def test_shipped_vectors_put_synonyms_together_and_know_no_contestant():
    vectors = shipped_vectors()

    def likeness(one, other):
        return vectors.values[vectors.numbers[one]] @ vectors.values[vectors.numbers[other]]

    assert likeness("mantap", "mantul") > 0.5 > likeness("mantap", "banjir")
    assert not {"prabowo", "anies", "ganjar", "jokowi", "golkar"} & set(vectors.numbers)
    assert not any(form.startswith(("@", "#")) for form in vectors.numbers)
