import pytest
from scipy.special import logit

from saring.claims.matcher import ClaimMatcher
from saring.claims.registry import Claim
from saring.model import Band
from saring.reference.calendar import Calendar
from saring.reference.legal_rules import read_legal_rules
from saring.reference.regions import region_of
from saring.screening import Screener
from saring.screening.circumstances import circumstances_of
from saring.screening.explained import explain_post
from saring.text.language import Doubt

CLAIMS = ClaimMatcher(
    [
        Claim("K-1", "Tujuh kontainer surat suara sudah tercoblos di Tanjung Priok", (), "salah",
              "KPU"),
        Claim("K-2", "Ijazah wali kota Kendari palsu menurut kampus", (), "salah", "Mafindo"),
    ]
)  # fmt: skip
HOAX = "Viral! Tujuh kontainer surat suara sudah tercoblos ditemukan di Tanjung Priok"


def when(posted_at, region="WIB", labels=("campaign",)):
    return circumstances_of(
        posted_at, region_of(region), Calendar.load(), read_legal_rules(), labels
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ayo coblos nomor 2, menangkan Pak Wignyo di semua TPS!",
        "Rapat pagi di kantor kecamatan, semoga lancar",
        HOAX,
        f"Tidak benar kabar ini, hoaks: {HOAX}",
        "ok",
        "the quick brown fox jumps over the lazy dog and runs away again",
        "",
    ],
)
def test_bands_are_those_that_scoring_gives_and_a_moved_band_says_why(default_model, text):
    row = Screener(default_model, claims=CLAIMS).screen([text]).iloc[0]
    post = explain_post(text, default_model, CLAIMS)
    assert ";".join(post.flagged) == row["labels"]
    for label in ("campaign", "hate", "hoax"):
        explained = post.labels[label]
        assert explained.band == row[f"{label}_band"]
        by_score = default_model.heads[label].band(explained.explanation.score)
        assert (explained.moved is None) == (explained.band == by_score)


def test_a_post_like_a_claim_names_it_and_a_denial_is_told_as_such(default_model):
    post = explain_post(HOAX, default_model, CLAIMS)
    assert post.nearest.counts
    assert post.nearest.match.claim.claim_id == "K-1"
    assert "kontainer" in post.nearest.match.shared
    denied = explain_post(f"Tidak benar kabar ini, hoaks: {HOAX}", default_model, CLAIMS)
    assert denied.stance.kind == "debunk"
    assert "hoax" not in denied.flagged


def test_the_nearest_claim_is_given_even_when_it_is_far(default_model):
    nearest = explain_post("Pelabuhan Tanjung Priok ramai", default_model, CLAIMS).nearest
    assert nearest.match.claim.claim_id == "K-1"
    assert 0 < nearest.match.score < nearest.threshold
    assert not nearest.counts
    assert explain_post("Halo semua", default_model, CLAIMS).nearest is None
    assert explain_post(HOAX, default_model).nearest is None


def test_a_post_in_another_language_says_so(default_model):
    text = "the quick brown fox jumps over the lazy dog and runs away again"
    post = explain_post(text, default_model)
    assert post.doubt == Doubt.OTHER_LANGUAGE
    assert post.labels["campaign"].band == Band.UNSURE
    assert "unsure" in post.labels["campaign"].moved.id


def test_parts_add_up_to_the_score(default_model):
    for explained in explain_post(HOAX, default_model, CLAIMS).labels.values():
        each = explained.explanation
        total = each.base + each.manner + sum(word.weight for word in each.words)
        assert total == pytest.approx(logit(each.score))


def test_stage_and_rules_are_those_of_the_local_day():
    papua = when("2024-11-23T15:30:00+00:00", "Papua")
    jakarta = when("2024-11-23T15:30:00+00:00", "DKI Jakarta")
    assert [str(period) for period in papua.periods] == ["tenang (pilkada-2024)"]
    assert [str(period) for period in jakarta.periods] == ["kampanye (pilkada-2024)"]
    quiet = "pkpu13-2024-tenang"
    assert quiet in {rule.rule_id for rule in papua.rules}
    assert quiet not in {rule.rule_id for rule in jakarta.rules}
    assert "WIT" in papua.how.id


def test_a_post_without_a_time_has_neither_stage_nor_rules_and_says_so():
    unknown = when("")
    assert (unknown.day, unknown.periods, unknown.rules) == (None, (), ())
    assert "tidak diketahui" in unknown.how.id
    assert "not known" in unknown.how.en


def test_a_day_after_the_last_event_known_is_no_day_outside_of_stages():
    assert not when("2031-05-05").covered
    assert when("2022-05-05").covered
    assert "setempat (WITA)" in when("2022-05-05", "Bali").how.id
