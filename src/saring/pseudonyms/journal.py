"""The journal of reveals: who looked behind which pseudonym, when and why, in a chain of hashes."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from saring.errors import Phrase, SaringError

_START = "0" * 64


@dataclass(frozen=True, slots=True)
class RevealLog:
    """A file of JSON lines, each with the hash of the line before: none can be changed unseen.

    What a chain cannot show by itself is that its last lines are missing; write the number and
    hash of a record into the case file to keep them.
    """

    path: Path

    @classmethod
    def beside(cls, key: Path) -> RevealLog:
        """Give the log that belongs to a key."""
        return cls(key.with_name(f"{key.name}.reveal.jsonl"))

    def append(self, facts: dict[str, Any]) -> tuple[int, str]:
        """Add one record with number, time (UTC) and user; give its number and hash.

        Raises
        ------
        SaringError
            The chain is broken, and the log stays as it is: it is evidence; or the log cannot be
            written.
        """
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            with (
                os.fdopen(handle, "a+", encoding="utf-8", errors="replace", newline="") as file,
                _alone(file),
            ):
                file.seek(0)
                number, previous = self._last(file)
                record: dict[str, Any] = {
                    "number": number + 1,
                    "when": datetime.now(UTC).isoformat(timespec="seconds"),
                    "user": _user(),
                    **facts,
                    "previous": previous,
                }
                record["hash"] = _hash(record)
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._unusable(error) from error
        return number + 1, record["hash"]

    def check(self) -> int:
        """Give the number of records of a whole chain; none if there is no log yet.

        Raises
        ------
        SaringError
            A line was changed, taken out, moved or cut; the first such line is named.
        """
        if not self.path.exists():
            return 0
        try:
            with self.path.open(encoding="utf-8", errors="replace", newline="") as file:
                return self._last(file)[0]
        except OSError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: OSError) -> SaringError:
        reason = error.strerror or str(error)
        return SaringError(
            Phrase(
                f"{self.path}: catatan pembukaan identitas tidak dapat dibaca atau ditulis "
                f"({reason}); tanpa catatan, tidak ada yang dibuka.",
                f"{self.path}: the journal of reveals cannot be read or written ({reason}); "
                "without it nothing is revealed.",
            ),
            Phrase(
                "Minta izin tulis, atau sebut tempat lain dengan --log.",
                "Get write permission, or name another place with --log.",
            ),
        )

    def _last(self, file: TextIO) -> tuple[int, str]:
        number, previous = 0, _START
        for number, line in enumerate(file, start=1):
            record = _record(line)
            given = record.pop("hash", None)
            whole = record.get("number") == number and record.get("previous") == previous
            if not (whole and given == _hash(record)):
                raise self._broken(number)
            previous = str(given)
        return number, previous

    def _broken(self, number: int) -> SaringError:
        return SaringError(
            Phrase(
                f"{self.path}: baris {number}: rantai catatan putus; ada baris yang diubah, "
                "dihapus, atau disisipkan.",
                f"{self.path}: line {number}: the chain is broken; a line was changed, taken out "
                "or put in.",
            ),
            Phrase(
                "Simpan berkas itu sebagai bukti dan laporkan kepada penanggung jawab data; "
                "lanjutkan dengan --log BERKAS_BARU.",
                "Keep that file as evidence and report it to whoever answers for the data; "
                "go on with --log NEW_FILE.",
            ),
        )


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line) if line.endswith("\n") else None
    except ValueError:
        record = None
    return record if isinstance(record, dict) else {}


def _hash(record: dict[str, Any]) -> str:
    content = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        return "?"


@contextmanager
def _alone(file: TextIO) -> Iterator[None]:
    """Keep two reveals at once from writing the same number."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)
