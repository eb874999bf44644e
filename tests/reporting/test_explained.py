import json
import re
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.claims.matcher import ClaimMatcher
from saring.claims.registry import DEFAULT_REGISTRY, read_registries
from saring.reference.calendar import Calendar
from saring.reference.legal_rules import read_legal_rules
from saring.reference.regions import region_of
from saring.reporting.explained import record_of_post, render_explained
from saring.reporting.explained.marked import marked
from saring.screening.circumstances import circumstances_of
from saring.screening.explained import explain_post

VERDICTS = re.compile(
    r"memberatkan|meringankan|pelanggaran|melanggar|bersalah|sanksi|hukuman disiplin"
    r"|guilt|violat|sanction|penalt|offen[cs]e",
    re.IGNORECASE,
)
TEXT = "Ayo coblos nomor 2, menangkan Pak Wignyo! Coblos nomor 2 ✌️"
CLAIMS = ClaimMatcher(read_registries([DEFAULT_REGISTRY]))


@pytest.fixture
def record(default_model):
    def _record(text=TEXT, language="id", posted_at="2024-11-24T00:30:00+09:00", region="Papua"):
        post = explain_post(text, default_model, CLAIMS)
        when = circumstances_of(
            posted_at, region_of(region), Calendar.load(), read_legal_rules(), post.flagged
        )
        return record_of_post(post, when, language)

    return _record


def test_a_record_holds_both_lists_and_they_add_up_to_the_score(record):
    for label in record()["labels"].values():
        parts = [word["weight"] for word in (*label["raising"], *label["lowering"])]
        total = sum(parts) + label["base"] + label["manner"] + label["rest"]
        assert 1 / (1 + exp(-total)) == pytest.approx(label["score"], abs=0.001)
        assert all(word["weight"] > 0 for word in label["raising"])
        assert all(word["weight"] < 0 for word in label["lowering"])


def test_a_word_written_twice_is_listed_once_with_its_times(record):
    label = record()["labels"]["campaign"]
    (coblos,) = [word for word in label["raising"] if word["text"].lower() == "coblos"]
    assert coblos["times"] == 2


def test_flagged_labels_come_first_and_traits_are_in_plain_words(record):
    whole = record()
    assert next(iter(whole["labels"])) == "campaign"
    assert "tanda seru: 1" in whole["manner"]
    assert "exclamation marks: 3+" in record(f"{TEXT}!!!", language="en")["manner"]


def test_a_flag_for_a_hoax_that_no_claim_bears_out_says_that_words_alone_gave_it(record):
    whole = record("SEBARKAN!! Vaksin anak sekolah sudah dicampur zat pemandul, dokter dilarang "
                   "bicara. Selamatkan anak kita!!")  # fmt: skip
    assert whole["flagged"] == ["hoax"]
    assert not whole["claim"]["counts"]
    assert "kata-katanya saja" in whole["claim"]["said"]


def test_a_name_is_said_to_count_as_its_kind(record):
    said = {slot["text"]: slot["said"] for slot in record()["slots"]}
    assert "siapa pun" in said["Wignyo"]
    assert "whoever" in {s["text"]: s["said"] for s in record(language="en")["slots"]}["Wignyo"]


def test_a_record_is_json_with_stage_and_rules(record):
    whole = json.loads(json.dumps(record(), allow_nan=False))
    assert whole["flagged"] == ["campaign"]
    assert whole["when"]["stages"][0]["stage"] == "tenang (pilkada-2024)"
    assert "pkpu13-2024-tenang" in {rule["rule_id"] for rule in whole["rules"]}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("posted_at", ["2024-11-24T00:30:00+09:00", "", "2031-01-01"])
def test_no_page_holds_a_verdict_or_a_sanction_and_every_page_says_unreviewed(
    record, language, posted_at
):
    page = render_explained(record(language=language, posted_at=posted_at), language)
    assert not VERDICTS.search(page)
    assert ("belum ditinjau" if language == "id" else "not yet reviewed") in page
    assert ("Kata yang menaikkan skor" in page) == (language == "id")


def test_hostile_text_stays_text_and_nothing_is_fetched(record):
    hostile = "<script>alert(1)</script> coblos\x1b[31m nomor 2 \u202egnp {{ 7*7 }} <img src=//x>"
    whole = record(hostile) | {
        "row": {"row_id": "a", "account": "<b>", "url": "javascript:alert(1)"}
    }
    page = render_explained(whole, "id")
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page
    assert "href" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "{{" in page
    assert "default-src 'none'" in page


WORDS = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.text(max_size=4),
            "start": st.integers(0, 30),
            "end": st.integers(0, 30),
            "weight": st.floats(-3, 3),
        }
    ),
    max_size=6,
)


@given(st.text(max_size=30), WORDS)
def test_segments_join_to_the_post_whatever_is_marked(text, words):
    assert "".join(segment.text for segment in marked(text, words)) == text


def test_words_are_marked_where_they_stand():
    words = [
        {"text": "coblos", "start": 4, "end": 10, "weight": 1.5},
        {"text": "salah", "start": 0, "end": 3, "weight": 1.0},
    ]
    assert [(part.text, part.weight) for part in marked("Ayo coblos!", words)] == [
        ("Ayo ", 0.0), ("coblos", 1.5), ("!", 0.0),
    ]  # fmt: skip
