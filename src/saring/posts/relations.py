"""Whether a post is the account's own words, a reply, or another's words passed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.posts.columnar import Strings, as_mask, bytes_of, constant, each_distinct, strings
from saring.posts.exports import Export
from saring.posts.names import fold_name

RELATIONS = ("own", "retweet", "quote", "reply", "share", "comment")
"""What the field ``relation`` may hold; it is blank where the export does not say."""

Columns = Mapping[str, Strings]
"""Own columns of a chunk by folded name."""

Marks = NDArray[np.bool_]

_SAID = {
    fold_name(spelling): relation
    for relation, spellings in {
        "own": "own|asli|sendiri|milik sendiri|unggahan sendiri|original|tweet|tweeted",
        "retweet": "retweet|retweeted|rt|repost|reposted",
        "quote": "quote|quoted|quote tweet|kutipan|mengutip",
        "reply": "reply|replied|replied to|balasan|membalas|balas",
        "share": "share|shared|bagikan|membagikan|dibagikan|share post|shared post",
        "comment": "comment|komentar|mengomentari",
    }.items()
    for spelling in spellings.split("|")
}
_TYPES = ("type", "tweettype", "posttype", "objecttype", "videosharestatus")
_BLANK = frozenset(
    {"", "0", "0.0", "nan", "none", "null", "[]", "{}", "false", "no", "tidak", "n/a", "<na>", "-",
     "undefined", "nat"}
)  # fmt: skip
_YES = frozenset({"true", "yes", "ya", "y", "1", "1.0", "t", "benar"})
_LONGEST_WORD = 4 * max(map(len, _BLANK | _YES))
"""Bytes."""
_RETWEET = re.compile(r"\s*RT @\w")
# The colon tells it from "pak RT @budi", where RT is a neighbourhood.
_OLD_QUOTE = re.compile(r"\S\s*\b[RQ]T ?@\w+ ?:|^\s*QT ?@\w")

_RETWEET_FLAGS = ("isretweet", "isretweeted", "isrt")
_RETWEET_STARTS = ("retweetedstatus", "retweetedtweet", "retweetedpost", "retweeteduser")
_RETWEET_FILLED = ("retweetid", "retweetedid", "userrt", "userrtid", "rtof")
_QUOTE_FLAGS = ("isquotestatus", "isquote", "isquotetweet", "isquoted")
_QUOTE_STARTS = ("quotedstatus", "quotedtweet", "quotedpost", "quoteduser", "quotedauthor")
_QUOTE_FILLED = ("quotebody", "quoteurl", "quoteid", "quotedid", "quotedtext")
_SHARE_FLAGS = ("isshare", "isshared", "isreshare")
_SHARE_STARTS = ("sharedpost", "sharedfrom")
_SHARE_FILLED = ("pagesharedfrom",)
_REPLY_FLAGS = ("isreply", "isreplytweet")
_REPLY_STARTS = ("inreplyto",)
_REPLY_FILLED = ("replyto", "replytoid", "replytouser", "replieduser", "repliedauthor")
_REPLIED_NAMES = ("inreplytoscreenname", "inreplytousername", "replieduser", "repliedauthor")
_REPLIED_IDS = ("inreplytouseridstr", "inreplytouserid")
_OWN_IDS = ("useridstr", "userid", "authorid")
_PARENTS = (
    "isreplyto", "parentid", "parentcommentid", "replytocid", "replytocommentid", "replytoid",
    "toplevelcommentid", "repliestoid",
)  # fmt: skip
_ABOVE = ("threadid", "postid", "videoid", "mediaid", "inputid")
_OWN_COMMENT = ("commentid", "id", "cid")
_QUOTED_TEXTS = (
    "quotebody", "quotedtext", "quotedtweettext", "quotedtweetfulltext", "quotedstatustext",
    "quotedstatusfulltext", "sharedposttext",
)  # fmt: skip
_LEAST_QUOTE = 12


def derive_relations(
    own: Columns, text: Strings, account: Strings, told: Strings, export: Export
) -> Strings:
    """Tell for each row what the export says of it.

    A cell of the relation column decides; then a kind in a type column; then evidence for a
    retweet, a quote, a share and a reply, in this order. What is none of them is ``own`` (in
    an export of comments ``comment``) if the export has a column that would have said so.

    Parameters
    ----------
    own
        Own columns by folded name, all as long as `text`.
    text, account
        Canonical columns.
    told
        Cells of the relation column, "" where there is none.
    export
        The tool that wrote the file.

    Returns
    -------
    Strings
        Of :data:`RELATIONS`, or "".
    """
    size = len(text)
    typed = [_types(own[name]) for name in _TYPES if name in own]
    typed += [_referenced(own[name]) for name in own if name.startswith("referencedtweets")]
    if export.name == "CrowdTangle":
        typed.append(_crowdtangle(own, size))
    marks = {
        "retweet": _any([*_retweets(own), _found(text, _RETWEET.match)], size),
        "quote": _any([*_quotes(own), _old_quotes(text)], size),
        "share": _any(list(_shares(own)), size),
        "reply": _replies(own, account),
    }
    if export.comments:
        marks["reply"] = _nested_comments(own, size)
    relation = np.full(size, _default(own, export), dtype=object)
    for kind in reversed(marks):
        relation[marks[kind]] = kind
    said = each_distinct(told, lambda cell: _SAID.get(fold_name(cell), ""))
    for kinds in (*reversed(typed), said):
        filled = as_mask(pc.not_equal(kinds, ""))
        if filled.any():
            relation[filled] = kinds.filter(pa.array(filled)).to_pylist()
    return pa.array(relation, pa.large_string())


def separate_quotes(
    own: Columns, text: Strings, relation: Strings
) -> tuple[Strings, dict[int, str]]:
    """Take a quoted text out of the cell when another column of the row holds it too.

    Returns
    -------
    Strings, dict
        The texts; and by row a key of ``IMPORT_NOTES``: ``quoted_cut`` where a quote was taken
        out, ``quoted_inside`` where one remains.
    """
    passed_on = as_mask(pc.equal(relation, "retweet"))
    cut: dict[int, str] = {}
    for name in _QUOTED_TEXTS:
        if name in own:
            quoted = pc.utf8_trim_whitespace(own[name])
            long = as_mask(pc.greater_equal(pc.utf8_length(quoted), _LEAST_QUOTE))
            for at in np.flatnonzero(long & ~passed_on).tolist():
                rest = _without(cut.get(at) or text[at].as_py(), quoted[at].as_py())
                if rest is not None:
                    cut[at] = rest
    if cut:
        cells = text.to_pylist()
        for at, rest in cut.items():
            cells[at] = rest
        text = strings(cells)
    codes = dict.fromkeys(cut, "quoted_cut")
    for at in np.flatnonzero(_old_quotes(text) & ~passed_on).tolist():
        codes.setdefault(at, "quoted_inside")
    return text, codes


def _without(text: str, quoted: str) -> str | None:
    if len(quoted) < _LEAST_QUOTE or quoted not in text:
        return None
    rest = text.replace(quoted, "", 1).strip(" \t\r\n\"'“”:-—|>")
    return rest or None


def _old_quotes(text: Strings) -> Marks:
    return _found(text, _OLD_QUOTE.search)


def _found(text: Strings, test: Callable[[str], object]) -> Marks:
    """Mark the texts with an old retweet or quote that pass the test, asked of those alone."""
    offsets, contents = bytes_of(text)
    mentions = np.flatnonzero(contents == ord("@"))
    before, two_before = (contents[np.maximum(mentions - back, 0)] for back in (1, 2))
    passed_on = (before == ord("T")) | ((before == ord(" ")) & (two_before == ord("T")))
    places = np.unique(np.searchsorted(offsets, mentions[passed_on], "right") - 1)
    marks = np.zeros(len(text), np.bool_)
    marks[places] = [bool(test(cell)) for cell in text.take(places).to_pylist()]
    return marks


def _types(cells: Strings) -> Strings:
    # Scrapers write "tweet" beside every reply and quote: that much says nothing.
    kinds = {spelling: kind for spelling, kind in _SAID.items() if kind != "own"}
    return each_distinct(cells, lambda cell: kinds.get(fold_name(cell), ""))


def _referenced(cells: Strings) -> Strings:
    """Read ``referenced_tweets`` as JSON, as Python's repr, or flattened to one cell a part."""
    kinds = constant("", len(cells))
    for word, kind in (("replied_to", "reply"), ("quoted", "quote"), ("retweeted", "retweet")):
        said = pa.scalar(kind, pa.large_string())
        kinds = pc.if_else(pc.match_substring(cells, word), said, kinds)
    return kinds


