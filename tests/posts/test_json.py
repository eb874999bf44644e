import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.posts.json_records import find_records, flatten, records_at

POST = {
    "id": 1626920123456789123,
    "fullText": "Netral 🙏",
    "author": {"userName": "budi", "followers": 10},
    "hashtags": ["asn", "netral"],
    "isReply": False,
    "geo": None,
}


def test_nested_objects_become_dotted_columns_and_ids_stay_exact(read):
    result = read(json.dumps(POST), "a.jsonl")
    assert result.posts.loc[0, "post_id"] == "1626920123456789123"
    assert result.posts.loc[0, "account"] == "budi"
    assert result.own.loc[0].to_dict() == {
        "id": "1626920123456789123", "fullText": "Netral 🙏", "author.userName": "budi",
        "author.followers": "10", "hashtags": '["asn", "netral"]', "isReply": "FALSE", "geo": "",
    }  # fmt: skip


def test_columns_are_the_union_over_all_lines(read):
    result = read('{"text":"a"}\n{"text":"b","url":"https://x.com/1"}\n', "a.jsonl")
    assert result.file.format == "JSONL"
    assert result.own["url"].tolist() == ["", "https://x.com/1"]


def test_a_line_that_is_no_object_is_rejected_by_its_line_number(read):
    result = read('{"text":"a"}\n\n{"text": "b\n[1]\n{"text":"c"}\n', "a.jsonl")
    assert result.texts == ["a", "c"]
    assert [(r.source_row, r.content) for r in result.rejects] == [(3, '{"text": "b'), (4, "[1]")]


