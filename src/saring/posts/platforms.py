"""One name for each platform and one identity for each post, however an export spells them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from saring.posts.columnar import Strings, as_mask, constant, each_distinct, strings

_SPELLINGS = {
    "x": "x twitter x.com twitter.com x/twitter twitter/x x(twitter) twitter(x)",
    "facebook": "facebook fb facebook.com fb.com",
    "instagram": "instagram ig instagram.com insta",
    "tiktok": "tiktok tik-tok tiktok.com tiktok-comments",
    "youtube": "youtube yt youtube.com",
    "threads": "threads threads.net threads.com",
    "telegram": "telegram t.me telegram.org",
    "linkedin": "linkedin linkedin.com",
}
_NAMES = {spelling: name for name, all_ in _SPELLINGS.items() for spelling in all_.split()}
_CLIENT = re.compile(r"(twitter|instagram|facebook|tiktok)(?:for|web|lite)", re.IGNORECASE)
_HOST = re.compile(r"\s*(?:https?:)?(?://)?(?:[\w-]+\.)*?"
                   r"((?:x|twitter|facebook|fb|instagram|tiktok|youtube|threads)\.(?:com|net)"
                   r"|youtu\.be|fb\.watch|t\.me)(?=[/:?#]|\s*$)", re.IGNORECASE)  # fmt: skip
_SITE = r"^(?P<site>[^/?#:]*:?(?://)?[^/?#]*[/?#]?)"
_HOST_NAMES = {"youtu.be": "youtube", "fb.watch": "facebook"}
_POST_LINK = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)?(?:(?P<x>x|twitter)\.com/@?(?P<x_user>\w+)/status(?:es)?/(?P<x_id>\d+)"
    r"|(?P<tiktok>tiktok)\.com/@(?P<tt_user>[\w.]+)/(?:video|photo)/(?P<tt_id>\d+))",
    re.IGNORECASE,
)
_MEDIA_NUMBER = re.compile(r"(\d{15,20})(?:_\d+)?")
_SHORTCODE_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_RUNNING_NUMBER = re.compile(r"\d{1,6}")


def platform_names(told: Strings, urls: Strings, implied: str) -> Strings:
    """Name the platform of each post.

    Parameters
    ----------
    told
        Cells of the platform column; a cell that is no known platform (X exports give the app
        that a post was sent from) yields to the link and to `implied`, and stays without them.
    urls
        Links of the posts.
    implied
        The platform of every post of this export, or "".

    Returns
    -------
    Strings
        ``x``, ``facebook``, ``instagram``, ``tiktok``, ``youtube``, ``threads``, ``telegram``,
        ``linkedin``, the cell as written, or "".
    """
    known = each_distinct(told, _known)
    unknown = pc.equal(known, "")
    if not pc.any(unknown).as_py():
        return known
    linked = each_distinct(_sites(urls), _by_link)
    other = constant(implied, len(told)) if implied else told
    return pc.if_else(unknown, pc.if_else(pc.equal(linked, ""), other, linked), known)


def _sites(urls: Strings) -> Strings:
    """Cut links behind the host, which is what few of them differ in."""
    first = pc.struct_field(pc.extract_regex(urls.slice(0, 1), _SITE), "site")[0].as_py()
    if first and first[-1] in "/?#" and pc.all(pc.starts_with(urls, first)).as_py():
        return constant(first, len(urls))
    return pc.fill_null(pc.struct_field(pc.extract_regex(urls, _SITE), "site"), "")


def _known(cell: str) -> str:
    name = re.sub(r"\s+", "", cell.casefold()).removeprefix("https://").removeprefix("www.")
    client = _CLIENT.match(name)
    return _NAMES.get(name.rstrip("/")) or (_NAMES[client[1]] if client else "")


def _by_link(url: str) -> str:
    host = _HOST.match(url) if url else None
    if host is None:
        return ""
    name = host[1].casefold()
    return _HOST_NAMES.get(name) or _NAMES[name]


def row_ids(
    platforms: Strings,
    post_ids: Strings,
    urls: Strings,
    accounts: Strings,
    times: Strings,
    texts: Strings,
) -> Strings:
    """Give each post 16 hex digits that are the same wherever the same post is met again.

    The key is platform and post id. The id is also taken from a link to X or TikTok that names
    the post's own account, and a number of Instagram is written as the shortcode of its links.
    A list's running number (up to six digits, platform unknown) is no post id. Without an id
    the key is account, moment and text. The digits are the first of the key's SHA-256.

    Parameters
    ----------
    platforms
        As :func:`platform_names` gives them.
    post_ids
        Whole ids; "" where there is none or it is damaged.
    """
    named = as_mask(pc.and_(pc.not_equal(platforms, ""), pc.not_equal(post_ids, "")))
    named &= ~as_mask(pc.equal(platforms, "instagram"))
    folded = each_distinct(platforms, str.casefold)
    joint = pa.scalar("\0", pa.large_string())
    joined = pc.binary_join_element_wise(folded, post_ids, joint)
    keys = joined.cast(pa.large_binary()).to_pylist()
    others = np.flatnonzero(~named)
    if len(others):
        columns = (platforms, post_ids, urls, accounts, times, texts)
        rows = zip(*(column.take(others).to_pylist() for column in columns), strict=True)
        for at, row in zip(others.tolist(), rows, strict=True):
            keys[at] = "\0".join(_key(*row)).encode()
    return strings([sha256(key).hexdigest()[:16] for key in keys])


def _key(
    platform: str, post_id: str, url: str, account: str, posted_at: str, text: str
) -> tuple[str, ...]:
    whole = _post_id(platform, post_id, url, account)
    if whole and (platform or not _RUNNING_NUMBER.fullmatch(whole)):
        return platform.casefold(), whole
    person = _handle(account)
    return (person or post_id, _moment(posted_at), " ".join(text.split()))


def _post_id(platform: str, post_id: str, url: str, account: str) -> str:
    if post_id:
        number = _MEDIA_NUMBER.fullmatch(post_id) if platform == "instagram" else None
        return _shortcode(int(number[1])) if number else post_id
    link = _POST_LINK.match(url) if url else None
    if link is None or platform != ("x" if link["x"] else "tiktok"):
        return ""
    # A comment or a list of links may name another's post: its id is not this row's.
    owner = link["x_user"] or link["tt_user"]
    return (link["x_id"] or link["tt_id"]) if owner.casefold() == _handle(account) else ""


def _shortcode(number: int) -> str:
    code = ""
    while number:
        number, digit = divmod(number, 64)
        code = _SHORTCODE_DIGITS[digit] + code
    return code


@lru_cache(maxsize=1 << 14)
def _handle(account: str) -> str:
    return account.removeprefix("@").casefold()


def _moment(posted_at: str) -> str:
    if posted_at[-6:-5] not in {"+", "-"} or "T" not in posted_at:
        return posted_at
    if posted_at.endswith("+00:00"):
        return posted_at  # times are normalised before
    try:
        return datetime.fromisoformat(posted_at).astimezone(UTC).isoformat()
    except OverflowError:  # the first or last day that there is
        return posted_at
