"""What the claim matcher finds, and what it finds wrongly: `saring.claims` on public hoaxes.

    python benchmarks/claims_recall.py CORPORA [--json FILE]

The registry holds every claim of `hoax_claims.csv` and those of the narratives themselves, as if
each hoax had been debunked before it was posted again: what is measured is whether a known claim
is recognised, not whether an unknown one is foreseen (that is `time-forward`, and it is poor).

Claims, and posts by their text, fall into two halves by hash. Thresholds come from the one half;
every figure is of the other. The form of the score, its smoothing and its window were chosen with
both halves in view, among variants that differed by one or two points. Intervals are 95 %
bootstrap, by claim or by post.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from saring.claims.matcher import ClaimMatcher, match_rule
from saring.claims.registry import Claim
from saring.claims.stance import StanceKind, stance_of
from saring.claims.terms import stems_of, terms_of
from saring.evaluation import bootstrap_interval
from saring.evaluation.prevalence import precision_at_prevalence
from saring.posts.dates import normalise_time
from saring.text import analyse

POOL_SAMPLE = 20_000
BASE_RATES = (0.01, 0.002)
FORWARD_FROM = date(2023, 1, 1)


class Compared:
    """Texts with their likeness to the registry and their stance; `half` 0 tunes, 1 reports."""

    def __init__(self, matcher: ClaimMatcher, texts: pd.Series, half_by: pd.Series) -> None:
        texts = texts.fillna("")
        tokens = [analyse(text) for text in texts]
        self.texts = texts.tolist()
        self.terms = list(map(terms_of, texts))
        begun = time.perf_counter()
        matcher.nearest(self.texts)
        self.seconds = time.perf_counter() - begun
        self.claims, scores = matcher.ranked(self.texts, most=5)
        self.score = scores[:, 0]
        self.stance = np.array(
            [getattr(stance_of(*pair), "kind", "") for pair in zip(texts, tokens, strict=True)]
        )
        self.report = half_by.map(half).to_numpy() == 1


def half(text: str) -> int:
    """Give 0 or 1 by the hash of a text: the same in every run."""
    return hashlib.sha256(text.encode()).digest()[0] % 2


def rate(hits: np.ndarray, groups: np.ndarray | None = None) -> dict[str, Any]:
    """Give a share with its interval; posts of one group (claim) are resampled together."""
    groups = np.arange(len(hits)) if groups is None else groups
    found = bootstrap_interval(lambda rows: float(hits[rows].mean()), groups, resamples=500)
    return {"value": found.value, "low": found.low, "high": found.high, "n": len(hits)}


def registry(texts: Iterable[str]) -> tuple[list[Claim], dict[frozenset[str], int]]:
    """Make claims of titles, one for each set of terms, and say which title became which."""
    numbers: dict[frozenset[str], int] = {}
    claims = []
    for text in texts:
        if numbers.setdefault(frozenset(stems_of(text)), len(claims)) == len(claims):
            claims.append(Claim(f"K{len(claims)}", text, (), "salah", "benchmark"))
    return claims, numbers


def measure(corpora: Path) -> dict[str, Any]:
    """Give every figure of this benchmark as plain values."""
    narratives = pd.read_csv(corpora / "hoax_narratives.csv", dtype=str)
    titles = pd.read_csv(corpora / "hoax_claims.csv", dtype=str)["claim"]
    satria = pd.read_csv(corpora / "hoax_satria2020.csv", dtype=str)
    everyday = pd.read_csv(corpora / "ordinary_posts.csv", dtype=str)["text"].drop_duplicates()
    pool = pd.read_parquet(corpora / "posts_pool.parquet").sample(POOL_SAMPLE, random_state=0)
    claims, numbers = registry([*titles, *narratives["claim"]])
    own = np.array([numbers[frozenset(stems_of(text))] for text in narratives["claim"]])
    matcher = ClaimMatcher(claims)
    hoaxes = Compared(matcher, narratives["text"], narratives["claim"])
    ordinary = Compared(matcher, everyday, everyday)
    politics = Compared(matcher, pool["text"], pool["group"].astype(str))
    label = satria["label"].to_numpy()
    old = Compared(matcher, satria["text"], satria["title"])
    least = match_rule().threshold
    thresholds = {
        "ordinary 1 %": np.quantile(ordinary.score[~ordinary.report], 0.99),
        "ordinary 0.1 %": np.quantile(ordinary.score[~ordinary.report], 0.999),
        "pool 1 %": np.quantile(politics.score[~politics.report], 0.99),
        "pool 0.1 %": np.quantile(politics.score[~politics.report], 0.999),
        "stored": least,
    }
    sets = {name: (narratives["set"] == name).to_numpy() for name in narratives["set"].unique()}
    groups = narratives["claim"].to_numpy()
    figures: dict[str, Any] = {
        "claims": len(claims),
        "posts_per_second": round(POOL_SAMPLE / politics.seconds),
        "thresholds": {},
    }
    for name, threshold in thresholds.items():
        figures["thresholds"][name] = at = {
            "threshold": float(threshold),
            "false matches, ordinary": rate(ordinary.score[ordinary.report] >= threshold),
            "false matches, pool": rate(
                politics.score[politics.report] >= threshold,
                pool["group"].to_numpy()[politics.report],
            ),
        }
        for each, members in {**sets, "both sets": hoaxes.score >= 0}.items():
            rows = members & hoaxes.report
            flagged = (hoaxes.score >= threshold) & (hoaxes.stance == "")
            at[f"recall, {each}"] = rate(hoaxes.score[rows] >= threshold, groups[rows])
            at[f"recall after stance, {each}"] = rate(flagged[rows], groups[rows])
        for label_value, said in (
            ("0", "debunks and news (satria 0)"),
            ("1", "old hoaxes (satria 1)"),
        ):
            rows = (label == label_value) & old.report
            matched = old.score[rows] >= threshold
            at[f"matched, {said}"] = rate(matched)
            at[f"flagged after stance, {said}"] = rate(matched & (old.stance[rows] == ""))
        for base_rate in BASE_RATES:
            at[f"precision at base rate {base_rate:g}, pool"] = precision_at_prevalence(
                at["recall after stance, both sets"]["value"],
                at["false matches, pool"]["value"],
                base_rate,
            )
    hits = {1: hoaxes.claims[:, 0] == own, 5: (hoaxes.claims == own[:, None]).any(axis=1)}
    for name, members in sets.items():
        rows = members & hoaxes.report
        for most, hit in hits.items():
            figures[f"true claim in top {most}, {name}"] = rate(hit[rows], groups[rows])
        figures[f"routed away by stance, {name}"] = rate(hoaxes.stance[members] != "")
    for value, name in (("0", "debunks and news (satria 0)"), ("1", "old hoaxes (satria 1)")):
        figures[f"routed away by stance, {name}"] = rate(old.stance[label == value] != "")
    figures["routed away by stance, ordinary"] = rate(ordinary.stance != "")
    figures["questions among hoaxes"] = rate(hoaxes.stance == StanceKind.QUESTION)
    figures["whole claim in the text"] = rate(
        np.array([
            frozenset(stems_of(claim)) <= {term.stem for term in post}
            for claim, post in zip(narratives["claim"], hoaxes.terms, strict=True)
        ])
    )  # fmt: skip
    length = np.array([len(post) for post in politics.terms])
    for low, high in ((1, 10), (10, 20), (20, 40), (40, 80), (80, 10_000)):
        rows = (length >= low) & (length < high)
        if rows.any():
            figures[f"false matches at the stored threshold, pool, {low}-{high - 1} terms"] = rate(
                politics.score[rows] >= least
            )
    figures |= time_forward(narratives, hoaxes, least)
    return figures


def time_forward(narratives: pd.DataFrame, hoaxes: Compared, threshold: float) -> dict[str, Any]:
    """Compare later hoaxes with claims debunked before `FORWARD_FROM` only."""
    # The sets write days in two ways, so they are read as exports are.
    day = narratives["date"].map(normalise_time).str[:10]
    before = ((day < FORWARD_FROM.isoformat()) & (day != "")).to_numpy()
    after = (day >= FORWARD_FROM.isoformat()).to_numpy()
    known, _ = registry(narratives["claim"][before])
    _, scores = ClaimMatcher(known).ranked(
        [post for post, late in zip(hoaxes.texts, after, strict=True) if late], most=1
    )
    earlier = before & hoaxes.report
    later = after & hoaxes.report
    return {
        "time-forward: claims before 2023": len(known),
        "time-forward: hoaxes from 2023 that resemble one of them": rate(scores[:, 0] >= threshold),
        "own claim registered: recall of hoaxes before 2023": rate(
            hoaxes.score[earlier] >= threshold
        ),
        "own claim registered: recall of hoaxes from 2023": rate(hoaxes.score[later] >= threshold),
    }


def show(figures: dict[str, Any], indent: str = "") -> None:
    """Print figures, one a line."""
    for name, figure in figures.items():
        if isinstance(figure, dict) and "low" in figure:
            low, high, n = figure["low"], figure["high"], figure["n"]
            print(f"{indent}{name}: {figure['value']:.4f} [{low:.4f}, {high:.4f}] (n={n})")
        elif isinstance(figure, dict):
            print(f"{indent}{name}")
            show(figure, indent + "  ")
        else:
            print(f"{indent}{name}: {figure:.4g}")


def main() -> None:
    """Measure, print and, if asked, store."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures = measure(arguments.corpora)
    show(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
