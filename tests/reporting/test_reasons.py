import json

import pytest

from saring.reporting.reasons import in_words, raising_spans, strongest


def reasons(*words: tuple[str, int, float], label: str = "campaign") -> str:
    listed = [
        {"text": text, "start": start, "end": start + len(text), "weight": weight}
        for text, start, weight in words
    ]
    return json.dumps({label: {"score": 0.9, "base": -2.1, "words": listed, "rest": 0.3}})


TEXT = "Coblos nomor 2, ingat coblos! Ini bukan berita"


def test_words_are_named_in_order_of_strength_with_those_against_behind():
    found = strongest(reasons(("nomor 2", 7, 1.24), ("Coblos", 0, 1.72), ("berita", 40, -0.58)))
    assert in_words(found, "id") == (
        'kampanye: "Coblos" (+1,7), "nomor 2" (+1,2); melawan: "berita" (-0,6)'
    )
    assert in_words(found, "en") == (
        'campaign: "Coblos" (+1.7), "nomor 2" (+1.2); against: "berita" (-0.6)'
    )


def test_a_word_written_twice_is_named_once_with_both_weights_and_marked_twice():
    found = strongest(reasons(("Coblos", 0, 1.0), ("coblos", 22, 0.5)))
    assert in_words(found, "id") == 'kampanye: "Coblos" (+1,5)'
    assert [TEXT[start:end] for start, end in raising_spans(found, TEXT)] == ["Coblos", "coblos"]


def test_at_most_five_words_for_and_two_against_and_no_faint_one():
    many = [(f"kata{n}", 0, 2.0 - n / 10) for n in range(7)]
    many += [(f"bukan{n}", 0, n / 10 - 2) for n in range(4)] + [("pudar", 0, 0.04)]
    [label] = strongest(reasons(*many))
    assert [word.text for word in label.raising] == ["kata0", "kata1", "kata2", "kata3", "kata4"]
    assert [word.text for word in label.lowering] == ["bukan0", "bukan1"]


def test_each_label_has_a_line_unless_it_has_no_words():
    two = json.loads(reasons(("coblos", 22, 1.0))) | json.loads(
        reasons(("viralkan", 0, 2.0), label="hoax")
    )
    two["hate"] = {"score": 0.9, "base": 2.0, "words": [], "rest": 0.1}
    assert in_words(strongest(json.dumps(two)), "id").splitlines() == [
        'kampanye: "coblos" (+1,0)',
        'mirip klaim terbantah: "viralkan" (+2,0)',
    ]


def test_overlapping_marks_are_joined_and_a_span_on_another_word_is_left_out():
    found = strongest(
        reasons(("nomor 2", 7, 1.0), ("Coblos nomor", 0, 1.0), ("berita", 3, 1.0), ("2", 999, 1.0))
    )
    assert raising_spans(found, TEXT) == [(0, 14)]


@pytest.mark.parametrize("cell", ["", "{}", '{"campaign": {"score": 0.9… [dipotong'])
def test_blank_and_cut_reasons_give_no_words(cell):
    assert strongest(cell) == []
    assert in_words([], "id") == ""


def test_a_name_is_told_by_its_kind_and_never_marked_in_the_text():
    text = "dukung Herlina besok"
    reasons = strongest(
        json.dumps(
            {
                "campaign": {
                    "words": [
                        {"text": "dukung", "start": 0, "end": 6, "weight": 1.0},
                        {"text": "Herlina", "start": 7, "end": 14, "weight": 0.8, "slot": "ORANG"},
                    ]
                }
            }
        )
    )
    assert '[ORANG] "Herlina" (+0,8)' in in_words(reasons, "id")
    assert raising_spans(reasons, text) == [(0, 6)]


def test_a_debunked_claim_comes_before_the_words_and_needs_none():
    said = "mirip klaim yang sudah dibantah: Telur palsu beredar (Kominfo)"
    both = json.loads(reasons(("telur", 0, 1.2), label="hoax"))
    both["hoax"]["claim"] = {"claim_id": "K-1", "score": 0.5, "said": said, "shared": ["telur"]}
    assert (
        in_words(strongest(json.dumps(both)), "id")
        == f'mirip klaim terbantah: {said}; "telur" (+1,2)'
    )
    alone = {"hoax": {"claim": both["hoax"]["claim"]}}
    assert in_words(strongest(json.dumps(alone)), "id") == f"mirip klaim terbantah: {said}"
