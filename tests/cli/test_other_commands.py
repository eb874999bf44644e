import json
import shutil

import pytest
from typer.testing import CliRunner

from saring.cli.app import app

runner = CliRunner()


def test_explain_shows_words_weights_and_their_sum(small_model_folder):
    shown = runner.invoke(
        app,
        ["explain", "--text", "Ayo coblos nomor 2!", "--model", str(small_model_folder)],
    )
    assert shown.exit_code == 0
    assert "coblos" in shown.stdout
    assert "= log-odds" in shown.stdout
    assert "belum ditinjau" in shown.stdout


def test_explaining_nothing_is_refused_with_an_example(small_model_folder):
    shown = runner.invoke(app, ["explain", "--text", "  ", "--model", str(small_model_folder)])
    assert shown.exit_code == 2
    assert "saring explain --text" in shown.stderr


def test_a_whole_model_is_verified_and_its_card_shown(small_model_folder):
    assert (
        "Utuh: small@"
        in runner.invoke(app, ["model", "verify", "--model", str(small_model_folder)]).stdout
    )
    card = runner.invoke(app, ["model", "show", "--model", str(small_model_folder)]).stdout
    assert "belum diperiksa manusia" in card
    assert "AP" in card


@pytest.mark.parametrize("name", ["arrays.npz", "vocabulary.json", "config.json", "card.md"])
def test_a_model_with_a_changed_byte_is_refused_by_name(small_model_folder, tmp_path, name):
    folder = tmp_path / "model"
    shutil.copytree(small_model_folder, folder)
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    shown = runner.invoke(app, ["explain", "--text", "halo semua", "--model", str(folder)])
    assert shown.exit_code == 2
    assert name in shown.stderr


def test_training_and_evaluating_on_labelled_posts(
    small_recipe, labelled_folder, tmp_path, small_model_folder
):
    labelled = str(labelled_folder / "suara.csv")
    out = tmp_path / "nilai"
    shown = runner.invoke(
        app,
        ["evaluate", str(small_model_folder), labelled, "-o", str(out), "--resamples", "100"],
    )
    assert shown.exit_code == 0, shown.stderr
    result = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
    assert result["labels"]["campaign"]["figures"]["average_precision"]["value"] > 0.5
    assert "<script" not in (out / "evaluation.html").read_text(encoding="utf-8")
    assert (out / "curves" / "campaign-pr.svg").exists()
    assert "mengukur ingatan" in shown.stderr
    assert "mengukur ingatan" in (out / "evaluation.html").read_text(encoding="utf-8")


def test_posts_that_the_model_has_not_seen_are_not_called_memory(
    small_model_folder, asn_voice, tmp_path
):
    labelled = tmp_path / "lain.csv"
    asn_voice.iloc[:400].to_csv(labelled, index=False)
    shown = runner.invoke(
        app,
        ["evaluate", str(small_model_folder), str(labelled), "-o", str(tmp_path / "n"),
         "--resamples", "100"],
    )  # fmt: skip
    assert shown.exit_code == 0, shown.stderr
    assert "ingatan" not in shown.stderr


def test_training_needs_posts_or_corpora_but_not_both(tmp_path):
    shown = runner.invoke(app, ["train", "-o", str(tmp_path / "m")])
    assert shown.exit_code == 2
    assert "saring train" in shown.stderr
    assert not (tmp_path / "m").exists()


def test_a_labelled_file_without_text_is_named(tmp_path, small_recipe):
    path = tmp_path / "tanpa_teks.csv"
    path.write_text("isi,campaign\nhalo,1\n", encoding="utf-8")
    shown = runner.invoke(
        app, ["train", str(path), "-o", str(tmp_path / "m"), "--recipe", str(small_recipe)]
    )
    assert shown.exit_code == 2
    assert "tanpa_teks.csv" in shown.stderr
    assert not (tmp_path / "m").exists()
