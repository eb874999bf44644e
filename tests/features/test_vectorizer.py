import numpy as np
import pytest

from saring.features import FeatureSettings, FormSequences, PostVectorizer
from saring.features.vectorizer import FAMILIES


@pytest.fixture(scope="module")
def vectorizer(sequences):
    return PostVectorizer(FeatureSettings(min_posts=1)).fit(sequences)


def test_there_is_a_row_for_each_post_and_a_name_for_each_feature(vectorizer, sequences):
    features = vectorizer.transform(sequences)
    assert features.shape == (len(sequences), vectorizer.n_features)
    names = vectorizer.feature_names()
    assert len(names) == len(set(names)) == vectorizer.n_features
    assert {name.split(":")[0] for name in names} == set(FAMILIES)
    assert features.indices.dtype == np.int32


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_has_rows_of_unit_length(vectorizer, sequences, family):
    rows = vectorizer.blocks[family].transform(sequences)
    lengths = np.sqrt((rows.multiply(rows)).sum(axis=1))
    has_any = np.diff(rows.indptr) > 0
    np.testing.assert_allclose(lengths[has_any], 1.0, atol=1e-9)
    assert has_any.any()


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_found_in_a_post_is_what_is_counted(vectorizer, sequences, family):
    fitted = vectorizer.blocks[family]
    found = fitted.block.found(sequences, fitted.vocabulary)
    posts = sequences.post_of_position()
    np.testing.assert_array_equal(posts[found.position], posts[found.partner])
    counted = np.zeros((len(sequences), len(fitted.vocabulary)))
    np.add.at(counted, (posts[found.position], found.feature), 1)
    counts = fitted.block.counts(sequences, fitted.vocabulary)
    np.testing.assert_array_equal(counted, counts.toarray())


def test_the_order_of_the_posts_does_not_change_the_features(texts, sequences):
    settings = FeatureSettings(min_posts=1, max_features=40)
    forward = PostVectorizer(settings).fit(sequences)
    backward = PostVectorizer(settings).fit(FormSequences.of_texts(texts[::-1]))
    assert forward.feature_names() == backward.feature_names()
    np.testing.assert_array_equal(
        forward.transform(sequences).toarray(), backward.transform(sequences).toarray()
    )


def test_the_most_frequent_features_stay_and_ties_go_by_name():
    posts = [["b", "c"], ["b", "c"], ["b", "a"], ["d", "a"]]
    settings = FeatureSettings(families=("word",), min_posts=1, max_features=2)
    fitted = PostVectorizer(settings).fit(FormSequences.of_forms(posts))
    assert list(fitted.blocks["word"].vocabulary) == ["a", "b"]


def test_rare_features_are_left_out():
    posts = [["a", "b"], ["a", "b"], ["a", "c"]]
    settings = FeatureSettings(families=("word", "pair"), min_posts=2)
    fitted = PostVectorizer(settings).fit(FormSequences.of_forms(posts))
    assert fitted.feature_names() == ["word:a", "word:b", "pair:a b"]


def test_a_post_without_words_and_a_post_of_unknown_words_have_features_of_zero(sequences):
    words_only = PostVectorizer(FeatureSettings(families=("word",), min_posts=1)).fit(
        FormSequences.of_forms([["coblos", "nomor"], ["coblos"]])
    )
    unseen = FormSequences.of_forms([[], ["zzz", "qqq"], ["coblos", "zzz"]])
    assert words_only.transform(unseen).toarray().tolist() == [[0, 0], [0, 0], [1, 0]]


@pytest.mark.parametrize("texts", [[], [""], ["", "  "], ["halo"]])
def test_few_or_empty_posts_raise_nothing(vectorizer, texts):
    sequences = FormSequences.of_texts(texts)
    assert vectorizer.transform(sequences).shape == (len(texts), vectorizer.n_features)
    weights = np.ones((vectorizer.n_features, 2))
    assert vectorizer.projection(weights).sums(sequences).shape == (len(texts), 2)
    assert vectorizer.projection(weights).shares(sequences).shape == (len(sequences.ids), 2)
    PostVectorizer(FeatureSettings(min_posts=1)).fit(sequences)


