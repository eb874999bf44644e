from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.claims.matcher import ClaimMatcher, match_rule
from saring.claims.registry import Claim
from saring.claims.terms import stems_of

from .conftest import CHIP, CLAIMS, CONTAINERS, TEACHERS


def nearest(matcher, text):
    (match,) = matcher.nearest([text])
    return match


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Gempar!! tujuh kontainer surat suara udah dicoblos di Tanjung Priok, viralkan",
            CONTAINERS,
        ),
        ("masa iya 7 kontainer kertas suara tercoblos dr tiongkok", CONTAINERS),
        ("tega, sri mulyani bilang guru itu beban negara", TEACHERS),
        ("vaksin covid19 ada mikrocip buat melacak warga", CHIP),
    ],
)
def test_a_claim_is_found_in_other_words_and_spelling(matcher, text, claim):
    assert nearest(matcher, text).claim == claim


@pytest.mark.parametrize(
    "text",
    [
        "Selamat pagi bapak ibu, layanan KTP hari ini tutup pukul dua",
        "Pemungutan suara besok, jangan lupa bawa KTP ke TPS",
        "Sri Mulyani hadir di rapat kerja DPR hari ini",
        "Ayo vaksin Covid-19 di puskesmas, gratis",
        "guru honorer belum gajian",
        "",
        "😂😂",
    ],
)
def test_a_post_on_the_same_subject_alone_is_no_match(matcher, text):
    assert nearest(matcher, text) is None


def test_the_person_named_decides_between_two_claims():
    about = [Claim(name, f"{name} ditangkap KPK di bandara Soekarno Hatta", (), "salah", "uji")
             for name in ("Anies Baswedan", "Ganjar Pranowo")]  # fmt: skip
    matcher = ClaimMatcher(about)
    for claim in about:
        post = f"breaking: {claim.claim_id} ditangkap kpk di bandara soekarno hatta"
        assert nearest(matcher, post).claim == claim


def test_the_words_shared_are_those_of_the_post_as_written(matcher):
    shared = nearest(matcher, "TUJUH kontainer Surat Suara tercoblos di tanjung priok").shared
    assert {"TUJUH", "kontainer", "Surat", "tercoblos"} <= set(shared)


def test_the_score_of_a_claim_does_not_depend_on_the_claims_beside_it(matcher):
    post = ["tujuh kontainer surat suara dicoblos di tanjung priok"]
    alone = ClaimMatcher([CONTAINERS]).ranked(post, 1)[1]
    assert matcher.ranked(post, 1)[1] == pytest.approx(alone, abs=0)


def test_a_score_does_not_depend_on_the_posts_beside_it(matcher):
    posts = ["guru itu beban negara kata sri mulyani", "pagi", "surat suara dicoblos"] * 900
    claims, scores = matcher.ranked(posts, 2)
    for at in (0, 1, 2, 2_500):
        alone_claims, alone_scores = matcher.ranked([posts[at]], 2)
        assert np.array_equal(claims[at], alone_claims[0])
        assert np.array_equal(scores[at], alone_scores[0])


def test_ranked_gives_each_claim_once_best_first(matcher):
    claims, scores = matcher.ranked(
        ["sri mulyani, guru beban negara; vaksin mikrocip; surat suara kontainer"], 5
    )
    assert sorted(claims[0][:3]) == [0, 1, 2]
    assert list(claims[0][3:]) == [-1, -1]
    assert list(scores[0]) == sorted(scores[0], reverse=True)


def test_equal_claims_give_the_one_registered_first():
    twin = replace(CONTAINERS, claim_id="K-9")
    assert nearest(ClaimMatcher([CONTAINERS, twin]), CONTAINERS.claim).claim == CONTAINERS


def test_a_claim_of_two_words_never_matches():
    short = Claim("K-1", "Jokowi lengser", (), "salah", "uji")
    assert nearest(ClaimMatcher([short]), "Jokowi lengser Jokowi lengser") is None


def test_words_that_every_debunk_holds_are_no_evidence(matcher):
    posts = [CONTAINERS.claim, f"hoaks salah video foto {CONTAINERS.claim}"]
    scores = matcher.ranked(posts, 1)[1]
    assert scores[0] == pytest.approx(scores[1])


def test_a_claim_told_in_a_part_of_a_long_post_is_found(matcher):
    filler = "hari ini kami melayani warga dengan senyum di kantor kelurahan bersama tim. " * 12
    assert nearest(matcher, f"{filler} {CONTAINERS.claim}. {filler}").claim == CONTAINERS


def test_words_scattered_over_a_long_post_are_no_match(matcher):
    filler = " ".join(["kami melayani warga dengan senyum di kantor kelurahan bersama tim"] * 8)
    words = ["sri", "mulyani", "guru", "beban"]
    assert nearest(matcher, f" {filler} ".join(words)) is None


def test_the_quick_look_for_posts_that_may_match_passes_over_no_match(matcher):
    filler = "hari ini kami melayani warga dengan senyum"
    posts = [filler, *(claim.claim for claim in CLAIMS)]
    for claim in CLAIMS:
        words = claim.claim.split()
        posts += [" ".join([filler, *words[left_out:]]) for left_out in range(len(words))]
    scores = matcher.ranked(posts, 1)[1][:, 0].round(4)
    matches = [match.score if match else None for match in matcher.nearest(posts)]
    threshold = matcher.rule.threshold
    assert matches == [score if score >= threshold else None for score in scores.tolist()]
    assert 0 < sum(match is None for match in matches) < len(posts)


def test_no_posts_give_no_matches(matcher):
    assert matcher.nearest([]) == []


def test_the_shipped_rule_promises_what_was_measured():
    rule = match_rule()
    assert 0 < rule.threshold < 1
    assert {"false_matches_ordinary", "false_matches_pool", "recall"} <= set(rule.promises)


WORDS = st.lists(st.sampled_from([*sorted({t for c in CLAIMS for t in stems_of(c.claim)}), "pagi"]))


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_likeness_lies_below_one_and_more_words_never_lower_it(first, second):
    matcher = ClaimMatcher(CLAIMS)
    little = first[:30]
    more = little + second[:25]  # together within one window
    scores = matcher.ranked([" ".join(little), " ".join(more)], 1)[1][:, 0]
    assert 0 <= scores[0] <= scores[1] < 1
