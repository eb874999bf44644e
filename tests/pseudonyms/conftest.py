"""An export of a district inspectorate, with people in every place where exports hold them."""

import hashlib
import json

import pandas as pd
import pytest

from saring.pseudonyms import Pseudonymiser
from saring.pseudonyms.key import Key


def key_of(word):
    return Key(hashlib.sha256(word.encode()).digest())


@pytest.fixture(scope="session")
def key():
    return key_of("kunci inspektorat")


@pytest.fixture(scope="session")
def other_key():
    return key_of("kunci kabupaten tetangga")


@pytest.fixture
def hide(key):
    """Give a text as it stands after pseudonyms, knowing nothing but the text."""
    return Pseudonymiser(key).text


@pytest.fixture
def scored():
    """Three scored rows, two of them of one person."""

    def row(account, text, words=(), **own):
        reasons = {
            "campaign": {
                "score": 0.93,
                "base": -2.0,
                "words": [
                    {"text": w, "start": text.index(w), "end": text.index(w) + len(w), "weight": 1}
                    for w in words
                ],
                "rest": 0.0,
            }
        }
        return {
            "Nama": "", "NIP": "", "NIK": "", "No HP": "", "Surel": "", "Keterangan": "",
            "row_id": hashlib.sha256(text.encode()).hexdigest()[:16],
            "source_file": "ekspor.csv", "source_row": 2, "post_id": "1626920000000000001",
            "account": account, "posted_at": "2024-02-12T00:30:00+07:00", "platform": "x",
            "url": f"https://x.com/{account.lstrip('@')}/status/1626920000000000001?s=20",
            "text": text, "campaign_score": 0.93, "campaign_band": "priority",
            "reasons": json.dumps(reasons) if words else "", "notes": "",
        } | own  # fmt: skip

    return pd.DataFrame(
        [
            row(
                "budi_s",
                "Kata @Siti.Aminah: ayo coblos nomor 2! Kontak 0812-3456-7890.",
                ["@Siti.Aminah", "coblos", "nomor 2", "0812-3456-7890"],
                Nama="Drs. Budi Santoso, M.Si.", NIP="19800101 200501 1 001",
                NIK="3374010101800001", Surel="budi.santoso@pemkab.go.id",
                **{"No HP": "0812-3456-7890"},
            ),
            row("@Budi_S", "Salam dari Budi  Santoso, NIP 198001012005011001"),
            row(
                "siti.aminah", "Terima kasih budi_s, jangan lupa apel",
                Keterangan="suami budi_s, telp +62 812 3456 7890", Nama="Siti Aminah",
            ),
        ]
    )  # fmt: skip
