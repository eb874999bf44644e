import json

import pandas as pd
import pytest

from saring.model import LABELS, Band
from saring.screening import SCORED_COLUMNS, Screener


@pytest.fixture(scope="module")
def screener(small_model):
    return Screener(small_model)


def test_every_post_gets_every_column_of_the_contract(screener):
    scored = screener.screen(["Selamat pagi bapak ibu semua", "Coblos nomor 2"])
    assert tuple(scored.columns) == SCORED_COLUMNS
    assert len(scored) == 2
    assert scored["model_id"].str.fullmatch(r"small@[0-9a-f]{12}").all()


def test_a_score_does_not_depend_on_the_posts_beside_it(screener, asn_voice):
    texts = asn_voice["text"].iloc[:40].tolist()
    together = screener.screen(texts)
    alone = pd.concat([screener.screen([text]) for text in texts], ignore_index=True)
    # Rounded reasons may differ in the sign of a zero; the numbers themselves may not.
    reasons = [frame.pop("reasons").map(plain) for frame in (together, alone)]
    pd.testing.assert_frame_equal(together, alone)
    assert reasons[0].tolist() == reasons[1].tolist()


def plain(reasons):
    return json.loads(reasons) if reasons else {}


def test_scoring_no_posts_gives_no_rows(screener):
    assert screener.screen([]).empty


def test_labels_and_reasons_name_just_the_bands_that_ask_for_reading(screener, asn_voice):
    scored = screener.screen(asn_voice["text"].iloc[:300].tolist())
    assert (scored["labels"] != "").any()
    for row in scored.to_dict("records"):
        flagged = [
            label for label in LABELS if row[f"{label}_band"] in {Band.REVIEW, Band.PRIORITY}
        ]
        assert row["labels"] == ";".join(flagged)
        assert list(json.loads(row["reasons"] or "{}")) == flagged


def test_a_band_follows_the_thresholds_that_the_model_promises(screener, asn_voice):
    scored = screener.screen(asn_voice["text"].iloc[:300].tolist())
    sure = scored[~scored["notes"].str.contains("dinilai|bahasa|dikenal")]
    for label in LABELS:
        head = screener.model.heads[label]
        review = sure[f"{label}_score"] >= head.thresholds[Band.REVIEW]
        assert (sure[f"{label}_band"].isin(["review", "priority"]) == review).all()


def test_a_post_in_another_language_is_unsure_whatever_it_scores(screener):
    scored = screener.screen(
        ["Vote for him because he is the best candidate that we have ever had in this country"]
    )
    assert scored.loc[0, "campaign_band"] == "unsure"
    assert "bukan bahasa Indonesia" in scored.loc[0, "notes"]


def test_a_single_word_is_unsure_and_says_why(screener):
    scored = screener.screen(["mantap"])
    assert scored.loc[0, "hate_band"] == "unsure"
    assert "terlalu pendek" in scored.loc[0, "notes"]


def test_notes_are_in_the_language_asked_for(small_model):
    assert "too short" in Screener(small_model, "en").screen(["mantap"]).loc[0, "notes"]


def test_insults_are_a_signal_in_the_notes_and_never_a_label(screener):
    scored = screener.screen(["Dasar goblok tolol, otak udang, anjing kau bangsat!"])
    assert "kata kasar" in scored.loc[0, "notes"]
    assert "abusive" not in scored.loc[0, "labels"]
