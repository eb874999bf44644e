import pandas as pd
import pytest

from saring.triage import ScoreHistogram


def frame(scores, bands, claims=None):
    return pd.DataFrame(
        {"hoax_score": scores, "hoax_band": bands, "claim_id": claims or [""] * len(scores)}
    )


def test_every_score_is_counted_once_and_the_cost_of_a_cut_is_shown():
    histogram = ScoreHistogram("hoax")
    histogram.add(frame([0.0, 0.01, 0.51, 0.99], ["clear", "clear", "review", "priority"]))
    histogram.add(frame([1.0, float("nan")], ["priority", ""]))
    bins = histogram.bins()
    assert sum(each.posts for each in bins) == histogram.posts == 5
    assert [each.at_or_above for each in (bins[0], bins[10], bins[-1])] == [5, 3, 2]


def test_cuts_are_the_least_scores_met_in_a_band_claims_aside():
    histogram = ScoreHistogram("hoax")
    histogram.add(
        frame(
            [0.1, 0.52, 0.7, 0.96], ["review", "review", "review", "priority"], ["K-1", "", "", ""]
        )
    )
    assert not histogram.told
    assert histogram.cuts == {"review": 0.52, "priority": 0.96}
    assert histogram.bins()[10].cuts == {"review": 0.52}


@pytest.mark.parametrize("key", ["Ambang hoax", "Thresholds for hoax"])
def test_the_models_own_thresholds_are_used_where_the_file_holds_them(key):
    histogram = ScoreHistogram("hoax", {key: "review >= 0.578, priority >= 0.959"})
    assert histogram.told
    assert histogram.cuts == {"review": 0.578, "priority": 0.959}


def test_files_of_different_models_tell_no_threshold():
    about = {"Ambang hoax": "review >= 0.5, priority >= 0.9\nreview >= 0.6, priority >= 0.9"}
    assert not ScoreHistogram("hoax", about).told
