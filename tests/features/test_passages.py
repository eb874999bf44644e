import numpy as np
import pytest

from saring.features import FormSequences
from saring.features.manner import START
from saring.features.passages import LONG, PASSAGE, passages_of, strongest_passage


def post(length, *, hit=()):
    return [
        "LOWER_CASE",
        START,
        *("usir" if place in hit else f"kata{place}" for place in range(length)),
    ]


def count_hits(sequences):
    hit = sequences.forms.find("usir")
    posts = sequences.post_of_position()
    return np.bincount(posts, sequences.ids == hit, minlength=len(sequences))[:, np.newaxis] * 1.0


def test_only_long_posts_are_cut_and_every_word_of_them_stands_in_a_passage():
    sequences = FormSequences.of_forms([post(LONG), post(LONG + 1), post(150)])
    passages = passages_of(sequences)
    assert set(passages.post.tolist()) == {1, 2}
    for number, length in ((1, LONG + 1), (2, 150)):
        mine = np.flatnonzero(passages.post == number)
        forms = {
            passages.sequences.forms[form]
            for at in mine
            for form in passages.sequences.ids[slice(*passages.sequences.offsets[at : at + 2])]
        }
        assert forms == {START, *(f"kata{place}" for place in range(length))}
        sizes = np.diff(passages.sequences.offsets)[mine]
        assert sizes.max() == PASSAGE + 1


def test_a_passage_knows_where_in_its_post_it_begins():
    sequences = FormSequences.of_forms([post(5), post(100)])
    passages = passages_of(sequences)
    for at, first in enumerate(passages.first.tolist()):
        begin, end = passages.sequences.offsets[at : at + 2].tolist()
        piece = passages.sequences.ids[begin + 1 : end]
        assert piece.tolist() == sequences.ids[first : first + len(piece)].tolist()


def test_a_long_post_scores_as_its_strongest_passage_where_labels_ask_for_it():
    sequences = FormSequences.of_forms([post(30, hit=[3]), post(200, hit=[5, 6, 7])])

    def score(posts):  # the share of hits: a long post drowns them
        share = count_hits(posts) / np.diff(posts.offsets)[:, np.newaxis]
        return np.repeat(share, 2, axis=1)

    found = strongest_passage(sequences, score, np.array([True, False]))
    assert found[0] == pytest.approx([1 / 32, 1 / 32])
    assert found[1] == pytest.approx([3 / (PASSAGE + 1), 3 / 202])


def test_a_passage_never_lowers_a_score():
    sequences = FormSequences.of_forms([post(200, hit=range(0, 200, 10))])
    whole = count_hits(sequences)
    assert strongest_passage(sequences, count_hits, np.array([True])) >= whole
