"""Scored rows as ``saring score`` writes them, in every format; every post is invented."""

import json

import pandas as pd
import pytest

from saring.reporting import write_table

TEXTS = (
    "Ayo coblos nomor 2, lanjutkan bersama Pak Wignyo ✌️😀",
    "@sekda =2+2 apel pagi, 'kutip', \"ganda\",\r\nbaris kedua",
    "+62 layanan KTP tutup;buka lagi\ttanggal 28",
)
REASONS = json.dumps(
    {
        "campaign": {
            "words": [{"text": "coblos", "start": 4, "end": 10, "weight": 1.7}],
            "rest": 0.1,
        }
    },
    ensure_ascii=False,
)
ABOUT = {"Disaring": "ekspor.csv", "Ambang campaign": "review >= 0.578, priority >= 0.959"}


@pytest.fixture
def scored():
    rows = [
        {
            "OPD": "=Setda", "row_id": f"r{n}", "source_file": "ekspor.csv", "source_row": n + 2,
            "post_id": f"186000000000000000{n}", "account": "@guru_a",
            "posted_at": "2024-11-12T19:04:05+07:00", "platform": "x", "url": "https://x.com/1",
            "text": text, "stage": "kampanye (pilkada-2024)", "campaign_score": 0.9 - n / 7,
            "hate_score": 0.001, "hoax_score": 0.02, "campaign_band": "clear" if n else "review",
            "hate_band": "clear", "hoax_band": "clear", "labels": "" if n else "campaign",
            "reasons": "" if n else REASONS, "claim_id": "", "claim_score": None,
            "claim_source": "", "notes": "", "model_id": "default@1a2b",
        }
        for n, text in enumerate(TEXTS)
    ]  # fmt: skip
    return pd.DataFrame(rows)


@pytest.fixture
def written(tmp_path):
    def write(frame, name):
        write_table([frame], tmp_path / name, about=ABOUT)
        return tmp_path / name

    return write
