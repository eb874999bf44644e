"""What encoding a text file is in, decided on all its bytes, so that reading never fails later."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from saring.errors import Phrase, SaringError

_SAMPLE = 1 << 16
_BLOCK = 1 << 20
_BOMS = (  # UTF-32 before UTF-16: its little-endian mark begins with the other's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Scripts that stand apart from Latin; between Latin code pages a guess from bytes is a coin toss.
_OTHER_SCRIPTS = ["cp1251", "cp1256", "gb18030", "big5", "shift_jis", "euc_kr", "cp874"]
_AS_CP1252 = "saring.cp1252"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file without ever raising ``UnicodeDecodeError``.

    Parameters
    ----------
    name, errors
        For :func:`open`.
    label
        What the user reads, e.g. ``utf-8 + cp1252``.
    notes
        What had to be repaired.
    """

    name: str
    errors: str
    label: str
    notes: tuple[Phrase, ...] = ()


def _byte_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_CP1252[byte] for byte in bad), error.end


_CP1252 = [
    bytes([byte]).decode("cp1252" if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "latin-1")
    for byte in range(256)
]
# Byte by byte, so that an emoji survives in a line that one stray byte has spoilt.
codecs.register_error(_AS_CP1252, _byte_as_cp1252)


def detect_encoding(path: Path) -> Encoding:
    """Find the encoding of a text file from its bytes.

    Byte order marks come first, then the NUL pattern of UTF-16, then strict UTF-8 over the
    whole file. A file that is UTF-8 on a fifth of the lines that could tell has its other bytes
    taken from cp1252; any other file is a code page of another script if charset-normalizer
    names one that decodes all of it, else cp1252.

    Raises
    ------
    SaringError
        The bytes are not text.
    """
    with path.open("rb") as handle:
        sample = handle.read(_SAMPLE)
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return Encoding(name, "replace", name)
    wide = _utf16_without_mark(sample)
    if wide:
        return Encoding(wide, "replace", wide)
    _check_is_text(sample, path)
    utf8 = "utf-8-sig" if sample.startswith(codecs.BOM_UTF8) else "utf-8"
    if _decodes(path, "utf-8"):
        return Encoding(utf8, "strict", utf8)
    return _not_quite_utf8(path, utf8)


def _utf16_without_mark(sample: bytes) -> str | None:
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    high_first = sample[0 : 2 * pairs : 2].count(0) / pairs
    low_first = sample[1 : 2 * pairs : 2].count(0) / pairs
    if low_first > 0.4 and high_first < 0.05:
        return "utf-16-le"
    if high_first > 0.4 and low_first < 0.05:
        return "utf-16-be"
    return None


def _check_is_text(sample: bytes, path: Path) -> None:
    controls = sum(sample.count(byte) for byte in (*range(9), *range(14, 32), 0x7F))
    # Random bytes hold some 11 %; a broken export may hold a few NULs.
    if controls > 32 and controls > 0.05 * len(sample):
        raise SaringError(
            Phrase(f"{path}: isinya bukan teks dan bukan format yang dikenal.",
                   f"{path}: the contents are neither text nor a known format."),
            Phrase("Ekspor ulang sebagai CSV UTF-8 atau .xlsx.",
                   "Export again as CSV UTF-8 or .xlsx."),
        )  # fmt: skip


def _decodes(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)("strict")
    try:
        with path.open("rb") as handle:
            while block := handle.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _not_quite_utf8(path: Path, utf8: str) -> Encoding:
    valid, broken, sample = 0, 0, bytearray()
    for line in _telling_lines(path):
        try:
            line.decode("utf-8")
            valid += 1
        except UnicodeDecodeError:
            broken += 1
            if len(sample) < _SAMPLE:
                sample += line
    # Bytes of a code page hardly ever form a UTF-8 letter by chance, so a few such lines tell.
    if valid * 4 >= broken > 0 and valid:
        return Encoding(utf8, _AS_CP1252, f"{utf8} + cp1252", (_mixed(broken),))
    name = _code_page(path, bytes(sample))
    if name is not None:
        return Encoding(name, "strict", name)
    return Encoding("cp1252", _AS_CP1252, "cp1252")


def _telling_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as handle:
        for line in handle:
            if not line.isascii():
                yield line


def _code_page(path: Path, sample: bytes) -> str | None:
    """Name the code page of another script, if most of the letters are of one."""
    letters = b"".join(sample.split())
    if sum(byte >= 0x80 for byte in letters) <= 0.5 * len(letters):
        return None
    guess = from_bytes(sample, cp_isolation=[*_OTHER_SCRIPTS, "cp1252"]).best()
    if guess is None or guess.encoding == "cp1252" or not _decodes(path, guess.encoding):
        return None
    return guess.encoding


def _mixed(lines: int) -> Phrase:
    return Phrase(
        f"{lines} baris bukan UTF-8; bita yang menyimpang dibaca sebagai cp1252",
        f"{lines} lines are not UTF-8; their stray bytes were read as cp1252",
    )
