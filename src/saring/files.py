"""Where shipped data lie, and files that appear under their name only when complete."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from saring.errors import Phrase, SaringError

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent.parent


def shipped(*parts: str) -> Path:
    """Path of a shipped file, e.g. ``shipped("data", "reference", "calendar.csv")``.

    It lies beside the code in an installed wheel, and in the checkout otherwise.
    """
    installed = PACKAGE / "shipped"
    return (installed if installed.exists() else CHECKOUT).joinpath(*parts)


@contextmanager
def complete_or_absent(path: Path) -> Iterator[Path]:
    """Give a path to write to; rename it to `path` when the block ends, delete it if it fails.

    A reader therefore never meets half a file under its final name.

    Raises
    ------
    SaringError
        The folder is missing or may not be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix
        )
    except OSError as error:
        raise cannot_write(path, error) from error
    os.close(handle)
    aside = Path(name)
    aside.chmod(0o666 & ~_umask())  # mkstemp is private; the result should be as any other file
    try:
        yield aside
        aside.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        aside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def cannot_write(path: Path, error: OSError) -> SaringError:
    """Say that nothing can be written at `path`, and what to do about it."""
    reason = error.strerror or str(error)
    return SaringError(
        Phrase(
            f"{path}: hasil tidak dapat ditulis di sini ({reason}).",
            f"{path}: the result cannot be written here ({reason}).",
        ),
        Phrase(
            "Pilih folder lain dengan -o, atau minta izin tulis untuk folder itu; "
            "tutup berkasnya lebih dahulu bila sedang terbuka di Excel.",
            "Choose another folder with -o, or get write permission for that one; "
            "close the file first if Excel has it open.",
        ),
    )
