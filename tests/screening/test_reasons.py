"""Reasons written for many posts at once say what the explanation of each post says."""

import json

import numpy as np
import pytest

from saring.features.sequences import forms_of_posts
from saring.screening import explain
from saring.screening.reasons import reasons_of
from saring.screening.word_weights import word_weights
from saring.text.columnar import as_arrow

LONG = "hari ini kami melayani warga dengan senyum di kantor kelurahan bersama tim. " * 12
TEXTS = [
    'Ayo dulur, coblos nomor 2! "Pak Wignyo" \\ wis terbukti ✌️ #MenangBareng #2024',
    "gabisa gitu dong, Prabowo Gibran dan Ganjar harus menang lagi lagi lagi",
    "",
    f"{LONG} usir orang cina dari sini, dasar babi {LONG}",
    "@budi @jokowi rapat besok",
]


@pytest.fixture(scope="module")
def forms():
    return forms_of_posts(as_arrow(TEXTS))


@pytest.mark.parametrize("most", [3, 12, 1_000])
def test_they_hold_the_same_words_weights_and_sums(default_model, forms, most):
    every = np.arange(len(TEXTS))
    words = word_weights(default_model, forms, dict.fromkeys(default_model.heads, every))
    written = {
        label: reasons_of(head, words[label], as_arrow(TEXTS), most).to_pylist()
        for label, head in default_model.heads.items()
    }
    for post, explained in enumerate(explain(default_model, TEXTS)):
        for label, explanation in explained.items():
            expected = explanation.to_dict(most)
            found = json.loads(written[label][post])
            assert found["words"] == [
                {**word, "weight": pytest.approx(word["weight"], abs=1.1e-4)}
                for word in expected["words"]
            ]
            for name in ("score", "base", "manner", "rest"):
                assert found[name] == pytest.approx(expected[name], abs=1.1e-4)


def test_a_long_post_is_explained_by_the_passage_that_it_scores_as(default_model):
    (explained,) = explain(default_model, [TEXTS[3]])
    weighty = [word for word in explained["hate"].words if abs(word.weight) > 1e-9]
    begin, end = TEXTS[3].index("usir"), TEXTS[3].index("babi")
    assert any(begin <= word.start <= end for word in weighty)
    # A passage is 40 words of a post of more than 250.
    assert max(word.end for word in weighty) - min(word.start for word in weighty) < 400


def test_some_posts_of_a_batch_are_explained_as_in_the_whole(default_model, forms):
    every, chosen = np.arange(len(TEXTS)), np.array([4, 0, 3])
    whole = word_weights(default_model, forms, {"campaign": every, "hate": every})
    some = word_weights(default_model, forms.take(chosen), {"hate": np.array([1, 2])})
    assert list(some) == ["hate"]
    for at, post in enumerate([0, 3]):
        there, here = (
            slice(*words.offsets[place : place + 2].tolist())
            for words, place in ((whole["hate"], post), (some["hate"], at))
        )
        np.testing.assert_array_equal(some["hate"].start[here], whole["hate"].start[there])
        np.testing.assert_allclose(
            some["hate"].weights[here], whole["hate"].weights[there], atol=1e-12
        )
        np.testing.assert_allclose(some["hate"].manner[at], whole["hate"].manner[post], atol=1e-12)
