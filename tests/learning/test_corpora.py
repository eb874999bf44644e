import numpy as np
import pandas as pd
import pytest

from saring.learning.corpora import READERS, hate_hs1, labelled, ordinary_posts

HS = ["HS", "Abusive", "HS_Individual", "HS_Group", "HS_Religion", "HS_Race", "HS_Physical",
      "HS_Gender", "HS_Other", "HS_Weak", "HS_Moderate", "HS_Strong"]  # fmt: skip


def hs_row(*marked):
    return pd.DataFrame(
        [{"text": "USER halo URL", **{name: str(int(name in marked)) for name in HS}}]
    )


@pytest.mark.parametrize(
    ("marked", "hate", "abusive"),
    [
        ((), 0, 0),
        (("Abusive",), 0, 1),
        (("HS", "HS_Group", "HS_Race", "Abusive"), 1, 1),
        (("HS", "HS_Individual", "HS_Gender"), 1, 0),
        (("HS", "HS_Group", "HS_Other", "HS_Strong"), 1, 0),
        (("HS", "HS_Individual", "HS_Other", "Abusive", "HS_Weak"), 0, 1),
        (("HS", "HS_Group", "HS_Other", "HS_Moderate"), None, 0),
    ],
)
def test_hate_is_an_attack_on_a_protected_trait_or_a_threat(marked, hate, abusive):
    (row,) = hate_hs1(hs_row(*marked)).to_dict("records")
    assert row["abusive"] == abusive
    assert np.isnan(row["hate"]) if hate is None else row["hate"] == hate


def test_placeholders_of_a_corpus_become_those_of_an_export():
    assert hate_hs1(hs_row()).loc[0, "text"] == "@pengguna halo https://t.co/x"


def test_blank_and_question_mark_are_unknown():
    posts = labelled(pd.DataFrame({"text": ["a", "b", "c"], "campaign": ["1", "?", ""]}))
    assert posts["campaign"].tolist()[0] == 1
    assert posts["campaign"].isna().tolist() == [False, True, True]
    assert posts["hate"].isna().all()


@pytest.mark.parametrize(
    ("text", "campaign", "hate"),
    [
        ("bakso di depan kantor enak banget sumpah", 0, 0),
        ("haram pilih jokowi", None, None),
        ("ayo usir orang cina dari kampung ini", 0, None),
    ],
)
def test_everyday_posts_are_negatives_only_where_they_are_everyday(text, campaign, hate):
    (row,) = ordinary_posts(pd.DataFrame({"text": [text], "set": ["smsa"]})).to_dict("records")
    for label, expected in (("campaign", campaign), ("hate", hate)):
        assert np.isnan(row[label]) if expected is None else row[label] == expected


def test_archives_of_hoaxes_lose_the_quotes_that_they_file_them_in():
    frame = pd.DataFrame({"text": ["“Awas, sebarkan!”"], "claim": ["Awas"]})
    assert READERS["hoax_narratives"](frame).loc[0, "text"] == "Awas, sebarkan!"
