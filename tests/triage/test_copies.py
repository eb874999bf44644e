from hypothesis import given, settings
from hypothesis import strategies as st

from saring.triage.copies import copies, signature

SLOGAN = "Ayo bersama Pak Wignyo membangun desa yang maju, mandiri dan sejahtera"


def groups(*texts):
    return copies([signature(text) for text in texts]).tolist()


def test_case_emoji_links_mentions_and_stretched_letters_make_no_other_post():
    assert signature(SLOGAN) == signature(f"@kades {SLOGAN.upper()}!!! 🔥 https://t.co/x")
    assert signature("menang yaaaa") == signature("menang ya")


def test_a_word_more_or_less_in_ten_is_a_near_duplicate():
    a, b, c = groups(SLOGAN, f"{SLOGAN} lahir batin", "Besok upacara pukul tujuh di lapangan")
    assert a == b != c


def test_short_posts_must_be_equal():
    a, b = groups("coblos 01", "coblos 02")
    assert a != b


def test_posts_of_emoji_alone_are_told_apart():
    a, b, c = groups("☝️☝️", "✌️✌️", "☝️☝️")
    assert a == c != b


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=8), st.randoms())
def test_which_texts_are_together_does_not_depend_on_their_order(texts, random):
    def together(order):
        numbers = groups(*(texts[i] for i in order))
        return {
            frozenset((order[i], order[j]))
            for i, mine in enumerate(numbers)
            for j, other in enumerate(numbers)
            if mine == other
        }

    order = list(range(len(texts)))
    shuffled = random.sample(order, len(order))
    assert together(order) == together(shuffled)