def _retweets(own: Columns) -> Iterator[Marks]:
    yield from _flags(own, _RETWEET_FLAGS)
    # Beside `favorited` it says what the reader has retweeted; as a number it is a count.
    words = ("retweet",) if "favorited" in own else ("retweet", "retweeted")
    yield from _flags(own, words, _YES - {"1", "1.0"})
    yield from _filled(own, _RETWEET_FILLED, _RETWEET_STARTS)


def _quotes(own: Columns) -> Iterator[Marks]:
    yield from _flags(own, _QUOTE_FLAGS)
    yield from _filled(own, _QUOTE_FILLED, _QUOTE_STARTS)


def _shares(own: Columns) -> Iterator[Marks]:
    yield from _flags(own, _SHARE_FLAGS)
    yield from _filled(own, _SHARE_FILLED, _SHARE_STARTS)


def _replies(own: Columns, account: Strings) -> Marks:
    """Mark replies to others; a thread that an account continues is its own words."""
    size = len(account)
    replies = _any([*_flags(own, _REPLY_FLAGS), *_filled(own, _REPLY_FILLED, _REPLY_STARTS)], size)
    own_ids = next((own[name] for name in _OWN_IDS if name in own), None)
    for name in _REPLIED_NAMES:
        if name in own:
            places = np.flatnonzero(replies)
            pairs = zip(
                own[name].take(places).to_pylist(), account.take(places).to_pylist(), strict=True
            )
            replies[places] = [not _same_handle(*pair) for pair in pairs]
    if own_ids is not None:
        for name in _REPLIED_IDS:
            if name in own:
                blank = pc.equal(pc.utf8_trim_whitespace(own[name]), "")
                replies &= as_mask(pc.or_(blank, pc.not_equal(own[name], own_ids)))
    return replies


