"""Kill a scoring run at random moments, and see that the same command goes on to the same bytes.

    python benchmarks/resume_kills.py [--kills 50] [--posts 4000] [--jobs 2] [--json FILE]

Each round starts `score` in a process of its own, with small chunks so that there are many parts,
and kills it (SIGKILL) at a random moment of an undisturbed run's duration; every fifth round is
left to end, and its result compared byte by byte with that of the undisturbed run. Nothing may
stand under the final name in between.
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
from pathlib import Path

import pandas as pd

OWN = Path(__file__).parent.parent / "data" / "asn_voice.csv"
ROUNDS_UNTIL_LEFT_ALONE = 5
_CALL = """
import sys
from pathlib import Path
from saring.cli.score import Options, score
model = Path(sys.argv[5]) if sys.argv[5] else None
if __name__ == "__main__":
    options = Options(quiet=True, jobs=int(sys.argv[3]), chunk_rows=int(sys.argv[4]), model=model)
    score([sys.argv[1]], Path(sys.argv[2]), options)
"""


def write_export(path: Path, posts: int) -> None:
    """Write our own invented posts, made distinct, to a CSV."""
    own = pd.read_csv(OWN, dtype=str, keep_default_na=False)[["id", "text"]]
    export = pd.concat([own] * (posts // len(own) + 1), ignore_index=True).iloc[:posts]
    export["id"] = [f"p{number}" for number in range(posts)]
    export["akun"] = [f"guru_{number % 97}" for number in range(posts)]
    export.to_csv(path, index=False)


class Kills:
    """Runs over one export, killed or not.

    Parameters
    ----------
    folder
        Where the export, the script and the results lie.
    """

    def __init__(
        self, folder: Path, posts: int, jobs: int, chunk_rows: int, model: str = ""
    ) -> None:
        self.folder = folder
        self.export = folder / "ekspor.csv"
        write_export(self.export, posts)
        (folder / "run.py").write_text(_CALL, encoding="utf-8")
        self.arguments = [str(jobs), str(chunk_rows), model]

    def start(self, output: Path) -> subprocess.Popen[bytes]:
        """Begin a run."""
        script = [sys.executable, str(self.folder / "run.py"), str(self.export), str(output)]
        return subprocess.Popen([*script, *self.arguments], start_new_session=True)

    def undisturbed(self) -> tuple[bytes, float]:
        """Give the bytes of a whole run, and its seconds."""
        output = self.folder / "utuh.csv"
        started = time.perf_counter()
        code = self.start(output).wait()
        if code:
            raise SystemExit(f"the undisturbed run failed with {code}")
        return output.read_bytes(), time.perf_counter() - started

    def killed(self, output: Path, after: float) -> bool:
        """Run and kill after so many seconds; tell whether it was still running then."""
        process = self.start(output)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)  # the run alone: workers must end by themselves
            process.wait()
            return True
        return False


def measure(
    kills: int, posts: int, jobs: int, *, seed: int = 4, model: str = ""
) -> dict[str, object]:
    """Kill so many runs; give how many results were compared and how many differed."""
    moments = random.Random(seed)
    found = {"kills": 0, "results_compared": 0, "results_that_differ": 0, "half_results": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = Kills(folder, posts, jobs, max(50, posts // 40), model)
        expected, seconds = runs.undisturbed()
        output = folder / "hasil.csv"
        while found["kills"] < kills:
            if runs.killed(output, moments.uniform(0, seconds)):
                found["kills"] += 1
                found["half_results"] += output.exists() and output.read_bytes() != expected
            if found["kills"] % ROUNDS_UNTIL_LEFT_ALONE == 0 or found["kills"] == kills:
                runs.start(output).wait()
            if output.exists():
                found["results_compared"] += 1
                found["results_that_differ"] += output.read_bytes() != expected
                output.unlink()
        left = [path.name for path in folder.iterdir() if ".saring-" in path.name]
    return {**found, "posts": posts, "jobs": jobs, "seconds_undisturbed": seconds, "left": left}


def main() -> None:
    """Print what happened, and write it to a file if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--posts", type=int, default=4000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found = measure(arguments.kills, arguments.posts, arguments.jobs)
    print(json.dumps(found, indent=1))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if found["results_that_differ"] or found["half_results"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
