"""Small files as users have them, written where a test asks."""

import pandas as pd
import pytest

from saring.posts import open_posts


class Read:
    """Everything that one file gave."""

    def __init__(self, file):
        chunks = list(file.chunks())
        self.file = file
        self.chunks = chunks
        self.own = pd.concat([chunk.own for chunk in chunks], ignore_index=True)
        self.posts = pd.concat([chunk.posts for chunk in chunks], ignore_index=True)
        self.rejects = [reject for chunk in chunks for reject in chunk.rejects]
        self.rows_read = sum(chunk.rows_read for chunk in chunks)
        self.texts = self.posts["text"].tolist()
        self.notes = [note.id for note in file.notes]


@pytest.fixture
def read(tmp_path):
    """Write contents to a file of that name and read all of it."""

    def _read(content, name="pantauan.csv", mapping=None, **options):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Read(open_posts(path, mapping, **options))

    return _read
