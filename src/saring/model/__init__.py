"""A trained model: a folder of arrays and text that runs no code when it is loaded."""

from saring.model.screening_model import LABELS, Band, Head, ScreeningModel
from saring.model.store import load_model, save_model

__all__ = ["LABELS", "Band", "Head", "ScreeningModel", "load_model", "save_model"]
