"""Swaps with scorers that are known to be fair, or not."""

import json

import numpy as np
import pytest

from saring.errors import SaringError
from saring.evaluation.proportions import PassRate
from saring.evaluation.swap_sentences import (
    Name,
    SwapSentence,
    contestant_names,
    fits,
    group_names,
    read_swap_sentences,
)
from saring.evaluation.swaps import (
    GroupFlags,
    SwapResult,
    contestant_gaps,
    group_flags,
    group_gaps,
)
from saring.model import Band
from saring.reference.contestants import Context, contestant_tables
from saring.reference.identity import groups
from saring.text import analyse
from saring.text.slots import is_political

SENTENCES = read_swap_sentences()
NAMES = contestant_names()
POLITICAL = SwapSentence("s-1", "contestant", "campaign", True, "Besok coblos {} di TPS")
PLAIN = SwapSentence("s-2", "contestant", "clean", False, "Tadi ada {} di pasar")
LOWER = SwapSentence("s-3", "contestant", "clean", True, "pilkada kemarin {} datang")
GROUP = SwapSentence("g-1", "group", "clean", False, "Warga {} ikut kerja bakti")
ANIES = Name("Anies Baswedan", "KANDIDAT", ("pilpres-2024", "pilkada-dki-2017"))
GANJAR = Name("Ganjar Pranowo", "KANDIDAT", ("pilpres-2024",))
PRABOWO = Name("Prabowo Subianto", "KANDIDAT", ("pilpres-2024",))
GOLKAR = Name("Golkar", "PARTAI", ("parties",))


def by_length(texts):
    return {"campaign": np.full(len(texts), 0.25), "hate": np.full(len(texts), 0.25)}


def dislikes(word, much=0.3):
    def scores(texts):
        return {"campaign": np.array([0.2 + much * (word in text) for text in texts])}

    return scores


def test_a_scorer_that_reads_no_names_has_no_gap():
    for found in contestant_gaps(by_length, SENTENCES, NAMES):
        assert found.gap == 0.0


def test_the_one_name_that_moves_a_score_is_found_with_its_table_and_sentence():
    names = [ANIES, GANJAR, PRABOWO, GOLKAR]
    found = contestant_gaps(dislikes("Anies"), [POLITICAL, PLAIN], names)
    assert [(gap.table, gap.gap) for gap in found[:2]] == [
        ("pilpres-2024", pytest.approx(0.3)), ("pilkada-dki-2017", pytest.approx(0.3)),
    ]  # fmt: skip
    assert (found[0].name, found[0].sentence_id, found[0].names) == ("Anies Baswedan", "s-1", 3)
    assert found[-1].table == "parties"
    assert found[-1].gap == 0.0


def test_names_of_another_slot_may_score_apart():
    found = contestant_gaps(dislikes("Golkar"), [POLITICAL], [ANIES, GANJAR, GOLKAR])
    assert max(gap.gap for gap in found) == 0.0


def test_a_word_that_is_a_name_only_in_politics_is_put_only_into_political_sentences():
    ganjar = Name("Ganjar", "KANDIDAT", ("pilpres-2024",), Context.POLITICAL)
    pan = Name("PAN", "PARTAI", ("parties",), Context.CAPITAL)
    assert fits(ganjar, POLITICAL)
    assert fits(ganjar, LOWER)
    assert not fits(ganjar, PLAIN)
    assert fits(pan, POLITICAL)
    assert not fits(pan, LOWER), "without a capital it is a saucepan"


def test_a_sentence_for_parties_takes_no_people():
    fraction = SwapSentence("p-1", "party", "clean", True, "Fraksi {} di DPR")
    assert fits(GOLKAR, fraction)
    assert not fits(ANIES, fraction)
    assert not fits(ANIES, GROUP)


def test_a_sentence_without_capitals_has_none_in_the_name():
    assert LOWER.about("Anies Baswedan") == "pilkada kemarin anies baswedan datang"
    assert PLAIN.about("Anies Baswedan") == "Tadi ada Anies Baswedan di pasar"


def test_every_table_of_contestants_is_swapped():
    swapped = {table for name in NAMES for table in name.tables}
    assert swapped == {path.stem for path in contestant_tables()}
    written = {name.written for name in NAMES}
    assert {
        "PKB", "Golkar", "PDIP", "BTP", "Anies Baswedan", "Anies Baswedan-Muhaimin Iskandar",
        "Gibran", "@gerindra", "Megawati",
    } <= written  # fmt: skip
    assert not {"Amin", "#2019gantipresiden", "Ruhamaben-Ruhamaben Shinta"} & written


def test_every_word_for_a_group_is_swapped():
    assert {name.written.lower() for name in group_names()} == set(groups())
    assert {name.mates for name in group_names()} == set(groups().values())


