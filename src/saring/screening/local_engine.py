"""The default engine: one machine, and as many worker processes as there is work for."""

from __future__ import annotations

import multiprocessing
import multiprocessing.util
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import wait as wait_for_end
from typing import NamedTuple

import pyarrow as pa

from saring.errors import Phrase, SaringError
from saring.posts import PostChunk, PostFile
from saring.screening.engine import FinishedPart, chunks_of, score_part
from saring.screening.parts import PartsFolder
from saring.screening.plan import PartId, Plan
from saring.screening.scorer import scorer_of
from saring.screening.sources import Stamp
from saring.stages import add_stages, stage, start_stages, take_stages
from saring.text.columnar.analyser import share_memory
from saring.text.stem_memo import load_memo, save_memo

ALONE_UP_TO = 5
"""Chunks that are scored before worker processes would have started and loaded the model."""
_DEATHS = 3
_CHUNKS_AHEAD = 2


class Task(NamedTuple):
    """A chunk that was read and is to be scored."""

    part: PartId
    chunk: PostChunk
    is_last: bool


@dataclass(frozen=True)
class LocalEngine:
    """Reads here, and scores here or in worker processes.

    Parameters
    ----------
    files
        The inputs of the plan, opened.
    stamps
        Taken of each before it was opened.
    jobs
        Worker processes at most; fewer chunks than `ALONE_UP_TO` are scored in this one.
    profiled
        Whether workers measure their stages.
    """

    files: Sequence[PostFile]
    stamps: Sequence[Stamp | None]
    jobs: int = 1
    profiled: bool = False

    def missing(self, plan: Plan, parts: PartsFolder) -> Generator[FinishedPart]:
        """Give each part of the plan that `parts` lacks.

        Raises
        ------
        SaringError
            An input changed while it was read, or worker processes died again and again.
        """
        tasks = self._tasks(plan, parts)
        first = deque(islice(tasks, ALONE_UP_TO + 1 if self.jobs > 1 else 0))
        side_by_side = len(first) > ALONE_UP_TO
        # Chunks are let go of as they are given: this frame lives as long as the run.
        all_tasks = chain((first.popleft() for _ in range(len(first))), tasks)
        if side_by_side:
            yield from _side_by_side(all_tasks, plan, self.jobs, self.profiled)
        else:
            for task in all_tasks:
                yield FinishedPart(task.part, task.is_last, _score(task, plan))

    def _tasks(self, plan: Plan, parts: PartsFolder) -> Iterator[Task]:
        for number, section in plan.sections():
            if parts.is_complete(number, section):
                continue
            file = self.files[number]
            stamp = self.stamps[number]
            done = parts.done_in(number, section)
            for at, chunk, is_last in chunks_of(file, section):
                if is_last and stamp:
                    stamp.check()
                if at not in done:
                    yield Task(PartId(number, section, at), chunk, is_last)


def _side_by_side(
    tasks: Iterator[Task], plan: Plan, jobs: int, profiled: bool
) -> Iterator[FinishedPart]:
    """Score chunks in worker processes, a bounded number of them at a time.

    A worker that dies, as the system kills one when memory is short, takes the pool with it: a
    new one is begun with the chunks that were not done.
    """
    waiting: list[Task] = []
    deaths = 0
    while deaths < _DEATHS:
        again, waiting = waiting, []
        try:
            for finished in _in_a_pool(chain(again, tasks), waiting, plan, jobs, profiled):
                deaths = 0
                yield finished
        except BrokenProcessPool:
            deaths += 1
            continue
        return
    raise _workers_die(jobs)


def _in_a_pool(
    tasks: Iterator[Task], waiting: list[Task], plan: Plan, jobs: int, profiled: bool
) -> Iterator[FinishedPart]:
    """Score chunks in one pool; `waiting` holds those that are not done, whatever happens."""
    with ExitStack() as stack:
        # Not forked: a fork inherits the locks of threads that it does not have.
        pool = ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin_worker,
            initargs=(plan, jobs, profiled),
        )
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        running: dict[Future[tuple[bytes, dict[str, float]]], Task] = {}
        exhausted = False
        while running or not exhausted:
            while not exhausted and len(running) < jobs + _CHUNKS_AHEAD:
                task = next(tasks, None)
                if task is None:
                    exhausted = True
                    break
                waiting.append(task)
                running[pool.submit(_work, task)] = task
            with stage("wait"):
                done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                content, seconds = future.result()
                task = running.pop(future)
                waiting.remove(task)
                add_stages(seconds)
                yield FinishedPart(task.part, task.is_last, content)


_plans: list[Plan] = []
"""The plan that this process works for, when it is a worker."""


def _begin_worker(plan: Plan, jobs: int, profiled: bool) -> None:
    _plans[:] = [plan]
    # Ctrl-C reaches every process of a terminal: without a word, as the parent says what to do.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    give_memory_back()
    share_memory(jobs)
    # Worker processes are for large inputs; for small ones stems are not worth a file.
    load_memo()
    multiprocessing.util.Finalize(None, save_memo, exitpriority=1)
    if profiled:
        start_stages()
    with stage("load"):
        scorer_of(plan.setup)


def give_memory_back() -> None:
    """Have Arrow return what it no longer needs: its own pool would keep a third more."""
    pa.set_memory_pool(pa.system_memory_pool())


def _end_with(parent: int) -> None:
    """End this process when its parent was killed: nobody will ever take its result."""
    wait_for_end([parent])
    os._exit(1)


def _work(task: Task) -> tuple[bytes, dict[str, float]]:
    """Score a chunk in a worker; give the part, and the seconds that it took by stage."""
    return _score(task, _plans[0]), take_stages()


def _score(task: Task, plan: Plan) -> bytes:
    with stage("load"):
        scorer = scorer_of(plan.setup)
    return score_part(scorer, plan, task.part.source, task.chunk, task.is_last)


def _workers_die(jobs: int) -> SaringError:
    return SaringError(
        Phrase(
            f"Proses pembantu berhenti sendiri {_DEATHS} kali berturut-turut; mungkin memori "
            "komputer ini habis.",
            f"Worker processes ended by themselves {_DEATHS} times in a row; this computer may be "
            "out of memory.",
        ),
        Phrase(
            f"Ulangi perintah yang sama dengan --jobs {max(1, jobs // 2)}; bagian yang sudah "
            "selesai disimpan dan tidak dikerjakan lagi.",
            f"Give the same command again with --jobs {max(1, jobs // 2)}; what is done is kept "
            "and not done again.",
        ),
    )
