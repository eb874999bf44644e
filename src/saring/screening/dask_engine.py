"""The engine for more than one machine: the same parts, computed by Dask workers.

Workers get places, not posts or models: each opens the input and loads the model by itself, and
sends scored parts back. Scheduling, lost workers and their work are Dask's.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from saring.errors import Phrase, SaringError
from saring.screening.engine import FinishedPart, score_part
from saring.screening.parts import PartsFolder
from saring.screening.plan import PartId, Plan, Setup
from saring.screening.remote import open_input, reading
from saring.screening.scorer import scorer_of
from saring.screening.sources import Source, source_of
from saring.stages import add_stages, start_stages, stop_stages

if TYPE_CHECKING:
    from distributed import Client, Future

CHUNKS_IN_A_TASK = 10
"""So that a task takes seconds, and what it sends back stays far below a worker's memory."""
_AHEAD_OF_A_WORKER = 2
ANSWERS_WITHIN = "10s"


class Stretch(NamedTuple):
    """Chunks of one section, from the first that is missing."""

    source: int
    section: int
    first: int


class Scored(NamedTuple):
    """What a task sends back: parts with whether each is the last, and seconds by stage."""

    parts: list[tuple[int, bytes, bool]]
    seconds: dict[str, float]


@dataclass(frozen=True)
class DaskEngine:
    """Has the workers of a client score; a bounded number of tasks is under way at a time."""

    client: Client
    profiled: bool = False

    def missing(self, plan: Plan, parts: PartsFolder) -> Generator[FinishedPart]:
        """Give each part of the plan that `parts` lacks.

        A section is scored from its first missing chunk, some chunks a task, one task after
        another; sections side by side.

        Raises
        ------
        SaringError
            An input changed since the plan was made, or workers died again and again.
        """
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        stretches = (
            Stretch(number, section, _first_missing(parts, number, section))
            for number, section in plan.sections()
            if not parts.is_complete(number, section)
        )
        # Sent once for each worker, not with each task.
        sent = self.client.scatter(plan, broadcast=True, hash=False)
        completed = as_completed(loop=self.client.loop)
        running: dict[Future, Stretch] = {}

        def submit(stretch: Stretch) -> None:
            future = self.client.submit(
                score_stretch, sent, stretch, profiled=self.profiled, pure=False
            )
            running[future] = stretch
            completed.add(future)

        try:
            for stretch in stretches:
                submit(stretch)
                if len(running) >= self._most_tasks():
                    break
            while running:
                future = next(completed)
                stretch = running.pop(future)
                try:
                    scored = future.result()
                except KilledWorker as error:
                    raise _workers_die() from error
                future.release()
                add_stages(scored.seconds)
                last = scored.parts[-1]
                following = stretch._replace(first=last[0] + 1) if not last[2] else None
                following = following or next(stretches, None)
                if following is not None:
                    submit(following)
                for chunk, content, is_last in scored.parts:
                    part = PartId(stretch.source, stretch.section, chunk)
                    if part not in parts:
                        yield FinishedPart(part, is_last, content)
        finally:
            self.client.cancel(list(running))

    def _most_tasks(self) -> int:
        return _AHEAD_OF_A_WORKER * max(1, len(self.client.nthreads()))

    def describe(self, inputs: Sequence[tuple[str, str]], setup: Setup) -> list[Source]:
        """Have the workers open inputs, in parallel, and say what each of them is.

        Parameters
        ----------
        inputs
            Name and location of each.

        Raises
        ------
        SaringError
            One of them cannot be read.
        """
        futures = [
            self.client.submit(describe, name, location, setup, pure=False)
            for name, location in inputs
        ]
        return list(self.client.gather(futures))


def describe(name: str, location: str, setup: Setup) -> Source:
    """Open an input where this runs and describe it."""
    return replace(source_of(open_input(name, location, setup).file), name=name, location=location)


def score_stretch(plan: Plan, stretch: Stretch, *, profiled: bool) -> Scored:
    """Score some chunks of a section where this runs."""
    if profiled:
        start_stages()
    source = plan.sources[stretch.source]
    parts = []
    for number, chunk, is_last in reading(source, stretch.section, stretch.first, plan.setup):
        content = score_part(scorer_of(plan.setup), plan, stretch.source, chunk, is_last)
        parts.append((number, content, is_last))
        if len(parts) == CHUNKS_IN_A_TASK:
            break
    return Scored(parts, stop_stages())


def _first_missing(parts: PartsFolder, source: int, section: int) -> int:
    done = parts.done_in(source, section)
    return next(chunk for chunk in range(len(done) + 1) if chunk not in done)


@contextmanager
def dask_client(scheduler: str | None, workers: int) -> Iterator[Client]:
    """Connect to a scheduler, or start a cluster of processes on this machine.

    Raises
    ------
    SaringError
        Dask is not installed, or the scheduler does not answer.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise _not_installed() from error
    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=ANSWERS_WITHIN, set_as_default=False)
        except (OSError, ValueError) as error:
            raise _no_scheduler(scheduler, error) from error
        with client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _not_installed() -> SaringError:
    return SaringError(
        Phrase(
            "Dask belum terpasang; --engine dask memerlukannya.",
            "Dask is not installed; --engine dask needs it.",
        ),
        Phrase(
            "Pasang dengan: pip install 'saring[distributed]'. Satu komputer tidak memerlukannya: "
            "--jobs sudah memakai semua inti.",
            "Install it: pip install 'saring[distributed]'. One computer does not need it: --jobs "
            "uses all cores already.",
        ),
    )


def _no_scheduler(address: str, error: Exception) -> SaringError:
    return SaringError(
        Phrase(
            f"Penjadwal Dask {address} tidak menjawab ({type(error).__name__}).",
            f"The Dask scheduler {address} does not answer ({type(error).__name__}).",
        ),
        Phrase(
            "Jalankan `dask scheduler` di sana dan `dask worker` di tiap mesin, lalu tulis "
            "alamatnya seperti tcp://10.0.0.5:8786.",
            "Run `dask scheduler` there and `dask worker` on each machine, then give its address "
            "as tcp://10.0.0.5:8786.",
        ),
    )


def _workers_die() -> SaringError:
    return SaringError(
        Phrase(
            "Pekerja Dask mati berulang kali pada bagian yang sama; mungkin memorinya habis.",
            "Dask workers died again and again on the same part; they may be out of memory.",
        ),
        Phrase(
            "Beri tiap pekerja memori 2 GB atau lebih, lalu ulangi perintah yang sama: yang sudah "
            "selesai disimpan.",
            "Give each worker 2 GB of memory or more, then give the same command again: what is "
            "done is kept.",
        ),
    )
