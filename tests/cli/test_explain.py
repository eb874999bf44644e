import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from saring.cli.app import app
from saring.screening import Screener

runner = CliRunner()
TEXT = "Ayo coblos nomor 2, menangkan Pak Wignyo!"


@pytest.fixture
def explain():
    def _explain(*arguments):
        return runner.invoke(app, ["explain", *arguments])

    return _explain


@pytest.fixture
def scored(default_model, tmp_path):
    """A scored table, as ``saring score`` writes it, of two posts."""
    texts = [TEXT, "Rapat pagi di kantor kecamatan"]
    posts = pd.DataFrame(
        {
            "row_id": ["abc123", "abd456"], "source_file": "x.csv", "source_row": [2, 3],
            "post_id": ["1", "2"], "account": "akun", "posted_at": "2024-11-23T15:30:00+00:00",
            "platform": "x", "url": "", "text": texts, "stage": "",
        }
    )  # fmt: skip
    frame = pd.concat([posts, Screener(default_model).screen(texts)], axis=1)

    def _scored(**changes):
        path = tmp_path / "hasil.csv"
        frame.assign(**changes).to_csv(path, index=False)
        return str(path)

    return _scored


def test_a_post_is_explained_with_words_for_and_against_and_their_sum(explain):
    shown = explain("--text", TEXT)
    assert shown.exit_code == 0, shown.output
    for said in (
        "coblos",
        "Kata yang menaikkan skor",
        "Kata yang menurunkan skor",
        "= log-odds",
        "belum ditinjau",
        "Wignyo",
        "Waktu unggahan tidak diketahui",
    ):
        assert said in shown.stdout  # fmt: skip
    assert "memberatkan" not in shown.stdout


def test_half_past_midnight_in_papua_is_a_quiet_day_with_its_rule(explain):
    shown = explain("--text", TEXT, "--posted-at", "23 Nov 2024 15.30 UTC", "--region", "Papua")
    assert "tenang (pilkada-2024)" in shown.stdout
    assert "PKPU 13/2024" in shown.stdout
    jakarta = explain("--text", TEXT, "--posted-at", "23 Nov 2024 15.30 UTC")
    assert "kampanye (pilkada-2024)" in jakarta.stdout
    assert "PKPU 13/2024: masa tenang" not in jakarta.stdout


def test_json_is_for_programs_and_standard_output_holds_nothing_else(explain):
    shown = explain("--text", TEXT, "--format", "json")
    content = json.loads(shown.stdout)
    assert set(content["labels"]) == {"campaign", "hate", "hoax", "abusive"}
    assert content["labels"]["campaign"]["words"][0]["text"] == "Ayo"


def test_the_suffix_tells_the_form_of_a_file(explain, tmp_path):
    shown = explain("--text", "<b>coblos</b> nomor 2", "-o", str(tmp_path / "x.html"))
    assert shown.exit_code == 0, shown.output
    assert shown.stdout == ""
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<b>" not in page


def test_escape_sequences_in_a_post_do_not_reach_the_terminal(explain):
    shown = explain("--text", "coblos \x1b[2J\x1b]0;x\x07 nomor 2 \u202eabc")
    assert "\x1b" not in shown.stdout
    assert "\u202e" not in shown.stdout


def test_a_row_is_found_by_the_beginning_of_its_id_with_its_own_time(explain, scored):
    shown = explain(scored(), "--row", "ABC", "--region", "WIT", "--format", "json")
    assert shown.exit_code == 0, shown.output
    content = json.loads(shown.stdout)
    assert content["text"] == TEXT
    assert content["row"]["account"] == "akun"
    assert content["when"]["stages"][0]["stage"] == "tenang (pilkada-2024)"
    assert content["notes"] == []


def test_a_row_of_another_model_shows_the_reasons_stored_and_says_so(explain, scored):
    other = scored(model_id="lain@0123456789ab")
    content = json.loads(explain(other, "--row", "abc123", "--format", "json").stdout)
    assert "lain@0123456789ab" in content["notes"][0]
    assert "coblos" in {word["text"] for word in content["labels"]["campaign"]["raising"]}
    shown = explain(other, "--row", "abc123")
    assert shown.exit_code == 0, shown.output
    assert "lain@0123456789ab" in shown.stdout


def test_scores_that_are_no_longer_the_same_are_said_to_differ(explain, scored):
    shown = explain(scored(hate_score=0.5), "--row", "abc", "--format", "json")
    assert "hate" in json.loads(shown.stdout)["notes"][0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--text", "  "], "saring explain --text"),
        ([], "--row"),
        (["--text", "a", "--row", "abc"], "Sebut satu unggahan"),
        (["--text", "a", "--posted-at", "2 jam yang lalu"], "2 jam yang lalu"),
        (["--text", "a", "--region", "Papau"], "Mungkin Papua"),
        (["--text", "a", "-o", "x.docx"], ".html"),
        (["--text", "a", "--calendar", "tiada.csv"], "tiada.csv"),
    ],
)
def test_a_wrong_call_is_refused_with_what_to_do(explain, arguments, said):
    shown = explain(*arguments)
    assert shown.exit_code == 2
    assert said in shown.stderr
    assert "Cara mengatasi" in shown.stderr


@pytest.mark.parametrize(("row", "said"), [("zzz", "tidak ada baris"), ("ab", "2 baris")])
def test_a_row_that_is_not_one_is_refused(explain, scored, row, said):
    shown = explain(scored(), "--row", row)
    assert shown.exit_code == 2
    assert said in shown.stderr
