import csv
import os
from pathlib import Path

import pandas as pd
import pytest

from saring.errors import SaringError
from saring.reporting import OUTPUT_SUFFIXES, check_output, write_table


def test_an_unknown_suffix_is_refused_with_the_five_known_ones(tmp_path, scored):
    for call in (check_output, lambda path: write_table([scored], path)):
        with pytest.raises(SaringError) as refusal:
            call(tmp_path / "hasil.xls")
        for suffix in (".csv", ".tsv", ".xlsx", ".jsonl", ".parquet"):
            assert suffix in refusal.value.message.id
            assert suffix in refusal.value.message.en
        assert "hasil.xlsx" in refusal.value.hint.id
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_and_a_folder_as_file_are_refused_before_any_work(tmp_path):
    with pytest.raises(SaringError, match="does not exist"):
        check_output(tmp_path / "belum_ada" / "hasil.csv")
    (tmp_path / "laporan.xlsx").mkdir()
    with pytest.raises(SaringError, match="is a folder"):
        check_output(tmp_path / "laporan.xlsx")


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(SaringError, match="may not be written to"):
        check_output(tmp_path / "hasil.csv")


def test_a_result_that_is_still_open_in_excel_is_refused_before_any_work(tmp_path, monkeypatch):
    path = tmp_path / "hasil.xlsx"
    path.write_bytes(b"hasil kemarin")
    check_output(path)
    assert path.read_bytes() == b"hasil kemarin"

    def locked(*_):
        raise PermissionError

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(SaringError, match="Close the file"):
        check_output(path)


def test_every_known_suffix_in_either_case_and_standard_output_are_accepted(tmp_path):
    for suffix in OUTPUT_SUFFIXES:
        check_output(tmp_path / f"hasil{suffix}")
        check_output(tmp_path / f"HASIL{suffix.upper()}")
    check_output(Path("-"))


@pytest.mark.parametrize("suffix", OUTPUT_SUFFIXES)
def test_nothing_appears_when_a_chunk_fails_and_an_older_result_stays(scored, tmp_path, suffix):
    path = tmp_path / f"hasil{suffix}"
    path.write_bytes(b"hasil kemarin")

    def chunks():
        yield scored
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_table(chunks(), path)
    assert path.read_bytes() == b"hasil kemarin"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", OUTPUT_SUFFIXES)
def test_chunks_are_asked_for_one_at_a_time(scored, tmp_path, suffix):
    alive = 0

    class Chunk(pd.DataFrame):
        def __del__(self):
            nonlocal alive
            alive -= 1

    def chunks():
        nonlocal alive
        for _ in range(5):
            alive += 1
            assert alive <= 2
            yield Chunk(scored)

    write_table(chunks(), tmp_path / f"hasil{suffix}")


@pytest.mark.parametrize("suffix", OUTPUT_SUFFIXES)
def test_no_row_at_all_still_makes_a_table_of_the_contract(scored, tmp_path, suffix):
    write_table([], tmp_path / f"kosong{suffix}")
    write_table([scored.iloc[:0]], tmp_path / f"nihil{suffix}")
    if suffix == ".csv":
        with (tmp_path / "kosong.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert list(csv.reader(stream)) == [list(scored.columns[2:])]


def test_chunks_with_other_columns_are_a_fault_of_the_program(scored, tmp_path):
    with pytest.raises(RuntimeError, match="Chunks differ"):
        write_table([scored, scored.drop(columns="NIP")], tmp_path / "hasil.csv")
    doubled = pd.concat([scored, scored[["OPD"]]], axis=1)
    with pytest.raises(RuntimeError, match="two columns of one name"):
        write_table([doubled], tmp_path / "hasil.jsonl")


def test_a_score_column_edited_into_words_is_named(scored, tmp_path):
    scored["hate_score"] = ["0.1", "", "tinggi", "0.2", "0.3"]
    with pytest.raises(SaringError, match="hate_score") as refusal:
        write_table([scored], tmp_path / "hasil.csv")
    assert "tinggi" in refusal.value.message.id
    assert list(tmp_path.iterdir()) == []
