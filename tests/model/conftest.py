"""A tiny model with every file of its folder, fitted on a few hundred invented posts of our own."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from saring.features import FeatureSettings, FormSequences, PostVectorizer
from saring.model import LABELS, Band, Head, ScreeningModel, save_model

METRICS = {"campaign": {"average_precision": 0.5}}
CARDS = {
    "id": "# Model kecil\n\nHanya untuk uji.\n",
    "en": "# Small model\n\nFor tests only.\n",
}
RECIPE = 'name = "kecil"\n'


def fitted_head(features, truth):
    line = LogisticRegression(C=2.0, solver="liblinear").fit(features, truth)
    return Head(
        weights=line.coef_[0].astype(np.float32),
        base=float(line.intercept_[0]),
        thresholds={Band.REVIEW: 0.4, Band.PRIORITY: 0.7},
        promises={
            Band.REVIEW: {"sentence": "maximum recall @ precision >= 0.2", "reached": True},
            Band.PRIORITY: {"sentence": "maximum recall @ precision >= 0.6", "reached": False},
        },
    )


@pytest.fixture(scope="session")
def posts(asn_voice):
    return asn_voice.iloc[::14]


@pytest.fixture(scope="session")
def sequences(posts):
    return FormSequences.of_texts(posts["text"])


@pytest.fixture(scope="session")
def unsaved(posts, sequences):
    settings = FeatureSettings(min_posts=2, max_features=2_000)
    vectorizer = PostVectorizer(settings).fit(sequences)
    features = vectorizer.transform(sequences)
    heads = {label: fitted_head(features, posts[label] == "1") for label in LABELS}
    return ScreeningModel("kecil", "", vectorizer, heads)


@pytest.fixture
def save(unsaved):
    def save_to(folder):
        return save_model(unsaved, folder, metrics=METRICS, cards=CARDS, recipe=RECIPE)

    return save_to


@pytest.fixture
def folder(save, tmp_path):
    save(tmp_path / "kecil")
    return tmp_path / "kecil"
