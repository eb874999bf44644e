"""Which tool an export comes from, by its columns, and what that tells beyond the columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from saring.posts.names import fold_name

_TWEET_HARVEST = "tweet-harvest"
_ARCHIVE = "archive"
_ARCHIVES = {
    "x": "X archive",
    "facebook": "Facebook download",
    "instagram": "Instagram download",
    "tiktok": "TikTok download",
}


@dataclass(frozen=True, slots=True)
class Export:
    """What is known of a tool's exports.

    Parameters
    ----------
    name
        The tool as its users call it; "" when unknown.
    platform
        The platform of all its posts; "" when its rows must tell.
    utc
        Its times carry no zone and are UTC.
    comments
        Its rows are comments below posts, so that a post's id or link is their parent's.
    preferred
        Canonical field to folded own column, where the aliases would choose a worse one.
    names
        Folded columns that name the account where the preferred one is blank.
    """

    name: str = ""
    platform: str = ""
    utc: bool = False
    comments: bool = False
    preferred: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


UNKNOWN = Export()

_HANDLE = {"account": "username"}
_PAGES = Export("CrowdTangle", "facebook", preferred=_HANDLE, names=("pagename", "groupname"))
# The handle is blank for profiles and small pages, which have a name alone.
_LIBRARY = Export(
    "Meta Content Library",
    utc=True,
    preferred={"account": "postownerusername"},
    names=("postownername",),
)
_TAKEOUT = Export("YouTube comments", "youtube", comments=True, preferred={"account": "channelid"})
_TAKEOUT_ID = replace(_TAKEOUT, preferred={"account": "idsaluran"})

# Column names as the tools write them, folded; the first whose names are all there is taken.
_SIGNATURES: tuple[tuple[str, Export], ...] = (
    ("archivefile archiveitem relation", Export(_ARCHIVE)),
    ("conversationidstr fulltext tweeturl", Export(_TWEET_HARVEST, "x")),
    (
        "sourceplatform timestampcollected body",
        Export("Zeeschuimer NDJSON", utc=True, preferred={"posted_at": "timestamp"}),
    ),
    (
        "unixtimestamp author body",
        Export("4CAT", utc=True, preferred={"posted_at": "unixtimestamp"}),
    ),
    ("threadid timestamp author body", Export("4CAT", utc=True)),
    ("postcreated totalinteractions message url", _PAGES),
    ("created totalinteractions message url", _PAGES),
    ("groupname facebookid message url", _PAGES),
    ("pagename facebookid message url", _PAGES),
    (
        "account username postcreated followersatposting description",
        Export("CrowdTangle", "instagram", preferred=_HANDLE, names=("account",)),
    ),
    ("creationtime text mclurl", _LIBRARY),
    ("creationtime text postownerid", _LIBRARY),
    ("shortcode caption ownerusername", Export("Apify Instagram", "instagram")),
    ("commenturl text ownerusername", Export("Apify Instagram", "instagram", comments=True)),
    (
        "posturl text ownerusername repliescount",
        Export("Apify Instagram", "instagram", comments=True),
    ),
    ("facebookurl commenturl text", Export("Apify Facebook", "facebook", comments=True)),
    ("facebookurl text postid", Export("Apify Facebook", "facebook")),
    ("facebookurl text pagename", Export("Apify Facebook", "facebook")),
    ("authorusername createdat isreply", Export("Apify X", "x")),
    ("authorusername createdat isretweet", Export("Apify X", "x")),
    ("authormetaname text webvideourl", Export("Apify TikTok", "tiktok")),
    ("isreplyto authorname text publishedat", Export("YouTube comments", "youtube", True, True)),
    ("commentid channelid videoid commentcreatetimestamp", _TAKEOUT),
    ("idkomentar idsaluran idvideo tekskomentar", _TAKEOUT_ID),
    ("videoid authordisplayname", Export("YouTube comments", "youtube", comments=True)),
    ("cid comment author", Export("YouTube comments", "youtube", comments=True)),
    ("videoid commentid", Export("YouTube comments", "youtube", comments=True)),
    ("objectid objecttype querystatus message", Export("Facepager", "facebook")),
    ("commentid commenttext", Export(comments=True)),
    ("commentid postid message", Export("", "facebook", comments=True)),
    ("commentid komentar", Export(comments=True)),
    ("idkomentar komentar", Export(comments=True)),
)
_REQUIRED = tuple((frozenset(names.split()), export) for names, export in _SIGNATURES)


def recognise_export(names: Iterable[str]) -> Export:
    """Tell the tool by its column names.

    >>> recognise_export(["conversation_id_str", "full_text", "tweet_url"]).platform
    'x'
    """
    folded = {fold_name(name) for name in names}
    return next((export for required, export in _REQUIRED if required <= folded), UNKNOWN)


def export_name(
    export: Export,
    names: Sequence[str],
    delimiter: str | None,
    times: Sequence[str],
    platform: str,
) -> str:
    """Name the tool, with the generation of its releases where the file shows it.

    Parameters
    ----------
    names
        Own column names in the order of the file.
    delimiter
        Of delimited text.
    times
        Some posting times as the file has them.
    platform
        Of the first post.

    Notes
    -----
    tweet-harvest separated by ``;`` before 2.4.1, sorts its columns since 2.5.3, and writes
    ISO 8601 times (and workbooks) since 2.7.0.
    """
    if export.name == _ARCHIVE:
        return _ARCHIVES.get(platform, "")
    if export.name != _TWEET_HARVEST:
        return export.name
    if delimiter == ";":
        return f"{_TWEET_HARVEST} ≤ 2.4.0"
    if any(time[:4].isdigit() and "T" in time for time in times):
        return f"{_TWEET_HARVEST} ≥ 2.7.0"
    if list(names) == sorted(names):
        return f"{_TWEET_HARVEST} 2.5.3–2.6.1"
    return f"{_TWEET_HARVEST} 2.4.1–2.5.2"
