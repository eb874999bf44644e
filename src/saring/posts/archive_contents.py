"""What the readers of platform archives share: members, posts, and what was left out."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from saring.errors import Phrase
from saring.posts.dates import normalise_time

NO_TEXT = Phrase(
    "tanpa teks (hanya foto, video atau tautan)", "without text (only media or a link)"
)
NOT_PUBLIC = Phrase("tidak untuk umum", "not public")
IN_GROUPS = Phrase("di dalam grup", "inside groups")

_DECODER = json.JSONDecoder(strict=False)  # a raw line break in a string is no reason to stop
_BETWEEN = re.compile(r"[\s,]*")
_ASSIGNMENT = re.compile(r"\s*window\.YTD\.\w+\.part\d+\s*=")
_ZONED = re.compile(r"T.*(?:Z|[+-]\d\d:\d\d)$")


class Members(Protocol):
    """The files of an archive, in a ZIP or beside one another."""

    @property
    def names(self) -> tuple[str, ...]:
        """Paths inside the archive."""

    def read(self, name: str) -> bytes:
        """Give the contents of one."""


class ArchivePost(NamedTuple):
    """One public post as the archive has it.

    Parameters
    ----------
    member, item
        Where it stands: the file in the archive, and its position there counted from 1.
    relation
        ``own``, ``retweet``, ``quote``, ``reply``, ``share`` or ``comment``.
    parent_url
        Link of what the post quotes, answers, shares or comments on.
    """

    member: str
    item: int
    text: str
    relation: str
    post_id: str = ""
    account: str = ""
    posted_at: str = ""
    url: str = ""
    parent_url: str = ""


class BrokenItem(NamedTuple):
    """Part of a member that cannot be read as a post."""

    member: str
    item: int
    content: str


@dataclass
class ArchiveContents:
    """Posts, faults and counts, filled by the reader of one platform.

    Parameters
    ----------
    platform
        Value of the ``platform`` column.
    called
        How the archive is called in messages.
    left_out
        How many items were not taken, by reason.
    notes
        What the user must know about the archive.
    """

    platform: str
    called: Phrase
    posts: list[ArchivePost] = field(default_factory=list)
    broken: list[BrokenItem] = field(default_factory=list)
    left_out: Counter[Phrase] = field(default_factory=Counter)
    notes: list[Phrase] = field(default_factory=list)

    def add(self, post: ArchivePost) -> None:
        """Take a post, or count it as one without text."""
        if post.text.strip():
            self.posts.append(post)
        else:
            self.left_out[NO_TEXT] += 1


class Items(NamedTuple):
    """The values of a JSON array, and the rest where it breaks off ("" when it is whole)."""

    values: list[object]
    rest: str


def decode_text(content: bytes) -> str:
    """Decode a member: UTF-8, or UTF-16 with its mark; stray bytes become U+FFFD."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content.decode("utf-16" if wide else "utf-8-sig", "replace")


def read_object(content: bytes) -> dict[str, object] | None:
    """Decode a member that is one JSON object; None if it is not."""
    try:
        value: object = _DECODER.decode(decode_text(content))
    except (ValueError, RecursionError):
        return None
    return as_dict(value)


def read_items(content: bytes, keys: Collection[str] = ()) -> Items:
    """Decode a JSON array, also behind ``window.YTD… =`` or under one of `keys` of an object.

    What is whole before the file breaks off is kept. An object without any of `keys` counts as
    the only item.
    """
    text = decode_text(content)
    prefix = _ASSIGNMENT.match(text)
    start = len(text) - len(text[prefix.end() if prefix else 0 :].lstrip())
    if text.startswith("{", start):
        named = "|".join(map(re.escape, keys))
        found = re.compile(rf'(?<!\\)"(?:{named})"\s*:\s*(?=\[)').search(text) if keys else None
        if found is None:
            only = read_object(content)
            return Items([only], "") if only else Items([], text[start:])
        return _array(text, found.end())[0]
    items, end = _array(text, start)
    return items if items.rest else _with_next(items, text[end:])


def _with_next(items: Items, behind: str) -> Items:
    """Go on where parts of an archive were put one behind the other in one file."""
    behind = behind.strip(" \t\r\n;")
    if not _ASSIGNMENT.match(behind):
        return Items(items.values, behind)
    following = read_items(behind.encode())
    return Items([*items.values, *following.values], following.rest)


def _array(text: str, start: int) -> tuple[Items, int]:
    """Decode the array at `start`, and tell where it ends."""
    values: list[object] = []
    if not text.startswith("[", start):
        return Items(values, text[start:]), len(text)
    position = start + 1
    while True:
        position = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]
        if text.startswith("]", position):
            return Items(values, ""), position + 1
        try:
            value, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            return Items(values, text[position:] or "["), len(text)
        values.append(value)


def take_items(
    contents: ArchiveContents, member: str, content: bytes, keys: Collection[str] = ()
) -> list[tuple[int, dict[str, object]]]:
    """Give the objects of a member with their positions; note what is broken in `contents`."""
    values, rest = read_items(content, keys)
    taken: list[tuple[int, dict[str, object]]] = []
    for item, value in enumerate(values, start=1):
        if isinstance(value, dict):
            taken.append((item, value))
        else:
            contents.broken.append(BrokenItem(member, item, json.dumps(value)))
    if rest:
        contents.broken.append(BrokenItem(member, len(values) + 1, rest))
    return taken


def as_dict(value: object) -> dict[str, object]:
    """Give an object, or an empty one for anything else, as hand-edited files hold anything."""
    return value if isinstance(value, dict) else {}


def dicts(value: object) -> list[dict[str, object]]:
    """Give the objects in a list, or none for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def string(values: Mapping[str, object], *keys: str) -> str:
    """Give the first of `keys` that holds a text or a whole number, as text; else ""."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, str) and value:
            if value.isascii():
                return value
            # Two escaped halves of an emoji are joined, a lone half becomes U+FFFD.
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""


def utc(raw: str) -> str:
    """Write a time that the platform means in UTC as ISO 8601; as it was if it cannot be read."""
    written = normalise_time(raw)
    if "T" not in written or _ZONED.search(written):
        return written or raw
    return f"{written}+00:00"


def base_name(name: str) -> str:
    """Give the last part of a member's path, in lower case."""
    return name.rpartition("/")[2].casefold()
