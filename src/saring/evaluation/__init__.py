"""What a model is worth: metrics at the real base rate, with intervals, and thresholds."""

from saring.evaluation.bootstrap import Interval, bootstrap_interval, bootstrap_many
from saring.evaluation.evaluate import (
    BandThresholds,
    DataFile,
    Evaluation,
    LabelEvaluation,
    evaluate_label,
)
from saring.evaluation.thresholds import ChosenThreshold, ThresholdSentence

__all__ = [
    "BandThresholds",
    "ChosenThreshold",
    "DataFile",
    "Evaluation",
    "Interval",
    "LabelEvaluation",
    "ThresholdSentence",
    "bootstrap_interval",
    "bootstrap_many",
    "evaluate_label",
]
