import time

from hypothesis import given, settings
from hypothesis import strategies as st

from saring.reporting.report.copies import leaders
from saring.triage.copies import signature

SLOGAN = "Kawal terus sampai TPS, pilih nomor 2 demi Kendal yang lebih maju dan sejahtera bersama"


def groups(texts):
    return leaders([signature(text) for text in texts]).tolist()


def test_copies_with_another_link_addressee_emoji_or_word_are_one_group():
    texts = [
        SLOGAN,
        f"@budi {SLOGAN.upper()}!!! https://t.co/abc 💪",
        "Besok apel pagi jam tujuh, seragam korpri lengkap ya bapak ibu",
        SLOGAN.replace("bersama", "semua"),
    ]
    assert groups(texts) == [0, 0, 2, 0]


def test_posts_with_a_few_words_in_common_stay_apart():
    texts = ["pilih nomor 2 ya kawan", "pilih lauk nomor 2 enak sekali", "coblos pak wignyo"]
    assert groups(texts) == [0, 1, 2]


def test_posts_without_words_are_copies_only_if_equal():
    assert groups(["✌️✌️", "✌️✌️", "😀", ""]) == [0, 0, 2, 3]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([SLOGAN, "satu dua tiga", "apel pagi ini", "aa bb cc dd ee ff"])))
def test_equal_posts_are_always_together_and_a_leader_leads_itself(texts):
    lead = groups(texts)
    assert all(lead[leader] == leader <= post for post, leader in enumerate(lead))
    for first in range(len(texts)):
        for second in range(first):
            assert (texts[first] == texts[second]) == (lead[first] == lead[second])


def test_thousands_of_different_posts_take_seconds_not_minutes():
    texts = [
        " ".join(f"kata{(number * step) % 977}" for step in range(3, 20)) for number in range(3_000)
    ]
    marks = [signature(text) for text in texts]
    started = time.perf_counter()
    leaders(marks)
    assert time.perf_counter() - started < 10
