"""Scored posts of invented accounts, small enough to count by hand."""

import pandas as pd
import pytest

CLEAR = {
    "campaign_score": 0.02, "hate_score": 0.01, "hoax_score": 0.01,
    "campaign_band": "clear", "hate_band": "clear", "hoax_band": "clear",
}  # fmt: skip
CAMPAIGN = "kampanye (pilkada-2024)"
QUIET = "tenang (pilkada-2024)"
SLOGANS = (
    "Coblos nomor dua, lanjutkan bersama Pak Wignyo di kecamatan kita",
    "Ayo menangkan jagoan kita hari Rabu, jangan sampai lengah ya dulur",
    "Relawan kumpul di posko malam ini, bawa kaos biru dan semangat",
    "Kalau mau jalan mulus pilih yang sudah terbukti kerja, bukan yang baru janji",
)


def post(row_id, account, text, **given):
    labels = {name.removesuffix("_band") for name in given if name.endswith("_band")}
    return {
        **CLEAR, "row_id": row_id, "account": account, "text": text, "platform": "x",
        "posted_at": "2024-11-10T08:00:00+07:00", "stage": CAMPAIGN, "unit": "", "relation": "",
        "labels": ";".join(sorted(labels)), "reasons": "", "decision": "", "url": "",
        "claim_id": "", **given,
    }  # fmt: skip


def flagged(row_id, account, text, score=0.7, band="review", label="campaign", **given):
    scores = {f"{label}_score": score, f"{label}_band": band}
    return post(row_id, account, text, **scores, **given)


def ordinary(account, number, **given):
    return [
        post(f"{account}-biasa-{n}", account, f"Apel pagi hari ke-{n} berjalan tertib", **given)
        for n in range(number)
    ]


@pytest.fixture
def posts():
    """Seven accounts' posts; what the list must say of them is counted in test_tally."""
    rows = [
        # budi: 3 distinct of 10 own, one of them posted three times, in two spellings of the name
        flagged("b1", "budi_s", SLOGANS[0], 0.97, "priority", unit="Dinas Pendidikan"),
        flagged("b2", "@Budi_S", f"{SLOGANS[0]}!!! 🔥🔥 https://t.co/abc"),
        flagged("b3", "budi_s", SLOGANS[0].upper(), posted_at="2024-11-25T09:00:00+07:00",
                stage=QUIET),
        flagged("b4", "budi_s", SLOGANS[1]),
        flagged("b5", "budi_s", SLOGANS[2], 0.8, label="hate"),
        *ordinary("budi_s", 5),
        # sibuk: the same 3 distinct, of 1,003
        *(flagged(f"s{n}", "sibuk", SLOGANS[n]) for n in range(3)),
        *ordinary("sibuk", 1000),
        # penyebar: shares only, nothing in its own words
        flagged("p1", "penyebar", SLOGANS[0], relation="retweet"),
        flagged("p2", "penyebar", SLOGANS[1], relation="share"),
        flagged("p3", "penyebar", f"RT @budi_s: {SLOGANS[2]}"),
        *ordinary("penyebar", 4),
        # satu: one in review is too little; jelas: one in priority is not
        flagged("t1", "satu", SLOGANS[3]),
        flagged("j1", "jelas", SLOGANS[3], 0.99, "priority"),
        *ordinary("jelas", 3),
        # bersih: reviewed, and found to be nothing
        flagged("c1", "bersih", SLOGANS[0], 0.99, "priority", decision="Bukan temuan"),
        flagged("c2", "bersih", SLOGANS[1], decision="not a finding"),
        # nobody in particular
        flagged("n1", "", SLOGANS[0]), flagged("n2", "", SLOGANS[1]),
        post("n3", "", "Selamat pagi"),
    ]  # fmt: skip
    return pd.DataFrame(rows)
