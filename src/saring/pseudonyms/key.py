"""The secret that pseudonyms are made with: created once, kept by few, refused when weak."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.files import cannot_write

KEY_BYTES = 32
"""As long as the hash of HMAC-SHA256, which is what RFC 2104 asks for at least."""

_MARK = "saring-key-1:"
_LINE = re.compile(re.escape(_MARK) + r"([0-9A-Fa-f]*)")
_LARGEST_FILE = 10_000
# 32 random bytes hold fewer than 16 different ones once in 10^13 keys; typed ones mostly do.
_LEAST_DIFFERENT = 16
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_PREAMBLE = """\
# KUNCI RAHASIA nama samaran saring. Siapa yang memegang berkas ini dan ekspor aslinya dapat
# mengetahui siapa orangnya. Bila hilang, nama samaran lama tidak dapat dibuat ulang.
# SECRET KEY of saring pseudonyms. With it and the original export one can tell who is who.
# If it is lost, the pseudonyms made with it cannot be made again.
"""


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of at least 32 bytes; `fingerprint` tells keys apart and gives nothing away."""

    secret: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that only this key has."""
        return hmac.digest(self.secret, b"fingerprint", hashlib.sha256).hex()[:16]


def new_key(path: Path) -> Key:
    """Write a new random key that only its owner can read, and give it.

    Raises
    ------
    SaringError
        The file exists, or cannot be written. A key is never replaced: everything made with the
        old one would become unlinkable.
    """
    key = Key(secrets.token_bytes(KEY_BYTES))
    content = f"{_PREAMBLE}{_MARK}{key.secret.hex()}\n"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise SaringError(
            Phrase(f"{path}: berkas ini sudah ada dan tidak ditimpa.",
                   f"{path}: this file exists and is not overwritten."),
            Phrase("Pakai kunci itu, atau pilih nama lain untuk kunci baru.",
                   "Use that key, or choose another name for a new one."),
        ) from error  # fmt: skip
    except OSError as error:
        raise cannot_write(path, error) from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
    return key


def load_key(path: Path) -> Key:
    """Read a key made by `new_key`.

    Raises
    ------
    SaringError
        The file is missing, is no key, is short or patterned, or others on this computer may
        read it (not checked on Windows, whose permissions Python does not see).
    """
    try:
        others = stat.S_IMODE(path.stat().st_mode) & _OTHERS
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE).decode("utf-8", "replace")
    except OSError as error:
        raise _unreadable(path, error) from error
    found = [match for line in content.splitlines() if (match := _LINE.fullmatch(line.strip()))]
    if len(found) != 1:
        raise _refused(
            path, "bukan berkas kunci saring (harus memuat satu baris saring-key-1:...)",
            "is no key file of saring (one line saring-key-1:... was expected)",
        )  # fmt: skip
    digits = found[0][1]
    if len(digits) < 2 * KEY_BYTES or len(digits) % 2:
        raise _refused(
            path, f"kuncinya {len(digits)} digit heksadesimal; paling sedikit {2 * KEY_BYTES}",
            f"its key has {len(digits)} hexadecimal digits; at least {2 * KEY_BYTES} are needed",
        )  # fmt: skip
    secret = bytes.fromhex(digits)
    if len(set(secret)) < _LEAST_DIFFERENT:
        raise _refused(
            path, "kuncinya berpola, tidak acak, sehingga mudah ditebak",
            "its key follows a pattern, is not random, and can be guessed",
        )  # fmt: skip
    if others and sys.platform != "win32":
        raise SaringError(
            Phrase(f"{path}: kunci ini dapat dibaca orang lain di komputer ini.",
                   f"{path}: others on this computer can read this key."),
            Phrase(f'Tutup aksesnya: chmod 600 "{path}"', f'Close it: chmod 600 "{path}"'),
        )  # fmt: skip
    return Key(secret)


def _unreadable(path: Path, error: OSError) -> SaringError:
    reason = error.strerror or str(error)
    return SaringError(
        Phrase(f"{path}: berkas kunci tidak dapat dibaca ({reason}).",
               f"{path}: the key file cannot be read ({reason})."),
        Phrase(f'Periksa letaknya, atau buat kunci baru: saring new-key "{path}"',
               f'Check where it is, or make a new key: saring new-key "{path}"'),
    )  # fmt: skip


def _refused(path: Path, indonesian: str, english: str) -> SaringError:
    return SaringError(
        Phrase(f"{path}: {indonesian}.", f"{path}: {english}."),
        Phrase("Buat kunci acak dengan: saring new-key BERKAS_BARU",
               "Make a random key with: saring new-key NEW_FILE"),
    )  # fmt: skip
