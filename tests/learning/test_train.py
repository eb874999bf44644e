import json

import numpy as np
import pandas as pd
import pytest

from saring.errors import SaringError
from saring.features import FormSequences
from saring.learning import read_labelled, read_recipe, train_and_save
from saring.learning.folds import assign_folds, duplicate_keys, held_out_folds, held_out_units
from saring.learning.line import platt
from saring.learning.private_names import private_names
from saring.learning.recipe import DEFAULT_RECIPE, Corpus
from saring.model import Band, load_model


def test_the_same_inputs_give_the_same_bytes(
    small_model_folder, small_recipe, labelled_folder, tmp_path
):
    posts = read_labelled([Corpus("suara.csv")], labelled_folder)
    again = tmp_path / "again"
    train_and_save(posts, read_recipe(small_recipe), again, command="saring train suara.csv")
    for path in sorted(small_model_folder.iterdir()):
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name


def test_figures_of_every_label_have_intervals_base_rates_and_the_command(small_model_folder):
    metrics = json.loads((small_model_folder / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["command"] == "saring train suara.csv"
    for label in ("campaign", "hate", "hoax", "abusive"):
        overall = metrics["labels"][label]["all"]
        precision = overall["figures"]["average_precision"]
        assert precision["low"] < precision["value"] < precision["high"]
        assert precision["low"] > overall["base_rate"]


def test_a_model_finds_campaigning_on_scenes_that_it_has_not_seen(small_model_folder):
    metrics = json.loads((small_model_folder / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["labels"]["campaign"]["all"]["figures"]["roc_auc"]["value"] > 0.75


def test_thresholds_keep_what_they_promise(small_model):
    for head in small_model.heads.values():
        assert head.thresholds[Band.REVIEW] <= head.thresholds[Band.PRIORITY]
        assert "maximum recall" in head.promises[Band.REVIEW]["sentence"]


def test_whole_sources_fall_into_one_fold():
    sizes = pd.Series({"a": 50, "b": 30, "c": 20, "d": 10})
    folds = assign_folds(list(sizes.index), sizes, 2)
    assert folds == assign_folds(list(reversed(sizes.index)), sizes, 2)
    load = [sum(sizes[unit] for unit in folds if folds[unit] == fold) for fold in (0, 1)]
    assert max(load) <= 60


def test_copies_share_a_key_whoever_they_address():
    sequences = FormSequences.of_texts(
        [
            "@pengguna Ayo coblos nomor 2 besok pagi",
            "Ayo coblos nomor 2 besok pagi https://t.co/abc",
            "Ayo coblos nomor 2 besok siang",
        ]
    )
    first, second, third = duplicate_keys(sequences)
    assert first == second != third


def test_posts_are_held_out_with_their_source_else_group_else_copies():
    posts = pd.DataFrame({"dataset": ["d"] * 3, "source": ["s", "", ""], "group": ["g", "g", ""]})
    assert held_out_units(posts, np.array(["k1", "k2", "k3"])).tolist() == ["s", "d/g", "d/k3"]


def test_platt_scaling_mends_overconfidence():
    rng = np.random.default_rng(0)
    honest = rng.normal(size=20_000)
    truth = (rng.random(20_000) < 1 / (1 + np.exp(-honest))).astype(float)
    slope, intercept = platt(3 * honest + 1, truth)
    assert slope == pytest.approx(1 / 3, abs=0.03)
    assert intercept == pytest.approx(-1 / 3, abs=0.05)


def test_names_of_private_accounts_become_no_words():
    names = private_names(["@budi_susanto88 apa kabar", "kata @kompas dan @jalan"])
    assert {"budi_susanto88", "susanto"} <= names
    assert not {"kompas", "jalan"} & names


def test_the_default_recipe_reads_and_a_broken_one_says_where(tmp_path):
    recipe = read_recipe(DEFAULT_RECIPE)
    assert {corpus.file for corpus in recipe.corpora} >= {"campaign_gold.csv", "asn_voice.csv"}
    broken = tmp_path / "resep.toml"
    broken.write_text("name = ", encoding="utf-8")
    with pytest.raises(SaringError, match=r"resep\.toml"):
        read_recipe(broken)
    whole = DEFAULT_RECIPE.read_text(encoding="utf-8")
    broken.write_text(whole.replace('"word", ', '"kata", '), encoding="utf-8")
    with pytest.raises(SaringError, match="word is needed"):
        read_recipe(broken)
    broken.write_text(whole.replace("seed = ", "benih = "), encoding="utf-8")
    with pytest.raises(SaringError, match="seed"):
        read_recipe(broken)


def test_a_handful_of_posts_is_refused_with_the_number_that_it_takes(tmp_path, small_recipe):
    path = tmp_path / "sedikit.csv"
    path.write_text("text,campaign\nayo coblos,1\nrapat besok,0\n", encoding="utf-8")
    with pytest.raises(SaringError, match="at least 20"):
        train_and_save(
            read_labelled([Corpus(str(path))], tmp_path),
            read_recipe(small_recipe),
            tmp_path / "m",
            command="",
        )
    assert not (tmp_path / "m").exists()


def test_a_model_of_one_label_leaves_the_others_blank(tmp_path, small_recipe, asn_voice):
    from saring.screening import Screener

    path = tmp_path / "kampanye.csv"
    asn_voice[["id", "text", "campaign", "pair"]].iloc[:900].to_csv(path, index=False)
    posts = read_labelled([Corpus(str(path))], tmp_path)
    train_and_save(posts, read_recipe(small_recipe), tmp_path / "m", command="")
    scored = Screener(load_model(tmp_path / "m")).screen(["Ayo coblos nomor 2 pak"])
    assert scored.loc[0, "hate_band"] == ""
    assert np.isnan(scored.loc[0, "hate_score"])
    assert scored.loc[0, "campaign_score"] > 0


def test_posts_of_one_source_are_held_out_together_whatever_corpus_they_are_in():
    posts = pd.DataFrame(
        {
            "dataset": ["gold", "pool", "pool", "voice"],
            "source": ["pilkada-x", "pilkada-x", "", ""],
            "group": ["1", "2", "1", ""],
        }
    )
    units = held_out_units(posts, np.array(["k1", "k2", "k3", "k4"]))
    assert units[0] == units[1]
    assert units.nunique() == 3
    folds = held_out_folds(posts, units, 3)
    assert folds[0] == folds[1]
