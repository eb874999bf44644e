"""What a model is worth: figures on posts left out in training, or on labelled posts given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from saring.errors import Language, Phrase
from saring.evaluation import Evaluation, LabelEvaluation, evaluate_label
from saring.evaluation.curves import label_curves
from saring.features import FormSequences
from saring.learning.folds import duplicate_keys, held_out_units
from saring.learning.labelled_posts import LabelledPosts
from saring.learning.train import Trained
from saring.model import ScreeningModel

ALL = "all"
LEAST_POSTS = 50


def caveats(model: ScreeningModel, labelled: LabelledPosts) -> tuple[Phrase, ...]:
    """Say what a reader of the figures must know first."""
    seen = [file.file for file in labelled.files if file.sha256 in model.trained_on]
    memory = Phrase(
        f"Model ini dilatih dengan {', '.join(seen)}: angkanya mengukur ingatan, bukan kemampuan. "
        "Pakai unggahan lain; angka yang jujur ada dalam kartu model.",
        f"This model was trained on {', '.join(seen)}: the figures measure memory, not skill. Use "
        "other posts; honest figures are in the model card.",
    )
    return (
        *([memory] if seen else []),
        Phrase(
            "Label emas kampanye dibuat oleh model bahasa menurut pedoman anotasi dan belum "
            "diperiksa manusia; bila data ini berasal dari sana, angkanya mengukur kesepakatan "
            "dengan model bahasa itu.",
            "The gold labels for campaigning were made by a language model following a guide, and "
            "no human has checked them; on such data the figures measure agreement with it.",
        ),
        Phrase(
            "Tidak tersedia unggahan asli ASN: suara ASN dalam data latih adalah rekaan.",
            "No real posts by civil servants were available: those in the training data are "
            "invented.",
        ),
        Phrase(
            "Selang dihitung dengan mengambil ulang kelompok (sumber, topik, salinan), bukan "
            "baris.",
            "Intervals come from resampling groups (sources, topics, copies), not rows.",
        ),
    )


def left_out_worth(
    trained: Trained, labelled: LabelledPosts, *, prevalence: float, resamples: int, seed: int
) -> dict[str, dict[str, LabelEvaluation]]:
    """Give the figures of each label on posts left out: overall (`ALL`) and by corpus.

    Posts that do not judge (see `saring.learning.recipe.Corpus`) have their own line only.
    """
    dataset = labelled.posts["dataset"].to_numpy()
    judges = labelled.posts["judges"].to_numpy(np.bool_)
    jobs: dict[tuple[str, str], Any] = {}
    for label, left_out in trained.left_out.items():
        known = ~np.isnan(left_out.truth)
        parts = {ALL: known & judges} | {
            name: known & (dataset == name) for name in pd.unique(dataset[known]).tolist()
        }
        jobs |= {
            (label, name): delayed(evaluate_label)(
                label,
                left_out.truth[rows] == 1,
                left_out.score[rows],
                {str(band): chosen[rows] for band, chosen in left_out.thresholds.items()},
                trained.units[rows],
                prevalence=prevalence,
                resamples=resamples,
                seed=seed,
            )
            for name, rows in parts.items()
            if rows.sum() >= LEAST_POSTS
        }
    worth: dict[str, dict[str, LabelEvaluation]] = {label: {} for label in trained.left_out}
    for (label, name), found in zip(jobs, Parallel(n_jobs=-1)(jobs.values()), strict=True):
        worth[label][name] = found
    return worth


def evaluate_model(
    model: ScreeningModel,
    labelled: LabelledPosts,
    *,
    prevalence: float,
    resamples: int,
    command: str,
    language: Language,
) -> tuple[Evaluation, Mapping[str, Mapping[str, str]]]:
    """Give the figures and curves of a model on labelled posts that it has not seen."""
    posts = labelled.posts
    sequences = FormSequences.of_texts(posts["text"])
    groups = held_out_units(posts, duplicate_keys(sequences)).to_numpy(np.str_)
    scores = model.scores(sequences)
    labels = {}
    curves = {}
    for label in labelled.known_labels:
        if label not in model.heads:
            continue
        known = posts[label].notna().to_numpy()
        truth = posts.loc[known, label].to_numpy() == 1
        score = scores[label][known]
        thresholds = {str(band): least for band, least in model.heads[label].thresholds.items()}
        labels[label] = evaluate_label(
            label,
            truth,
            score,
            thresholds,
            groups[known],
            prevalence=prevalence,
            resamples=resamples,
        )
        curves[label] = label_curves(
            label, truth, score, thresholds, prevalence=prevalence, language=language
        )
    evaluation = Evaluation(
        title=", ".join(file.file for file in labelled.files),
        model_id=model.model_id,
        data=list(labelled.files),
        labels=labels,
        command=command,
    )
    return evaluation, curves
