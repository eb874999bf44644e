"""What Facebook's "Download your information" gives as JSON: posts and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from saring.errors import Phrase
from saring.posts.archive_contents import (
    IN_GROUPS,
    ArchiveContents,
    ArchivePost,
    BrokenItem,
    Members,
    as_dict,
    base_name,
    dicts,
    read_object,
    string,
    take_items,
    utc,
)
from saring.posts.mojibake import repair_mojibake

CALLED = Phrase("unduhan Facebook", "Facebook download")

_POSTS = re.compile(
    r"(?:your|profile)_posts(?:_.*)?(?:_?\d+)?\.json|your_uncategorized_posts\.json"
)
_COMMENTS = re.compile(r"comments(?:_\d+)?\.json")
_PROFILE = re.compile(r"profile_information\.json")
_POST_KEYS = ("status_updates", "posts_v2", "posts")
_COMMENT_KEYS = ("comments_v2", "comments")
_GROUP = re.compile(r"_in_groups|group_posts")
# Titles are sentences in the language of the account.
_SHARED = re.compile(r"\b(?:shared|membagikan|berbagi)\b", re.IGNORECASE)
_SHARED_LINK = re.compile(r"\b(?:shared an? link|membagikan (?:sebuah )?tautan)\b", re.IGNORECASE)
_REPLIED = re.compile(r"\b(?:replied to|membalas)\b", re.IGNORECASE)

_AUDIENCE = Phrase(
    "unduhan Facebook tidak menyebut siapa yang dapat melihat tiap postingan: yang hanya untuk "
    "teman bisa ikut terbaca, periksa di Facebook sebelum ditindaklanjuti",
    "a Facebook download does not say who can see each post: some may be for friends only, check "
    "on Facebook before following up",
)


def is_facebook_download(names: Iterable[str]) -> bool:
    """Whether there is a file of posts or comments among these members."""
    return any(_POSTS.fullmatch(base_name(n)) or _COMMENTS.fullmatch(base_name(n)) for n in names)


def read_facebook_download(members: Members) -> ArchiveContents:
    """Read posts and comments, with their letters and emoji repaired.

    Layouts: ``posts/your_posts_1.json``, ``profile_posts_1.json`` and
    ``your_posts__check_ins__photos_and_videos_1.json`` (from 2018 under ``status_updates``, since
    then a list), and ``comments.json`` with ``comments_v2`` (earlier ``comments``). Comments
    inside groups and files of group posts are counted and left out: a group may be closed.
    """
    contents = ArchiveContents("facebook", CALLED, notes=[_AUDIENCE])
    name_of_account = _account(members)
    for name in members.names:
        base = base_name(name)
        if _POSTS.fullmatch(base) and not _GROUP.search(base):
            for item, value in take_items(contents, name, members.read(name), _POST_KEYS):
                _add_post(contents, name, item, value, name_of_account)
        elif _COMMENTS.fullmatch(base):
            for item, value in take_items(contents, name, members.read(name), _COMMENT_KEYS):
                _add_comment(contents, name, item, value, name_of_account)
    return contents


def _add_post(
    contents: ArchiveContents, member: str, item: int, value: dict[str, object], account: str
) -> None:
    if not {"data", "attachments", "timestamp"} & value.keys():
        contents.broken.append(BrokenItem(member, item, str(value)))
        return
    title = repair_mojibake(string(value, "title"))
    attached = [
        piece for part in dicts(value.get("attachments")) for piece in dicts(part.get("data"))
    ]
    links = [as_dict(piece.get("external_context")) for piece in attached]
    shared = _SHARED.search(title) is not None
    text = _joined(string(piece, "post") for piece in dicts(value.get("data")))
    if text:
        relation = "quote" if shared and not _SHARED_LINK.search(title) else "own"
    elif captions := _joined(string(as_dict(p.get("media")), "description") for p in attached):
        text, relation = captions, "share" if shared else "own"
    else:
        text = _joined(string(link, key) for link in links for key in ("name", "description"))
        relation = "share"
    contents.add(
        ArchivePost(
            member=member,
            item=item,
            text=text,
            relation=relation,
            post_id=string(value, "fbid"),
            account=account,
            posted_at=utc(string(value, "timestamp")),
            parent_url=next((url for link in links if (url := string(link, "url"))), ""),
        )
    )


def _add_comment(
    contents: ArchiveContents, member: str, item: int, value: dict[str, object], account: str
) -> None:
    found = next((c for piece in dicts(value.get("data")) if (c := piece.get("comment"))), None)
    comment = as_dict(found)
    if not comment and "timestamp" not in value:
        contents.broken.append(BrokenItem(member, item, str(value)))
        return
    if string(comment, "group"):
        contents.left_out[IN_GROUPS] += 1
        return
    replied = _REPLIED.search(repair_mojibake(string(value, "title")))
    contents.add(
        ArchivePost(
            member=member,
            item=item,
            text=repair_mojibake(string(comment, "comment")),
            relation="reply" if replied else "comment",
            account=account or repair_mojibake(string(comment, "author")),
            posted_at=utc(string(comment, "timestamp") or string(value, "timestamp")),
        )
    )


def _joined(texts: Iterable[str]) -> str:
    """Join distinct texts by line: a caption is repeated for each photo of an album."""
    return "\n".join(dict.fromkeys(repair_mojibake(text) for text in texts if text.strip()))


def _account(members: Members) -> str:
    return next(_names(members), "")


def _names(members: Members) -> Iterator[str]:
    for member in members.names:
        if _PROFILE.fullmatch(base_name(member)):
            whole = read_object(members.read(member)) or {}
            for key in ("profile_v2", "profile"):
                name = as_dict(as_dict(whole.get(key)).get("name"))
                if full_name := string(name, "full_name"):
                    yield repair_mojibake(full_name)
