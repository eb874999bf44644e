"""Stems kept between runs: a file that may be deleted, spoilt or missing, and never matters.

Only words that lost an affix are kept: they take twice the time of others to stem, and the names
and accounts of an export, which have none, thereby stay out of a folder that outlives it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from itertools import islice
from pathlib import Path

from saring.errors import SaringError
from saring.files import complete_or_absent
from saring.text.stem import LONGEST_KEPT, known_stems, remember_stems
from saring.text.stemming.roots import dictionary_file

KEPT_WORDS = 100_000  # a pool of 280,000 posts has 28,000 that lose an affix
_LARGEST = KEPT_WORDS * 2 * (LONGEST_KEPT + 1) + 1_000  # bytes
_FILE = "stems.txt"
# No right to read or write, no home folder, no PySastrawi, rules that lie in no file.
_NO_MEMO = (OSError, RuntimeError, SaringError, PackageNotFoundError)


def cache_folder() -> Path:
    """Folder of what may be deleted at any time.

    It is ``SARING_CACHE``, else ``saring`` in the user's cache folder as the platform has it:
    ``XDG_CACHE_HOME`` or ``~/.cache``, ``LOCALAPPDATA`` on Windows, ``~/Library/Caches`` on macOS.

    Raises
    ------
    RuntimeError
        There is no home folder.
    """
    if ours := os.environ.get("SARING_CACHE"):
        return Path(ours)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "saring" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "saring"
    shared = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # The XDG specification has a relative path ignored.
    return (shared if shared.is_absolute() else Path.home() / ".cache") / "saring"


def load_memo() -> int:
    """Remember the stems of earlier runs; give how many there were.

    For exports of a million posts: the 30,000 affixed words of 280,000 posts are loaded in 20 ms,
    saved in 60, and stemmed again in 80. A memo that is missing, spoilt, or of another dictionary
    or other rules counts as empty.
    """
    kept = _read()
    remember_stems(kept)
    return len(kept)


def save_memo() -> int:
    """Keep the stems found so far for other runs; give how many the file now has.

    It is written whole under another name and then renamed, so a reader never meets half of it;
    of several writers the last one wins. Where nothing can be written, nothing is: 0.
    """
    kept = _read()
    found = {word: stem for word, stem in known_stems().items() if word != stem}
    if found.keys() <= kept.keys():
        return len(kept)
    merged = kept | found
    newest = dict(islice(merged.items(), max(0, len(merged) - KEPT_WORDS), None))
    try:
        with complete_or_absent(cache_folder() / _FILE) as aside:
            aside.chmod(0o600)  # words of posts are no other user's business
            aside.write_bytes(_written(newest))
    except _NO_MEMO:
        return 0
    return len(newest)


def _read() -> dict[str, str]:
    """Stems of the file, or none where anything about it is not as we would have written it."""
    try:
        path = cache_folder() / _FILE
        if path.stat().st_size > _LARGEST:
            return {}
        header, _, body = path.read_bytes().partition(b"\n")
        if header != _header(body):
            return {}
    except _NO_MEMO:
        return {}
    words, found = body.decode("ascii").split("\n")
    return dict(zip(words.split(" "), found.split(" "), strict=True))


def _written(stems: Mapping[str, str]) -> bytes:
    body = "\n".join([" ".join(stems), " ".join(stems.values())]).encode("ascii")
    return _header(body) + b"\n" + body


def _header(body: bytes) -> bytes:
    return f"saring stems {_rules_digest()} {sha256(body).hexdigest()}".encode("ascii")


def _rules_digest() -> str:
    """Digest of all that decides a stem: the dictionary, PySastrawi's version and our rules."""
    digest = sha256(dictionary_file())
    digest.update(version("PySastrawi").encode("ascii"))
    rules = [*files("saring.text.stemming").iterdir(), files("saring.text") / "stem.py"]
    for source in sorted(rules, key=lambda source: source.name):
        if source.name.endswith(".py"):
            digest.update(source.read_bytes())
    return digest.hexdigest()
