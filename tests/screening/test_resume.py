from pathlib import Path

import pandas as pd

from saring.cli.score import Options, score

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def test_a_run_that_is_killed_again_and_again_ends_with_the_bytes_of_an_undisturbed_one(
    small_model_folder, monkeypatch
):
    monkeypatch.syspath_prepend(BENCHMARKS)
    import resume_kills as kills

    found = kills.measure(2, 600, 1, 20, kinds=kills.KINDS[3:], model=str(small_model_folder))
    assert found["kills"] == 2
    assert found["results_compared"] > 0
    assert not kills.failed(found)


def test_the_same_call_without_sort_uses_the_parts_of_one_with_it(
    many_posts, small_model_folder, tmp_path
):
    options = Options(quiet=True, jobs=1, chunk_rows=20, model=small_model_folder, sort=True)
    score([str(many_posts)], tmp_path / "urut.csv", options)
    urgent = pd.read_csv(tmp_path / "urut.csv", dtype=str)
    assert len(urgent) == 129
    assert urgent["campaign_band"].iloc[-1] != "priority"
