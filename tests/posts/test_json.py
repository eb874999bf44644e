import json

import pytest

from saring.errors import SaringError

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
