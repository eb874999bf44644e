"""Scored rows as a district inspectorate would get them; every post is invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

CONTRACT = (
    *("row_id", "source_file", "source_row", "post_id", "account", "posted_at", "platform"),
    *("url", "unit", "relation", "text", "stage", "campaign_score", "hate_score", "hoax_score"),
    *("campaign_band", "hate_band", "hoax_band", "labels", "reasons"),
    *("claim_id", "claim_score", "claim_source", "notes", "model_id"),
)

POSTS: tuple[dict[str, Any], ...] = (
    {
        "text": "Jangan lupa coblos nomor 2 ya bapak ibu, demi kabupaten kita ✌️😀",
        "campaign_score": 0.93,
        "campaign_band": "priority",
        "labels": "campaign",
        "words": {"campaign": (("coblos", 1.72), ("nomor 2", 1.24), ("kabupaten", -0.64))},
        "stage": "kampanye",
    },
    {
        "text": "Apel pagi ini Sekda mengingatkan ASN agar netral,\nsebelum dan sesudah pilkada.",
        "campaign_score": 0.07,
        "campaign_band": "clear",
    },
    {
        "text": 'Katanya pilkada ditunda? "Cek dulu ke KPU" sebelum disebarkan',
        "hoax_score": 0.41,
        "hoax_band": "unsure",
        "notes": "mungkin klarifikasi; memuat kutipan",
    },
    {
        "text": "Beredar kabar surat suara sudah tercoblos tujuh kontainer, viralkan!!",
        "campaign_score": 0.22,
        "hoax_score": 0.88,
        "hoax_band": "review",
        "labels": "hoax",
        "words": {"hoax": (("viralkan", 2.31), ("kontainer", 1.05))},
        "claim_id": "K-2019-001",
        "claim_score": 0.91,
        "claim_source": "siaran pers KPU 2 Januari 2019",
    },
    {"text": "Layanan KTP tutup tanggal 27, buka lagi tanggal 28.", "campaign_score": 0.02},
)


def scored_row(number: int, post: dict[str, Any]) -> dict[str, Any]:
    """Complete one post to a scored row, behind two columns of the inspectorate's own."""
    text = post["text"]
    reasons = {
        label: {
            "score": post[f"{label}_score"],
            "base": -2.1,
            "words": [
                {
                    "text": word,
                    "start": text.index(word),
                    "end": text.index(word) + len(word),
                    "weight": weight,
                }
                for word, weight in words
            ],
            "rest": 0.3,
        }
        for label, words in post.get("words", {}).items()
    }
    row = {
        **dict.fromkeys(CONTRACT, ""),
        "row_id": f"r{number:012d}",
        "source_file": "ekspor_pilkada.csv",
        "source_row": number + 2,
        "post_id": f"186000000000000{number:04d}",
        "account": f"@pegawai_{number}",
        "posted_at": "2024-11-12T19:04:05+07:00",
        "platform": "x",
        "url": f"https://x.com/pegawai_{number}/status/186000000000000{number:04d}",
        "campaign_score": 0.01,
        "hate_score": 0.003,
        "hoax_score": 0.02,
        "campaign_band": "clear",
        "hate_band": "clear",
        "hoax_band": "clear",
        "claim_score": None,
        "model_id": "default-1a2b3c4d",
        "reasons": json.dumps(reasons, ensure_ascii=False) if reasons else "",
        **{name: value for name, value in post.items() if name != "words"},
    }
    return {"NIP": "198703122010011003", "OPD": "Dinas Pendidikan", **row}


@pytest.fixture
def scored() -> pd.DataFrame:
    return pd.DataFrame([scored_row(n, post) for n, post in enumerate(POSTS)])


@pytest.fixture
def with_texts() -> Callable[[list[str]], pd.DataFrame]:
    """Scored rows with the given texts, also in the column OPD of the inspectorate."""

    def make(texts: list[str]) -> pd.DataFrame:
        rows = [scored_row(n, {"text": text, "OPD": text}) for n, text in enumerate(texts)]
        return pd.DataFrame(rows, dtype=object)

    return make
