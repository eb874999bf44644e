"""From labelled posts to a calibrated model, and the figures that say what it is worth."""

from saring.learning.labelled_posts import LabelledPosts, read_labelled
from saring.learning.produce import train_and_save
from saring.learning.recipe import Recipe, read_recipe

__all__ = ["LabelledPosts", "Recipe", "read_labelled", "read_recipe", "train_and_save"]