def _same_handle(one: str, other: str) -> bool:
    handle = one.strip().removeprefix("@").casefold()
    return bool(handle) and handle == other.strip().removeprefix("@").casefold()


def _nested_comments(own: Columns, size: int) -> Marks:
    """Mark comments whose parent is a comment; a parent that is the post or itself is none."""
    above = [own[name] for name in (*_ABOVE, *_OWN_COMMENT) if name in own]
    hits = []
    for name in _PARENTS:
        if name in own:
            filled = _present(own[name])
            for others in above:
                filled &= as_mask(pc.not_equal(own[name], others))
            hits.append(filled)
    return _any(hits, size)


_FACEBOOK_POST = re.compile(
    r"https?://(?:[\w-]+\.)?facebook\.com/([\w.-]+)/(?:posts|videos|photos)/", re.IGNORECASE
)


def _crowdtangle(own: Columns, size: int) -> Strings:
    """Tell shares by their link: to a post of another page than the one that posted."""
    blank = constant("", size)
    names = ("link", "username", "facebookid")
    rows = zip(*(own.get(name, blank).to_pylist() for name in names), strict=True)
    return strings([_shared(link, pages) for link, *pages in rows])


def _shared(link: str, pages: list[str]) -> str:
    owner = _FACEBOOK_POST.match(link)
    mine = {page.strip().casefold() for page in pages}
    return "share" if owner and any(mine) and owner[1].casefold() not in mine else ""


def _default(own: Columns, export: Export) -> str:
    if export.comments:
        return "comment"
    return "own" if _would_say(own, export) else ""


def _would_say(own: Columns, export: Export) -> bool:
    if export.name in {"CrowdTangle", "Meta Content Library"}:
        return True
    exact = {
        *_RETWEET_FLAGS, *_RETWEET_FILLED, *_QUOTE_FLAGS, "quotebody", *_SHARE_FLAGS,
        *_REPLY_FLAGS, *_REPLY_FILLED,
    }  # fmt: skip
    starts = (*_RETWEET_STARTS, *_QUOTE_STARTS, *_SHARE_STARTS, *_REPLY_STARTS, "referencedtweets")
    if "retweeted" in own and "favorited" not in own:
        return True
    return any(name in exact or name.startswith(starts) for name in own)


def _flags(own: Columns, names: Sequence[str], yes: frozenset[str] = _YES) -> Iterator[Marks]:
    for name in names:
        if name in own:
            yield _among(own[name], yes)


def _filled(own: Columns, names: Sequence[str], starts: tuple[str, ...]) -> Iterator[Marks]:
    for name in own:
        if name in names or (name.startswith(starts) and not name.endswith("count")):
            yield _present(own[name])


def _present(cells: Strings) -> Marks:
    return ~_among(cells, _BLANK)


def _among(cells: Strings, words: frozenset[str]) -> Marks:
    """Mark the cells that are one of some words, in any case; long cells cannot be."""
    trimmed = pc.utf8_trim_whitespace(cells)
    marks = as_mask(pc.less_equal(pc.binary_length(trimmed), _LONGEST_WORD)).copy()
    if marks.any():
        coded = trimmed.filter(pa.array(marks)).dictionary_encode()
        known = np.array([cell.casefold() in words for cell in coded.dictionary.to_pylist()])
        marks[marks] = known[coded.indices.to_numpy()]
    return marks


def _any(marks: Sequence[Marks], size: int) -> Marks:
    return np.logical_or.reduce(marks) if marks else np.zeros(size, dtype=bool)
