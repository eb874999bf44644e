import subprocess
import sys
from pathlib import Path

import pytest

from saring.cli.score import Options, score
from saring.errors import SaringError
from saring.screening.lock import only_run

HOLDER = """
import sys, time
from pathlib import Path
from saring.screening.lock import only_run
with only_run(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    """Have another process work on a result."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path / "hasil.csv"], stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_run_to_a_result_that_is_being_made_is_told_by_whom(
    holder, many_posts, small_model_folder, tmp_path
):
    options = Options(quiet=True, jobs=1, model=small_model_folder)
    with pytest.raises(SaringError, match=f"process {holder.pid}") as raised:
        score([str(many_posts)], tmp_path / "hasil.csv", options)
    assert "-o" in raised.value.hint.id
    score([str(many_posts)], tmp_path / "lain.csv", options)
    assert (tmp_path / "lain.csv").exists()


def test_what_a_killed_run_leaves_keeps_nobody_out_and_goes_with_the_next(holder, tmp_path):
    holder.kill()
    holder.wait()
    assert list(tmp_path.iterdir())
    with only_run(tmp_path / "hasil.csv"):
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_a_run_that_fails_gives_its_result_back(tmp_path):
    output = tmp_path / "hasil.csv"
    with pytest.raises(ZeroDivisionError), only_run(output):
        1 / 0  # noqa: B018
    with only_run(output):
        pass


def test_a_lock_that_was_deleted_while_it_was_opened_is_not_held(tmp_path, monkeypatch):
    from saring.screening import lock

    taken = []

    def slow(file):
        if not taken:
            (tmp_path / ".hasil.csv.saring.lock").unlink()
        taken.append(file)
        return True

    monkeypatch.setattr(lock, "_lock", slow)
    with only_run(tmp_path / "hasil.csv"):
        assert len(taken) == 2


def test_standard_output_is_nobodys(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with only_run(Path("-")), only_run(Path("-")):
        assert not list(tmp_path.iterdir())
