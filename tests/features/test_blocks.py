from itertools import pairwise

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from saring.features import FeatureSettings, FormSequences, PostVectorizer
from saring.features.blocks import JointBlock, stem_of
from saring.features.joints import neighbours, topics
from saring.features.vocabulary import Vocabulary, is_word


def tokens_of(sequences):
    return [
        [sequences.forms[number] for number in sequences.ids[start:end]]
        for start, end in zip(sequences.offsets[:-1], sequences.offsets[1:], strict=True)
    ]


def only(family, sequences, min_posts=1):
    settings = FeatureSettings(families=(family,), min_posts=min_posts)
    return PostVectorizer(settings).fit(sequences)


def terms(block, sequences):
    names, posts = block.candidates(sequences, 1)
    return dict(zip(names, posts.tolist(), strict=True))


@pytest.mark.parametrize("min_posts", [1, 2])
@pytest.mark.parametrize(
    ("family", "analyzer"),
    [
        ("word", lambda forms: forms),
        ("stem", lambda forms: [stem_of(form) for form in forms]),
    ],
)
def test_words_and_stems_weigh_as_in_scikit_learn(sequences, family, analyzer, min_posts):
    theirs = TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, min_df=min_posts)
    expected = theirs.fit_transform(tokens_of(sequences))
    ours = only(family, sequences, min_posts)
    vocabulary = ours.blocks[family].vocabulary
    assert list(vocabulary) == theirs.get_feature_names_out().tolist()
    np.testing.assert_allclose(
        ours.transform(sequences).toarray(), expected.toarray(), atol=1e-6, rtol=0
    )


def test_characters_weigh_as_in_scikit_learn(sequences):
    theirs = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, lowercase=False
    )
    words = [" ".join(filter(is_word, forms)) for forms in tokens_of(sequences)]
    expected = theirs.fit_transform(words)
    ours = only("char", sequences)
    assert list(ours.blocks["char"].vocabulary) == theirs.get_feature_names_out().tolist()
    np.testing.assert_allclose(
        ours.transform(sequences).toarray(), expected.toarray(), atol=1e-6, rtol=0
    )


def test_pairs_weigh_as_in_scikit_learn(sequences):
    def pairs(forms):
        return [f"{before} {after}" for before, after in pairwise(forms)]

    theirs = TfidfVectorizer(analyzer=pairs, sublinear_tf=True)
    expected = theirs.fit_transform(tokens_of(sequences))
    ours = only("pair", sequences)
    assert list(ours.blocks["pair"].vocabulary) == theirs.get_feature_names_out().tolist()
    np.testing.assert_allclose(
        ours.transform(sequences).toarray(), expected.toarray(), atol=1e-6, rtol=0
    )


def test_neighbours_do_not_reach_into_the_next_post():
    sequences = FormSequences.of_forms([["ayo", "coblos"], ["nomor"], [], ["coblos", "nomor"]])
    assert terms(JointBlock(neighbours), sequences) == {"ayo coblos": 1, "coblos nomor": 1}


def test_posts_are_counted_once_however_often_they_repeat_a_pair():
    sequences = FormSequences.of_forms([["ayo", "ayo", "ayo"], ["ayo", "ayo"]])
    assert terms(JointBlock(neighbours), sequences) == {"ayo ayo": 2}
    assert JointBlock(neighbours).counts(
        sequences, Vocabulary({"ayo ayo": 0})
    ).toarray().tolist() == [[2], [1]]


def test_the_first_word_shares_no_weight_with_how_the_post_is_written():
    sequences = FormSequences.of_forms([["SHOUTED", "^", "ayo", "coblos"]])
    joints = neighbours(sequences)
    assert [joints.name(code) for code in joints.codes.tolist()] == [
        *("SHOUTED ^", "^ ayo", "ayo coblos")
    ]
    assert list(zip(joints.position, joints.partner, strict=True)) == [(1, 0), (2, 2), (3, 2)]


@pytest.mark.parametrize(
    ("post", "topic"),
    [
        (["KANDIDAT", "lawan", "KANDIDAT", "hebat"], "SEVERAL"),
        (["SAPA_KANDIDAT", "hebat"], "ONE"),
        (["KANDIDAT", "PARTAI", "hebat"], "ONE"),
        (["PARTAI", "hebat"], "POLITICS"),
        (["NOMOR_URUT", "hebat"], "POLITICS"),
        (["TOKOH", "hebat"], "POLITICS"),
        (["guru", "hebat"], "OTHER"),
    ],
)
def test_the_same_praise_is_another_feature_beside_a_contestant(post, topic):
    found = terms(JointBlock(topics), FormSequences.of_forms([["rapat"], post]))
    assert f"{topic} hebat" in found
    assert "OTHER rapat" in found


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("coblos", True),
        ("p3k", True),
        ("KANDIDAT", False),
        ("SAPA_AKUN", False),
        ("#kerjakeras", False),
        ("?", False),
        ("🙏", False),
        ("^", False),
        ("100rb", False),
    ],
)
def test_words_are_told_from_slots_and_signs(form, word):
    assert is_word(form) is word


def test_slots_have_no_stem_but_themselves():
    assert stem_of("memenangkan") == "menang"
    assert stem_of("PARTAI") == "PARTAI"
    assert stem_of("#memilih") == "#memilih"
