"""An evaluation as one offline page, as JSON, and as pictures, written side by side."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from saring.errors import Language, Phrase
from saring.evaluation.bootstrap import Interval
from saring.evaluation.evaluate import Evaluation, LabelEvaluation
from saring.evaluation.wording import figure_meaning, figure_name, label_name, number, percent
from saring.files import complete_or_absent

LabelCurves = Mapping[str, Mapping[str, str]]
"""Label to picture name (``pr``, ``roc`` ...) to SVG, as `curves.label_curves` draws them."""

TEMPLATES = Path(__file__).parent / "templates"

_WORDS = {
    "model": Phrase("Model", "Model"),
    "caveats": Phrase("Yang perlu diingat", "What to bear in mind"),
    "reading": Phrase("Cara membaca", "How to read this"),
    "figures": Phrase("Angka", "Figures"),
    "figure": Phrase("Ukuran", "Figure"),
    "value": Phrase("Nilai", "Value"),
    "interval": Phrase("Selang 95 %", "95 % interval"),
    "meaning": Phrase("Artinya", "What it means"),
    "data": Phrase("Data dan perintah", "Data and command"),
    "file": Phrase("Berkas", "File"),
    "rows": Phrase("Baris", "Rows"),
    "command": Phrase("Perintah untuk mengulang", "Command to repeat this"),
}

_HOW_TO_READ = (
    Phrase(
        "Skor mengurutkan unggahan supaya orang membaca yang terpenting dahulu; skor bukan "
        "putusan. Angka di bawah menunjukkan seberapa sering urutan itu benar pada unggahan yang "
        "sudah berlabel.",
        "Scores order posts so that people read the most important ones first; a score is no "
        "verdict. The figures below show how often that order was right on labelled posts.",
    ),
    Phrase(
        "Selang menunjukkan kisaran angka bila kelompok unggahan lain yang sejenis diambil. "
        "Selang tanpa lebar, misalnya 1,00 sampai 1,00, berarti datanya terlalu sedikit, bukan "
        "pasti.",
        "An interval shows the range of a figure if other groups of posts of the same kind were "
        "drawn. An interval without width, such as 1.00 to 1.00, means too few data, not "
        "certainty.",
    ),
    Phrase(
        "Data berlabel biasanya jauh lebih banyak positifnya daripada kenyataan. Karena itu "
        "ketepatan dihitung pula pada prevalensi nyata; itulah yang akan dirasakan pembaca.",
        "Labelled data usually hold far more positives than real posts do. Precision is therefore "
        "also given at the real prevalence, which is what readers will meet.",
    ),
)


def render_evaluation(
    evaluation: Evaluation,
    curves: LabelCurves,
    language: Language = "id",
    caveats: Sequence[str] = (),
) -> str:
    """Fill the page: all text escaped, no script, nothing fetched.

    Parameters
    ----------
    curves
        Pictures as `curves.label_curves` draws them; put in as they are, so never from elsewhere.
    caveats
        What a reader must know before the figures, one sentence or two each.
    """
    words: dict[str, Any] = {key: phrase.to(language) for key, phrase in _WORDS.items()}
    words["how_to_read"] = [paragraph.to(language) for paragraph in _HOW_TO_READ]
    return (
        _environment()
        .get_template("evaluation.html.jinja")
        .render(
            evaluation=evaluation,
            labels=[
                _label(label, curves.get(name, {}), language)
                for name, label in evaluation.labels.items()
            ],
            caveats=caveats,
            language=language,
            words=words,
        )
    )


def write_evaluation(
    evaluation: Evaluation,
    curves: LabelCurves,
    folder: Path,
    language: Language = "id",
    caveats: Sequence[str] = (),
) -> None:
    """Write ``evaluation.json``, ``evaluation.html`` and ``curves/<label>-<picture>.svg``.

    Raises
    ------
    SaringError
        The folder cannot be written to. A file that was begun is then absent, not half there.
    """
    record = json.dumps(evaluation.to_dict(), ensure_ascii=False, indent=2, allow_nan=False)
    files = {"evaluation.json": f"{record}\n"}
    for position, (label, pictures) in enumerate(curves.items(), start=1):
        for picture, svg in pictures.items():
            files[f"curves/{_file_stem(label, position)}-{picture}.svg"] = f"{svg}\n"
    files["evaluation.html"] = render_evaluation(evaluation, curves, language, caveats)
    for name, text in files.items():
        with complete_or_absent(folder / name) as aside:
            aside.write_text(text, encoding="utf-8", newline="\n")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def _label(
    label: LabelEvaluation, pictures: Mapping[str, str], language: Language
) -> dict[str, Any]:
    return {
        "name": label_name(label.label, language),
        "summary": _summary(label, language),
        "rows": [
            {
                "name": figure_name(figure, language),
                "value": number(interval.value, interval.decimals, language),
                "interval": _range(interval, language),
                "meaning": figure_meaning(figure, label, language),
            }
            for figure, interval in label.figures.items()
        ],
        "curves": [Markup(svg) for svg in pictures.values()],
    }


def _summary(label: LabelEvaluation, language: Language) -> str:
    posts, positives, groups, resamples = (
        number(count, 0, language)
        for count in (label.posts, label.positives, label.groups, label.resamples)
    )
    base_rate = percent(label.base_rate, language)
    bands = ", ".join(f"{band} ≥ {number(at, 3, language)}" for band, at in label.bands.items())
    sentence = Phrase(
        f"{posts} unggahan berlabel, dalam {groups} kelompok; {positives} positif "
        f"(angka dasar {base_rate}). Pita: {bands}. Selang dari {resamples} pengambilan ulang "
        "kelompok.",
        f"{posts} labelled posts in {groups} groups; {positives} positive (base rate {base_rate}). "
        f"Bands: {bands}. Intervals from {resamples} resamples of groups.",
    ).to(language)
    if label.prevalence is None:
        return sentence
    prevalence = percent(label.prevalence, language)
    return f"{sentence} " + Phrase(
        f"Prevalensi nyata diperkirakan {prevalence}.",
        f"The real prevalence is put at {prevalence}.",
    ).to(language)


def _range(interval: Interval, language: Language) -> str:
    if math.isnan(interval.low):
        return "–"
    low, high = (number(end, interval.decimals, language) for end in (interval.low, interval.high))
    return f"{low} {Phrase('sampai', 'to').to(language)} {high}"


def _file_stem(label: str, position: int) -> str:
    """Use the label as file name where it can be one on every system, its position otherwise."""
    return label if re.fullmatch(r"[a-z0-9_]+", label) else f"label-{position}"
