"""What Instagram's "Download your information" gives as JSON: posts, reels and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from saring.errors import Phrase
from saring.posts.archive_contents import (
    NOT_PUBLIC,
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

CALLED = Phrase("unduhan Instagram", "Instagram download")

_POSTS = re.compile(r"posts_\d+\.json|reels\.json|igtv_videos\.json")
_COMMENTS = re.compile(r"post_comments(?:_\d+)?\.json|reels_comments(?:_\d+)?\.json")
_PROFILE = re.compile(r"personal_information\.json")
_POST_KEYS = ("ig_posts_media", "ig_reels_media", "ig_igtv_media")
_COMMENT_KEYS = ("comments_media_comments", "comments_reels_comments")
# Labels are in the language of the account; the owner of the post must not pass for the comment.
_COMMENT_LABELS = ("comment", "komentar")
_OWNER_LABELS = ("media owner", "pemilik media")
_USERNAME_LABELS = ("username", "nama pengguna")
_PRIVATE_LABELS = ("private account", "akun privat", "akun pribadi")


def is_instagram_download(names: Iterable[str]) -> bool:
    """Whether there is a file of posts, reels or comments among these members."""
    return any(_POSTS.fullmatch(base_name(n)) or _COMMENTS.fullmatch(base_name(n)) for n in names)


def read_instagram_download(members: Members) -> ArchiveContents:
    """Read captions and comments, with their letters and emoji repaired.

    The caption of one photo is in ``media[0].title``, that of several in ``title``. Comments
    came as ``string_list_data``, later as ``string_map_data`` or ``label_values`` with labels in
    the account's language. Of a private account nothing is public: all is counted and left out.
    """
    contents = ArchiveContents("instagram", CALLED)
    labels = _profile(members)
    account = _labelled(labels, _USERNAME_LABELS)
    for name in members.names:
        base = base_name(name)
        if _POSTS.fullmatch(base):
            for item, value in take_items(contents, name, members.read(name), _POST_KEYS):
                _add_post(contents, name, item, value, account)
        elif _COMMENTS.fullmatch(base):
            for item, value in take_items(contents, name, members.read(name), _COMMENT_KEYS):
                _add_comments(contents, name, item, value, account)
    if _labelled(labels, _PRIVATE_LABELS).casefold() in {"true", "ya", "yes", "benar"}:
        contents.left_out[NOT_PUBLIC] += len(contents.posts)
        contents.posts.clear()
    return contents


def _add_post(
    contents: ArchiveContents, member: str, item: int, value: dict[str, object], account: str
) -> None:
    media = dicts(value.get("media"))
    if not media and "title" not in value:
        contents.broken.append(BrokenItem(member, item, str(value)))
        return
    captions = dict.fromkeys(string(piece, "title") for piece in media)
    text = string(value, "title") or "\n".join(filter(str.strip, captions))
    moment = string(value, "creation_timestamp") or next(
        (time for piece in media if (time := string(piece, "creation_timestamp"))), ""
    )
    contents.add(
        ArchivePost(
            member=member,
            item=item,
            text=repair_mojibake(text),
            relation="own",
            account=account,
            posted_at=utc(moment),
        )
    )


def _add_comments(
    contents: ArchiveContents, member: str, item: int, value: dict[str, object], account: str
) -> None:
    found = list(_comments(value))
    if not found:
        contents.broken.append(BrokenItem(member, item, str(value)))
    for text, moment in found:
        contents.add(
            ArchivePost(
                member=member,
                item=item,
                text=text,
                relation="comment",
                account=account,
                posted_at=utc(moment),
            )
        )


def _comments(value: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Give text and time of the comments in one item: one, or several in the old layout."""
    for entry in dicts(value.get("string_list_data")):
        yield repair_mojibake(string(entry, "value")), string(entry, "timestamp")
    labels = {**_label_map(value.get("string_map_data")), **_label_list(value.get("label_values"))}
    if labels:
        moments = (string(entry, "timestamp", "timestamp_value") for entry in labels.values())
        moment = next((time for time in moments if time not in {"", "0"}), "")
        yield _comment_text(labels), moment or string(value, "timestamp")


def _comment_text(labels: dict[str, dict[str, object]]) -> str:
    if text := _labelled(labels, _COMMENT_LABELS):
        return text
    if any(label in labels for label in (*_COMMENT_LABELS, *_OWNER_LABELS)):
        return ""  # the labels are known, and this comment has no words
    values = [text for entry in labels.values() if (text := string(entry, "value"))]
    # In a language that is not known here the comment stands first, the owner second.
    return repair_mojibake(values[0]) if len(values) > 1 else ""


def _profile(members: Members) -> dict[str, dict[str, object]]:
    for member in members.names:
        if _PROFILE.fullmatch(base_name(member)):
            whole = read_object(members.read(member)) or {}
            for user in dicts(whole.get("profile_user")):
                return _label_map(user.get("string_map_data"))
    return {}


def _label_map(value: object) -> dict[str, dict[str, object]]:
    return {
        repair_mojibake(label).casefold(): as_dict(entry) for label, entry in as_dict(value).items()
    }


def _label_list(value: object) -> dict[str, dict[str, object]]:
    return {repair_mojibake(string(entry, "label")).casefold(): entry for entry in dicts(value)}


def _labelled(labels: dict[str, dict[str, object]], known: Iterable[str]) -> str:
    return next(
        (
            repair_mojibake(text)
            for name in known
            if (text := string(labels.get(name, {}), "value"))
        ),
        "",
    )
