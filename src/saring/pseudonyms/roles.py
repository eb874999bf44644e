"""Which columns of an export hold people, told by their names."""

from __future__ import annotations

import re
from enum import Enum, auto

from saring.posts.columns import ALIASES
from saring.posts.names import fold_name


class Role(Enum):
    """What the cells of a column are taken for."""

    ACCOUNT = auto()
    ACCOUNTS = auto()
    NAME = auto()
    PHONE = auto()
    EMAIL = auto()
    NIK = auto()
    NIP = auto()
    POST = auto()
    ROW = auto()
    ADDRESS = auto()
    REASONS = auto()
    KEPT = auto()
    TEXT = auto()
    OTHER = auto()


_NAMES: dict[Role, tuple[str, ...]] = {
    Role.NAME: (
        "nama", "nama_lengkap", "nama_pegawai", "nama_asn", "nama_pns", "nama_pengguna",
        "nama_pelapor", "nama_terlapor", "nama_atasan", "nama_pemilik", "pelapor", "terlapor",
        "pemilik_akun", "pegawai", "atasan", "name", "full_name", "display_name", "real_name",
        "owner_full_name", "author_fullname", "author.name", "user.name", "profile_name",
        "nickname", "commenter_name",
    ),
    Role.ACCOUNT: (
        *ALIASES["account"], "user", "handle", "user_id", "user_id_str", "userid_str", "author_id",
        "author.id", "owner_id", "from.id", "from", "page_id", "facebook_id", "channel_id",
        "channel", "channel_title", "kanal", "nama_kanal", "nama_halaman", "post_owner.id",
        "surface.id", "surface.name", "group_id", "in_reply_to_screen_name", "in_reply_to_user_id",
        "in_reply_to_user_id_str", "replied_author", "retweeted_user", "retweeted_username",
        "quoted_user", "quoted_username", "quote_author", "reply_to", "author_display_name",
        "user_screen_name", "user.screen_name", "user.id", "user.id_str", "author.user_name",
        "author.screen_name", "unique_id", "commenter", "akun_medsos", "akun_media_sosial",
        "facebook", "instagram", "twitter", "tiktok", "threads", "youtube",
    ),
    Role.ACCOUNTS: (
        "mentions", "tagged_users", "tagged", "coauthors", "user_mentions", "sebutan",
        "mentioned_users", "collaborators",
    ),
    Role.PHONE: (
        "telp", "telepon", "telpon", "no_telp", "no_telepon", "nomor_telepon", "hp", "no_hp",
        "nomor_hp", "handphone", "wa", "no_wa", "nomor_wa", "whatsapp", "phone", "phone_number",
        "mobile", "kontak", "ponsel",
    ),
    Role.EMAIL: ("email", "e-mail", "surel", "alamat_email", "mail"),
    Role.NIK: ("nik", "no_nik", "no_ktp", "nomor_ktp", "ktp"),
    Role.NIP: ("nip", "nip_baru", "nip_lama", "no_nip", "nippk", "nipppk", "nrp", "nuptk", "nidn"),
    Role.POST: (
        *ALIASES["post_id"], "tweet_id", "status_id", "conversation_id", "conversation_id_str",
        "in_reply_to_status_id", "in_reply_to_status_id_str", "in_reply_to_id", "thread_id",
        "parent_id", "quoted_status_id", "quoted_status_id_str", "retweeted_status_id",
        "retweeted_status_id_str", "shared_post_id", "video_id", "media_id", "comment_id",
        "platform_id", "external_id",
    ),
    Role.ADDRESS: (
        *ALIASES["url"], "final_link", "input_url", "facebook_url", "top_level_url", "image_url",
        "profile_url", "video_url", "media_url", "web_video_url", "tiktok_url", "photo",
        "link_attachment.link", "uri", "tautan_profil", "link_profil", "alamat_url",
    ),
    Role.ROW: ("row_id",),
    Role.TEXT: ("text",),
    Role.REASONS: ("reasons",),
    Role.KEPT: (
        "source_row", "posted_at", "platform", "stage", "relation", "campaign_score", "hate_score",
        "hoax_score", "campaign_band", "hate_band", "hoax_band", "labels", "claim_id",
        "claim_score", "claim_source", "model_id", "import_notes",
    ),
}  # fmt: skip
_ROLES = {fold_name(name): role for role, names in _NAMES.items() for name in names}
_NUMBERED = re.compile(r"\d+$")


def role_of(column: str) -> Role:
    """Tell the role of a column; whatever is not known by its name is searched as text.

    A column that gave way to one of the contract's (``masukan_name``) has the role of its own
    name, and so have the numbered columns of a list (``mentions/0``).
    """
    folded = fold_name(column)
    own = folded.removeprefix("masukan")
    role = _ROLES.get(own) or _ROLES.get(_NUMBERED.sub("", own))
    # Only the contract's own columns are known to hold nothing but what saring wrote there.
    if role is Role.KEPT and (column != column.lower() or own != folded):
        return Role.OTHER
    return role or Role.OTHER
