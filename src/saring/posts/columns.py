"""Which of a file's own columns is the text, the account, the time: found by name or told."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from saring.errors import Phrase, SaringError
from saring.posts.exports import recognise_export
from saring.posts.names import fold_name

# Order is priority. Tools whose exports these names come from are listed in docs; the thread id
# (conversation_id) is not among the ids, because every reply in a thread shares it.
ORDERED_TEXT = (
    "full_text", "text", "body", "message", "tweet", "comment_text", "teks_komentar",
    "text_original", "text_display",
)  # fmt: skip
COMPETING_TEXT = (
    "caption", "content", "isi", "konten", "teks", "unggahan", "postingan", "komentar",
    "comment", "isi_caption", "isi_unggahan", "isi_postingan", "isi_posting", "isi_konten",
    "isi_komentar", "isi_tweet", "isi_cuitan", "teks_unggahan", "teks_postingan", "narasi",
)  # fmt: skip
FALLBACK_TEXT = ("description", "snippet", "mention")
ALIASES: Mapping[str, tuple[str, ...]] = {
    "text": ORDERED_TEXT + COMPETING_TEXT + FALLBACK_TEXT,
    # A comment's own id comes before that of the post it stands below.
    "post_id": (
        "comment_id", "id_komentar", "cid", "post_id", "id_str", "id", "shortcode", "video_id",
    ),
    "account": (
        "account", "username", "author", "screen_name", "user_name", "page_name",
        "owner_username", "akun", "nama_akun", "akun_medsos",
        "nama_akun_medsos", "akun_media_sosial", "author.username", "author_display_name",
        "author_name", "author_meta.name", "author.unique_id", "post_owner.username",
        "post_owner.name", "user.username", "user.screen_name", "user.name", "owner.username",
        "from.name", "profile_name", "group_name", "nama_pengguna",
    ),
    # Epoch seconds have a zone, which a written time beside them may lack.
    "posted_at": (
        "posted_at", "unix_timestamp", "created_at", "timestamp", "post_created", "created",
        "creation_time", "created_time", "published_at", "create_time_iso", "create_time",
        "comment_creation_timestamp", "comment_create_timestamp",
        "tanggal_posting", "tanggal_postingan", "tanggal_unggah", "tanggal_unggahan",
        "tgl_posting", "tgl_unggah", "waktu_posting", "waktu_unggah", "waktu_unggahan",
        "stempel_waktu_pembuatan_komentar", "time", "date", "tanggal",
        "waktu", "tgl", "added",
    ),
    "url": (
        "tweet_url", "comment_url", "url", "link", "permalink", "mcl_url", "tiktok_url",
        "web_video_url", "post_url", "tautan", "tautan_link",
        "link_postingan", "link_posting", "link_unggahan", "tautan_unggahan", "url_postingan",
    ),
    "platform": ("platform", "source_platform", "source", "sumber", "media_sosial", "medsos"),
    "unit": (
        "unit", "opd", "unit_kerja", "instansi", "dinas", "satker", "satuan_kerja", "skpd",
        "perangkat_daerah", "unit_organisasi", "nama_opd", "nama_instansi", "asal_instansi",
    ),
    "relation": ("relation", "relasi", "jenis_unggahan", "jenis_postingan"),
}  # fmt: skip


@dataclass(frozen=True)
class ColumnMap:
    """Own column name for each canonical field; None where the file has none."""

    text: str
    post_id: str | None
    account: str | None
    posted_at: str | None
    platform: str | None
    url: str | None
    unit: str | None
    relation: str | None


RANKS = {
    field: {fold_name(alias): rank for rank, alias in reversed(list(enumerate(aliases)))}
    for field, aliases in ALIASES.items()
}
"""For each field its folded aliases and their priority, 0 first."""
_NESTED = frozenset({"text", "account", "posted_at", "post_id", "url"})
_OF_ANOTHER = re.compile(
    r"(?:quot|retweet|repl|parent|shared|reference|in_reply|comments?$|\d)", re.IGNORECASE
)
_COMPETING = {fold_name(alias) for alias in COMPETING_TEXT}


def recognise_columns(
    columns: Sequence[str], mapping: Mapping[str, str], *, path: str
) -> ColumnMap:
    """Find the column for each canonical field: as told by `mapping`, else by alias.

    Parameters
    ----------
    columns
        Own names, unique.
    mapping
        Canonical field to own column, as given with ``--map text=isi``.
    path
        How the file is called in messages.

    Raises
    ------
    SaringError
        A mapped field or column does not exist; no text column is found; or two columns could
        be the text, or the account, equally well.
    """
    found = {field: _mapped(field, own, columns, path) for field, own in mapping.items()}
    if len(set(found.values())) < len(found):
        raise _used_twice(mapping, path)
    for field, name in recognise_export(columns).preferred.items():
        own = next((column for column in columns if fold_name(column) == name), None)
        if field not in found and own is not None and own not in found.values():
            found[field] = own
    for field in ALIASES:
        if field in found:
            continue
        chosen = _by_alias(field, columns, taken=set(found.values()), path=path)
        if chosen is not None:
            found[field] = chosen
    if "text" not in found:
        raise _no_text(columns, path)
    return ColumnMap(
        text=found["text"],
        post_id=found.get("post_id"),
        account=found.get("account"),
        posted_at=found.get("posted_at"),
        platform=found.get("platform"),
        url=found.get("url"),
        unit=found.get("unit"),
        relation=found.get("relation"),
    )


def _mapped(field: str, own: str, columns: Sequence[str], path: str) -> str:
    if field not in ALIASES:
        known = ", ".join(ALIASES)
        raise SaringError(
            Phrase(f"--map {field}={own}: {field!r} bukan nama baku.",
                   f"--map {field}={own}: {field!r} is not a canonical field."),
            Phrase(f"Nama baku: {known}.", f"Canonical fields: {known}."),
        )  # fmt: skip
    if own in columns:
        return own
    alike = [column for column in columns if fold_name(column) == fold_name(own)]
    if len(alike) == 1:
        return alike[0]
    listed = _listed(columns)
    raise SaringError(
        Phrase(f"{path}: kolom {own!r} (--map {field}={own}) tidak ada.",
               f"{path}: there is no column {own!r} (--map {field}={own})."),
        Phrase(f"Kolom yang ada: {listed}.", f"Columns found: {listed}."),
    )  # fmt: skip


def _by_alias(
    field: str, columns: Sequence[str], *, taken: Collection[str], path: str
) -> str | None:
    ranks = RANKS[field]
    free = [column for column in columns if column not in taken]
    matches = _matches(ranks, [(fold_name(column), column) for column in free])
    if not matches and field in _NESTED:
        matches = _nested_matches(ranks, free)
    if not matches:
        return None
    best_rank, _, best = matches[0]
    rivals = [column for rank, _, column in matches if rank == best_rank]
    if field == "text" and fold_name(best) in _COMPETING:
        rivals = [column for _, _, column in matches if fold_name(column) in _COMPETING]
    # A wrong text column wastes the run; a wrong account column accuses the wrong person.
    if len(rivals) > 1 and field in {"text", "account"}:
        raise ambiguous_columns(rivals, path, field=field)
    return best


def _matches(
    ranks: Mapping[str, int], named: Sequence[tuple[str, str]]
) -> list[tuple[int, int, str]]:
    return sorted(
        (ranks[folded], position, column)
        for position, (folded, column) in enumerate(named)
        if folded in ranks
    )


def _nested_matches(ranks: Mapping[str, int], columns: Sequence[str]) -> list[tuple[int, int, str]]:
    """Match names such as ``node.text`` by their ends, those nearest to the top alone."""
    parts = [(column, re.split(r"[./]", column)) for column in columns]
    own = [(c, names) for c, names in parts if not any(map(_OF_ANOTHER.match, names[:-1]))]
    for depth in range(2, max((len(names) for _, names in own), default=0) + 1):
        level = [(c, names) for c, names in own if len(names) == depth]
        for kept in range(depth - 1, 0, -1):
            matches = _matches(ranks, [(fold_name(".".join(n[-kept:])), c) for c, n in level])
            if matches:
                return matches
    return []


def ambiguous_columns(rivals: Sequence[str], path: str, *, field: str = "text") -> SaringError:
    """Say that several columns could play one part, and how to choose."""
    listed = _listed(rivals)
    return SaringError(
        Phrase(f"{path}: lebih dari satu kolom bisa menjadi {field}: {listed}.",
               f"{path}: more than one column could be {field}: {listed}."),
        Phrase(f"Pilih satu, misalnya {_map_option(field, rivals[0])}",
               f"Choose one, for example {_map_option(field, rivals[0])}"),
    )  # fmt: skip


def _used_twice(mapping: Mapping[str, str], path: str) -> SaringError:
    listed = ", ".join(f"{field}={own}" for field, own in mapping.items())
    return SaringError(
        Phrase(f"{path}: satu kolom dipakai untuk dua nama baku ({listed}).",
               f"{path}: one column is used for two canonical fields ({listed})."),
        Phrase("Beri setiap --map kolomnya sendiri.", "Give each --map a column of its own."),
    )  # fmt: skip


def _no_text(columns: Sequence[str], path: str) -> SaringError:
    aliases = list(RANKS["text"])
    scored = [
        (max(difflib.SequenceMatcher(None, fold_name(c[:60]), a).ratio() for a in aliases), c)
        for c in columns[:200]
    ]
    likeness, nearest = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    option = _map_option("text", nearest if likeness >= 0.6 else "NAMA_KOLOM")
    alike_id = f" (yang paling mirip: {nearest!r})" if likeness >= 0.6 else ""
    alike_en = f" (the nearest: {nearest!r})" if likeness >= 0.6 else ""
    listed = _listed(columns)
    return SaringError(
        Phrase(f"{path}: tidak ada kolom teks postingan. Kolom yang ada: {listed}.",
               f"{path}: no column holds the text of the posts. Columns found: {listed}."),
        Phrase(f"Sebut kolomnya: {option}{alike_id}. Bila baris pertama sudah berisi "
               "postingan, tambahkan baris judul 'text' di atasnya.",
               f"Name the column: {option}{alike_en}. If the first row already holds a post, "
               "add a header line 'text' above it."),
    )  # fmt: skip


def _map_option(field: str, own: str) -> str:
    return f'--map "{field}={own}"' if re.search(r"[^\w.]", own) else f"--map {field}={own}"


def _listed(columns: Sequence[str]) -> str:
    shown = [repr(name if len(name) <= 60 else f"{name[:57]}...") for name in columns[:30]]
    more = len(columns) - len(shown)
    return ", ".join(shown) + (f" (+{more})" if more else "")
