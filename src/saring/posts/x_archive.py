"""The archive that X (Twitter) lets an account download: ``data/tweets.js`` and its parts."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

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
    read_items,
    string,
    take_items,
    utc,
)

CALLED = Phrase("arsip X (Twitter)", "X (Twitter) archive")

_TWEETS = re.compile(r"tweets?(?:-part(\d+))?\.js")
_NOTES = re.compile(r"note-tweets?(?:-part\d+)?\.js")
_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/]+/status/\d+", re.IGNORECASE
)
_ADDRESSED = re.compile(r"^(?:@\w+\s+)+")


def is_x_archive(names: Iterable[str]) -> bool:
    """Whether there is a file of tweets among these members."""
    return any(_TWEETS.fullmatch(base_name(name)) for name in names)


def read_x_archive(members: Members) -> ArchiveContents:
    """Read the tweets of every part, with long texts put in whole.

    Layout as in archives of 2019 to 2025: ``tweet.js`` or ``tweets.js`` and ``tweets-partN.js``
    hold ``window.YTD.tweets.partN = [{"tweet": {...}}]``; the first archives had no ``tweet``
    wrapper. The archive's ``retweeted`` is always false and a quoted tweet has no field, so a
    retweet is told by ``RT @`` and a quote by a link to a status. Circle tweets, deleted tweets
    and messages lie in files of their own, which are not opened.
    """
    contents = ArchiveContents("x", CALLED)
    handle, account_id = _account(members)
    long_texts = _LongTexts(members)
    for name in _parts(members.names):
        for item, value in take_items(contents, name, members.read(name)):
            tweet = as_dict(value.get("tweet", value))
            if "full_text" not in tweet and "text" not in tweet:
                contents.broken.append(BrokenItem(name, item, str(value)))
                continue
            contents.add(_post(name, item, tweet, handle, account_id, long_texts))
    contents.notes += long_texts.notes()
    if contents.posts and _is_protected(members):
        contents.left_out[NOT_PUBLIC] += len(contents.posts)
        contents.posts.clear()
    return contents


def _parts(names: Iterable[str]) -> list[str]:
    found = [(match, name) for name in names if (match := _TWEETS.fullmatch(base_name(name)))]
    return [name for _, name in sorted(found, key=lambda pair: (int(pair[0][1] or 0), pair[1]))]


def _post(
    member: str,
    item: int,
    tweet: dict[str, object],
    handle: str,
    account_id: str,
    long_texts: _LongTexts,
) -> ArchivePost:
    post_id = string(tweet, "id_str", "id")
    posted_at = utc(string(tweet, "created_at"))
    text = html.unescape(string(tweet, "full_text", "text"))
    quoted = [
        (string(link, "url"), string(link, "expanded_url", "expanded"))
        for link in dicts(as_dict(tweet.get("entities")).get("urls"))
        if _STATUS.match(string(link, "expanded_url", "expanded"))
    ]
    if text.startswith("RT @"):
        relation = "retweet"
    else:
        text = long_texts.whole(post_id, posted_at, text)
        relation = "quote" if quoted else _reply_or_own(tweet, account_id, handle)
    if relation == "quote":
        # What is left are the account's own words: the link only stands for the quoted tweet.
        short = quoted[-1][0]
        text = text.removesuffix(short).rstrip() if short else text
    place = f"{handle or 'i/web'}/status/{post_id}"
    return ArchivePost(
        member=member,
        item=item,
        text=text,
        relation=relation,
        post_id=post_id,
        account=handle,
        posted_at=posted_at,
        url=f"https://x.com/{place}" if post_id else "",
        parent_url=quoted[-1][1] if relation == "quote" else _answered(tweet),
    )


def _answered(tweet: dict[str, object]) -> str:
    post_id = string(tweet, "in_reply_to_status_id_str", "in_reply_to_status_id")
    name = string(tweet, "in_reply_to_screen_name") or "i/web"
    return f"https://x.com/{name}/status/{post_id}" if post_id else ""


def _reply_or_own(tweet: dict[str, object], account_id: str, handle: str) -> str:
    to_id = string(tweet, "in_reply_to_user_id_str", "in_reply_to_user_id")
    to_name = string(tweet, "in_reply_to_screen_name")
    to_tweet = string(tweet, "in_reply_to_status_id_str", "in_reply_to_status_id")
    # A thread answers itself: those are the account's own posts.
    to_self = (to_id and to_id == account_id) or (
        to_name and to_name.casefold() == handle.casefold()
    )
    return "reply" if (to_id or to_name or to_tweet) and not to_self else "own"


def _account(members: Members) -> tuple[str, str]:
    """Give the handle without @ and the numeric id, "" where the archive does not say."""
    for account in _records(members, re.compile(r"account\.js"), "account"):
        return string(account, "username"), string(account, "accountId")
    return "", ""


def _is_protected(members: Members) -> bool:
    """Whether the last thing that the account did with its lock was to close it."""
    changes = _records(members, re.compile(r"protected-history\.js"), "protectedHistory")
    dated = sorted(
        (utc(string(change, "protectedAt")), string(change, "action")) for change in changes
    )
    return bool(dated) and dated[-1][1].casefold().startswith("protect")


def _records(members: Members, name: re.Pattern[str], key: str) -> Iterator[dict[str, object]]:
    for member in members.names:
        if name.fullmatch(base_name(member)):
            for value in dicts(read_items(members.read(member)).values):
                yield as_dict(value.get(key))


class _LongTexts:
    """Texts beyond 280 characters, which ``tweets.js`` cuts and ``note-tweet.js`` holds whole.

    Some archives name the tweet (``tweetId``, text under ``noteTweetResults``); others give only
    a time and the text (``core.text``), joined here by the same second and the same opening.
    """

    def __init__(self, members: Members) -> None:
        self._by_tweet: dict[str, str] = {}
        self._by_second: defaultdict[int, list[str]] = defaultdict(list)
        self._count = 0
        self._joined = 0
        for note in _records(members, _NOTES, "noteTweet"):
            text = _note_text(note)
            second = _second(utc(string(note, "createdAt")))
            if tweet_id := string(note, "tweetId"):
                self._by_tweet[tweet_id] = text
            elif second is not None:
                self._by_second[second].append(text)
            self._count += bool(text)

    def whole(self, post_id: str, posted_at: str, text: str) -> str:
        """Give the whole text of a tweet, which is `text` itself for most."""
        whole = self._by_tweet.get(post_id, "") or self._alike(posted_at, text)
        self._joined += bool(whole)
        return whole or text

    def notes(self) -> list[Phrase]:
        """Say how many long texts found no tweet: those tweets are gone, or stay cut."""
        alone = self._count - self._joined
        if alone <= 0:
            return []
        return [
            Phrase(
                f"{alone} teks panjang (note-tweet.js) tanpa cuitan yang cocok dan tidak dibaca",
                f"{alone} long texts (note-tweet.js) belong to no tweet here and were not read",
            )
        ]

    def _alike(self, posted_at: str, text: str) -> str:
        second = _second(posted_at) if self._by_second else None
        if second is None:
            return ""
        opening = _opening(text)
        for moment in (second, second - 1, second + 1):
            for whole in self._by_second.get(moment, ()):
                if _opening(whole).startswith(opening):
                    return whole
        return ""


def _note_text(note: dict[str, object]) -> str:
    results = as_dict(note.get("noteTweetResults"))
    nested = as_dict(results.get("result"))
    for holder in (as_dict(note.get("core")), results, nested, note):
        if text := string(holder, "text"):
            return html.unescape(text)
    return ""


def _second(moment: str) -> int | None:
    try:
        return int(datetime.fromisoformat(moment).timestamp())
    except ValueError:
        return None


def _opening(text: str) -> str:
    """Reduce a text to its first words, without whom it answers and where it was cut."""
    return " ".join(_ADDRESSED.sub("", text).partition("http")[0].split()).rstrip("… ")[:60]
