"""What must hold of the model that ships, whatever it was trained on."""

import json
import re

import pytest

from saring.learning import read_labelled
from saring.learning.private_names import private_names
from saring.learning.recipe import DEFAULT_RECIPE, read_recipe
from saring.model import LABELS, load_model
from saring.model.store import DEFAULT_MODEL
from saring.screening import Screener


@pytest.fixture(scope="module")
def model():
    return load_model()


@pytest.fixture(scope="module")
def screener(model):
    return Screener(model)


def test_news_of_officials_urging_neutrality_is_clear_on_every_label(screener, seeds):
    scored = screener.screen(seeds)
    assert scored.loc[scored["labels"] != "", ["campaign_score", "hate_score", "hoax_score"]].empty


def test_no_term_of_the_vocabulary_is_an_account(model):
    for name in model.vectorizer.feature_names():
        assert not re.search(r"@\w", name), name


def test_no_private_account_mentioned_in_training_is_in_the_vocabulary(model, corpora):
    labelled = read_labelled(read_recipe(DEFAULT_RECIPE).corpora, corpora)
    private = private_names(labelled.posts["text"])
    assert len(private) > 100
    words = {
        word
        for family in ("word", "stem", "pair", "topic")
        for term in model.vectorizer.blocks[family].vocabulary
        for word in term.split()
    }
    assert not private & words


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("campaign", "Ayo bapak ibu guru, tanggal 27 nanti coblos nomor 2, kita menangkan beliau!"),
        (
            "campaign",
            "Jangan pilih petahana, lima tahun cuma janji. Ganti bupati! Coblos nomor 1 ✌️",
        ),
        ("hate", "Usir semua orang Cina dari sini, mereka binatang perusak negeri"),
        ("hate", "Dasar kafir najis, tidak pantas hidup di negeri ini, bunuh saja semua"),
    ],
)
def test_a_plain_case_is_flagged(screener, label, text):
    assert label in screener.screen([text]).loc[0, "labels"]


@pytest.mark.parametrize(
    "text",
    [
        "Selamat pagi, pelayanan KTP hari ini buka sampai jam 15.00 ya",
        "Jangan lupa gunakan hak pilih, jangan golput. ASN wajib netral.",
        "Kebijakan pemerintah soal pupuk ini kacau, petani yang susah. Evaluasi dong!",
        "Kader posyandu Muslim dan Kristen gotong royong bersihkan balai desa",
        "Nomor antrean 02 silakan ke loket",
        "Amin ya rabbal alamin, semoga lekas sembuh pak kepala sekolah",
        "[HOAKS] Beredar kabar bantuan 5 juta dari BKN. Faktanya tidak benar, jangan disebarkan.",
        "Anak saya Gibran hari ini ulang tahun ke-7 🎂",
        "Warga keturunan Cina merayakan Imlek di klenteng bersama tetangga Muslim",
        "Perempuan Papua itu jadi kepala puskesmas",
        "orang cina",
        "perempuan jawa",
        "kaum muslim",
        "Warga Madura dan warga Papua hadir",
    ],
)
def test_a_plain_clean_case_is_not_flagged(screener, text):
    assert screener.screen([text]).loc[0, "labels"] == ""


def test_the_shipped_recipe_made_the_shipped_model(model):
    metrics = json.loads((DEFAULT_MODEL / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["command"] == (
        "saring train --recipe models/default/recipe.toml --corpora ../shared/corpora -o DIR"
    )
    assert {file["file"] for file in metrics["data"]} == {
        corpus.file for corpus in read_recipe(DEFAULT_RECIPE).corpora
    }
    assert set(model.heads) == {*LABELS, "abusive"}


def test_figures_on_sources_left_out_stay_where_they_are_reported():
    labels = json.loads((DEFAULT_MODEL / "metrics.json").read_text(encoding="utf-8"))["labels"]

    def figure(label, corpus, name):
        return labels[label][corpus]["figures"][name]["value"]

    assert figure("campaign", "campaign_gold", "average_precision") >= 0.83
    assert figure("campaign", "asn_voice", "average_precision") >= 0.89
    assert figure("hate", "asn_voice", "average_precision") >= 0.91
    assert figure("hate", "campaign_gold", "average_precision") >= 0.30
    assert figure("hoax", "asn_voice", "average_precision") >= 0.90
    for label, most in (("campaign", 0.005), ("hate", 0.01), ("hoax", 0.005)):
        assert figure(label, "ordinary_posts", "false_positive_rate@review") <= most
