"""What TikTok's "Download your data" gives as JSON: posts that are public, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from saring.errors import Phrase, SaringError
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
    utc,
)
from saring.posts.zip_archive import shown

CALLED = Phrase("unduhan TikTok", "TikTok download")

_DATA = re.compile(r"user_data(?:_tiktok)?(?:_\d+)?\.json")
_PUBLIC = frozenset({"public", "publictoeveryone", "everyone", "publik", "semuaorang", "umum"})
_VIDEO_ID = re.compile(r"/(?:video|photo)/(\d{6,})")
_UTC = Phrase(
    "waktu dalam unduhan TikTok dibaca sebagai UTC", "times in a TikTok download were read as UTC"
)


def is_tiktok_download(names: Iterable[str]) -> bool:
    """Whether the file with an account's data is among these members."""
    return any(_DATA.fullmatch(base_name(name)) for name in names)


def read_tiktok_download(members: Members, source: str) -> ArchiveContents:
    """Read public posts and comments; messages, drafts and deleted posts in it are not looked at.

    Posts are in ``Post → Posts → VideoList`` (earlier ``Video → Videos``), comments in
    ``Comment → Comments → CommentsList``; the letter case of every key has changed between
    versions. A post whose ``WhoCanView`` is not public is counted and left out.

    Raises
    ------
    SaringError
        The file breaks off.
    """
    contents = ArchiveContents("tiktok", CALLED)
    for name in members.names:
        if _DATA.fullmatch(base_name(name)):
            whole = read_object(members.read(name))
            if not whole:
                raise _cut_short(source, name)
            _add_all(contents, name, whole)
    contents.notes.append(_UTC)
    return contents


def _add_all(contents: ArchiveContents, member: str, whole: dict[str, object]) -> None:
    account = _account(whole)
    open_to_all = 0
    for section in ("post", "video"):
        for item, post in enumerate(_list(whole, section, f"{section}s", "videolist"), start=1):
            viewers = _folded(post).get("whocanview")
            open_to_all += viewers is None
            if viewers is not None and _word(viewers) not in _PUBLIC:
                contents.left_out[NOT_PUBLIC] += 1
            else:
                _add(contents, member, item, post, account, "own", ("title", "description"))
    for item, comment in enumerate(_list(whole, "comment", "comments", "commentslist"), start=1):
        _add(contents, member, item, comment, account, "comment", ("comment",))
    if open_to_all:
        contents.notes.append(_viewers_unknown(open_to_all))


def _add(
    contents: ArchiveContents,
    member: str,
    item: int,
    value: dict[str, object],
    account: str,
    relation: str,
    text_keys: tuple[str, ...],
) -> None:
    fields = _folded(value)
    if not fields.keys() & {"date", *text_keys}:
        contents.broken.append(BrokenItem(member, item, str(value)))
        return
    url = string(fields, "link", "url")
    own = relation == "own"  # the link of a comment is that of the video it stands below
    found = _VIDEO_ID.search(url) if own else None
    contents.add(
        ArchivePost(
            member=member,
            item=item,
            text=string(fields, *text_keys),
            relation=relation,
            post_id=found[1] if found else "",
            account=account,
            posted_at=utc(string(fields, "date")),
            url=url if own else "",
            parent_url="" if own else url,
        )
    )


def _list(whole: dict[str, object], *keys: str) -> list[dict[str, object]]:
    """Follow `keys`, whatever their case, also where a later version wraps them once more."""
    for start in (whole, *map(as_dict, whole.values())):
        value: object = start
        for key in keys:
            value = _folded(as_dict(value)).get(key)
        if isinstance(value, list):
            return dicts(value)
    return []


def _account(whole: dict[str, object]) -> str:
    return next(filter(None, _user_names(whole, depth=4)), "")


def _user_names(value: dict[str, object], depth: int) -> Iterator[str]:
    """Search profile sections only: the names of others stand in messages and follower lists."""
    fields = _folded(value)
    yield string(as_dict(fields.get("profilemap")), "userName", "UserName", "username")
    if depth:
        for key, inner in fields.items():
            if key.startswith("profile"):
                yield from _user_names(as_dict(inner), depth - 1)


def _folded(value: dict[str, object]) -> dict[str, object]:
    return {_word(key): inner for key, inner in value.items()}


def _word(value: object) -> str:
    return re.sub(r"[\W_]+", "", str(value)).casefold()


def _viewers_unknown(count: int) -> Phrase:
    return Phrase(
        f"{count} postingan TikTok tidak menyebut siapa yang dapat melihatnya: periksa di TikTok "
        "sebelum ditindaklanjuti",
        f"{count} TikTok posts do not say who can view them: check on TikTok before following up",
    )


def _cut_short(source: str, name: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: {shown(name)} bukan JSON yang utuh.",
               f"{source}: {shown(name)} is not whole JSON."),
        Phrase("Unduh ulang datanya dari TikTok, dan jangan mengubahnya.",
               "Download the data from TikTok again, and do not change it."),
    )  # fmt: skip
