import re

import pytest

from saring.errors import SaringError
from saring.posts import IMPORT_NOTES
from saring.posts.rows import POST_COLUMNS


def reasons(result):
    return [reject.reason.id for reject in result.rejects]


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\ufeff \u2060"])
def test_a_blank_text_is_rejected_and_the_row_kept(read, text):
    result = read(f"id,text\n1,halo\n2,{text}\n")
    assert reasons(result) == ["kolom teks kosong"]
    assert result.rejects[0].content == f"2,{text}"


@pytest.mark.parametrize("text", ["12345", " 3.5 ", '"3,5"', "1.62692E+18", "-7"])
def test_a_text_that_is_only_a_number_is_rejected(read, text):
    assert "berisi angka" in reasons(read(f"id,text\n1,halo\n2,{text}\n"))[0]


@pytest.mark.parametrize("text", ["nomor 2", "2!", "✌️", "02 aja"])
def test_a_text_with_more_than_a_number_is_a_post(read, text):
    assert read(f"id,text\n1,{text}\n").texts == [text]


def test_a_post_as_long_as_facebook_allows_is_kept_and_a_longer_than_any_is_not(read):
    result = read("id,text\n1," + "a" * 63_206 + "\n2," + "a" * 65_537 + "\n")
    assert [len(text) for text in result.texts] == [63_206]
    assert result.rejects[0].source_row == 3


@pytest.mark.parametrize("cells", ["1,\n2, \n", "1,10\n2,20\n", "1,10\n2,\n"])
def test_a_column_of_blanks_and_numbers_only_is_refused_before_any_chunk(read, cells):
    with pytest.raises(SaringError) as caught:
        read("id,text\n" + cells, chunk_rows=1)
    assert "'text'" in caught.value.message.id
    assert "--map text=" in caught.value.hint.id


def test_rows_rejected_for_another_reason_do_not_blame_the_column(read):
    assert len(read('id,text\n1,"buka\n').rejects) == 1


def test_chunks_are_as_long_as_asked_and_share_their_columns(read):
    result = read("id,text\n" + "".join(f"{i},post {i}\n" for i in range(7)), chunk_rows=3)
    assert [chunk.rows_read for chunk in result.chunks] == [3, 3, 1]
    for chunk in result.chunks:
        assert tuple(chunk.posts.columns) == POST_COLUMNS
        assert list(chunk.own.columns) == ["id", "text"]
        assert chunk.own.index.equals(chunk.posts.index)
    assert set(result.own.dtypes.astype(str)) == {"str"}
    assert set(result.posts.drop(columns="source_row").dtypes.astype(str)) == {"str"}


def test_a_chunk_of_rejects_only_keeps_its_columns(read):
    result = read("id,text\n1,halo\n2,\n", chunk_rows=1)
    assert list(result.chunks[1].own.columns) == ["id", "text"]
    assert (len(result.chunks[1].posts), result.chunks[1].rows_read) == (0, 1)


def test_the_text_is_kept_as_written_and_the_other_fields_are_trimmed(read):
    result = read("text,akun,tanggal\n  Halo  , budi ,13/09/2023\n")
    assert result.posts.loc[0, ["text", "account", "posted_at"]].tolist() == [
        "  Halo  ", "budi", "2023-09-13",
    ]  # fmt: skip


def test_an_unreadable_time_is_blank_and_said_so(read):
    result = read("text,tanggal\nhalo,kemarin\n")
    assert result.posts.loc[0, "posted_at"] == ""
    assert result.posts.loc[0, "import_notes"] == "time_unreadable"
    assert result.own.loc[0, "tanggal"] == "kemarin"


def row_ids(read, content):
    return read(content).posts["row_id"].tolist()


def test_row_id_follows_platform_and_post_id_through_an_edited_text(read):
    before = row_ids(read, "id,platform,text\n77,x,halo\n")
    assert re.fullmatch(r"[0-9a-f]{16}", before[0])
    assert row_ids(read, "platform,text,id\nx,halo semua,77\n") == before
    assert row_ids(read, "id,platform,text\n77,facebook,halo\n") != before


def test_row_id_without_post_id_follows_account_time_and_text(read):
    first = row_ids(read, "akun,tanggal,text\nbudi,13/09/2023,halo\n")
    assert row_ids(read, "akun,tanggal,text,url\nbudi,2023-09-13,halo,z\n") == first
    assert row_ids(read, "akun,tanggal,text\nani,13/09/2023,halo\n") != first
    assert row_ids(read, "akun,tanggal,text\nbudi,13/09/2023,halo!\n") != first


def test_the_same_post_twice_has_the_same_id_and_both_rows_stay(read):
    ids = row_ids(read, "id,text\n1,halo\n1,halo\n")
    assert len(ids) == 2
    assert ids[0] == ids[1]


def test_every_import_note_can_be_said_in_both_languages(read):
    result = read("id,text,tanggal\n1.62692E+18,ha\0lo,besok\n2,halo\n")
    codes = {code for notes in result.posts["import_notes"] for code in notes.split(";")}
    assert codes == {"nul_removed", "id_damaged", "time_unreadable", "cells_padded"}
    assert all(IMPORT_NOTES[code].id and IMPORT_NOTES[code].en for code in codes)


def test_a_post_that_says_total_in_a_file_of_texts_only_is_a_post(read):
    assert read("isi\nTotal\nJumlah 3\n").texts == ["Total", "Jumlah 3"]
    assert read("akun,isi\nbudi,Total\nani,halo\n").texts == ["Total", "halo"]
