"""Kill scoring runs at random moments, and see that the same command goes on to the same bytes.

    python benchmarks/resume_kills.py [--kills 50] [--posts 12000] [--part-rows 1500] [--jobs 2]
        [--json FILE]

`score` is started in a process of its own, for CSV and for Parquet results, in input order and
with the most urgent first, and killed (SIGKILL) at a random moment of an undisturbed run's
duration; every other run at a random moment after its last part was kept, when the result is being
put together. It is then killed up to two times more while it goes on, and left to end. Result and
rejects are compared, byte by byte, with those of the undisturbed run. At each kill the result must
be absent or whole, and no worker may outlive its run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
import psutil

OWN = Path(__file__).parent.parent / "data" / "asn_voice.csv"
MOST_KILLS_OF_A_RUN = 3
_PATIENCE = 10.0
_CALL = """
import sys
from pathlib import Path
from saring.cli.score import Options, score
if __name__ == "__main__":
    export, output, jobs, rows, sort, model = sys.argv[1:]
    options = Options(quiet=True, jobs=int(jobs), chunk_rows=int(rows), sort=sort == "sorted",
                      model=Path(model) if model else None)
    score([export], Path(output), options)
"""


@dataclass(frozen=True)
class Kind:
    """What a result is like."""

    suffix: str
    order: str


KINDS = [Kind(suffix, order) for order in ("as-read", "sorted") for suffix in (".csv", ".parquet")]


@dataclass(frozen=True)
class Undisturbed:
    """What a run that nobody kills gives: result and rejects, and its seconds.

    `tail` are those after the last part was kept.
    """

    files: tuple[bytes, ...]
    seconds: float
    tail: float


def write_export(path: Path, posts: int) -> None:
    """Write our own invented posts to a CSV: now and then one without text, or the same again."""
    own = pd.read_csv(OWN, dtype=str, keep_default_na=False)[["id", "text"]]
    export = pd.concat([own] * (posts // len(own) + 1), ignore_index=True).iloc[:posts].copy()
    export["id"] = [f"p{number - (number % 100 == 99)}" for number in range(posts)]
    export["akun"] = [f"guru_{number % 97}" for number in range(posts)]
    export.iloc[98::100] = export.iloc[99::100].to_numpy()
    export.loc[export.index % 150 == 149, "text"] = ""
    export.to_csv(path, index=False)


class Runs:
    """Runs over one export, killed or not.

    Parameters
    ----------
    folder
        Where the export, the script and the results lie.
    """

    def __init__(self, folder: Path, posts: int, part_rows: int, jobs: int, model: str) -> None:
        self.folder = folder
        self.export = folder / "ekspor.csv"
        write_export(self.export, posts)
        self.script = folder / "run.py"
        self.script.write_text(_CALL, encoding="utf-8")
        self.arguments = [str(jobs), str(part_rows)]
        self.model = model
        self.parts = -(-posts // part_rows)
        self.log = folder / "log.txt"

    def output(self, kind: Kind) -> Path:
        """Give the place of a result."""
        return self.folder / f"{kind.order}{kind.suffix}"

    def start(self, kind: Kind) -> subprocess.Popen[bytes]:
        """Begin a run."""
        call = [sys.executable, self.script, self.export, self.output(kind)]
        with self.log.open("wb") as log:
            return subprocess.Popen(
                [*call, *self.arguments, kind.order, self.model], stderr=log, start_new_session=True
            )

    def finish(self, kind: Kind, process: subprocess.Popen[bytes]) -> tuple[bytes, ...]:
        """Wait for the end; give the bytes of result and rejects, and delete both."""
        if process.wait():
            raise SystemExit(f"a run that nobody killed failed: {kind}\n{self.log.read_text()}")
        output = self.output(kind)
        files = (output, output.with_name(f"{output.name}.rejected.csv"))
        taken = tuple(file.read_bytes() for file in files)
        for file in files:
            file.unlink()
        return taken

    def undisturbed(self, kind: Kind) -> Undisturbed:
        """Run to the end once."""
        begun = time.perf_counter()
        process = self.start(kind)
        self.wait_for_last_part(kind, process)
        kept = time.perf_counter()
        files = self.finish(kind, process)
        ended = time.perf_counter()
        return Undisturbed(files, ended - begun, ended - kept)

    def parts_kept(self, kind: Kind) -> int:
        """Count the parts that are kept now."""
        return len(list(self.folder.glob(f".{self.output(kind).name}.saring-*/*.part")))

    def wait_for_last_part(self, kind: Kind, process: subprocess.Popen[bytes]) -> None:
        """Wait until all parts of a run are kept, or it ended."""
        while process.poll() is None and self.parts_kept(kind) < self.parts:
            time.sleep(0.005)

    def moment(self, kind: Kind) -> str:
        """Say how far a run had come."""
        kept = self.parts_kept(kind)
        if self.output(kind).exists():
            return "result there, parts not yet deleted"
        if kept == self.parts:
            return "all parts kept, result not yet complete"
        return "parts being made" if kept else "no part yet"


def outlived(session: int) -> int:
    """Kill what is left of a run some seconds after its end; give how many processes that was."""
    until = time.monotonic() + _PATIENCE
    while alive := [process for process in psutil.process_iter() if _belongs(process, session)]:
        if time.monotonic() > until:
            for process in alive:
                process.kill()
            return len(alive)
        time.sleep(0.02)
    return 0


def _belongs(process: psutil.Process, session: int) -> bool:
    try:
        return os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, psutil.NoSuchProcess):
        return False


def measure(
    kills: int,
    posts: int,
    jobs: int,
    part_rows: int,
    *,
    kinds: Sequence[Kind] = KINDS,
    model: str = "",
    seed: int = 4,
) -> dict[str, Any]:
    """Kill runs so many times; say when, and what became of the results."""
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    moments: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        runs = Runs(Path(name), posts, part_rows, jobs, model)
        expected = {kind: runs.undisturbed(kind) for kind in kinds}
        for number in count():
            if found["kills"] >= kills:
                break
            kind = kinds[number % len(kinds)]
            whole = expected[kind]
            late = number // len(kinds) % 2 == 1
            for _ in range(chance.randint(1, min(MOST_KILLS_OF_A_RUN, kills - found["kills"]))):
                process = runs.start(kind)
                if late:
                    runs.wait_for_last_part(kind, process)
                time.sleep(chance.uniform(0, whole.tail if late else whole.seconds))
                late = False
                if process.poll() is not None:
                    break
                process.send_signal(signal.SIGKILL)  # the run alone: its workers see to themselves
                process.wait()
                found["kills"] += 1
                found["processes_left"] += outlived(process.pid)
                moments[runs.moment(kind)] += 1
                output = runs.output(kind)
                found["half_results"] += output.exists() and output.read_bytes() != whole.files[0]
            taken = runs.finish(kind, runs.start(kind))
            found["results_compared"] += 1
            found["results_that_differ"] += taken != whole.files
        left = [path.name for path in runs.folder.iterdir() if path.name.startswith(".")]
    return {
        **found,
        "moments": dict(moments.most_common()),
        "files_left": left,
        "posts": posts,
        "parts": runs.parts,
        "jobs": jobs,
        "seconds_undisturbed": {
            f"{kind.suffix} {kind.order}": round(whole.seconds, 2)
            for kind, whole in expected.items()
        },
    }


def failed(found: dict[str, Any]) -> bool:
    """Tell whether anything was not as promised."""
    broken = ("results_that_differ", "half_results", "processes_left", "files_left")
    return any(found[name] for name in broken)


def main() -> None:
    """Print what happened, and write it to a file if asked; exit with 1 if a promise broke."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--posts", type=int, default=12_000)
    parser.add_argument("--part-rows", type=int, default=1_500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = measure(given.kills, given.posts, given.jobs, given.part_rows)
    print(json.dumps(found, indent=1))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if failed(found):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
