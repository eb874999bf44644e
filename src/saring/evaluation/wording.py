"""What a reader sees instead of a metric's name: its plain name, one sentence, local numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from saring.errors import Language, Phrase
from saring.evaluation.evaluate import LabelEvaluation

LABEL_NAMES = {
    "campaign": Phrase("kampanye atau keberpihakan", "campaigning or partisanship"),
    "hate": Phrase("ujaran kebencian", "hate speech"),
    # Resemblance is all that a text can show: never "this is a hoax".
    "hoax": Phrase("mirip klaim yang sudah dibantah", "resembles a debunked claim"),
    "abusive": Phrase("bahasa kasar", "abusive language"),
}


@dataclass(frozen=True, slots=True)
class FigureWording:
    """A figure's name and the sentence that says what its value means, both in two languages."""

    name: Phrase
    meaning: Phrase


_WORDING = {
    "average_precision": FigureWording(
        Phrase("Ketepatan rata-rata (AP)", "Average precision (AP)"),
        Phrase(
            "Rata-rata ketepatan bila dibaca dari skor tertinggi: 1 berarti semua yang positif "
            "ada di atas, {base_rate} berarti sama dengan urutan acak.",
            "Mean precision when read from the highest score down: 1 means that all positives come "
            "first, {base_rate} is no better than a random order.",
        ),
    ),
    "average_precision@prevalence": FigureWording(
        Phrase("AP pada prevalensi nyata", "AP at the real prevalence"),
        Phrase(
            "Sama, bila hanya {prevalence} unggahan yang benar-benar positif.",
            "The same, when only {prevalence} of posts are truly positive.",
        ),
    ),
    "roc_auc": FigureWording(
        Phrase("Luas di bawah kurva ROC", "Area under the ROC curve"),
        Phrase(
            "Bila satu unggahan positif dan satu yang bukan diambil acak, {per100} dari 100 kali "
            "yang positif mendapat skor lebih tinggi; 50 sama dengan menebak.",
            "Of one positive and one other post drawn at random, the positive one scores higher "
            "{per100} times in 100; 50 is guessing.",
        ),
    ),
    "f1_positive": FigureWording(
        Phrase("F1 kelas positif", "F1 of the positive class"),
        Phrase(
            "Gabungan ketepatan dan daya temu; 1 terbaik, 0 berarti tidak ada yang ditemukan.",
            "Precision and recall in one number; 1 is best, 0 means that nothing was found.",
        ),
    ),
    "f1_macro": FigureWording(
        Phrase("F1 makro", "Macro F1"),
        Phrase(
            "Rata-rata F1 kelas positif dan bukan positif, untuk dibandingkan dengan makalah lain.",
            "Mean F1 of the positive and the other class, to compare with published papers.",
        ),
    ),
    "precision": FigureWording(
        Phrase("Ketepatan", "Precision"),
        Phrase(
            "Dari 100 unggahan yang ditandai, kira-kira {per100} memang positif, dengan campuran "
            "seperti pada data berlabel ini.",
            "Of 100 flagged posts about {per100} are truly positive, in a mix like these labelled "
            "data.",
        ),
    ),
    "precision@prevalence": FigureWording(
        Phrase("Ketepatan pada prevalensi nyata", "Precision at the real prevalence"),
        Phrase(
            "Bila hanya {prevalence} unggahan yang benar-benar positif, dari 100 yang ditandai "
            "kira-kira {per100} memang positif.",
            "When only {prevalence} of posts are truly positive, about {per100} of 100 flagged "
            "ones are.",
        ),
    ),
    "recall": FigureWording(
        Phrase("Daya temu", "Recall"),
        Phrase(
            "Dari 100 unggahan positif, kira-kira {per100} ditandai; sisanya terlewat.",
            "Of 100 positive posts about {per100} are flagged; the rest are missed.",
        ),
    ),
    "false_positive_rate": FigureWording(
        Phrase("Tingkat salah tandai", "False-positive rate"),
        Phrase(
            "Dari 10.000 unggahan yang bukan positif, kira-kira {per10000} ikut ditandai.",
            "Of 10,000 posts that are not positive, about {per10000} are flagged all the same.",
        ),
    ),
    "calibration_error": FigureWording(
        Phrase("Galat kalibrasi (ECE)", "Calibration error (ECE)"),
        Phrase(
            "Skor rata-rata meleset {points} poin persen dari kenyataan; 0 terbaik. Data yang "
            "sedikit membuat angka ini, dan terlebih selangnya, tampak lebih tinggi.",
            "Scores are off from what is observed by {points} percentage points on average; 0 is "
            "best. Few data make this figure, and its interval even more, look higher.",
        ),
    ),
    "brier": FigureWording(
        Phrase("Skor Brier", "Brier score"),
        Phrase(
            "Rata-rata kuadrat selisih skor dan kenyataan: 0 terbaik, {guess} sama dengan memberi "
            "semua unggahan skor {base_rate}.",
            "Mean squared gap between score and truth: 0 is best, {guess} is giving every post the "
            "score {base_rate}.",
        ),
    ),
    "flagged_per_10000": FigureWording(
        Phrase("Beban baca", "Reading load"),
        Phrase(
            "Dari 10.000 unggahan yang disaring, kira-kira {value} perlu dibaca orang, bila "
            "prevalensinya {prevalence}.",
            "Of 10,000 posts screened about {value} must be read by a person, when the prevalence "
            "is {prevalence}.",
        ),
    ),
}

