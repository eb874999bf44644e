"""Hashes that tell whether a model folder is as it was written."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from saring.errors import Phrase, SaringError
from saring.model.layout import Layout


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file's bytes in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(layout: Layout) -> None:
    """Write down the hash of every file of the model."""
    hashes = {path.name: sha256(path) for path in layout.described()}
    layout.manifest.write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")


def verified_digest(layout: Layout) -> str:
    """Check every file against the manifest and give the hash of the manifest itself.

    Raises
    ------
    SaringError
        The folder is no model, lacks a file, or a file is not the one that was written.
    """
    folder = layout.folder
    if not layout.manifest.is_file():
        raise SaringError(
            Phrase(
                f"{folder}: bukan folder model saring ({layout.manifest.name} tidak ada).",
                f"{folder}: not a saring model folder ({layout.manifest.name} is missing).",
            ),
            Phrase(
                "Beri folder hasil `saring train`, atau hapus --model untuk memakai model bawaan.",
                "Give a folder that `saring train` wrote, or leave out --model to use the default.",
            ),
        )
    try:
        expected = dict(json.loads(layout.manifest.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise _damaged(layout.manifest) from error
    for path in layout.described():
        if not path.is_file() or sha256(path) != expected.get(path.name):
            raise _damaged(path)
    return sha256(layout.manifest)


def _damaged(path: Path) -> SaringError:
    return SaringError(
        Phrase(
            f"{path}: isi berkas model ini hilang atau berubah sejak ditulis, jadi tidak dipakai.",
            f"{path}: this file of the model is missing or changed since it was written, "
            "so it is not used.",
        ),
        Phrase(
            "Salin ulang seluruh folder modelnya, atau latih lagi dengan `saring train`.",
            "Copy the whole model folder again, or train it again with `saring train`.",
        ),
    )