@pytest.mark.parametrize(
    "content",
    [
        [{"text": "a"}, {"text": "b"}],
        {"data": [{"text": "a"}, {"text": "b"}], "meta": {"count": 2}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_arrays_and_an_object_that_holds_one_are_read(read, content, indent):
    result = read(json.dumps(content, indent=indent), "a.json")
    assert result.file.format == "JSON"
    assert result.texts == ["a", "b"]
    assert result.posts["source_row"].tolist() == [1, 2]


def test_an_array_cut_short_keeps_what_was_whole_and_rejects_the_rest(read):
    result = read('[{"text":"a"},{"text":"b"},{"tex', "a.json")
    assert result.texts == ["a", "b"]
    assert (result.rejects[0].source_row, result.rejects[0].content) == (3, '{"tex')
    assert "terputus" in result.rejects[0].reason.id


def test_half_an_emoji_and_a_nul_do_not_stop_the_file(read):
    result = read(r'[{"text":"halo \ud83d"},{"text":"a\u0000b"}]', "a.json")
    assert result.texts == ["halo \ufffd", "ab"]
    assert result.posts["import_notes"].tolist() == ["", "nul_removed"]
    assert read(r'{"text":"halo \ud83d"}', "satu.json").texts == ["halo \ufffd"]


@pytest.mark.parametrize("content", ["[]", "[1, 2]", "{}\n{}\n", "[" * 100_000, '{"a' * 10])
def test_json_without_objects_is_refused(read, content):
    with pytest.raises(SaringError):
        read(content, "a.json")


def test_json_in_utf16_is_read(read):
    assert read('[{"text":"netral 🙏"}]'.encode("utf-16"), "a.json").texts == ["netral 🙏"]


def test_posts_deep_inside_one_object_are_found_and_said_where(read):
    edges = [{"node": {"id": "1", "caption": "Apel pagi", "owner": {"username": "budi"}}}]
    content = {"status": "ok", "data": {"user": {"timeline": {"count": 1, "edges": edges}}}}
    result = read(json.dumps(content), "a.json")
    assert result.texts == ["Apel pagi"]
    assert result.posts.loc[0, "account"] == "budi"
    assert any("'data.user.timeline.edges'" in note for note in result.notes)


@pytest.mark.parametrize("own", ["isi_pos.teks_asli", "hasil.daftar.isi_pos.teks_asli"])
def test_a_mapping_names_a_deep_text_from_the_post_or_from_the_top(read, own):
    posts = [{"isi_pos": {"teks_asli": "Apel pagi"}, "text": ""}, {"isi_pos": {"teks_asli": "dua"}}]
    content = json.dumps({"hasil": {"daftar": posts, "lain": [{"text": "bukan"}]}})
    assert read(content, "a.json", {"text": own}).texts == ["Apel pagi", "dua"]


def test_pages_of_an_api_one_a_line_give_all_their_posts(read):
    pages = [
        {"data": [{"id": "1", "text": "a"}, {"id": "2", "text": "b"}], "meta": {"next": "x"}},
        {"data": [], "meta": {}},
        {"error": "habis"},
        {"data": [{"id": "3", "text": "c"}], "meta": {}},
    ]
    result = read("\n".join(map(json.dumps, pages)), "a.jsonl")
    assert result.texts == ["a", "b", "c"]
    assert result.posts["source_row"].tolist() == [1, 1, 4]
    assert [(r.source_row, r.content) for r in result.rejects] == [(3, '{"error": "habis"}')]


def test_pages_in_an_array_number_their_posts_through(read):
    content = json.dumps([{"items": [{"text": "a"}]}, {"items": [{"text": "b"}, 7]}])
    result = read(content, "a.json")
    assert result.posts["source_row"].tolist() == [1, 2]
    assert [r.source_row for r in result.rejects] == [3]


def test_posts_kept_by_their_ids_are_read(read):
    content = json.dumps({"posts": {"a1": {"text": "satu"}, "a2": {"text": "dua"}}})
    assert read(content, "a.json").texts == ["satu", "dua"]


def test_other_lists_with_texts_are_named_and_a_post_with_comments_is_the_post(read):
    content = {"posts": [{"text": "a"}, {"text": "b"}], "komentar_lain": [{"text": "c"}]}
    result = read(json.dumps(content), "a.json")
    assert result.texts == ["a", "b"]
    assert any("tidak dibaca: 'komentar_lain'" in note for note in result.notes)
    line = json.dumps({"text": "pos", "comments": [{"text": "komentar"}]})
    assert read(f"{line}\n{line}\n", "a.jsonl").texts == ["pos", "pos"]


def test_two_nested_texts_of_one_depth_are_refused_and_that_of_a_quoted_post_is_not_one(read):
    with pytest.raises(SaringError, match=r"'a\.text', 'b\.text'"):
        read(json.dumps({"id": "1", "a": {"text": "x"}, "b": {"text": "y"}}), "a.jsonl")
    post = {"id": "1", "post": {"text": "Apel pagi"}, "quoted": {"text": "lain"}}
    assert read(json.dumps(post), "a.jsonl").texts == ["Apel pagi"]


def test_the_comment_threads_of_youtube_are_read_from_their_depth(read):
    comment = {"textDisplay": "Netral<br>dong", "textOriginal": "Netral dong",
               "authorDisplayName": "Siti", "publishedAt": "2022-11-11T05:30:01Z"}  # fmt: skip
    item = {"id": "Ugx1", "snippet": {"videoId": "v", "topLevelComment": {"snippet": comment}}}
    post = read(json.dumps({"kind": "list", "items": [item]}), "yt.json").posts.loc[0]
    assert post[["text", "account", "posted_at"]].tolist() == [
        "Netral dong", "Siti", "2022-11-11T05:30:01+00:00",
    ]  # fmt: skip


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "data", "id", "a.b", ""]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["text", "data", "posts"]), _VALUES, max_size=3))
def test_whatever_the_nesting_the_path_leads_to_what_is_there(value):
    records = find_records([value], None)
    found = list(records_at(value, records.path))
    assert found or not records.path or records.empty_at(value)
    for record in found:
        if isinstance(record, dict):
            assert all(isinstance(cell, str) for cell in flatten(record).values())
