"""Comments as Google Takeout writes them: pieces of JSON in a cell of CSV."""

from __future__ import annotations

import json

import pyarrow.compute as pc

from saring.posts.columnar import Strings, as_mask, each_distinct
from saring.posts.exports import Export

YOUTUBE = "YouTube comments"
_PIECES = r'^\s*\{\s*"'


def unwrap_pieces(text: Strings, export: Export) -> Strings:
    r"""Put together the texts of ``{"text":"Setuju"},{"text":" pak"}`` in comments of YouTube.

    Cells of another form, and of other exports, stay as they are.
    """
    if export.name != YOUTUBE or not as_mask(pc.match_substring_regex(text, _PIECES)).any():
        return text
    return each_distinct(text, _unwrapped)


def _unwrapped(cell: str) -> str:
    try:
        pieces = json.loads(f"[{cell}]")
    except (ValueError, RecursionError):
        return cell
    if not all(isinstance(piece, dict) for piece in pieces):
        return cell
    texts = [piece["text"] for piece in pieces if isinstance(piece.get("text"), str)]
    # Half an emoji cannot be written to any file.
    return "".join(texts).encode("utf-8", "replace").decode() if texts else cell
