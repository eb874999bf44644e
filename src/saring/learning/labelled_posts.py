"""The labelled posts that one training or evaluation run works on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from saring.errors import Phrase, SaringError
from saring.evaluation import DataFile
from saring.files import shipped
from saring.learning.corpora import COLUMNS, LABEL_COLUMNS, READERS
from saring.learning.recipe import Corpus
from saring.model.manifest import sha256


@dataclass(frozen=True)
class LabelledPosts:
    """Posts with labels from one or more files.

    Attributes
    ----------
    posts
        Columns `saring.learning.corpora.COLUMNS`; labels are 1, 0 or nan for unknown.
    files
        Where they came from: name, SHA-256, rows.
    """

    posts: pd.DataFrame
    files: tuple[DataFile, ...]

    @property
    def known_labels(self) -> tuple[str, ...]:
        """Labels that at least one post has and one has not."""
        return self.labels_with(1)

    def labels_with(self, posts: int) -> tuple[str, ...]:
        """Labels that at least so many posts have, and as many have not."""
        return tuple(
            label
            for label in LABEL_COLUMNS
            if min((self.posts[label] == kind).sum() for kind in (0, 1)) >= posts
        )


def read_labelled(corpora: Sequence[Corpus], folder: Path) -> LabelledPosts:
    """Read labelled files from `folder`, each by the reader that the recipe names.

    A file that is not there but is one of our own, shipped under ``data/``, is read from there.

    Raises
    ------
    SaringError
        A file is missing, is no CSV, or lacks the columns of its reader.
    """
    frames = []
    files = []
    for corpus in corpora:
        path = folder / corpus.file
        if not path.exists() and shipped("data", corpus.file).is_file():
            path = shipped("data", corpus.file)
        frame = _read(path, corpus.reader).assign(weight=corpus.weight, judges=corpus.judges)[
            list(COLUMNS)
        ]
        frames.append(frame)
        files.append(DataFile(path.name, sha256(path), len(frame)))
    return LabelledPosts(pd.concat(frames, ignore_index=True), tuple(files))


def _read(path: Path, reader: str) -> pd.DataFrame:
    try:
        if path.suffix == ".parquet":
            frame = pd.read_parquet(path)
        else:
            frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:  # pandas' own errors are ValueErrors
        raise _unusable(path, str(error)) from error
    try:
        frame["text"] = frame["text"].astype(str)
        posts = READERS[reader](frame)
    except KeyError as error:
        raise _unusable(
            path, f"{error} tidak ada / is missing; kolom/columns: {', '.join(frame.columns)}"
        ) from error
    # Two readers may take different posts from one file.
    posts["dataset"] = path.stem if reader == "labelled" else reader
    if not posts["text"].str.strip().any():
        raise _unusable(path, "kolom text kosong / column text is blank")
    return posts[posts["text"].str.strip() != ""]


def _unusable(path: Path, found: str) -> SaringError:
    return SaringError(
        Phrase(
            f"{path}: tidak dapat dibaca sebagai data berlabel ({found}).",
            f"{path}: cannot be read as labelled posts ({found}).",
        ),
        Phrase(
            "Perlu CSV UTF-8 dengan kolom `text` dan salah satu dari campaign, hate, hoax, abusive "
            "berisi 1, 0, atau kosong bila tidak diketahui.",
            "It needs to be a UTF-8 CSV with a column `text` and any of campaign, hate, hoax, "
            "abusive holding 1, 0, or blank where unknown.",
        ),
    )
