import pytest

from saring.files import shipped
from saring.reference.contestants import (
    Context,
    Form,
    ballot_cues,
    contestant_forms,
    honorifics,
    political_phrases,
)
from saring.reference.tables import read_table


@pytest.fixture(scope="module")
def by_words():
    return {form.words: form for form in contestant_forms()}


def test_a_form_of_several_events_counts_once(by_words):
    assert len(by_words) == len(contestant_forms())
    assert by_words["prabowo",].context is Context.ALWAYS


def test_every_row_is_among_the_forms(by_words):
    for path in shipped("data", "reference", "contestants").glob("*.csv"):
        for row in read_table("contestants", path.name):
            assert tuple(row["form"].split()) in by_words


@pytest.mark.parametrize("contexts", [("capital", "always"), ("always", "capital")])
def test_of_two_events_the_more_permissive_context_counts(contexts, tmp_path, monkeypatch):
    folder = tmp_path / "data" / "reference" / "contestants"
    folder.mkdir(parents=True)
    for year, context in enumerate(contexts, 2029):
        (folder / f"pilkada-uji-{year}.csv").write_text(
            "event_id,region,number,slot,entity,form,context,source,verified\n"
            f"pilkada-uji-{year},99,01,PASANGAN,sari-tono,sarito,{context},uji,false\n",
            encoding="utf-8",
        )
    monkeypatch.setattr("saring.reference.contestants.shipped", tmp_path.joinpath)
    monkeypatch.setattr("saring.reference.tables.shipped", tmp_path.joinpath)
    (form,) = contestant_forms.__wrapped__()
    assert form == Form(("sarito",), "KANDIDAT", "sari-tono", Context.ALWAYS)


def test_a_pair_is_a_candidate():
    assert "PASANGAN" not in {form.slot for form in contestant_forms()}


@pytest.mark.parametrize(
    ("words", "context"),
    [
        (("anies", "baswedan"), Context.ALWAYS),
        (("ganjar",), Context.POLITICAL),
        (("pan",), Context.CAPITAL),
        (("amin",), Context.CUE),
    ],
)
def test_words_of_daily_use_need_a_context(by_words, words, context):
    assert by_words[words].context is context


def test_a_name_that_may_be_anybody_is_told_from_a_word(by_words):
    assert by_words["gibran",].may_be_anybody
    assert not by_words["amin",].may_be_anybody
    assert not by_words["pks",].may_be_anybody


def test_no_word_in_common_use_is_unmistakable():
    frequent = {row["word"] for row in read_table("common_words.csv") if int(row["df"]) > 20_000}
    always = {form.words[0] for form in contestant_forms() if form.context is Context.ALWAYS}
    single = {
        form.words[0]
        for form in contestant_forms()
        if form.context is Context.ALWAYS and len(form.words) == 1
    }
    assert always
    assert single & frequent <= {"anies", "prabowo", "jokowi"}


def test_cues_forbid_as_well_as_allow():
    assert ballot_cues()["nomor", "urut"] == "before"
    assert ballot_cues()["nomor", "antrean"] == "not"
    assert ("nomor",) not in ballot_cues()


def test_phrases_and_titles_are_read():
    assert ("capres",) in political_phrases()
    assert ("pesta", "demokrasi") in political_phrases()
    assert {"pak", "bu"} <= honorifics()
