import io

import pandas as pd
import pytest

from saring.errors import SaringError


def parquet(frame):
    buffer = io.BytesIO()
    frame.to_parquet(buffer, row_group_size=2)
    return buffer.getvalue()


FRAME = pd.DataFrame(
    {
        "id": [1626920123456789123, 1626920123456789124, 5],
        "full_text": ["Netral 🙏", None, "Apel"],
        "created_at": pd.to_datetime(["2024-02-14T07:00:00Z", "2024-02-15T07:00:00Z", None]),
        "likes": [1.0, None, 2.5],
        "tags": [["a"], [], None],
    }
)


def test_values_become_text_with_exact_ids_and_iso_times(read):
    result = read(parquet(FRAME), "a.parquet")
    assert result.file.format == "PARQUET"
    assert result.posts["post_id"].tolist() == ["1626920123456789123", "5"]
    assert result.posts["posted_at"].tolist() == ["2024-02-14T07:00:00+00:00", ""]
    assert result.own["likes"].tolist() == ["1", "2.5"]
    assert result.own["tags"].tolist() == ['["a"]', ""]


def test_a_null_text_is_rejected_by_record_number(read):
    result = read(parquet(FRAME), "a.parquet")
    assert [(r.source_row, r.reason.id) for r in result.rejects] == [(2, "kolom teks kosong")]
    assert "1626920123456789124" in result.rejects[0].content


def test_ids_that_went_through_a_float_are_seen_as_damaged(read):
    frame = FRAME.assign(id=[1.626920123456789e18, None, 5.0])
    result = read(parquet(frame), "a.parquet")
    assert result.posts["import_notes"].tolist() == ["id_damaged", ""]
    assert result.posts.loc[1, "post_id"] == "5"


def test_a_truncated_file_is_refused(read):
    with pytest.raises(SaringError, match="broken or cut short"):
        read(parquet(FRAME)[:-20], "a.parquet")
