import os
import signal

import pandas as pd
import pytest

from saring.errors import SaringError
from saring.screening import PartsFolder, Plan, ScoringRun
from saring.screening.remote import expand_url, is_url

distributed = pytest.importorskip("distributed", reason="needs the extra `distributed`")
from saring.screening import dask_engine  # noqa: E402
from saring.screening.dask_engine import DaskEngine, dask_client  # noqa: E402


@pytest.fixture(scope="module")
def cluster():
    with dask_client(None, 2) as client:
        yield client


@pytest.fixture
def parquet(many_posts, tmp_path):
    path = tmp_path / "banyak.parquet"
    posts = pd.read_csv(many_posts, dtype=str, keep_default_na=False)
    posts.to_parquet(path, row_group_size=40, index=False)
    return path


def dask_run(client, setup, tmp_path, *paths, parts="dask"):
    engine = DaskEngine(client)
    sources = engine.describe([(str(path), str(path)) for path in paths], setup)
    return ScoringRun(Plan(sources, setup), engine, PartsFolder(tmp_path / parts))


def test_dask_workers_give_the_rows_of_the_local_engine(
    cluster, setup, start, table, many_posts, parquet, tmp_path
):
    local = start(many_posts, parquet)
    expected = table(local)
    run = dask_run(cluster, setup, tmp_path, many_posts, parquet)
    assert run.plan.key == local.plan.key
    pd.testing.assert_frame_equal(table(run), expected)
    assert list(run.rejects) == list(local.rejects)


def test_parts_of_one_engine_serve_the_other(cluster, setup, start, table, many_posts, tmp_path):
    chunks = dask_run(cluster, setup, tmp_path, many_posts, parts="parts").chunks()
    next(chunks)
    chunks.close()
    run = start(many_posts)
    assert run.resumed > 0
    pd.testing.assert_frame_equal(table(run), table(start(many_posts, parts="whole")))


def test_a_lost_worker_costs_nothing_but_time(cluster, setup, start, table, many_posts, tmp_path):
    copies = []
    for number in range(4):
        posts = pd.read_csv(many_posts, dtype=str, keep_default_na=False)
        posts["id"] += f"-{number}"
        copies.append(tmp_path / f"berkas{number}.csv")
        posts.to_csv(copies[-1], index=False)
    run = dask_run(cluster, setup, tmp_path, *copies)
    chunks = run.chunks()
    rows = [next(chunks)]
    victims = list(cluster.run(os.getpid).values())
    os.kill(victims[0], signal.SIGKILL)
    rows.extend(chunks)
    pd.testing.assert_frame_equal(pd.concat(rows, ignore_index=True), table(start(*copies)))
    assert victims[0] not in cluster.run(os.getpid).values()


def test_an_input_of_any_store_is_read_by_the_workers(setup, start, table, many_posts, tmp_path):
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe("/ember/satu.csv", many_posts.read_bytes())
    assert is_url("memory://ember/*.csv")
    [url] = expand_url("memory://ember/*.csv")
    # A store in memory is seen by this process alone, and so by workers that are threads of it.
    with distributed.Client(
        processes=False, n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0",
        set_as_default=False,
    ) as client:  # fmt: skip
        run = dask_run(client, setup, tmp_path, url)
        rows = table(run)
    columns = ["row_id", "text", "campaign_score", "reasons"]
    assert rows[columns].equals(table(start(many_posts))[columns])
    with pytest.raises(SaringError, match="cannot be read"):
        expand_url("memory://ember/tiada.csv")


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setattr(dask_engine, "ANSWERS_WITHIN", "300ms")
    with pytest.raises(SaringError, match="does not answer"), dask_client("tcp://127.0.0.1:9", 1):
        pass
