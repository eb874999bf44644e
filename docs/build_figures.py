"""Write the measured figures into the README pages, from the default model's metrics.json."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pages import ROOT, with_section, write_or_check

METRICS = ROOT / "models" / "default" / "metrics.json"
LABELS = {"campaign": "kampanye", "hate": "ujaran kebencian", "hoax": "mirip klaim terbantah"}
ALL = "all"
COLUMNS = {
    "AP": "average_precision",
    "ROC AUC": "roc_auc",
    "ECE": "calibration_error",
    "recall": "recall@review",
    "false positives": "false_positive_rate@review",
    "recall, priority": "recall@priority",
}
WORTH = {
    "precision, review": "precision@review@prevalence",
    "precision, priority": "precision@priority@prevalence",
    "flagged per 10,000": "flagged_per_10000@review",
}


def main() -> None:
    """Write both pages, or check them with ``--check``."""
    metrics = json.loads(METRICS.read_text(encoding="utf-8"))
    sections = {"README.md": english(metrics), "README.id.md": indonesian(metrics)}
    write_or_check(
        {
            ROOT / name: with_section((ROOT / name).read_text(encoding="utf-8"), "figures", section)
            for name, section in sections.items()
        }
    )


def english(metrics: Mapping[str, Any]) -> str:
    """Lay out the figures of each label, over all posts left out and by corpus."""
    prevalence = metrics["prevalence"]
    ranking = [
        [
            f"**{label}**" if corpus == ALL else corpus,
            f"{part['posts']:,}",
            f"{part['positives']:,}",
        ]
        + [interval(_meaningful(part, figure)) for figure in COLUMNS.values()]
        for label in LABELS
        for corpus, part in metrics["labels"][label].items()
    ]
    worth = [
        [label, *(interval(overall(metrics, label)[figure]) for figure in WORTH.values())]
        for label in LABELS
    ]
    files = ", ".join(f"`{file['file']}` ({file['rows']:,})" for file in metrics["data"])
    return "\n".join(
        [
            f"{metrics['protocol']} 95 % intervals.",
            "",
            "Over all posts left out (bold) and by corpus; recall and false positives at `review`:",
            "",
            *table(["label / corpus", "posts", "positive", *COLUMNS], ranking),
            "",
            f"If {100 * prevalence:g} % of your posts had the label, and were like those above:",
            "",
            *table(["label", *WORTH], worth),
            "",
            f"Trained on: {files}.",
            "",
        ]
    )


def indonesian(metrics: Mapping[str, Any]) -> str:
    """Say in plain numbers what a supervisor can expect of the band ``review`` and above."""
    rows = []
    for label, name in LABELS.items():
        figures = overall(metrics, label)
        rows.append(
            [
                name,
                hundred(figures["recall@review"]),
                hundred(figures["precision@review@prevalence"]),
                hundred(figures["precision@priority@prevalence"]),
                f"{figures['flagged_per_10000@review']['value']:.0f}",
            ]
        )
    header = [
        "label", "dari 100 yang memang begitu, ditandai", "dari 100 tanda, yang benar",
        "dari 100 `priority`, yang benar", "ditandai per 10.000 unggahan",
    ]  # fmt: skip
    assumed = (
        f"Dengan anggapan {100 * metrics['prevalence']:g} % unggahan memang berlabel, diukur pada "
        "sumber yang tidak dipakai melatih (dalam kurung: selang 95 %):"
    )
    return "\n".join(
        [
            assumed,
            "",
            *table(header, rows),
            "",
        ]
    )


def overall(metrics: Mapping[str, Any], label: str) -> Mapping[str, Mapping[str, float | None]]:
    """Give a label's figures over all posts left out."""
    figures: Mapping[str, Mapping[str, float | None]] = metrics["labels"][label][ALL]["figures"]
    return figures


def _meaningful(part: Mapping[str, Any], figure: str) -> Mapping[str, float | None]:
    """Leave out what says nothing where all posts are of one kind: such a ranking is empty."""
    one_kind = part["positives"] in {0, part["posts"]}
    if one_kind and figure in {"average_precision", "roc_auc", "calibration_error"}:
        return {"value": None, "low": None, "high": None}
    found: Mapping[str, float | None] = part["figures"][figure]
    return found


def interval(figure: Mapping[str, float | None]) -> str:
    """Write a figure with its interval; undefined ones are a dash."""
    value, low, high = figure["value"], figure["low"], figure["high"]
    if value is None or low is None or high is None:
        return "–"
    if max(value, high) > 1:
        return f"{value:.0f} [{low:.0f}, {high:.0f}]"
    digits = 2 if high >= 0.1 else 3
    return f"{value:.{digits}f} [{low:.{digits}f}, {high:.{digits}f}]"


def hundred(figure: Mapping[str, float | None]) -> str:
    """Write a share as so many of a hundred."""
    value, low, high = figure["value"], figure["low"], figure["high"]
    if value is None or low is None or high is None:
        return "–"
    return f"{100 * value:.0f} ({100 * low:.0f}–{100 * high:.0f})"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lay out a Markdown table."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


if __name__ == "__main__":
    main()
