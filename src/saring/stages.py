"""Where the time of a run goes: seconds by stage, almost free while nobody asks.

A function says ``with stage("read"):`` around its work. Between `start_stages` and `stop_stages`
the seconds are summed by name; otherwise the block costs one look at a global. A stage inside
another counts for itself alone, so that the seconds of all stages never exceed those of the clock.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from types import TracebackType

STAGES = (
    *("load", "read", "tokenise", "distinct words", "features", "score", "reasons"),
    *("rows", "keep", "write", "wait"),
)
"""Stages in the order in which a post passes them.

The first is what happens before any post is read, and the loading of the model; ``rows`` puts
scores beside the columns of the input; ``keep`` has them on the disk until the result is complete;
the last is waiting for worker processes.
"""


class _Clock:
    """Seconds by stage, and the stages that are open, innermost last."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.open: list[str] = []
        self.since = 0.0

    def spend(self) -> None:
        """Book the time since the last change for the innermost open stage."""
        now = time.perf_counter()
        if self.open:
            name = self.open[-1]
            self.seconds[name] = self.seconds.get(name, 0.0) + now - self.since
        self.since = now


class stage:  # noqa: N801 - read as a statement, as `contextlib.suppress`
    """Book the seconds of a block under `name`, when a profile is being taken.

    One thread is measured: blocks of other threads must not use it.
    """

    __slots__ = ("_clock", "_name")

    def __init__(self, name: str) -> None:
        self._name = name
        self._clock: _Clock | None = None

    def __enter__(self) -> None:
        self._clock = _running
        if self._clock is not None:
            self._clock.spend()
            self._clock.open.append(self._name)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._clock is not None:
            self._clock.spend()
            self._clock.open.pop()


_running: _Clock | None = None


def start_stages() -> None:
    """Begin to sum seconds by stage in this process."""
    global _running  # noqa: PLW0603 - one clock a process, as there is one time
    _running = _Clock()


def stop_stages() -> dict[str, float]:
    """Stop, and give the seconds of each stage that took any; empty when none was started."""
    global _running
    clock, _running = _running, None
    return clock.seconds if clock else {}


def take_stages() -> dict[str, float]:
    """Give the seconds booked so far and begin again at nothing; a worker sends these home."""
    if _running is None:
        return {}
    taken, _running.seconds = _running.seconds, {}
    return taken


def add_stages(seconds: Mapping[str, float]) -> None:
    """Book what was measured elsewhere, such as in a worker process."""
    if _running is None:
        return
    for name, spent in seconds.items():
        _running.seconds[name] = _running.seconds.get(name, 0.0) + spent


def in_order(names: Iterable[str]) -> list[str]:
    """Sort stages as a post passes them; others come last, by name."""
    place = {name: at for at, name in enumerate(STAGES)}
    return sorted(names, key=lambda name: (place.get(name, len(place)), name))
