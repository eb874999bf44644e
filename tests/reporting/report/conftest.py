"""Scored tables as an inspectorate would hand them to the report; every post is invented."""

import datetime as dt
import json
import shutil
import subprocess

import pandas as pd
import pytest

from saring.reporting import write_table
from saring.reporting.report import gather, render_report
from saring.scored import read_scored

MADE_AT = dt.datetime(2024, 12, 1, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def scored_row(number, text, *, words=None, label="campaign", score=None, **cells):
    """One row of the contract; flagged when `score` is given, with `words` as its reasons."""
    score = score if score is not None else 0.9 if words else None
    band = "clear" if score is None else "priority" if score >= 0.9 else "review"
    reasons = {
        label: {
            "score": score,
            "base": -2.0,
            "manner": 0.2,
            "words": [
                {"text": word, "start": at, "end": at + len(word), "weight": weight, **slot}
                for word, weight, *rest in words or ()
                for at in [text.index(word)]
                for slot in [{"slot": rest[0]} if rest else {}]
            ],
            "rest": 0.1,
        }
    }
    return {
        "row_id": f"r{number:04d}",
        "source_file": "ekspor.csv",
        "source_row": number + 2,
        "post_id": str(10**18 + number),
        "account": f"guru_{number}",
        "posted_at": "2024-11-20T08:00:00+07:00",
        "platform": "x",
        "url": f"https://x.com/guru/status/{number}",
        "text": text,
        "stage": "kampanye (pilkada-2024)",
        **{f"{name}_score": 0.02 for name in ("campaign", "hate", "hoax")},
        **{f"{name}_band": "clear" for name in ("campaign", "hate", "hoax")},
        **({f"{label}_score": score, f"{label}_band": band} if score is not None else {}),
        "labels": label if score is not None else "",
        "reasons": json.dumps(reasons) if score is not None else "",
        "claim_id": "",
        "claim_score": None,
        "claim_source": "",
        "notes": "",
        "model_id": "saring-default@1a2b3c4d",
        "decision": "",
        **cells,
    }


@pytest.fixture
def row():
    return scored_row


@pytest.fixture
def scored_file(tmp_path):
    """Write rows as `saring score` would and open them again."""

    def opened(rows, *, chunk_rows=50_000, name="skor.parquet"):
        path = tmp_path / name
        write_table([pd.DataFrame(rows)], path)
        return read_scored([path], chunk_rows=chunk_rows)

    return opened


@pytest.fixture
def page(scored_file):
    """The report of some rows, as HTML."""

    def rendered(rows, language="id", **options):
        return render_report(gather(scored_file(rows), **options), language, MADE_AT)

    return rendered


@pytest.fixture
def browse(tmp_path):
    """Open a page in a real browser and give the document that it ends up with."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("neither chromium nor google-chrome is installed")

    def dumped(html):
        path = tmp_path / "laporan.html"
        path.write_text(html, encoding="utf-8")
        done = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000",
             f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()],
            capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        if done.returncode or "<html" not in done.stdout:
            pytest.skip(f"the browser does not run here: {done.stderr[-300:]}")
        return done.stdout

    return dumped
