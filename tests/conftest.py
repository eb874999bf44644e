"""A small model, trained once, on posts of our own."""

import os
from pathlib import Path

import pandas as pd
import pytest

from saring.learning import read_labelled, read_recipe, train_and_save
from saring.learning.recipe import Corpus
from saring.model import load_model
from saring.model.store import DEFAULT_MODEL

ROOT = Path(__file__).parent.parent
# Third-party text, beside the checkout for those who have it.
SHARED = Path(os.environ.get("SARING_SHARED", ROOT.parent / "shared"))
CORPORA = SHARED / "corpora"
SEEDS = SHARED / "seeds"

SMALL_RECIPE = """
name = "small"
seed = 7
folds = 3

[features]
families = ["word", "pair", "topic", "char"]
shortest_characters = 3
longest_characters = 4
min_posts = 2
max_features = 8000

[labels.campaign]
regularisation = 1.5
manner = true
spelling = false
vectors = 0.5
passages = false
review = "maximum recall @ precision >= 0.1 at prevalence 0.05"
priority = "maximum recall @ precision >= 0.6 at prevalence 0.05"

[labels.hate]
regularisation = 1.5
manner = false
spelling = true
vectors = 0.5
passages = true
review = "maximum recall @ precision >= 0.3 at prevalence 0.05"
priority = "maximum recall @ precision >= 0.6 at prevalence 0.05"

[labels.hoax]
regularisation = 1.5
manner = false
spelling = true
vectors = 0.5
passages = false
review = "maximum recall @ false_positive_rate <= 0.02"
priority = "maximum recall @ false_positive_rate <= 0.005"

[labels.abusive]
regularisation = 1.5
manner = false
spelling = true
vectors = 0.5
passages = false
review = "maximum recall @ precision >= 0.3 at prevalence 0.05"
priority = "maximum recall @ precision >= 0.6 at prevalence 0.05"

[[corpora]]
file = "suara.csv"
"""


@pytest.fixture(scope="session")
def corpora():
    """The folder of third-party posts, which are not part of the project."""
    if not CORPORA.is_dir():
        pytest.skip("the corpora are third-party text and not in this checkout")
    return CORPORA


@pytest.fixture(scope="session")
def seeds():
    """Paragraphs and wholes of the five articles that the system was conceived from."""
    if not SEEDS.is_dir():
        pytest.skip("the seed articles are third-party text and not in this checkout")
    articles = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert len(articles) == 5
    return [
        line for article in articles for line in article.splitlines() if line.strip()
    ] + articles


@pytest.fixture(scope="session")
def asn_voice():
    """Invented posts in the voices of civil servants: ours, shipped with the project."""
    return pd.read_csv(ROOT / "data" / "asn_voice.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="session")
def own_texts(asn_voice):
    """Every fifth of our own posts, in order."""
    return asn_voice["text"].iloc[::5].tolist()


@pytest.fixture(scope="session")
def small_recipe(tmp_path_factory):
    path = tmp_path_factory.mktemp("recipe") / "recipe.toml"
    path.write_text(SMALL_RECIPE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def labelled_folder(asn_voice, tmp_path_factory):
    """Every third scene of `asn_voice`, whole pairs together, so that training takes seconds."""
    folder = tmp_path_factory.mktemp("labelled")
    scene = asn_voice["pair"].where(asn_voice["pair"] != "", asn_voice["id"])
    kept = pd.util.hash_array(scene.to_numpy(object)) % 3 == 0
    asn_voice[kept].to_csv(folder / "suara.csv", index=False)
    return folder


@pytest.fixture(scope="session")
def small_model_folder(small_recipe, labelled_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "small"
    recipe = read_recipe(small_recipe)
    posts = read_labelled([Corpus("suara.csv")], labelled_folder)
    train_and_save(posts, recipe, folder, command="saring train suara.csv")
    return folder


@pytest.fixture(scope="session")
def small_model(small_model_folder):
    return load_model(small_model_folder)


@pytest.fixture(scope="session")
def default_model():
    """The model that is shipped; for what only shows with real weights, and without training."""
    return load_model(DEFAULT_MODEL)
