"""The one vectoriser, used to train and to score."""

from saring.features.sequences import FormSequences, form_sequence
from saring.features.vectorizer import FeatureSettings, PostVectorizer

__all__ = ["FeatureSettings", "FormSequences", "PostVectorizer", "form_sequence"]
