"""Addresses of posts and profiles: the host stays, whoever and whatever they lead to does not."""

from __future__ import annotations

import re

from saring.pseudonyms.tokens import Kind, Tokens, is_token

_SOCIAL = (
    "x.com", "twitter.com", "instagram.com", "facebook.com", "fb.com", "fb.me", "fb.watch",
    "tiktok.com", "youtube.com", "youtu.be", "threads.net", "threads.com", "t.co", "t.me",
    "wa.me", "api.whatsapp.com", "chat.whatsapp.com", "telegram.me", "linkedin.com", "lnkd.in",
    "pic.twitter.com", "pbs.twimg.com", "video.twimg.com", "line.me", "linktr.ee", "instagr.am",
    "vm.tiktok.com", "vt.tiktok.com",
)  # fmt: skip
_HOSTS = "|".join(re.escape(host) for host in _SOCIAL)
SOCIAL_ADDRESS = (
    r"(?:https?://)?(?<![\w.@-])(?:(?:www|m|mobile|web|touch|id-id)\.)?"
    rf"(?:{_HOSTS})/[^\s<>\"']+"
)
"""Pattern of an address on a social medium, with or without its scheme."""
ANY_ADDRESS = rf"{SOCIAL_ADDRESS}|(?:https?://|(?<![\w.])www\.)[^\s<>\"']+"
"""Pattern of any address."""

_PARTS = re.compile(r"((?:https?://)?[^/?#]*)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE)
_BEFORE_HOST = re.compile(r"^(?:https?://)?(?:(?:www|m|mobile|web|touch|id-id)\.)?")
_CONTENT = frozenset({
    "status", "statuses", "posts", "post", "video", "videos", "photo", "photos", "p", "reel",
    "reels", "tv", "watch", "shorts", "live", "media", "i", "hashtag", "tag", "search", "explore",
    "share", "permalink", "permalink.php", "photo.php", "story.php", "events", "playlist", "web",
    "v", "r", "groups", "notes", "ext_tw_video", "tweet_video", "profile_images",
})  # fmt: skip
_PEOPLE = frozenset({"stories", "people", "user", "c", "channel", "pages", "in", "profile.php"})
_NO_ACCOUNT = frozenset({
    "t.co", "youtu.be", "fb.watch", "fb.me", "lnkd.in", "pic.twitter.com", "pbs.twimg.com",
    "video.twimg.com", "chat.whatsapp.com", "vm.tiktok.com", "vt.tiktok.com",
})  # fmt: skip
_PHONE_HOSTS = frozenset({"wa.me", "api.whatsapp.com"})
_QUERY_IDS = ("v", "story_fbid", "fbid", "id", "phone", "list")


def hide_address(address: str, tokens: Tokens) -> str:
    """Put pseudonyms in place of the parts of an address that lead to a person or a post.

    ``https://x.com/Budi_S/status/17`` becomes ``https://x.com/AKUN-.../status/POS-...`` with the
    pseudonyms that the account and the post have elsewhere. What a query holds beside ids is
    dropped: it tracks who shared the address.
    """
    match = _PARTS.match(address)
    if match is None:  # the pattern allows every part to be empty
        return tokens.of(Kind.POST, address)
    site, path, query = match[1], match[2], match[3] or ""
    hidden, profile = _hidden_path(path, _first_kind(_host(site)), tokens)
    asked = [pair.partition("=") for pair in query.split("&")]
    kept = [
        f"{name}={tokens.of(_query_kind(name, profile=profile), value)}"
        for name, _, value in asked
        if name in _QUERY_IDS and value
    ]
    return site + hidden + (f"?{'&'.join(kept)}" if kept else "")


def account_of(address: str) -> str | None:
    """Give the account that an address on a social medium names, if it names one."""
    match = _PARTS.match(address.strip())
    if match is None or _first_kind(_host(match[1])) is not Kind.ACCOUNT:
        return None
    segments = [part for part in match[2].split("/") if part]
    if segments and segments[0].lower() in _PEOPLE:
        segments = segments[1:]
    if not segments or segments[0].lower() in _CONTENT or is_token(segments[0].lstrip("@")):
        return None
    return segments[0]


def _host(site: str) -> str:
    return _BEFORE_HOST.sub("", site.lower())


def _first_kind(host: str) -> Kind:
    if host in _PHONE_HOSTS:
        return Kind.PHONE
    return Kind.ACCOUNT if host in _SOCIAL and host not in _NO_ACCOUNT else Kind.POST


def _query_kind(name: str, *, profile: bool) -> Kind:
    if name == "phone":
        return Kind.PHONE
    return Kind.ACCOUNT if name == "id" and profile else Kind.POST


def _hidden_path(path: str, expected: Kind, tokens: Tokens) -> tuple[str, bool]:
    """Hide the segments of a path; tell also whether a profile is named in the query."""
    hidden = []
    for segment in path.split("/"):
        word = segment.lower()
        if not segment or is_token(segment.lstrip("@")):
            hidden.append(segment)
            expected = Kind.POST if segment else expected
        elif expected is not Kind.PHONE and word in _PEOPLE:
            hidden.append(segment)
            expected = Kind.ACCOUNT
        elif expected is not Kind.PHONE and word in _CONTENT:
            hidden.append(segment)
            expected = Kind.POST
        else:
            at = "@" if segment.startswith("@") else ""
            hidden.append(at + tokens.of(expected, segment))
            expected = Kind.POST
    return "/".join(hidden), path.lower().endswith("profile.php")
