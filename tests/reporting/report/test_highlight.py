import json

from hypothesis import given
from hypothesis import strategies as st

from saring.reporting.report.highlight import EDGE, pieces, read_reasons
from saring.screening.explain import WordWeight


def word(text, found, weight, slot=""):
    at = text.index(found)
    return WordWeight(found, at, at + len(found), weight, slot)


def test_words_for_and_against_stand_where_they_were_written_emoji_before_them_or_not():
    text = "✌️😀 Ayo coblos Pak Wignyo, tertib ya"
    cut = pieces(
        text,
        [
            word(text, "coblos", 1.7),
            word(text, "tertib", -0.6),
            word(text, "Wignyo", 0.3, slot="ORANG"),
        ],
    )
    assert "".join(piece.text for piece in cut) == text
    assert [(piece.text, piece.weight, piece.slot) for piece in cut if piece.weight] == [
        ("coblos", 1.7, ""),
        ("Wignyo", 0.3, "ORANG"),
        ("tertib", -0.6, ""),
    ]


def test_a_span_that_does_not_hold_its_word_marks_nothing():
    cut = pieces("Ayo pilih", [WordWeight("coblos", 4, 9, 2.0, "")])
    assert [(piece.text, piece.weight) for piece in cut] == [("Ayo pilih", 0.0)]


def test_of_two_words_that_overlap_the_weightier_is_marked():
    text = "nomor dua"
    cut = pieces(text, [word(text, "nomor", 0.4), word(text, "nomor dua", 1.2)])
    assert [(piece.text, piece.weight) for piece in cut] == [("nomor dua", 1.2)]


def test_the_middle_of_a_very_long_post_is_left_out_and_its_words_are_not():
    text = "a" * 5_000 + " coblos " + "b" * 5_000
    cut = pieces(text, [word(text, "coblos", 1.0)])
    assert sum(len(piece.text) + piece.left_out for piece in cut) == len(text)
    assert sum(len(piece.text) for piece in cut) <= 4 * EDGE + len("coblos")
    assert any(piece.text == "coblos" and piece.weight == 1.0 for piece in cut)


@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.integers(-5, 320), st.integers(-5, 320), st.floats(-5, 5)), max_size=8),
)
def test_pieces_put_together_are_the_post_whatever_the_spans(text, spans):
    words = [WordWeight(text[start:end], start, end, weight, "") for start, end, weight in spans]
    cut = pieces(text, words)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut) or not text


def test_reasons_are_read_by_label_and_cut_ones_are_no_reasons():
    said = {"hoax": {"base": -2, "words": [], "rest": 0.5, "claim": {"said": "mirip klaim"}}}
    reasons = read_reasons(json.dumps(said))
    assert (reasons["hoax"].base, reasons["hoax"].claim) == (-2.0, "mirip klaim")
    assert read_reasons(json.dumps(said)[:30]) == {}
    assert read_reasons("") == {}
    assert read_reasons("[1]") == {}
    assert read_reasons('{"campaign": {"words": [{"text": "coblos"}]}}') == {}
