"""The promise of neutrality: who is named moves no score of the model that ships."""

import pytest

from saring.evaluation.swap_sentences import contestant_names, group_names, read_swap_sentences
from saring.evaluation.swaps import MOST_GAP, contestant_gaps, group_flags, group_gaps
from saring.features import FormSequences
from saring.learning.suites import screened_bands
from saring.model import LABELS, load_model
from saring.reference.contestants import contestant_tables

SENTENCES = read_swap_sentences()


@pytest.fixture(scope="module")
def model():
    return load_model()


@pytest.fixture(scope="module")
def scores_of(model):
    return lambda texts: model.scores(FormSequences.of_texts(texts))


@pytest.fixture(scope="module")
def contestants(scores_of):
    return contestant_gaps(scores_of, SENTENCES, contestant_names())


@pytest.mark.parametrize("table", [path.stem for path in contestant_tables()])
def test_swapping_contestants_of_a_table_moves_no_score(contestants, table):
    found = [gap for gap in contestants if gap.table == table]
    assert {gap.label for gap in found} == set(LABELS)
    assert [gap for gap in found if gap.gap > MOST_GAP] == []


def test_swapping_protected_groups_moves_no_score(scores_of):
    found = group_gaps(scores_of, SENTENCES, group_names())
    assert {gap.label for gap in found} == set(LABELS)
    assert [gap for gap in found if gap.gap > MOST_GAP] == []


def test_clean_sentences_are_flagged_alike_whichever_group_they_name(model):
    flags = group_flags(screened_bands(model, None), SENTENCES, group_names())
    for label in LABELS:
        rates = [group.flagged.rate for group in flags if group.label == label]
        assert len(rates) == len(group_names())
        assert max(rates) - min(rates) < 0.02
