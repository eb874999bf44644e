import numpy as np
import pytest

from saring.evaluation.group_mentions import LEAST_CLEAN, groups_named, mention_rates


def test_groups_are_read_from_the_text_and_slurs_are_none():
    assert groups_named("Warga Batak dan muslim satu meja, batak yang masak") == {"batak", "muslim"}
    assert groups_named("dasar kafir") == frozenset()


def test_false_positives_are_counted_for_every_group_and_trait_that_a_post_names():
    texts = ["orang Jawa baik", "orang Jawa dan Papua", "orang Papua pulang", "ibu muslim masak"]
    rates = mention_rates(texts, np.array([True, False, True, False]))
    counted = {found.name: (found.flagged.passed, found.flagged.cases) for found in rates.groups}
    assert counted == {"jawa": (1, 2), "papua": (1, 2), "muslim": (0, 1)}
    traits = {found.name: (found.flagged.passed, found.flagged.cases) for found in rates.traits}
    assert traits == {"ethnicity": (2, 3), "religion": (0, 1)}
    assert [found.name for found in rates.traits] == ["ethnicity", "religion"]


def test_the_gap_is_between_groups_of_enough_posts_only():
    texts = ["orang Jawa"] * LEAST_CLEAN + ["orang Papua"] * LEAST_CLEAN + ["ibu muslim"]
    flagged = np.array([True] * 3 + [False] * (2 * LEAST_CLEAN - 3) + [True])
    rates = mention_rates(texts, flagged)
    assert rates.gap == pytest.approx(3 / LEAST_CLEAN)
    least, most = rates.widest
    assert (least.name, most.name) == ("papua", "jawa")
    record = rates.to_dict()
    assert record["between"] == ["papua", "jawa"]
    assert record["groups"]["muslim"]["cases"] == 1


def test_without_enough_posts_there_is_no_gap():
    rates = mention_rates(["orang Jawa"], np.array([True]))
    assert rates.widest is None
    assert rates.to_dict()["largest_gap"] is None
