"""Many posts at once: what depends on a word alone is done once for each distinct word."""

from saring.text.columnar.analyser import PostTokens, analyse_posts
from saring.text.columnar.arrow import as_arrow

__all__ = ["PostTokens", "analyse_posts", "as_arrow"]
