"""Platform archives as tables of posts: ZIP files, and the files taken out of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.posts import facebook_download, instagram_download, tiktok_download, x_archive
from saring.posts.archive_contents import ArchiveContents, Members, base_name
from saring.posts.archive_member import LoneFile, recognise_archive_member
from saring.posts.header import read_header
from saring.posts.rejects import Reject
from saring.posts.table import RawRow, RawTable, raw_row
from saring.posts.zip_archive import ZipArchive, shown

COLUMNS = (
    "text", "post_id", "account", "posted_at", "platform", "url", "relation",
    "parent_url", "archive_file", "archive_item",
)  # fmt: skip

_BREAKS_OFF = Phrase("berkas di dalam arsip rusak atau terputus", "a file in the archive is broken")
_MEND = Phrase(
    "Unduh ulang arsipnya dari platform.", "Download the archive from the platform again."
)
_NO_ACCOUNT = Phrase(
    "nama akun tidak ada dalam berkas ini (account.js atau profil tidak disertakan); kolom account "
    "kosong",
    "the account's name is not in this file (account.js or the profile is missing); column account "
    "is blank",
)
_LONGEST_REST = 2_000
_TABLE = re.compile(
    r"\.(?:csv|tsv|xlsx|xlsm|xlsb|xls|ods|jsonl|ndjson|json|parquet)", re.IGNORECASE
)
# Never opened, whatever the platform: what others wrote, or what was not meant for everyone.
_PRIVATE = re.compile(
    r"message|inbox|/dms?/|deleted|draft|archived|trash|circle|close_friend|group|secret|grok"
    r"|community-tweet|stories|other_people",
    re.IGNORECASE,
)
_DATA_FILE = re.compile(r"\.(?:js|json|html|txt)", re.IGNORECASE)
_HTML = re.compile(
    r"(?:(?:your|profile)_posts.*|posts_\d+|post_comments.*|reels_comments.*|comments(?:_\d+)?"
    r"|reels)\.html"
)
_META_PART = re.compile(
    r"(?:^|/)(?:your_(?:facebook|instagram)_activity|your_activity_across_facebook)/"
)
_TIKTOK_TEXT = re.compile(r"(?:posts?|comments?|videos?)\.txt")


def open_archive(
    path: Path, mapping: Mapping[str, str], source: str
) -> tuple[RawTable, list[Phrase]]:
    """Open a platform archive, or one file of it, as a table of public posts.

    Known are the archives of X, Facebook, Instagram and TikTok, as ZIP or as the one file that
    :func:`recognise_archive_member` names. Nothing is unpacked to disk; only files of posts and
    comments and the account's own profile are opened.

    Parameters
    ----------
    path
        The file.
    mapping
        Canonical field to column, of :data:`COLUMNS`; rarely needed.
    source
        How the file is called in messages and rejects.

    Returns
    -------
    RawTable
        With :data:`COLUMNS`; rows are counted from 1 over the whole archive.
    list of Phrase
        What was read, and what was left out and why.

    Raises
    ------
    SaringError
        The archive is broken, locked, a bomb, of no known platform, an HTML or text download, or
        holds no public post.
    """
    member = recognise_archive_member(path)
    if member is not None:
        lone = LoneFile(path, member)
        return _table(_read(lone, source), lone.names, mapping, source, _form(member))
    with ZipArchive(path, source) as archive:
        return _table(_read(archive, source), archive.names, mapping, source, "ZIP")


def _form(member: str) -> str:
    return "JS" if member.endswith(".js") else "JSON"


def _read(members: Members, source: str) -> ArchiveContents:
    names = members.names
    readers: tuple[tuple[Callable[..., bool], Callable[[], ArchiveContents]], ...] = (
        (x_archive.is_x_archive, lambda: x_archive.read_x_archive(members)),
        (
            tiktok_download.is_tiktok_download,
            lambda: tiktok_download.read_tiktok_download(members, source),
        ),
        (
            instagram_download.is_instagram_download,
            lambda: instagram_download.read_instagram_download(members),
        ),
        (
            facebook_download.is_facebook_download,
            lambda: facebook_download.read_facebook_download(members),
        ),
    )
    for belongs, read in readers:
        if belongs(names):
            return read()
    raise _unknown(names, source)


def _table(
    contents: ArchiveContents,
    names: tuple[str, ...],
    mapping: Mapping[str, str],
    source: str,
    form: str,
) -> tuple[RawTable, list[Phrase]]:
    about = [_taken(contents), *_left_out(contents), *_unopened(names)]
    if not contents.posts:
        raise _nothing_public(source, [*about, *_damaged(contents)])
    notes = [*about, *contents.notes]
    if not any(post.account for post in contents.posts):
        notes.append(_NO_ACCOUNT)
    header = read_header(COLUMNS, mapping, path=source)

    def rows() -> Iterator[RawRow | Reject]:
        return _rows(contents, source)

    return RawTable(form, header, rows), notes


def _rows(contents: ArchiveContents, source: str) -> Iterator[RawRow | Reject]:
    number = 0
    for number, post in enumerate(contents.posts, start=1):
        yield raw_row(
            number,
            [
                post.text, post.post_id, post.account, post.posted_at, contents.platform, post.url,
                post.relation, post.parent_url, shown(post.member), str(post.item),
            ],
        )  # fmt: skip
    for position, broken in enumerate(contents.broken, start=number + 1):
        place = f"{shown(broken.member)} #{broken.item}"
        reason = Phrase(f"{place}: {_BREAKS_OFF.id}", f"{place}: {_BREAKS_OFF.en}")
        content = broken.content.replace("\0", "")[:_LONGEST_REST]
        yield Reject(source, position, reason, _MEND, content)


def _taken(contents: ArchiveContents) -> Phrase:
    count = len(contents.posts)
    return Phrase(
        f"{contents.called.id}: {count} postingan dan komentar dibaca",
        f"{contents.called.en}: {count} posts and comments read",
    )


def _left_out(contents: ArchiveContents) -> list[Phrase]:
    return [
        Phrase(f"{count} tidak dibaca: {reason.id}", f"{count} not read: {reason.en}")
        for reason, count in contents.left_out.items()
    ]


def _damaged(contents: ArchiveContents) -> list[Phrase]:
    return [
        Phrase(f"{name}: rusak, terputus atau bukan JSON", f"{name}: broken, cut short or not JSON")
        for name in dict.fromkeys(shown(broken.member) for broken in contents.broken)
    ]


def _unopened(names: tuple[str, ...]) -> list[Phrase]:
    count = sum(1 for name in names if _PRIVATE.search(name) and _DATA_FILE.search(name[-5:]))
    if not count:
        return []
    return [
        Phrase(
            f"{count} berkas lain di dalam arsip tidak dibuka karena bukan postingan umum: pesan, "
            "draf, yang terhapus, grup, lingkaran terbatas, cerita",
            f"{count} other files in the archive were not opened, as they are no public posts: "
            "messages, drafts, deleted posts, groups, circles, stories",
        )
    ]


def _nothing_public(source: str, notes: list[Phrase]) -> SaringError:
    said_id = "; ".join(note.id for note in notes)
    said_en = "; ".join(note.en for note in notes)
    return SaringError(
        Phrase(f"{source}: tidak ada postingan umum yang dapat dibaca ({said_id}).",
               f"{source}: there is no public post to read ({said_en})."),
        Phrase("Periksa apakah ini arsip yang dimaksud dan apakah postingan ikut diminta saat "
               "mengunduh; atau lewati berkas ini.",
               "Check that this is the archive meant and that posts were asked for in the "
               "download; or leave this file out."),
    )  # fmt: skip


def _unknown(names: tuple[str, ...], source: str) -> SaringError:
    bases = [base_name(name) for name in names]
    if any(_HTML.fullmatch(base) for base in bases):
        return _as_html(source)
    if any(_TIKTOK_TEXT.fullmatch(base) for base in bases):
        return _as_text(source)
    if len(names) == 1 and base_name(names[0]).endswith(".js"):
        return _other_member(names[0], source)
    if any(_META_PART.search(name) for name in names):
        return _part_without_posts(source)
    tables = [name for name in names if _TABLE.search(name[-8:])]
    if len(tables) == 1:
        return _one_table(tables[0], source)
    return _no_platform(tables, source)


def _as_html(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: unduhan ini berformat HTML, yang tidak dapat dibaca dengan pasti.",
               f"{source}: this download is in HTML, which cannot be read reliably."),
        Phrase("Minta lagi di Pusat Akun > Informasi dan izin Anda > Unduh informasi Anda, dan "
               "pilih format JSON.",
               "Ask again in Accounts Centre > Your information and permissions > Download your "
               "information, and choose the format JSON."),
    )  # fmt: skip


def _as_text(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: unduhan ini berformat TXT, yang tidak dapat dibaca dengan pasti.",
               f"{source}: this download is in TXT, which cannot be read reliably."),
        Phrase("Minta lagi di TikTok: Pengaturan > Akun > Unduh data Anda, dan pilih JSON.",
               "Ask again in TikTok: Settings > Account > Download your data, and choose JSON."),
    )  # fmt: skip


def _part_without_posts(source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: bagian unduhan Facebook atau Instagram ini tidak memuat postingan.",
               f"{source}: this part of a Facebook or Instagram download holds no posts."),
        Phrase("Lewati bagian ini; postingan ada di ZIP lain dari unduhan yang sama.",
               "Leave this part out; the posts are in another ZIP of the same download."),
    )  # fmt: skip


def _other_member(name: str, source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: ini {shown(name)} dari arsip X, yang tidak berisi postingan umum.",
               f"{source}: this is {shown(name)} of an X archive, which holds no public posts."),
        Phrase("Beri data/tweets.js dari arsip yang sama, atau ZIP-nya seutuhnya.",
               "Give data/tweets.js of the same archive, or the whole ZIP."),
    )  # fmt: skip


def _one_table(name: str, source: str) -> SaringError:
    return SaringError(
        Phrase(f"{source}: ZIP ini bukan arsip platform; isinya satu tabel, {shown(name)}.",
               f"{source}: this ZIP is no platform's archive; it holds one table, {shown(name)}."),
        Phrase(f"Ekstrak {shown(name)}, lalu beri berkas itu.",
               f"Extract {shown(name)}, then give that file."),
    )  # fmt: skip


def _no_platform(tables: list[str], source: str) -> SaringError:
    listed = ", ".join(map(shown, tables[:5])) + (f" (+{len(tables) - 5})" if tables[5:] else "")
    inside = f": {listed}" if tables else ""
    return SaringError(
        Phrase(f"{source}: ZIP ini bukan arsip X, Facebook, Instagram atau TikTok yang dikenal.",
               f"{source}: this ZIP is no known archive of X, Facebook, Instagram or TikTok."),
        Phrase(f"Ekstrak dan beri berkas yang memuat postingan{inside}.",
               f"Extract it and give the file that holds the posts{inside}."),
    )  # fmt: skip
