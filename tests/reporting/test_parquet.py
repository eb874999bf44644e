import json
import tempfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.reporting import write_table
from saring.reporting.parquet import ABOUT_KEY


def test_texts_are_strings_scores_doubles_and_each_chunk_a_row_group(scored, tmp_path):
    path = tmp_path / "hasil.parquet"
    write_table([scored.iloc[:2], scored.iloc[2:]], path, about={"model": "default-1a2b3c4d"})
    file = pq.ParquetFile(path)
    schema = file.schema_arrow
    assert file.num_row_groups == 2
    assert schema.field("hoax_score").type == pa.float64()
    assert schema.field("source_row").type == pa.int64()
    assert {schema.field(name).type for name in ("NIP", "post_id", "reasons")} == {pa.string()}
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert json.loads(schema.metadata[ABOUT_KEY]) == {"model": "default-1a2b3c4d"}
    rows = file.read().to_pylist()
    assert rows[3]["claim_score"] == 0.91
    assert rows[0]["claim_score"] is None
    assert rows[0]["claim_id"] == ""
    assert rows[0]["post_id"] == "1860000000000000000"


def test_a_chunk_whose_claim_scores_are_all_missing_has_the_type_of_the_others(scored, tmp_path):
    scored["claim_score"] = scored["claim_score"].astype(object).where(scored["labels"] == "x", "")
    path = tmp_path / "hasil.parquet"
    write_table([scored], path)
    assert pq.read_table(path)["claim_score"].null_count == len(scored)


@settings(deadline=None)
@given(texts=st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_survives_the_file(texts):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "hasil.parquet")
        write_table([pd.DataFrame({"text": texts}, dtype=object)], path)
        assert pq.read_table(path)["text"].to_pylist() == texts
