import errno
import importlib.util
from pathlib import Path

import pandas as pd
import pytest

from saring.cli.score import Options, score
from saring.errors import SaringError

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "resume_kills.py"


def test_a_run_that_is_killed_again_and_again_ends_with_the_bytes_of_an_undisturbed_one(
    small_model_folder,
):
    spec = importlib.util.spec_from_file_location("resume_kills", BENCHMARK)
    kills = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kills)
    found = kills.measure(3, 600, 1, model=str(small_model_folder))
    assert found["results_compared"] > 0
    assert found["results_that_differ"] == found["half_results"] == 0
    assert found["left"] == []


def test_a_full_disk_leaves_no_result_and_the_same_call_goes_on(
    many_posts, small_model_folder, tmp_path, monkeypatch
):
    import saring.reporting.tables as tables

    options = Options(quiet=True, jobs=1, chunk_rows=20, model=small_model_folder)
    output, expected = tmp_path / "hasil.csv", tmp_path / "utuh.csv"
    score([str(many_posts)], expected, options)
    written = tables.write_delimited

    def full(table, stream, delimiter):
        next(table.batches)
        next(table.batches)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tables, "write_delimited", full)
    with pytest.raises(SaringError, match=r"hasil\.csv.*No space left") as raised:
        score([str(many_posts)], output, options)
    assert "same command again" in raised.value.hint.en
    assert not output.exists()
    [parts] = tmp_path.glob(".hasil.csv.saring-*")
    assert len(list(parts.glob("*.part"))) == 2
    monkeypatch.setattr(tables, "write_delimited", written)
    score([str(many_posts)], output, options)
    assert output.read_bytes() == expected.read_bytes()
    assert not list(tmp_path.glob(".hasil.csv*"))


def test_the_same_call_without_sort_uses_the_parts_of_one_with_it(
    many_posts, small_model_folder, tmp_path
):
    options = Options(quiet=True, jobs=1, chunk_rows=20, model=small_model_folder, sort=True)
    score([str(many_posts)], tmp_path / "urut.csv", options)
    urgent = pd.read_csv(tmp_path / "urut.csv", dtype=str)
    assert len(urgent) == 129
    assert urgent["campaign_band"].iloc[-1] != "priority"
