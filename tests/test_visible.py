import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.visible import visible, visible_json, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u202egnp.exe", "⟨U+202E⟩gnp.exe"),
        ("pi\u200blih", "pi⟨U+200B⟩lih"),
        ("bel\x07", "bel⟨U+0007⟩"),
        ("setengah \ud83d emoji", "setengah ⟨U+D83D⟩ emoji"),
        ("baris satu\nbaris dua\ttab", "baris satu\nbaris dua\ttab"),
        ("keluarga 👨‍👩‍👧 ✌🏽 aman", "keluarga 👨‍👩‍👧 ✌🏽 aman"),
    ],
)
def test_what_cannot_be_seen_is_written_out_and_emoji_stay(text, shown):
    assert visible(text) == shown


@given(st.text())
def test_every_visible_text_can_be_written_as_utf8_and_changes_no_further(text):
    shown = visible(text)
    assert visible(shown) == shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "http://",
        "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "x.com/guru", "",
        "https://[", "https://x.com/a b", "https://x.com/\u202e", "vbscript:x", "//x.com/a",
        "https://" + "a" * 3000,
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_open(url):
    assert web_address(url) == ""


def test_an_address_of_the_web_is_kept_as_it_is():
    assert web_address(" https://x.com/guru/status/1?a=1&b=2 ") == (
        "https://x.com/guru/status/1?a=1&b=2"
    )


@given(st.dictionaries(st.text(), st.text()))
def test_json_made_visible_holds_the_same_values_and_nothing_that_steers(record):
    shown = visible_json(json.dumps(record, ensure_ascii=False, indent=1))
    assert json.loads(shown) == record
    assert visible(shown) == shown
