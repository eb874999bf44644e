import pytest

from saring.errors import SaringError
from saring.posts.columns import fold_name, recognise_columns
from saring.posts.header import find_header, read_header

TWEET_HARVEST = [
    "conversation_id_str", "created_at", "favorite_count", "full_text", "id_str", "image_url",
    "in_reply_to_screen_name", "lang", "location", "quote_count", "reply_count", "retweet_count",
    "tweet_url", "user_id_str", "username",
]  # fmt: skip
CROWDTANGLE = [
    "Page Name", "User Name", "Facebook Id", "Post Created", "Post Created Date", "Type",
    "Likes", "Comments", "URL", "Message", "Link", "Final Link", "Image Text", "Link Text",
    "Description",
]  # fmt: skip
INSPECTORATE = ["No", "Nama", "NIP", "OPD", "Platform", "Akun", "Tanggal", "Isi/Caption", "Link"]


def recognise(*columns, **mapping):
    return recognise_columns(columns, mapping, path="pantauan.csv")


def test_a_tweet_harvest_export_is_recognised_whole():
    found = recognise(*TWEET_HARVEST)
    assert found.text == "full_text"
    assert found.post_id == "id_str"
    assert found.account == "username"
    assert found.posted_at == "created_at"
    assert found.url == "tweet_url"
    assert found.platform is None


def test_a_crowdtangle_export_takes_message_and_not_description():
    found = recognise(*CROWDTANGLE)
    assert (found.text, found.posted_at, found.url) == ("Message", "Post Created", "URL")
    assert found.account == "User Name"


def test_a_workbook_of_an_inspectorate_is_recognised():
    found = recognise(*INSPECTORATE)
    assert (found.text, found.account, found.posted_at) == ("Isi/Caption", "Akun", "Tanggal")
    assert (found.platform, found.url) == ("Platform", "Link")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("author/userName", "authorusername"),
        ("Post Created", "postcreated"),
        ("\ufefffull_text", "fulltext"),
        ("statistics.like-count", "statisticslikecount"),
    ],
)
def test_names_are_compared_without_case_and_separators(name, folded):
    assert fold_name(name) == folded


def test_full_text_wins_over_text_and_text_over_description():
    assert recognise("text", "Full Text").text == "Full Text"
    assert recognise("description", "isi").text == "isi"
    assert recognise("mention", "description").text == "description"


def test_two_equal_candidates_for_text_are_refused_with_both_named():
    with pytest.raises(SaringError) as caught:
        recognise("isi", "komentar", "akun")
    assert "'isi', 'komentar'" in caught.value.message.id
    assert "--map text=isi" in caught.value.hint.id


def test_two_spellings_of_the_same_text_name_are_refused():
    with pytest.raises(SaringError, match="'Text', 'text'"):
        recognise("Text", "text")


def test_two_spellings_of_the_account_are_refused_so_that_nobody_is_wrongly_named():
    with pytest.raises(SaringError, match="account"):
        recognise("text", "User Name", "username")


def test_a_mapping_settles_an_ambiguity_and_may_be_loosely_spelt():
    assert recognise("isi", "komentar", text="Komentar").text == "komentar"


def test_a_mapped_column_is_not_used_a_second_time():
    found = recognise("text", "source", account="source")
    assert (found.account, found.platform) == ("source", None)


def test_one_column_cannot_be_mapped_twice():
    with pytest.raises(SaringError, match="two canonical fields"):
        recognise("isi", "akun", text="isi", url="isi")


def test_a_thread_id_is_never_taken_for_a_post_id():
    assert recognise("full_text", "conversation_id_str").post_id is None


def test_an_unknown_canonical_field_lists_the_known_ones():
    with pytest.raises(SaringError) as caught:
        recognise("isi", teks="isi")
    assert "text, post_id, account" in caught.value.hint.id


def test_a_mapped_column_that_is_missing_lists_what_there_is():
    with pytest.raises(SaringError) as caught:
        recognise("isi", "akun", text="uraian")
    assert "'uraian'" in caught.value.message.id
    assert "'isi', 'akun'" in caught.value.hint.id


def test_without_a_text_column_the_error_names_the_nearest_and_the_line_to_type():
    with pytest.raises(SaringError) as caught:
        recognise("tanggal", "isi_kiriman", "nip")
    assert "'tanggal', 'isi_kiriman', 'nip'" in caught.value.message.id
    assert "--map text=isi_kiriman" in caught.value.hint.id
    assert "yang paling mirip: 'isi_kiriman'" in caught.value.hint.id


def test_a_name_with_a_space_is_quoted_in_the_line_to_type():
    with pytest.raises(SaringError) as caught:
        recognise("Isi Kiriman", "NIP")
    assert '--map "text=Isi Kiriman"' in caught.value.hint.id


def test_a_repeated_column_is_renamed_with_a_note():
    header = read_header(["isi", "akun", "catatan", "catatan"], {}, path="x.csv")
    assert header.names == ("isi", "akun", "catatan", "catatan (2)")
    assert "catatan" in header.notes[0].id


def test_a_repeated_text_column_is_refused_until_one_is_chosen():
    with pytest.raises(SaringError, match=r"'isi', 'isi \(2\)'"):
        read_header(["isi", "isi"], {}, path="x.csv")
    assert read_header(["isi", "isi"], {"text": "isi (2)"}, path="x.csv").columns.text == "isi (2)"


def test_renaming_never_collides_with_a_name_already_there():
    names = read_header(["text", "a", "a", "a (2)", "", ""], {}, path="x.csv").names
    assert len(set(names)) == 6


def test_title_rows_above_the_header_are_passed_over():
    rows = [["Rekap Pantauan Medsos", "", ""], ["", "", ""], ["No", "Isi", "Akun"]]
    assert find_header(rows, {}) == 2


def test_a_data_row_that_says_text_is_not_taken_for_the_header():
    rows = [["No", "Isi Kiriman", "Jenis"], ["1", "Ayo pilih 02", "Text"]]
    assert find_header(rows, {}) is None
