"""Run a command and account for it as the operating system does: time, and memory of its tree."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLED_EVERY = 0.05


@dataclass(frozen=True)
class Spent:
    """What a command took.

    Attributes
    ----------
    seconds
        By the clock on the wall, from start to end of the process.
    peak_mb
        Most memory of the process and its children together, in megabytes of 10^6 bytes: the
        private pages of all, and the shared ones (code of libraries) of the one that has most of
        them. Sampled 20 times a second.
    """

    seconds: float
    peak_mb: float


def run(command: Sequence[str]) -> Spent:
    """Run a command to its end; a failure raises `CalledProcessError` with what it said."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = [0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_SAMPLED_EVERY):
            peak[0] = max(peak[0], _together(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, said = process.communicate()
    seconds = time.perf_counter() - begun
    done.set()
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Spent(round(seconds, 2), round(peak[0] / 1e6))


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = status.read_text().split(" ", 1)
        except OSError:
            continue
        parent = int(rest.rsplit(")", 1)[1].split()[1])
        children.setdefault(parent, []).append(int(pid))
    found = [root]
    for pid in found:
        found.extend(children.get(pid, ()))
    return found


def _size(pid: int) -> tuple[int, int]:
    """Give the private and the shared bytes of a process; the kernel counts both anyway."""
    try:
        status = dict(
            line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines()
        )
        return tuple(
            1024 * sum(int(status[name].split()[0]) for name in names)
            for names in (("RssAnon",), ("RssFile", "RssShmem"))
        )
    except (OSError, KeyError):
        return 0, 0


def _together(root: int) -> int:
    sizes = [_size(pid) for pid in _tree(root)]
    return sum(private for private, _ in sizes) + max(shared for _, shared in sizes)
