"""The one vectoriser, used to train and to score."""

from saring.features.sequences import FormSequences, form_sequence
from saring.features.vectorizer import FeatureSettings, PostVectorizer
from saring.features.weighting import Projection

__all__ = ["FeatureSettings", "FormSequences", "PostVectorizer", "Projection", "form_sequence"]
