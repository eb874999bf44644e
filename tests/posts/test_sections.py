import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.posts import open_posts
from saring.posts import parquet_file as module

FIELDS = ["row_id", "source_row", "text"]


def whole(chunks):
    return pd.concat([chunk.posts[FIELDS] for chunk in chunks], ignore_index=True)


def test_a_csv_is_read_from_its_start_only(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("isi\nSelamat pagi semua\n", encoding="utf-8")
    file = open_posts(path)
    assert file.sections == 1
    assert whole(file.chunks(0)).equals(whole(file.chunks()))


@settings(max_examples=20, deadline=None)
@given(groups=st.lists(st.integers(1, 25), min_size=1, max_size=6))
def test_the_sections_of_a_parquet_file_together_are_the_file(groups, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_SECTION_ROWS", 10)
        path = tmp_path_factory.mktemp("bagian") / "a.parquet"
        schema = pa.schema([("id", pa.string()), ("isi", pa.string())])
        with pq.ParquetWriter(path, schema) as writer:
            for number, rows in enumerate(groups):
                ids = [f"{number}-{row}" for row in range(rows)]
                texts = [f"apel pagi hari ke {row} di kantor {number}" for row in range(rows)]
                writer.write_table(pa.table({"id": ids, "isi": texts}, schema))
        file = open_posts(path, chunk_rows=7)
        sections = [whole(file.chunks(number)) for number in range(file.sections)]
        assert pd.concat(sections, ignore_index=True).equals(whole(file.chunks()))
        assert file.sections <= len(groups)
        assert all(len(section) >= 10 for section in sections[:-1])
