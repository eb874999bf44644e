"""What a registry of debunked claims adds to screening, and what it leaves alone."""

import json

import numpy as np
import pandas as pd
import pytest

from saring.claims.matcher import ClaimMatcher
from saring.claims.registry import Claim
from saring.model import Band
from saring.screening import Screener
from saring.screening.screen import _hoax_levels

CLAIM = Claim(
    "K-1", "Tujuh kontainer surat suara sudah dicoblos ditemukan di Tanjung Priok", (), "salah",
    "KPU, 2 Januari 2019",
)  # fmt: skip
HOAX = "Tujuh kontainer surat suara dicoblos di Tanjung Priok, ya Allah"
DENIAL = f"[SALAH] {HOAX}. Cek fakta: tidak benar, kata KPU"
QUESTION = "Apakah benar tujuh kontainer surat suara sudah dicoblos di Tanjung Priok?"


@pytest.fixture(scope="module")
def screener(small_model):
    return Screener(small_model, claims=ClaimMatcher([CLAIM]))


def screen(screener, *texts):
    return screener.screen(list(texts)).to_dict("records")


def test_a_post_like_a_debunked_claim_is_to_be_read_and_names_claim_and_source(screener):
    (row,) = screen(screener, HOAX)
    assert row["hoax_band"] in {Band.REVIEW, Band.PRIORITY}
    assert "hoax" in row["labels"].split(";")
    assert (row["claim_id"], row["claim_source"]) == ("K-1", "KPU, 2 Januari 2019")
    assert screener.claims.rule.threshold <= row["claim_score"] < 1
    claim = json.loads(row["reasons"])["hoax"]["claim"]
    assert claim["said"] == f"mirip klaim yang sudah dibantah: {CLAIM.claim} ({CLAIM.source})"
    assert "kontainer" in claim["shared"]


@pytest.mark.parametrize(
    ("text", "note"), [(DENIAL, "kemungkinan klarifikasi"), (QUESTION, "pertanyaan")]
)
def test_a_denial_or_a_question_is_noted_with_its_claim_and_never_flagged(screener, text, note):
    (row,) = screen(screener, text)
    assert row["hoax_band"] in {Band.CLEAR, Band.UNSURE}
    assert "hoax" not in row["labels"]
    assert row["claim_id"] == "K-1"
    assert note in row["notes"]


def test_a_hoax_that_says_it_is_none_stays_flagged(screener):
    (row,) = screen(screener, f"INI BUKAN HOAX!! {HOAX}")
    assert "hoax" in row["labels"]


def test_posts_that_match_nothing_and_are_not_flagged_come_out_bit_for_bit(
    screener, small_model, asn_voice
):
    texts = asn_voice["text"].iloc[:200].tolist()
    plain, compared = Screener(small_model).screen(texts), screener.screen(texts)
    untouched = compared["claim_id"] == ""
    assert untouched.sum() > 190
    pd.testing.assert_frame_equal(plain[untouched], compared[untouched], check_exact=True)
    scores = ["campaign_score", "hate_score", "hoax_score"]
    assert np.array_equal(plain[scores], compared[scores])


def test_without_a_registry_the_claim_columns_are_blank(small_model):
    (row,) = screen(Screener(small_model), HOAX)
    assert row["claim_id"] == row["claim_source"] == ""
    assert np.isnan(row["claim_score"])


def test_reasons_and_notes_are_in_the_language_asked_for(small_model):
    english = Screener(small_model, "en", ClaimMatcher([CLAIM]))
    hoax, denial = screen(english, HOAX, DENIAL)
    assert "resembles a claim that was debunked" in hoax["reasons"]
    assert "probably a clarification" in denial["notes"]


@pytest.mark.parametrize(
    ("band", "text", "routed"),
    [
        (Band.PRIORITY, DENIAL, Band.UNSURE),
        (Band.REVIEW, DENIAL, Band.CLEAR),
        (Band.REVIEW, QUESTION, Band.CLEAR),
        (Band.CLEAR, DENIAL, Band.CLEAR),
        (Band.UNSURE, DENIAL, Band.UNSURE),
        (Band.PRIORITY, HOAX, Band.PRIORITY),
        (Band.REVIEW, HOAX, Band.REVIEW),
        (Band.CLEAR, HOAX, Band.CLEAR),
        ("", HOAX, ""),
    ],
)
def test_a_denial_lowers_the_band_of_the_model_whatever_the_registry_holds(band, text, routed):
    assert level_after(band, {}, text) == LEVELS.index(routed)


def test_a_match_raises_the_band_of_a_post_that_the_model_passed(screener):
    (match,) = screener.claims.nearest([HOAX])
    for band in ("", Band.CLEAR, Band.UNSURE, Band.REVIEW):
        assert level_after(band, {0: match}, HOAX) == LEVELS.index(Band.REVIEW)
    assert level_after(Band.PRIORITY, {0: match}, HOAX) == LEVELS.index(Band.PRIORITY)


LEVELS = [*Band, ""]


def level_after(band, matches, text):
    before = np.array([LEVELS.index(band) if band else -1], np.int8)
    ((after,), _) = _hoax_levels(before, matches, [text])
    return after % len(LEVELS)
