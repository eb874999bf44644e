"""What stands in the way of screening a file, or should be looked at first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from saring.errors import Phrase

Severity = Literal["error", "rejected", "damaged", "warning"]
"""The file cannot be screened; a row is no post; a post has lost something; look at this."""

NOTE_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "id_damaged": "post_id",
        "time_unreadable": "posted_at",
        "quoted_cut": "text",
        "quoted_inside": "text",
    }
)
"""For import notes about one field, which."""

NOTE_REMEDIES: Mapping[str, Phrase] = MappingProxyType(
    {
        "nul_removed": Phrase(
            "Tidak perlu diperbaiki, kecuali hurufnya tampak hilang: lalu ekspor ulang.",
            "Nothing to mend, unless letters seem to be missing: then export again.",
        ),
        "cells_padded": Phrase(
            "Periksa apakah kolom di baris ini bergeser; bila ya, perbaiki pemisahnya.",
            "Check that the columns of this row are not shifted; if they are, mend its separators.",
        ),
        "id_damaged": Phrase(
            "Ekspor ulang tanpa membukanya di Excel, atau impor kolom id sebagai Text.",
            "Export again without opening it in Excel, or import the id column as Text.",
        ),
        "time_unreadable": Phrase(
            "Tulis seperti 2024-11-27 08:15 atau 27/11/2024; tanpa waktu, tahapannya kosong.",
            "Write it as 2024-11-27 08:15 or 27/11/2024; without a time the stage is blank.",
        ),
        "quoted_cut": Phrase(
            "Tidak perlu diperbaiki: yang dinilai kata-kata akun itu sendiri.",
            "Nothing to mend: what is scored are the account's own words.",
        ),
        "quoted_inside": Phrase(
            "Baca postingannya utuh: kata yang ditandai mungkin milik akun yang dikutip.",
            "Read the whole post: the words marked may be those of the account quoted.",
        ),
    }
)
NOTE_REMEDY = Phrase("Lihat barisnya di berkas asal.", "Look at the row in the own file.")
"""For an import note that :data:`NOTE_REMEDIES` says nothing about."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend or to look at, and all rows that it occurs in.

    Parameters
    ----------
    severity
        What it means for the screening.
    code
        A stable English key.
    file
        As the user named it.
    column
        Own column; "" where the row or the file as a whole is meant.
    rows
        As a spreadsheet or an editor counts them; empty where the file as a whole is meant.
    details
        For each of `rows` what stands there, or where else the post stands.
    message, remedy
        What is wrong, and what the user can do.
    """

    severity: Severity
    code: str
    file: str
    column: str
    message: Phrase
    remedy: Phrase
    rows: tuple[int, ...] = ()
    details: tuple[Phrase, ...] = ()
