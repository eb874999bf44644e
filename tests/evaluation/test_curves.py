import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from saring.evaluation import metrics
from saring.evaluation.curves import MAX_POINTS, label_curves
from saring.evaluation.svg import BLUE, GREEN, LEFT, PLOT_HEIGHT, PLOT_WIDTH, TOP, VERMILION

SVG = "{http://www.w3.org/2000/svg}"
BANDS = {"review": 0.3, "priority": 0.6}
PICTURES = ("pr", "roc", "calibration", "scores")


def draw(posts, **options):
    return label_curves("hate", posts.truth, posts.score, BANDS, **options)


def lines(svg, kind):
    """Points of each line of a kind, in the units of the data (0 to 1 both ways)."""
    return [
        np.array(
            [
                ((float(x) - LEFT) / PLOT_WIDTH, 1 - (float(y) - TOP) / PLOT_HEIGHT)
                for x, y in (pair.split(",") for pair in line.get("points").split())
            ]
        )
        for line in ET.fromstring(svg).iter(f"{SVG}polyline")
        if line.get("class") == kind
    ]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_xml_with_a_name_and_a_description_for_screen_readers(
    posts, picture, language
):
    svg = draw(posts, prevalence=0.005, language=language)[picture]
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("lang") == language
    name, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("aria-labelledby").split() == [name.get("id"), description.get("id")]
    assert "hate" in name.text
    assert re.search(r"\d", description.text)
    assert "<script" not in svg


def test_pictures_on_one_page_do_not_share_ids(posts):
    ids = re.findall(r' id="([^"]+)"', "".join(draw(posts).values()))
    assert len(set(ids)) == len(ids) == 8


def test_the_area_under_the_drawn_steps_is_average_precision(posts):
    here, there = lines(draw(posts, prevalence=0.005)["pr"], "curve")
    area = np.trapezoid(here[:, 1], here[:, 0])
    assert area == pytest.approx(metrics.average_precision(posts.truth, posts.score), abs=0.01)
    assert np.trapezoid(there[:, 1], there[:, 0]) < area


def test_the_area_under_the_drawn_roc_is_its_area(posts):
    (curve,) = lines(draw(posts)["roc"], "curve")
    assert np.trapezoid(curve[:, 1], curve[:, 0]) == pytest.approx(
        metrics.roc_auc(posts.truth, posts.score), abs=0.005
    )
    np.testing.assert_allclose(curve[[0, -1]], [[0, 0], [1, 1]], atol=1e-3)


def test_many_distinct_scores_are_thinned_and_the_area_stays():
    random = np.random.default_rng(1)
    truth = random.random(20_000) < 0.02
    score = 1 / (1 + np.exp(-(random.normal(size=20_000) + 2 * truth - 3)))
    pictures = label_curves("hate", truth, score, BANDS)
    (steps,) = lines(pictures["pr"], "curve")
    (roc,) = lines(pictures["roc"], "curve")
    assert len(steps) <= MAX_POINTS
    assert len(roc) <= MAX_POINTS
    assert np.trapezoid(steps[:, 1], steps[:, 0]) == pytest.approx(
        metrics.average_precision(truth, score), abs=0.01
    )


def test_calibration_shows_the_posts_of_each_column_and_an_interval_around_each_point(posts):
    svg = draw(posts)["calibration"]
    columns = np.histogram(posts.score, np.arange(11) / 10)[0]
    texts = [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]
    for count in columns[columns > 0]:
        assert str(count) in texts
    (curve,) = lines(svg, "curve")
    for (_, observed), bar in zip(curve, lines(svg, "interval"), strict=True):
        assert bar[0, 1] - 1e-3 <= observed <= bar[1, 1] + 1e-3


def test_bands_stand_where_they_begin(posts):
    bands = lines(draw(posts)["scores"], "band")
    assert [band[0, 0] for band in bands] == pytest.approx([0.3, 0.6], abs=1e-3)


def test_each_class_of_scores_adds_up_to_all_of_it(posts):
    svg = draw(posts)["scores"]
    ticks = [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]
    top = max(float(tick.replace(",", ".")) for tick in ticks if re.fullmatch(r"0,\d\d", tick))
    for outline in lines(svg, "curve"):
        assert top * outline[::2, 1].sum() == pytest.approx(1.0, abs=0.02)


def test_lines_differ_in_dash_as_well_as_in_colour():
    strokes = (BLUE, VERMILION, GREEN)
    assert len({stroke.colour for stroke in strokes}) == 3
    assert len({stroke.dash for stroke in strokes}) == 3


def test_numbers_are_written_as_the_language_does(posts):
    assert ">0,2<" in draw(posts, language="id")["roc"]
    assert ">0.2<" in draw(posts, language="en")["roc"]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("</title><script>alert(1)</script>", "</title><script>alert(1)</script>"),
        ("a & b", "a & b"),
        ("x\x00\x1b[0m", "x\ufffd\ufffd[0m"),
        ("\ud800", "\ufffd"),
    ],
)
def test_a_hostile_label_stays_text(posts, label, shown):
    for svg in label_curves(label, posts.truth, posts.score, BANDS).values():
        root = ET.fromstring(svg)
        assert not list(root.iter(f"{SVG}script"))
        assert root.find(f"{SVG}title").text.endswith(f": {shown}")


@pytest.mark.parametrize("truth", [[False, False, False], [True, True, True]])
def test_one_class_alone_draws_the_frame_and_says_undefined(truth):
    pictures = label_curves(
        "hoax", np.array(truth), np.array([0.1, 0.2, 1.0]), BANDS, prevalence=0.01, language="en"
    )
    for svg in pictures.values():
        ET.fromstring(svg)
        assert "nan" not in svg
    assert "undefined" in pictures["roc"]
