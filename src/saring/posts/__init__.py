"""What a post is: from any file a user gives to chunks of posts, losing nothing."""

from saring.posts.columns import ColumnMap
from saring.posts.inputs import expand_inputs
from saring.posts.read import PostFile, open_posts
from saring.posts.rejects import Reject, write_rejects
from saring.posts.rows import IMPORT_NOTES, PostChunk

__all__ = [
    "IMPORT_NOTES",
    "ColumnMap",
    "PostChunk",
    "PostFile",
    "Reject",
    "expand_inputs",
    "open_posts",
    "write_rejects",
]
