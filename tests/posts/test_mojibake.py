import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.posts.mojibake import repair_mojibake

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(WORDS)
def test_any_text_read_as_latin_1_is_given_back(text):
    assert repair_mojibake(text.encode().decode("latin-1")) == text


@given(st.text(st.characters(max_codepoint=127)), st.characters(min_codepoint=0x100))
def test_a_text_that_was_read_rightly_is_left_alone(text, letter):
    assert repair_mojibake(f"{text}é{letter}") == f"{text}é{letter}"


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Netral \u00f0\u009f\u0099\u008f Jum\u00e2\u0080\u0099at", "Netral 🙏 Jum’at"),
        ("terpotong \u00f0\u009f\u0099", "terpotong \u00f0\u009f\u0099"),
        ("kafé di Malang", "kafé di Malang"),
    ],
)
def test_broken_sequences_stay_as_they_are(broken, mended):
    assert repair_mojibake(broken) == mended
