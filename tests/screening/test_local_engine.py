import signal
from dataclasses import replace

import pandas as pd
import psutil


class Noting:
    """Notes which parts an engine is asked for."""

    def __init__(self, engine):
        self.engine = engine
        self.asked = []

    def missing(self, plan, parts):
        for finished in self.engine.missing(plan, parts):
            self.asked.append(finished.part.chunk)
            yield finished


def test_worker_processes_give_the_same_rows_as_one(start, table, many_posts, setup):
    alone = table(start(many_posts))
    run = start(many_posts, jobs=2, parts="others")
    pd.testing.assert_frame_equal(table(run), alone)
    assert len(run.rejects) == 1
    assert run.rows_read == 130


def test_stems_are_kept_for_later_runs_where_there_are_workers(
    start, table, many_posts, monkeypatch, tmp_path
):
    monkeypatch.setenv("SARING_CACHE", str(tmp_path / "cache"))
    table(start(many_posts))
    assert not (tmp_path / "cache").exists()
    table(start(many_posts, jobs=2, parts="others"))
    (kept,) = (tmp_path / "cache").iterdir()
    assert kept.stat().st_size > 100


def test_a_run_goes_on_with_the_parts_that_an_earlier_one_left(start, table, many_posts):
    whole = table(start(many_posts, parts="whole"))
    chunks = start(many_posts).chunks()
    for _ in range(3):
        next(chunks)
    chunks.close()
    again = start(many_posts)
    again.engine = noting = Noting(again.engine)
    pd.testing.assert_frame_equal(table(again), whole)
    assert again.resumed == 3
    assert noting.asked == [3, 4, 5, 6]
    assert (again.rows_read, len(again.rejects)) == (130, 1)


def test_a_part_that_broke_is_made_again(start, table, many_posts, tmp_path):
    whole = table(start(many_posts))
    broken = tmp_path / "parts" / "0-0-4.part"
    broken.write_bytes(broken.read_bytes()[:-1])
    run = start(many_posts)
    assert run.resumed == 6
    pd.testing.assert_frame_equal(table(run), whole)


def test_a_worker_that_is_killed_costs_nothing_but_time(start, table, many_posts):
    whole = table(start(many_posts, parts="whole"))
    run = start(many_posts, jobs=2)
    chunks = run.chunks()
    rows = [next(chunks)]
    workers = [
        child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())
    ]
    assert len(workers) == 2
    workers[0].send_signal(signal.SIGKILL)
    rows.extend(chunks)
    pd.testing.assert_frame_equal(pd.concat(rows, ignore_index=True), whole)


def test_other_options_have_another_key(start, many_posts, setup, tmp_path):
    plan = start(many_posts).plan
    table = tmp_path / "kalender.csv"
    table.write_text("event_id\n", encoding="utf-8")
    others = [
        replace(setup, language="en"),
        replace(setup, region="WIT"),
        replace(setup, digest="0" * 64),
        replace(setup, chunk_rows=21),
        replace(setup, mapping=(("text", "text"),)),
        replace(setup, calendar=(table,)),
    ]
    keys = {plan.key, *(replace(plan, setup=other).key for other in others)}
    keys.add(replace(plan, mark="key").key)
    keys.add(replace(plan, sources=[replace(plan.sources[0], sha256="0")]).key)
    assert len(keys) == 3 + len(others)
    before = replace(plan, setup=replace(setup, calendar=(table,))).key
    table.write_text("event_id,stage\n", encoding="utf-8")
    assert replace(plan, setup=replace(setup, calendar=(table,))).key != before
