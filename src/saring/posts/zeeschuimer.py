"""Captures of the Zeeschuimer browser extension: what each platform's site had inside."""

from __future__ import annotations

import re
from collections.abc import Mapping

from saring.posts.table import cell_text
from saring.visible import whole_text

# Platform in `source_platform` to column and the places where releases of the site have it, in
# order of preference; 4CAT's importers document them. A part `0` takes a list's first item.
_USER = "core.user_results.result"
_X: Mapping[str, str] = {
    "id": "rest_id|legacy.id_str|id_str",
    "thread_id": "legacy.conversation_id_str",
    "author": f"{_USER}.legacy.screen_name|{_USER}.core.screen_name|user.screen_name",
    "author_fullname": f"{_USER}.legacy.name|{_USER}.core.name|user.name",
    "timestamp": "legacy.created_at",
    "body": "note_tweet.note_tweet_results.result.text|legacy.full_text",
    "is_quote_tweet": "legacy.is_quote_status",
    "quote_body": "quoted_status_result.result.legacy.full_text"
    "|quoted_status_result.result.tweet.legacy.full_text",
    "retweeted_status_id": "legacy.retweeted_status_result.result.rest_id"
    "|legacy.retweeted_status_result.result.tweet.rest_id",
    "retweeted_text": "legacy.retweeted_status_result.result.legacy.full_text"
    "|legacy.retweeted_status_result.result.tweet.legacy.full_text",
    "in_reply_to_status_id": "legacy.in_reply_to_status_id_str",
    "in_reply_to_screen_name": "legacy.in_reply_to_screen_name",
}
_INSTAGRAM: Mapping[str, str] = {
    "id": "code|shortcode|id",
    "author": "user.username|owner.username",
    "author_fullname": "user.full_name|owner.full_name",
    "timestamp": "taken_at|taken_at_timestamp",
    "body": "caption.text|edge_media_to_caption.edges.0.node.text|caption",
}
_TIKTOK: Mapping[str, str] = {
    "id": "id",
    "author": "author.uniqueId|author",
    "author_fullname": "author.nickname|nickname",
    "timestamp": "createTime",
    "body": "desc",
}
_TIKTOK_COMMENTS: Mapping[str, str] = {
    "id": "cid",
    "thread_id": "aweme_id",
    "author": "user.unique_id",
    "author_fullname": "user.nickname",
    "timestamp": "create_time",
    "body": "text",
    "reply_to_cid": "reply_id",
}
_STORY = "comet_sections.content.story"
_FACEBOOK: Mapping[str, str] = {
    "id": f"{_STORY}.post_id|post_id",
    "author": f"{_STORY}.actors.0.url",
    "author_fullname": f"{_STORY}.actors.0.name",
    "timestamp": "comet_sections.context_layout.story.comet_sections.metadata.0.story.creation_time"
    "|comet_sections.timestamp.story.creation_time|creation_time",
    "url": f"{_STORY}.wwwURL",
    "body": f"{_STORY}.message.text|message.text",
    "shared_post_id": f"{_STORY}.attached_story.post_id|attached_story.post_id",
}
_PLACES = {
    "twitter": _X, "x": _X, "instagram": _INSTAGRAM, "threads": _INSTAGRAM, "tiktok": _TIKTOK,
    "tiktok-comments": _TIKTOK_COMMENTS, "facebook": _FACEBOOK,
}  # fmt: skip
_LINKS = {
    "twitter": "https://x.com/{author}/status/{id}",
    "x": "https://x.com/{author}/status/{id}",
    "instagram": "https://www.instagram.com/p/{id}/",
    "threads": "https://www.threads.com/@{author}/post/{id}",
    "tiktok": "https://www.tiktok.com/@{author}/video/{id}",
}
_ABOUT = ("item_id", "timestamp_collected", "source_platform", "source_platform_url")


def is_capture(value: object) -> bool:
    """Whether a line is an item of a capture, of a platform whose places are known."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("data"), dict)
        and "item_id" in value
        and _site(value) in _PLACES
    )


def read_capture(value: dict[str, object]) -> dict[str, str]:
    """Take from one captured item the columns of 4CAT's CSV; the rest of the site stays out.

    A retweet has the whole text of what was retweeted, which the site shortens.
    """
    site = _site(value)
    data = value.get("data")
    row = {column: _first(data, places) for column, places in _PLACES.get(site, {}).items()}
    if retweeted := row.pop("retweeted_text", ""):
        row["body"] = _retweet(row.get("body", ""), retweeted)
    if site == "facebook":
        row["author"] = row.get("author", "").rstrip("/").rpartition("/")[2]
    if site in _LINKS and row.get("id"):
        row["url"] = _LINKS[site].format(**row)
    return row | {name: whole_text(cell_text(value.get(name))) for name in _ABOUT}


def _site(value: Mapping[str, object]) -> str:
    return re.sub(r"^www\.|\.(?:com|net)$", "", str(value.get("source_platform", "")).casefold())


def _retweet(body: str, retweeted: str) -> str:
    who = re.match(r"RT @\w+: ", body)
    return f"{who[0] if who else 'RT @: '}{retweeted}"


def _first(data: object, places: str) -> str:
    for place in places.split("|"):
        found = data
        for part in place.split("."):
            if isinstance(found, list):
                found = found[0] if part == "0" and found else None
            else:
                found = found.get(part) if isinstance(found, dict) else None
        if found is not None and not isinstance(found, (dict, list)):
            return whole_text(cell_text(found))
    return ""
