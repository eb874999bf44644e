"""One file taken out of a platform archive: told by its contents, read as the archive would be."""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass
from pathlib import Path

_HEAD = 4 << 20
_X_MEMBER = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*window\.YTD\.([a-z_]+)\.part\d+\s*=")
_JSON = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*[\[{]")
# What no other export has, and the name under which the platform keeps a file that has it.
_MEMBERS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"comments_v2"\s*:\s*\['), "comments.json"),
    (re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"status_updates"\s*:\s*\['), "your_posts_1.json"),
    (re.compile(rb'\A(?:\xef\xbb\xbf)?\s*[\[{](?=[\s\S]*"timestamp"\s*:\s*\d{9,10}\b)[\s\S]*?'
                rb'"data"\s*:\s*\[\s*\{\s*"(?:post|update_timestamp)"\s*:'), "your_posts_1.json"),
    (re.compile(rb'\{\s*"comments_(?:media|reels)_comments"\s*:\s*\['), "post_comments_1.json"),
    (re.compile(rb'"string_map_data"\s*:\s*\{\s*"(?:Comment|Komentar)"\s*:'),
     "post_comments_1.json"),
    (re.compile(rb'\{\s*"ig_(?:posts|reels|igtv)_media"\s*:\s*\['), "posts_1.json"),
    (re.compile(rb'"media"\s*:\s*\[\s*\{\s*"uri"\s*:[^{}]{0,600}"creation_timestamp"\s*:\s*\d'),
     "posts_1.json"),
)  # fmt: skip
_TIKTOK_START = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"[A-Z][^"]{2,40}"\s*:\s*\{\s*"[A-Z]')
_TIKTOK = re.compile(rb'"(?:VideoList|CommentsList)"\s*:\s*(?:\[|null)', re.IGNORECASE)


def recognise_archive_member(path: Path) -> str | None:
    """Name the file of a platform archive that `path` is, by its contents; None if it is none.

    A renamed ``cuitan.js`` is still ``tweets.js``. A file of an X archive that holds no tweets is
    named too, so that the user is told which one to give.
    """
    with path.open("rb") as handle:
        head = handle.read(_HEAD)
        if match := _X_MEMBER.match(head):
            kind = match[1].decode()
            return "tweets.js" if kind in {"tweet", "tweets"} else f"{kind.replace('_', '-')}.js"
        if not _JSON.match(head):
            return None
        for signature, name in _MEMBERS:
            if signature.search(head):
                return name
        if _TIKTOK_START.match(head):  # the posts may stand far behind messages and followers
            with mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as whole:
                return "user_data.json" if _TIKTOK.search(whole) else None
    return None


@dataclass(frozen=True)
class LoneFile:
    """One file taken out of an archive, with what belongs to it where that lies beside it.

    Parameters
    ----------
    path
        The file, whatever it is called now.
    member
        Its name in an archive, from :func:`recognise_archive_member`.
    """

    path: Path
    member: str

    @property
    def names(self) -> tuple[str, ...]:
        """The file itself, and ``account.js`` and ``note-tweet.js`` beside a file of tweets."""
        return (self.member, *(name for name in self._beside() if self._sibling(name).is_file()))

    def read(self, name: str) -> bytes:
        """Give the contents of one of :attr:`names`."""
        return (self.path if name == self.member else self._sibling(name)).read_bytes()

    def _beside(self) -> tuple[str, ...]:
        return ("account.js", "note-tweet.js") if self.member == "tweets.js" else ()

    def _sibling(self, name: str) -> Path:
        return self.path.with_name(name)
