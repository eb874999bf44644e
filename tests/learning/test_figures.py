"""What is measured when a model is trained, and the cards that say so."""

import json
import tomllib
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from saring.evaluation.evasion import DISGUISES
from saring.evaluation.swaps import MOST_GAP
from saring.files import shipped
from saring.learning.card import SOURCES
from saring.learning.evasion_cost import MOST_POSTS, SHARES, fit_to_disguise
from saring.learning.figures import MENTIONS, left_out_mentions
from saring.learning.hard_cases import HARD_CASES, hard_cases
from saring.learning.recipe import DEFAULT_RECIPE, read_recipe
from saring.learning.train import LeftOut, Trained
from saring.model import LABELS, Band

BANDS = {"clear", "unsure", "review", "priority"}


@pytest.fixture(scope="session")
def metrics(small_model_folder):
    return json.loads((small_model_folder / "metrics.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def cards(small_model_folder):
    return [
        (small_model_folder / name).read_text(encoding="utf-8")
        for name in ("card.md", "card.en.md")
    ]


def test_every_disguise_has_a_cost_with_an_interval_for_every_label(metrics):
    assert set(metrics["evasion"]["labels"]) == set(LABELS)
    for measured in metrics["evasion"]["labels"].values():
        assert measured["datasets"] == ["suara"]
        assert 0 < measured["positives"] < measured["posts"] <= MOST_POSTS
        costs = {(cost["disguise"], cost["share"]): cost for cost in measured["costs"]}
        assert set(costs) == {(kind, share) for kind in DISGUISES for share in SHARES}
        for cost in costs.values():
            assert cost["cost"]["low"] <= cost["cost"]["high"]
            lost = measured["before"]["value"] - cost["after"]
            assert cost["cost"]["value"] == pytest.approx(lost, abs=3e-5)


def test_disguises_that_are_repaired_whole_cost_nothing(metrics):
    for measured in metrics["evasion"]["labels"].values():
        for cost in measured["costs"]:
            if cost["disguise"] in {"homoglyphs", "zero_width"}:
                assert abs(cost["cost"]["value"]) < 0.005


def test_posts_to_disguise_come_from_corpora_that_have_something_to_lose():
    def corpus(name, positives, negatives):
        truth = [1.0] * positives + [0.0] * negatives + [np.nan]
        return pd.DataFrame({"dataset": name, "hate": truth})

    posts = pd.concat(
        [corpus("suara", 40, 400), corpus("sedikit", 29, 400), corpus("arsip", 400, 40)]
    )
    assert fit_to_disguise(posts, "hate") == ("suara",)


def test_false_positives_on_groups_are_of_clean_posts_left_out():
    texts = ["Warga Batak syukuran"] * 20 + ["Usir Batak"] * 20 + ["Ibu Batak masak"]
    posts = pd.DataFrame({"text": texts, "dataset": MENTIONS})
    posts.loc[40, "dataset"] = "lain"
    truth = np.array([0.0] * 20 + [1.0] * 20 + [0.0])
    score = np.array([0.9] * 5 + [0.1] * 15 + [0.9] * 21)
    half = np.full(len(texts), 0.5)
    left_out = LeftOut(truth, score, {Band.REVIEW: half, Band.PRIORITY: half})
    trained = Trained(None, {"hate": left_out}, None, None, None)
    rates = left_out_mentions(trained, type("Posts", (), {"posts": posts}))
    assert set(rates) == {"hate"}
    (batak,) = rates["hate"].groups
    assert (batak.name, batak.flagged.passed, batak.flagged.cases) == ("batak", 5, 20)


def test_the_report_half_and_the_swaps_are_measured_on_the_model_itself(metrics):
    assert metrics["functional"]["half"] == "report"
    assert "failures" not in metrics["functional"]
    assert set(metrics["functional"]["labels"]) == set(LABELS)
    assert metrics["swaps"]["gate"]["most_gap"] == MOST_GAP
    for swapped in ("contestants", "groups"):
        assert set(metrics["swaps"][swapped]) == set(LABELS)


def test_hard_cases_are_screened_by_the_model_and_failures_come_first(small_model):
    found = hard_cases(small_model, claims=None)
    assert len(found) >= 10
    assert {case.label for case in found} == set(LABELS)
    assert {case.band for case in found} <= BANDS
    passed = [case.passed for case in found]
    assert passed == sorted(passed)


def test_hard_cases_are_in_no_data_of_ours():
    cases = {case["text"] for case in tomllib.loads(HARD_CASES.read_text("utf-8"))["case"]}
    for path in (*shipped("data").glob("*.csv"), *shipped("data", "functional").glob("*.csv")):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        if "text" in frame:
            assert not cases & set(frame["text"]), path.name


def test_the_cards_say_indication_and_what_is_forbidden(cards):
    indonesian, english = cards
    assert "Indikasi, bukan putusan" in indonesian
    assert "Terlarang" in indonesian
    assert "belum diperiksa manusia" in indonesian
    assert "Tidak ada unggahan asli ASN" in indonesian
    assert "Indications, not verdicts" in english
    assert "Forbidden" in english
    assert "no human has checked them" in english
    assert "no real posts by civil servants" in english


def test_both_cards_have_every_section_and_the_command_of_its_figures(cards):
    for card in cards:
        for label in (*LABELS, "abusive"):
            assert f"### {label}" in card
        assert "`saring train suara.csv`" in card
        assert "--functional --half report" in card
        assert "--swaps" in card
        assert "c0bl05" in card
    assert len({card.count("\n## ") for card in cards}) == 1


def test_each_card_writes_numbers_as_its_language_does(cards, metrics):
    overall = metrics["labels"]["campaign"]["all"]
    value = f"{overall['figures']['average_precision']['value']:.2f}"
    indonesian, english = cards
    assert f"| {value.replace('.', ',')} [" in indonesian
    assert f"| {value} [" in english


def test_what_was_not_measured_is_said(cards):
    indonesian, english = cards
    assert "Tidak diukur: `group_voice.csv` tidak ada" in indonesian
    assert "Not measured: `group_voice.csv` is not" in english


def test_tables_of_the_cards_are_whole(cards):
    for card in cards:
        rows = card.splitlines()
        for above, row in pairwise(rows):
            if above.startswith("|") and row.startswith("|"):
                assert row.count("|") == above.count("|"), row


def test_the_terms_of_every_corpus_of_the_default_recipe_are_stated():
    stated = {source["file"] for source in tomllib.loads(SOURCES.read_text("utf-8"))["source"]}
    assert {corpus.file for corpus in read_recipe(DEFAULT_RECIPE).corpora} <= stated
    for source in tomllib.loads(SOURCES.read_text("utf-8"))["source"]:
        assert set(source) == {"file", "made_by_id", "made_by_en", "terms_id", "terms_en"}