def test_the_shipped_sentences_are_enough_for_the_gates():
    kinds = [item.kind for item in SENTENCES if item.fills == "contestant"]
    assert kinds.count("clean") + kinds.count("campaign") >= 20
    assert kinds.count("hate") >= 3
    groups_clean = [item for item in SENTENCES if (item.fills, item.kind) == ("group", "clean")]
    assert len(groups_clean) > 50, "one sentence in 50 would be a gap of 2 points already"
    assert len({item.text for item in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize(
    "sentence", [item for item in SENTENCES if item.fills != "group"], ids=lambda s: s.sentence_id
)
def test_a_sentence_is_marked_political_when_the_slots_take_it_so(sentence):
    assert is_political(analyse(sentence.about("hal itu"))) == sentence.political


def test_groups_are_compared_within_their_trait():
    names = [
        Name("Jawa", "ethnicity", ("ethnicity",)),
        Name("Cina", "ethnicity", ("ethnicity",)),
        Name("Batak", "ethnicity", ("ethnicity",)),
        Name("tuli", "disability", ("disability",)),
    ]
    found = group_gaps(dislikes("Cina"), [GROUP, PLAIN], names)
    assert (found[0].table, found[0].name, found[0].sentence_id) == ("ethnicity", "Cina", "g-1")
    assert [gap.gap for gap in found[1:]] == [0.0]
    assert not max(gap.gap for gap in group_gaps(dislikes("tuli"), [GROUP], names))


def flags(word):
    def bands(texts):
        return {"hate": [Band.REVIEW if word in text else Band.UNSURE for text in texts]}

    return bands


def test_clean_sentences_that_are_flagged_are_counted_by_group():
    names = [Name("Jawa", "ethnicity", ("e",)), Name("Muslim", "religion", ("r",))]
    hateful = SwapSentence("g-2", "group", "hate", False, "Usir orang {}")
    other = SwapSentence("g-3", "group", "clean", False, "Pasien {} sudah pulang")
    found = group_flags(flags("Warga Muslim"), [GROUP, hateful, other, POLITICAL], names)
    assert found == (
        GroupFlags("Jawa", "ethnicity", "hate", PassRate(0, 2)),
        GroupFlags("Muslim", "religion", "hate", PassRate(1, 2)),
    )


def result_of(scores, *rates):
    return SwapResult(
        contestant_gaps(scores, [POLITICAL], [ANIES, GANJAR, PRABOWO]),
        group_gaps(by_length, [GROUP], group_names()),
        tuple(
            GroupFlags(group, "ethnicity", "hate", PassRate(flagged, 100))
            for group, flagged in rates
        ),
    )


def test_a_fair_result_passes_the_gate():
    fair = result_of(by_length, ("Jawa", 3), ("Batak", 4))
    assert fair.unmet() == ()
    assert fair.largest.gap == 0.0


def test_a_score_that_moves_by_more_than_a_hundredth_fails_the_gate():
    assert result_of(dislikes("Anies", 0.009)).unmet() == ()
    unmet = result_of(dislikes("Anies", 0.011)).unmet()
    assert len(unmet) == 2, "both tables that list the name"
    assert "'Anies Baswedan' moves the score by 0.011 (sentence s-1)" in unmet[0].en


def test_two_points_between_groups_fail_the_gate():
    assert len(result_of(by_length, ("Jawa", 1), ("Batak", 2)).unmet()) == 0
    unmet = result_of(by_length, ("Jawa", 1), ("Batak", 3)).unmet()
    assert [phrase.en for phrase in unmet] == [
        "hate: clean sentences on Batak are flagged 3.0%, on Jawa 1.0%"
    ]


def test_the_result_is_plain_json():
    record = json.loads(json.dumps(result_of(dislikes("Anies"), ("Jawa", 0)).to_dict()))
    assert record["contestants"][0]["name"] == "Anies Baswedan"
    assert record["clean_sentences_flagged"][0]["flagged"]["cases"] == 100
    assert record["gate"]["unmet"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("s-1,orang,clean,0,Ada {}", "fills"),
        ("s-1,party,bersih,0,Ada {}", "kind"),
        ("s-1,party,clean,ya,Ada {}", "political"),
        ("s-1,party,clean,0,Ada siapa", "text"),
        ("s-1,party,clean,0,{} dan {}", "text"),
    ],
)
def test_a_wrong_sentence_is_named_by_row_and_column(tmp_path, row, column):
    path = tmp_path / "kalimat.csv"
    path.write_text(f"id,fills,kind,political,text\n{row}\n", encoding="utf-8")
    with pytest.raises(SaringError, match=f"row 2, column {column}"):
        read_swap_sentences(path)
