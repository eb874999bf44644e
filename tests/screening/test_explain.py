import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.special import logit

from saring.features import FormSequences
from saring.screening import explain

POSTS = [
    "Ayo dulur, coblos nomor 2! Pak Wignyo wis terbukti ✌️ #MenangBareng #2024",
    "Rapat koordinasi netralitas ASN besok pukul 09.00 di aula, hadir tepat waktu.",
    "@pengguna @prabowo setuju pak 👍🏽 https://t.co/abc",
    "Dasar c o b l o s terus, g*bl*k!!! 😡😡",
    "",
    "🙏",
]


def log_odds_of_parts(explanation):
    return explanation.base + explanation.manner + sum(word.weight for word in explanation.words)


@pytest.mark.parametrize("text", POSTS)
def test_weights_of_words_add_up_to_the_score(small_model, text):
    scores = small_model.scores(FormSequences.of_texts([text]))
    for label, explanation in explain(small_model, [text])[0].items():
        assert explanation.score == pytest.approx(scores[label][0], abs=1e-9)
        assert log_odds_of_parts(explanation) == pytest.approx(logit(scores[label][0]), abs=1e-6)


@given(st.text(max_size=300))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_at_all_is_explained_and_adds_up(small_model, text):
    for explanation in explain(small_model, [text])[0].values():
        assert log_odds_of_parts(explanation) == pytest.approx(logit(explanation.score), abs=1e-6)
        for word in explanation.words:
            assert text[word.start : word.end] == word.text


def test_reasons_show_the_words_as_they_were_written(small_model):
    text = "Besok c0bl0s nomor 2 ya bapak ibu"
    words = [word.text for word in explain(small_model, [text])[0]["campaign"].words]
    assert words == ["Besok", "c0bl0s", "nomor", "2", "ya", "bapak", "ibu"]


def test_the_strongest_words_and_the_rest_add_up_too(small_model, asn_voice):
    text = asn_voice["text"].iloc[0]
    for explanation in explain(small_model, [text])[0].values():
        content = explanation.to_dict(3)
        shown = sum(word["weight"] for word in content["words"])
        total = content["base"] + content["manner"] + shown + content["rest"]
        assert len(content["words"]) == 3
        assert total == pytest.approx(logit(explanation.score), abs=0.01)


def test_a_vote_word_speaks_for_campaigning_and_a_meeting_against(small_model):
    text = "Ayo coblos nomor 2, menangkan beliau"
    weights = {word.text: word.weight for word in explain(small_model, [text])[0]["campaign"].words}
    assert weights["coblos"] > 0.1
    assert weights["menangkan"] > 0.1


def test_how_a_post_is_written_counts_for_campaigning_only(small_model):
    text = "RELAWAN SIAP MENANGKAN PAK LURAH DI SEMUA TPS"
    explanations = explain(small_model, [text])[0]
    assert explanations["campaign"].manner != 0
    assert explanations["hate"].manner == 0
    assert np.isclose(explanations["hoax"].manner, 0)


def test_posts_explained_together_are_explained_as_each_alone(small_model, asn_voice):
    texts = [*asn_voice["text"].iloc[:50].tolist(), "", "🙏"]
    together = explain(small_model, texts)
    for text, explanations in zip(texts, together, strict=True):
        (alone,) = explain(small_model, [text])
        for label, explanation in explanations.items():
            assert explanation.score == pytest.approx(alone[label].score, abs=1e-12)
            assert [word.text for word in explanation.words] == [
                word.text for word in alone[label].words
            ]


def test_a_name_is_shown_as_what_the_model_saw_in_its_place(small_model):
    text = "Kata Pak Wignyo besok coblos nomor 2"
    (explanations,) = explain(small_model, [text])
    slots = {word.text: word.slot for word in explanations["campaign"].words}
    assert slots["Wignyo"] == "ORANG"
    assert slots["2"] == "NOMOR_URUT"
    assert slots["besok"] == ""
