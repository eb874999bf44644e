import json

import pytest

from saring.evaluation.functional import Outcome, run_suite
from saring.evaluation.suite import Case, Suite
from saring.model import Band


def case(number, expected, *, functionality="campaign_slogan_only", pair="", half="dev"):
    label = functionality.split("_", maxsplit=1)[0]
    text = f"{expected} kasus {number} {functionality}"
    return Case(f"c-{number}", functionality, label, expected, text, pair, half)


def knows_everything(texts):
    """A screener that reads the answer off the post."""
    bands = {"1": Band.PRIORITY, "0": Band.CLEAR, "?": Band.UNSURE}
    answers = [bands[text[0]] for text in texts]
    return {"campaign": answers, "hate": answers, "hoax": answers}


def flags_everything(texts):
    return {label: [Band.REVIEW] * len(texts) for label in ("campaign", "hate", "hoax")}


def suite(*cases):
    return Suite(cases, ())


@pytest.mark.parametrize(
    ("expected", "passing"),
    [("1", {"review", "priority"}), ("0", {"clear", "unsure"}), ("?", {"unsure", "review"})],
)
def test_a_case_passes_in_the_bands_that_its_answer_allows(expected, passing):
    found = {band for band in Band if Outcome(case(1, expected), band).passed}
    assert found == passing


def test_a_screener_that_is_always_right_passes_the_gate():
    cases = [case(n, "10?"[n % 3], pair=f"p{n // 3}" if n % 3 < 2 else "") for n in range(9)]
    result = run_suite(suite(*cases), "dev", knows_everything)
    found = result.labels[0]
    assert (found.overall.passed, found.pairs.passed, found.pairs.cases) == (9, 3, 3)
    assert not found.failures
    assert result.unmet() == ()


def test_flagging_everything_tells_no_pair_apart():
    cases = [case(n, "10"[n % 2], pair=f"p{n // 2}") for n in range(8)]
    found = run_suite(suite(*cases), "dev", flags_everything).labels[0]
    assert (found.overall.passed, found.overall.cases) == (4, 8)
    assert (found.pairs.passed, found.pairs.cases) == (0, 4)
    assert {outcome.case.expected for outcome in found.failures} == {"0"}


def test_only_the_half_asked_for_is_shown_to_the_screener():
    read = []

    def screener(texts):
        read.extend(texts)
        return knows_everything(texts)

    run_suite(suite(case(1, "1"), case(2, "0", half="report")), "dev", screener)
    assert read == [case(1, "1").text]


def test_functionalities_come_worst_first():
    cases = [
        *(case(n, "1", functionality="hate_slur") for n in range(4)),
        *(case(n, "10"[n % 2], functionality="hate_gender") for n in range(4, 8)),
        *(case(n, "0", functionality="hate_homonym_harmless") for n in range(8, 12)),
    ]
    found = {r.label: r for r in run_suite(suite(*cases), "dev", flags_everything).labels}["hate"]
    assert [(name, rate.rate) for name, rate in found.functionalities.items()] == [
        ("hate_homonym_harmless", 0.0), ("hate_gender", 0.5), ("hate_slur", 1.0),
    ]  # fmt: skip


def screener_failing(wrong):
    def bands(texts):
        given = [Band.CLEAR if text in wrong else Band.REVIEW for text in texts]
        return {"hate": given}

    return bands


def test_a_label_below_nine_in_ten_fails_the_gate_and_is_named():
    cases = [case(n, "1", functionality=f"hate_{n % 5}") for n in range(50)]
    # One in five of each functionality, so that no functionality fails by itself.
    wrong = {item.text for item in cases[:10]}
    unmet = run_suite(suite(*cases), "dev", screener_failing(wrong)).unmet()
    assert [phrase.en for phrase in unmet] == ["hate: 40 of 50 passed, less than 90%"]
    assert "40 dari 50" in unmet[0].id


def test_a_functionality_below_seven_in_ten_fails_the_gate_though_the_label_passes():
    cases = [case(n, "1", functionality=f"hate_{n % 10}") for n in range(100)]
    wrong = {item.text for item in cases if item.functionality == "hate_3"}
    wrong = set(sorted(wrong)[:4])
    unmet = run_suite(suite(*cases), "dev", screener_failing(wrong)).unmet()
    assert [phrase.en for phrase in unmet] == ["hate_3: 6 of 10 passed, less than 70%"]


def test_rates_exactly_at_the_gate_pass():
    cases = [case(n, "1", functionality=f"hate_{n % 3}") for n in range(30)]
    wrong = {item.text for item in cases if item.functionality == "hate_0"}
    wrong = set(sorted(wrong)[:3])
    assert run_suite(suite(*cases), "dev", screener_failing(wrong)).unmet() == ()


def test_a_label_that_the_model_was_not_trained_for_is_left_out():
    cases = [case(1, "1"), case(2, "1", functionality="hate_slur")]
    result = run_suite(suite(*cases), "dev", screener_failing(set()))
    assert [found.label for found in result.labels] == ["hate"]


def test_as_json_failing_cases_are_there_only_when_asked_for():
    result = run_suite(suite(case(1, "0"), case(2, "1")), "dev", flags_everything)
    plain = json.loads(json.dumps(result.to_dict(), allow_nan=False))
    assert "failures" not in plain
    assert plain["labels"]["campaign"]["overall"]["passed"] == 1
    assert plain["labels"]["hate"]["overall"]["rate"] is None
    assert plain["gate"]["unmet"]
    assert result.to_dict(failures=True)["failures"] == [
        {"id": "c-1", "functionality": "campaign_slogan_only", "expected": "0", "got": "review",
         "text": case(1, "0").text}
    ]  # fmt: skip