_UNDEFINED = Phrase("Tidak dapat dihitung dari data ini.", "Cannot be computed from these data.")


def label_name(label: str, language: Language) -> str:
    """Give the label with what it means: ``hate (ujaran kebencian)``; an unknown one as it is."""
    name = LABEL_NAMES.get(label)
    return f"{label} ({name.to(language)})" if name else label


def band_name(band: str, language: Language) -> str:
    """Give the band as it reads in a sentence: ``pita review``."""
    return Phrase(f"pita {band}", f"band {band}").to(language)


def figure_name(figure: str, language: Language) -> str:
    """Give the plain name of a figure such as ``precision@review@prevalence``, with its band."""
    kind, band = _kind_and_band(figure)
    name = _WORDING[kind].name.to(language)
    if not band:
        return name
    return f"{name}, {band_name(band, language)}"


def figure_meaning(figure: str, evaluation: LabelEvaluation, language: Language) -> str:
    """Say in one sentence what the value of a figure means, in counts of posts where it can."""
    value = evaluation.figures[figure].value
    if math.isnan(value):
        return _UNDEFINED.to(language)
    kind, _ = _kind_and_band(figure)
    base_rate = evaluation.base_rate
    return (
        _WORDING[kind]
        .meaning.to(language)
        .format(
            value=number(value, 0, language),
            per100=number(100 * value, 0, language),
            per10000=number(10_000 * value, 0, language),
            points=number(100 * value, 1, language),
            base_rate=number(base_rate, 3, language),
            guess=number(base_rate * (1 - base_rate), 3, language),
            prevalence=percent(evaluation.prevalence or math.nan, language),
        )
    )


def number(value: float, decimals: int, language: Language) -> str:
    """Write a number as the language does: ``1.234,5`` in Indonesian, ``1,234.5`` in English."""
    if math.isnan(value):
        return Phrase("tidak terdefinisi", "undefined").to(language)
    written = f"{value:,.{decimals}f}"
    return written.translate(str.maketrans(",.", ".,")) if language == "id" else written


def percent(share: float, language: Language) -> str:
    """Write a share as percent with three significant digits: ``0,5 %``."""
    if math.isnan(share):
        return number(share, 0, language)
    written = f"{100 * share:.3g}"
    return f"{written.replace('.', ',') if language == 'id' else written} %"


def _kind_and_band(figure: str) -> tuple[str, str]:
    name, *rest = figure.split("@")
    kind = f"{name}@prevalence" if "prevalence" in rest else name
    return kind, "".join(part for part in rest if part != "prevalence")
