import io
import json
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.scored import guard, read_scored

FORMATS = ["csv", "tsv", "xlsx", "jsonl", "parquet"]


def rows_of(*paths, **options):
    return pd.concat(read_scored(paths, **options).chunks(), ignore_index=True)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_back_what_was_written(scored, written, suffix):
    rows = rows_of(written(scored, f"hasil.{suffix}"), chunk_rows=2)
    for name in scored.columns:
        expected = scored[name]
        if name in {"claim_score", "campaign_score", "hate_score", "hoax_score"}:
            assert rows[name].dtype == "float64"
            pd.testing.assert_series_equal(rows[name], expected.astype("float64"), rtol=1e-12)
        elif name == "reasons":
            assert json.loads(rows[name][0]) == json.loads(expected[0])
            assert rows[name].tolist()[1:] == ["", ""]
        else:
            assert rows[name].tolist() == expected.tolist(), name


@pytest.mark.parametrize("suffix", FORMATS)
def test_columns_that_came_later_are_blank_in_older_files(scored, written, suffix):
    rows = rows_of(written(scored, f"hasil.{suffix}"))
    for name in ("unit", "relation", "reviewer", "decision", "review_note"):
        assert rows[name].tolist() == ["", "", ""]


@pytest.mark.parametrize("suffix", ["xlsx", "parquet"])
def test_what_the_file_says_of_its_making_is_read(scored, written, suffix):
    about = read_scored([written(scored, f"hasil.{suffix}")]).about
    assert about["Ambang campaign"] == "review >= 0.578, priority >= 0.959"


def test_what_reviewers_filled_in_is_read_back_from_the_workbook(scored, written):
    path = written(scored, "hasil.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Temuan"]
    header = [cell.value for cell in sheet[1]]
    if "decision" not in header:
        sheet.cell(1, len(header) + 1, "decision")
        header.append("decision")
    row = next(r for r in range(2, 5) if sheet.cell(r, header.index("row_id") + 1).value == "r0")
    sheet.cell(row, header.index("decision") + 1, "Bukan  temuan")
    book.save(path)
    decisions = rows_of(path).set_index("row_id")["decision"]
    assert decisions.to_dict() == {"r0": "bukan temuan", "r1": "", "r2": ""}


def test_continued_sheets_are_read_and_other_sheets_are_not(scored, written):
    path = written(scored, "hasil.xlsx")
    book = openpyxl.load_workbook(path)
    more = book.copy_worksheet(book["Temuan"])
    more.title = "Temuan 2"
    header = [cell.value for cell in more[1]]
    for row in range(2, 5):
        more.cell(row, header.index("row_id") + 1, f"lanjutan-{row}")
    book.save(path)
    assert len(rows_of(path)) == 6


def test_the_same_post_in_two_files_is_given_once_with_the_decision_of_either(scored, written):
    plain = written(scored, "satu.csv")
    reviewed = written(scored.assign(decision=["Duplikat", "", ""]), "dua.jsonl")
    for order in ([plain, reviewed], [reviewed, plain]):
        rows = rows_of(*order, chunk_rows=2)
        assert rows["row_id"].tolist() == ["r0", "r1", "r2"]
        assert rows["decision"].tolist() == ["duplikat", "", ""]


def test_reviewers_who_disagree_are_said_and_the_post_still_counts(scored, written):
    one = written(scored.assign(decision=["bukan temuan", "", ""]), "satu.csv")
    two = written(scored.assign(decision=["perlu klarifikasi", "", ""]), "dua.csv")
    file = read_scored([one, two])
    assert "1 unggahan" in file.notes[0].id
    first = next(iter(file.chunks()))
    assert first["decision"][0] == "bukan temuan; perlu klarifikasi"


def test_files_with_different_columns_give_chunks_with_the_same(scored, written):
    paths = [written(scored, "satu.csv"), written(scored.assign(row_id="x", Seksi="A"), "dua.csv")]
    file = read_scored(paths)
    assert {tuple(chunk.columns) for chunk in file.chunks()} == {file.columns}
    assert "Seksi" in file.columns


def test_a_file_saved_again_by_an_indonesian_excel_is_read(scored, tmp_path):
    path = tmp_path / "excel.csv"
    frame = scored.assign(
        campaign_score=[f"{x:.4f}".replace(".", ",") for x in scored["campaign_score"]]
    )
    frame.map(lambda cell: guard(cell) if isinstance(cell, str) else cell).to_csv(
        path, sep=";", index=False, encoding="utf-16"
    )
    rows = rows_of(path)
    assert rows["campaign_score"].round(4).tolist() == scored["campaign_score"].round(4).tolist()
    assert rows["account"].tolist() == ["@guru_a"] * 3


def test_an_export_that_was_not_scored_is_refused_with_the_command_to_type(tmp_path):
    path = tmp_path / "ekspor.csv"
    path.write_text("id,text,account\n1,Selamat pagi,guru_a\n", encoding="utf-8")
    with pytest.raises(SaringError) as refused:
        read_scored([path])
    assert f"saring score {path} -o" in refused.value.hint.id
    assert f"saring score {path} -o" in refused.value.hint.en


def test_columns_that_are_missing_or_renamed_are_named(scored, written):
    path = written(scored.rename(columns={"campaign_band": "campaign_bands"}), "hasil.csv")
    with pytest.raises(SaringError) as refused:
        read_scored([path])
    assert "campaign_band" in refused.value.message.id
    assert "'campaign_bands'" in refused.value.hint.id


@pytest.mark.parametrize(
    ("column", "value"), [("campaign_score", "tinggi"), ("hate_score", "7"), ("hoax_band", "merah")]
)
def test_an_edited_score_or_band_is_named_by_row_and_column(scored, tmp_path, column, value):
    path = tmp_path / "hasil.csv"
    frame = scored.astype({column: object})
    frame.loc[1, column] = value
    frame.to_csv(path, index=False)
    with pytest.raises(SaringError) as refused:
        rows_of(path)
    for part in ("baris data 2", column, value):
        assert part in refused.value.message.id


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PAR1 rusak", b'{"row_id": '])
def test_what_cannot_be_read_is_a_sentence_and_not_a_trace(tmp_path, content):
    path = tmp_path / "hasil.csv"
    path.write_bytes(content)
    with pytest.raises(SaringError):
        rows_of(path)


def test_a_missing_file_names_the_nearest(scored, written):
    path = written(scored, "hasil.csv")
    with pytest.raises(SaringError) as refused:
        read_scored([path.with_name("hasill.csv")])
    assert "hasil.csv" in refused.value.hint.id


def test_standard_input_is_read_more_than_once_and_leaves_nothing_behind(
    scored, written, monkeypatch, tmp_path
):
    data = written(scored, "hasil.csv").read_bytes()
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    monkeypatch.setattr("tempfile.tempdir", str(spool))
    file = read_scored(["-"])
    assert sum(map(len, file.chunks())) == sum(map(len, file.chunks())) == 3
    del file
    assert list(spool.iterdir()) == []


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    suffix=st.sampled_from(["csv", "tsv", "jsonl", "parquet"]),
)
def test_any_text_comes_back_as_it_was(scored, written, text, suffix):
    rows = rows_of(written(scored.assign(text=text, account=text), f"hasil.{suffix}"))
    assert rows["text"].tolist() == [text] * 3
    assert rows["account"].tolist() == [text] * 3
