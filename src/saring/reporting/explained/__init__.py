"""Why one post got its scores, for a person to read: as a record, and as an offline page."""

from saring.reporting.explained.page import render_explained
from saring.reporting.explained.record import record_of_post, record_of_row

__all__ = ["record_of_post", "record_of_row", "render_explained"]
