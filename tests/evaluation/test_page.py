import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest

from saring.errors import SaringError
from saring.evaluation import DataFile, Evaluation, evaluate_label
from saring.evaluation.curves import label_curves
from saring.evaluation.page import render_evaluation, write_evaluation

BANDS = {"review": 0.3, "priority": 0.6}
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


class Page(HTMLParser):
    """Tags and text as a browser's parser would take them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self.attributes = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def evaluation_of(posts, name="hate", **text):
    label = evaluate_label(
        name, posts.truth, posts.score, BANDS, posts.groups, prevalence=0.005, resamples=20
    )
    return Evaluation(
        title=text.get("title", "Evaluasi model bawaan"),
        model_id=text.get("model_id", "bawaan@12ab34"),
        data=[DataFile(text.get("file", "contoh.csv"), "ab" * 32, 3000)],
        labels={name: label},
        command=text.get("command", "saring evaluate models/default contoh.csv -o hasil"),
    )


@pytest.fixture(scope="module")
def evaluation(posts):
    return evaluation_of(posts)


@pytest.fixture(scope="module")
def curves(posts):
    return {"hate": label_curves("hate", posts.truth, posts.score, BANDS, prevalence=0.005)}


def test_a_page_shows_each_figure_with_its_interval_and_what_it_means(evaluation, curves):
    page = Page(render_evaluation(evaluation, curves, "id", ["Hanya teks berbahasa Indonesia."]))
    figures = evaluation.labels["hate"].figures
    assert page.tags.count("tr") == 1 + len(figures) + 2
    assert page.tags.count("svg") == 4
    recall = figures["recall@review"]
    written = f"Daya temu, pita review {recall.value:.2f} {recall.low:.2f} sampai {recall.high:.2f}"
    assert written.replace(".", ",") in page.text
    assert f"Dari 100 unggahan positif, kira-kira {100 * recall.value:.0f} ditandai" in page.text
    assert "3.000 unggahan berlabel, dalam 200 kelompok" in page.text
    assert "Prevalensi nyata diperkirakan 0,5 %" in page.text
    assert "Hanya teks berbahasa Indonesia." in page.text
    assert "ab" * 32 in page.text
    assert "saring evaluate models/default contoh.csv -o hasil" in page.text


def test_english_is_english_throughout(posts, evaluation):
    curves = {"hate": label_curves("hate", posts.truth, posts.score, BANDS, language="en")}
    html = render_evaluation(evaluation, curves, "en")
    assert '<html lang="en">' in html
    text = Page(html).text
    assert "3,000 labelled posts in 200 groups" in text
    assert not re.search(r"\b(unggahan|ketepatan|daya temu|pita|sampai|skor)\b", text.lower())


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_sentence_is_left_with_a_blank_to_fill(evaluation, curves, language):
    html = render_evaluation(evaluation, curves, language)
    text = Page(re.sub("<style>.*?</style>", "", html, flags=re.DOTALL)).text
    assert not {"nan", "None"} & set(text.split())
    assert not {"{", "}"} & set(text)


def test_a_page_runs_nothing_and_fetches_nothing(evaluation, curves):
    html = render_evaluation(evaluation, curves)
    page = Page(html)
    assert "<script" not in html
    assert not {"script", "link", "iframe", "object", "img", "base"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert "default-src 'none'" in html
    assert re.findall(r"https?://[^\"'\s<]+", html) == ["http://www.w3.org/2000/svg"] * 4


def test_hostile_words_stay_words(posts):
    evaluation = evaluation_of(
        posts, name=HOSTILE, title=HOSTILE, model_id=HOSTILE, file=HOSTILE, command=HOSTILE
    )
    curves = {HOSTILE: label_curves(HOSTILE, posts.truth, posts.score, BANDS)}
    html = render_evaluation(evaluation, curves, "id", [HOSTILE])
    page = Page(html)
    assert "<script" not in html
    assert not {"script", "img"} & set(page.tags)
    assert page.text.count(HOSTILE) >= 6


def test_a_hoax_is_never_called_one(posts):
    text = Page(render_evaluation(evaluation_of(posts, name="hoax"), {})).text
    assert "hoax (mirip klaim yang sudah dibantah)" in text
    assert "hoaks" not in text.lower()


def test_undefined_figures_are_said_to_be_so():
    label = evaluate_label(
        "hoax", np.zeros(9, bool), np.full(9, 0.1), BANDS, np.arange(9), resamples=5
    )
    evaluation = Evaluation("Evaluasi", "m", [], {"hoax": label}, "saring evaluate")
    text = Page(render_evaluation(evaluation, {})).text
    assert "Ketepatan rata-rata (AP) tidak terdefinisi – Tidak dapat dihitung" in text


def test_writing_leaves_the_record_the_page_and_the_pictures(evaluation, curves, tmp_path):
    folder = tmp_path / "hasil"
    write_evaluation(evaluation, curves, folder, "id", ["Contoh kecil."])
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} == {
        "evaluation.json",
        "evaluation.html",
        "curves/hate-pr.svg",
        "curves/hate-roc.svg",
        "curves/hate-calibration.svg",
        "curves/hate-scores.svg",
    }
    record = json.loads((folder / "evaluation.json").read_text(encoding="utf-8"))
    assert record == evaluation.to_dict()
    assert (folder / "curves/hate-roc.svg").read_text(encoding="utf-8") == curves["hate"][
        "roc"
    ] + "\n"
    assert "Contoh kecil." in (folder / "evaluation.html").read_text(encoding="utf-8")


def test_writing_twice_gives_the_same_bytes(evaluation, curves, tmp_path):
    contents = []
    for name in ("satu", "dua"):
        write_evaluation(evaluation, curves, tmp_path / name)
        files = sorted((tmp_path / name).rglob("*.*"))
        contents.append([path.read_bytes() for path in files])
    assert contents[0] == contents[1]


def test_a_label_that_is_no_file_name_cannot_leave_the_folder(evaluation, tmp_path):
    folder = tmp_path / "hasil"
    write_evaluation(evaluation, {"../../jahat": {"pr": "<svg/>"}}, folder)
    assert (folder / "curves/label-1-pr.svg").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["hasil"]


def test_a_folder_that_cannot_be_made_is_a_taught_error(evaluation, tmp_path):
    (tmp_path / "hasil").write_text("sebuah berkas", encoding="utf-8")
    with pytest.raises(SaringError, match="cannot be written here"):
        write_evaluation(evaluation, {}, tmp_path / "hasil")
