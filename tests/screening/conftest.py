"""Runs over invented exports with a small model, in small chunks so that there are many parts."""

from __future__ import annotations

import pandas as pd
import pytest

from saring.model.store import describe_model
from saring.posts import open_posts
from saring.screening import LocalEngine, PartsFolder, Plan, ScoringRun, Setup
from saring.screening.sources import Stamp, source_of


@pytest.fixture
def setup(small_model_folder):
    return Setup(small_model_folder, describe_model(small_model_folder).digest, chunk_rows=20)


@pytest.fixture
def many_posts(asn_voice, tmp_path):
    """Write 130 posts with ids to a CSV, one of them without text."""
    posts = asn_voice[["id", "text"]].iloc[:130].copy()
    posts["Nama Akun"] = [f"guru_{number % 7}" for number in range(len(posts))]
    posts["Tanggal"] = "12/02/2024 08:00"
    posts.iloc[33, 1] = ""
    path = tmp_path / "banyak.csv"
    posts.to_csv(path, index=False)
    return path


@pytest.fixture
def start(setup, tmp_path):
    """Get a run ready over files, with its parts in a folder that later runs find again."""

    def _start(*paths, jobs=1, parts="parts", engine=None, last_step=None, with_setup=None):
        chosen = with_setup or setup
        stamps = [Stamp.of(path) for path in paths]
        files = [open_posts(path, chunk_rows=chosen.chunk_rows) for path in paths]
        plan = Plan([source_of(file) for file in files], chosen)
        return ScoringRun(
            plan,
            engine or LocalEngine(files, stamps, jobs),
            PartsFolder(tmp_path / parts),
            last_step=last_step,
        )

    return _start


@pytest.fixture
def table():
    """Give the rows of a run as one table."""

    def _table(run, *, sort=False):
        chunks = run.most_urgent_first() if sort else run.chunks()
        return pd.concat(list(chunks), ignore_index=True)

    return _table
