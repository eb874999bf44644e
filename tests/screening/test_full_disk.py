"""The kernel itself refuses to write: by a limit on files, and on a disk that is full."""

import gc
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from saring.cli.score import Options, score
from saring.errors import SaringError

resource = pytest.importorskip("resource", reason="limits of Unix")
SARING = Path(sys.executable).parent / "saring"


@contextmanager
def no_file_above(size):
    """Have the kernel refuse to make a file larger than so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of so many kilobytes, and a function that makes it larger."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(options):
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder],
            check=True,
            capture_output=True,
        )

    try:
        mount("size=100k")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk may be mounted here")
    yield folder, lambda: mount("remount,size=20m")
    subprocess.run(["umount", folder], check=True)


def parts_beside(output):
    [folder] = output.parent.glob(f".{output.name}.saring-*")
    return sorted(path.name for path in folder.glob("*.part"))


def test_the_command_says_what_the_disk_refused_and_goes_on_when_it_no_longer_does(
    many_posts, small_model_folder, tmp_path
):
    output, expected = tmp_path / "hasil.csv", tmp_path / "utuh.csv"
    options = Options(quiet=True, jobs=1, model=small_model_folder)
    score([str(many_posts)], expected, options)
    limit = expected.stat().st_size - 1
    call = [SARING, "score", many_posts, "-o", output, "--model", small_model_folder]
    refused = subprocess.run(
        call,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert refused.returncode == 2
    assert refused.stdout == ""
    what, remedy = refused.stderr.splitlines()
    assert what.startswith(f"Gagal: {output}: ")
    assert "File too large" in what
    assert remedy.startswith("Cara mengatasi: ")
    assert "ulangi perintah yang sama" in remedy
    assert not output.exists()
    assert parts_beside(output) == ["0-0-0.part"]
    subprocess.run([*call, "--quiet"], check=True)
    assert output.read_bytes() == expected.read_bytes()


# XlsxWriter leaves its own temporary files open when it fails.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("sort", [False, True], ids=["as read", "sorted"])
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".parquet", ".xlsx"])
def test_whatever_cannot_be_written_in_whole_is_absent_and_its_parts_are_kept(
    suffix, sort, many_posts, small_model_folder, tmp_path
):
    options = Options(quiet=True, jobs=1, chunk_rows=20, model=small_model_folder, sort=sort)
    output, expected = tmp_path / f"hasil{suffix}", tmp_path / f"utuh{suffix}"
    score([str(many_posts)], expected, options)
    with (
        no_file_above(expected.stat().st_size * 3 // 4),
        pytest.raises(SaringError, match=rf"hasil\{suffix}: .*File too large") as raised,
    ):
        score([str(many_posts)], output, options)
    assert "perintah yang sama" in raised.value.hint.id
    del raised
    gc.collect()  # XlsxWriter leaves its own files to the collector, whose warning belongs here
    assert not output.exists()
    assert parts_beside(output)
    score([str(many_posts)], output, options)
    assert output.read_bytes() == expected.read_bytes()


def test_a_run_on_a_disk_that_is_full_goes_on_when_there_is_room(
    many_posts, small_model_folder, tmp_path, small_disk
):
    disk, make_room = small_disk
    options = Options(quiet=True, jobs=1, chunk_rows=20, model=small_model_folder)
    output, expected = disk / "hasil.csv", tmp_path / "utuh.csv"
    score([str(many_posts)], expected, options)
    with pytest.raises(SaringError, match=r"hasil\.csv: .*No space left") as raised:
        score([str(many_posts)], output, options)
    assert "Make room" in raised.value.hint.en
    assert not output.exists()
    kept = parts_beside(output)
    assert 0 < len(kept) < 7
    make_room()
    score([str(many_posts)], output, options)
    assert output.read_bytes() == expected.read_bytes()
    assert sorted(path.name for path in disk.iterdir()) == ["hasil.csv", "hasil.csv.rejected.csv"]
