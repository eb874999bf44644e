"""Many posts at once give the tokens that each gives alone."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.text import analyse
from saring.text.columnar import analyse_posts, as_arrow
from saring.text.columnar import analyser as module
from saring.text.columnar.token_types import Trait
from saring.text.tokenise import Kind


def tokens_of(texts):
    found = analyse_posts(as_arrow(texts))
    traits = found.types.traits[found.type]
    columns = zip(
        found.form.tolist(),
        found.start.tolist(),
        found.end.tolist(),
        found.hashtag.tolist(),
        traits.tolist(),
        strict=True,
    )
    tokens = [
        (found.types.forms[form], start, end, hashtag > 0, Trait(trait))
        for form, start, end, hashtag, trait in columns
    ]
    edges = found.offsets.tolist()
    return [tokens[begin:end] for begin, end in pairwise(edges)]


def assert_as_alone(texts):
    for text, together in zip(texts, tokens_of(texts), strict=True):
        alone = analyse(re.sub("[\ud800-\udfff]", "\ufffd", text))
        assert [token[:4] for token in together] == [
            (token.form, token.start, token.end, token.in_hashtag) for token in alone
        ], text
        for (*_, trait), token in zip(together, alone, strict=True):
            assert bool(trait & Trait.SLOT) == (token.kind is Kind.SLOT), text
            if not token.raw.startswith("@"):  # of an unlisted account only the length is kept
                assert bool(trait & Trait.SHOUTED) == token.shouted, text
                assert bool(trait & Trait.CAPITAL) == token.capital, text


def test_posts_that_reach_over_white_space_are_read_as_each_alone(hard_posts):
    assert_as_alone(hard_posts)


def test_a_second_batch_is_read_as_the_first_was(hard_posts):
    assert tokens_of(hard_posts) == tokens_of(hard_posts)
    assert tokens_of(hard_posts[::-1]) == tokens_of(hard_posts)[::-1]


def test_our_own_posts_are_read_as_each_alone(own_texts):
    assert_as_alone(own_texts)


def test_forgetting_what_was_read_changes_nothing(hard_posts, monkeypatch):
    before = tokens_of(hard_posts)
    monkeypatch.setattr(module, "MOST_REMEMBERED", 0)
    assert tokens_of(hard_posts) == before


PIECES = st.sampled_from(
    [
        "a",
        "b",
        "c",
        "o",
        "%",
        "5",
        "02",
        "dua",
        "nomor",
        "pilih",
        "pak",
        "Bu",
        "Wignyo",
        "Sri",
        "dan",
        "partai",
        "PDIP",
        "prabowo",
        "Gibran",
        "ganjar",
        "amin",
        "anis",
        "capres",
        "@jokowi",
        "@budi",
        "#prabowo",
        "#Ganjar2024",
        "islam",
        "cina",
        "\u270c\ufe0f",
        "\U0001f44d\U0001f3fd",
        "...",
        "?!",
        "(",
        "jari",
        "periode",
        "\u200b",
        "\u00a0",
        "&amp;",
        "\\n",
        "g*bl*k",
        "https://t.co/x",
        "\u0441oblos",
        "kl",
        "MENANG",
        "bupati",
    ]
)

GLUE = st.sampled_from([" ", " ", " ", "", "\n", "\u00a0", ", ", "-"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.tuples(PIECES, GLUE), max_size=12), min_size=1, max_size=6))
def test_whatever_stands_beside_whatever_is_read_as_alone(posts):
    assert_as_alone(["".join(piece + glue for piece, glue in post) for post in posts])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_unicode_is_read_as_alone(texts):
    assert_as_alone(texts)


def test_spans_are_in_characters_of_the_post_as_written():
    text = "Ayo \U0001f64f сoblos\u00a0nomor 2"
    (found,) = tokens_of([text])
    assert [text[start:end] for _, start, end, *_ in found][1:3] == ["\U0001f64f", "сoblos"]


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
def test_no_words_are_no_tokens(texts):
    found = analyse_posts(as_arrow(texts))
    assert len(found) == len(texts)
    assert np.array_equal(found.offsets, np.zeros(len(texts) + 1))