@pytest.fixture
def weights(vectorizer):
    return np.random.default_rng(0).normal(size=(vectorizer.n_features, 3))


def test_projecting_gives_what_the_features_times_the_weights_give(vectorizer, sequences, weights):
    expected = vectorizer.transform(sequences) @ weights
    np.testing.assert_allclose(vectorizer.projection(weights).sums(sequences), expected, atol=1e-12)


def test_the_shares_of_the_positions_add_up_to_the_projection(vectorizer, sequences, weights):
    shares = vectorizer.projection(weights).shares(sequences)
    posts = sequences.post_of_position()
    sums = [np.bincount(posts, share, minlength=len(sequences)) for share in shares.T]
    expected = vectorizer.projection(weights).sums(sequences)
    np.testing.assert_allclose(np.stack(sums, axis=1), expected, atol=1e-12)


def test_a_feature_said_twice_shares_its_damped_weight_between_the_two():
    posts = FormSequences.of_forms([["coblos", "coblos", "nomor"], ["nomor"]])
    words = PostVectorizer(FeatureSettings(families=("word",), min_posts=1)).fit(posts)
    shares = words.projection(np.array([[1.0], [0.0]])).shares(posts)
    idf = words.blocks["word"].idf
    twice = (1 + np.log(2)) * idf[0]
    assert shares[0] == shares[1] == pytest.approx(twice / np.hypot(twice, idf[1]) / 2)


def test_a_family_that_weighs_nothing_is_not_looked_at(vectorizer, sequences, weights):
    spelling = vectorizer.of_spelling()
    without = np.where(spelling[:, np.newaxis], 0.0, weights)
    projection = vectorizer.projection(without)
    assert len(projection.blocks) == len(FAMILIES) - 1
    expected = vectorizer.transform(sequences) @ without
    np.testing.assert_allclose(projection.sums(sequences), expected, atol=1e-12)


def test_posts_score_the_same_alone_and_among_others(vectorizer, texts, sequences):
    together = vectorizer.transform(sequences).toarray()
    for number, text in enumerate(texts):
        alone = vectorizer.transform(FormSequences.of_texts([text])).toarray()[0]
        np.testing.assert_allclose(alone, together[number], atol=1e-12)


def test_private_names_become_no_feature(sequences):
    texts = ["wignyo hadir rapat", "salam wignyo hadir", "rapat bersama wignyo"] * 2
    posts = FormSequences.of_forms([text.split() for text in texts])
    settings = FeatureSettings(families=("word", "stem", "pair", "topic"), min_posts=1)
    free = PostVectorizer(settings).fit(posts).feature_names()
    kept_out = PostVectorizer(settings).fit(posts, never={"wignyo"}).feature_names()
    assert any("wignyo" in name for name in free)
    assert not any("wignyo" in name for name in kept_out)
    assert set(kept_out) == {name for name in free if "wignyo" not in name}


def test_features_of_how_a_post_is_written_are_marked(vectorizer):
    marked = vectorizer.of_manner()
    names = vectorizer.feature_names()
    assert marked.shape == (len(names),)
    assert "word:LOWER_CASE" in {
        name for name, of_manner in zip(names, marked, strict=True) if of_manner
    }
    assert "word:coblos" in {
        name for name, of_manner in zip(names, marked, strict=True) if not of_manner
    }
    assert PostVectorizer(FeatureSettings()).of_manner().dtype == np.bool_


def test_an_unknown_family_is_refused():
    with pytest.raises(ValueError, match="entah"):
        FeatureSettings(families=("word", "entah")).block("entah")


def test_settings_as_plain_values_make_the_same_settings():
    settings = FeatureSettings(families=("word", "char"), min_posts=7)
    again = FeatureSettings(**settings.to_dict())
    assert again.to_dict() == settings.to_dict()
    assert list(again.families) == ["word", "char"]
