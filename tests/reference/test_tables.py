"""The tables are data that people edit: these tests tell them what went wrong."""

import csv
from collections import Counter
from datetime import date

import pytest

from saring.files import shipped
from saring.reference.contestants import Context
from saring.reference.identity import identity_terms
from saring.reference.tables import read_table

REFERENCE = shipped("data", "reference")
CONTESTANTS = sorted(path.name for path in (REFERENCE / "contestants").glob("*.csv"))
COLUMNS = {
    "ballot_cues.csv": ["form", "kind"],
    "calendar.csv": [
        *("event_id", "kind", "region_code", "stage", "from", "to", "timezone", "source"),
        "verified",
    ],
    "claim_terms.csv": ["term", "posts"],
    "common_words.csv": ["word", "df"],
    "identity_terms.csv": ["form", "trait", "kind"],
    "informal.csv": ["informal", "standard", "note"],
    "languages.csv": ["word", "language"],
    "masked_words.csv": ["word", "note"],
    "office_titles.csv": ["form", "kind"],
    "political_context.csv": ["form", "note"],
    "regions.csv": ["code", "name", "timezone", "aliases"],
    "rules.csv": [
        *("rule_id", "labels", "name_id", "name_en", "says_id", "says_en", "effective_from"),
        *("effective_to", "region_code", "source", "verified"),
    ],
    "stance_cues.csv": ["form", "kind"],
}
SLOTS = {
    *("KANDIDAT", "PASANGAN", "PARTAI", "TOKOH", "TIM", "KUBU", "SLOGAN_DUKUNG", "SLOGAN_TOLAK")
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_and_no_row_of_another_length(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == COLUMNS[name]
    assert rows
    assert [number for number, row in enumerate(rows, 2) if len(row) != len(header)] == []


@pytest.mark.parametrize("name", [*COLUMNS, *(f"contestants/{name}" for name in CONTESTANTS)])
def test_a_table_is_utf_8_with_unix_line_ends_and_no_byte_order_mark(name):
    content = (REFERENCE / name).read_bytes()
    content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "calendar.csv"])
def test_no_word_stands_twice(name):
    times = Counter(row[COLUMNS[name][0]] for row in read_table(name))
    assert [word for word, count in times.items() if count > 1] == []


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "calendar.csv"])
def test_words_are_in_lower_case_with_single_spaces(name):
    for row in read_table(name):
        word = row[COLUMNS[name][0]]
        assert word == " ".join(word.lower().split())
        assert word


def test_informal_spellings_lead_to_a_standard_that_stays():
    table = {row["informal"]: row["standard"] for row in read_table("informal.csv")}
    for informal, standard in table.items():
        assert standard, informal
        for word in standard.split():
            assert table.get(word, word) == word, informal


def test_frequencies_are_numbers():
    assert all(int(row["df"]) > 0 for row in read_table("common_words.csv"))


def test_cues_and_titles_are_of_known_kinds():
    assert {row["kind"] for row in read_table("ballot_cues.csv")} == {"before", "not"}
    assert {row["kind"] for row in read_table("office_titles.csv")} == {
        *("honorific", "office", "candidate")
    }


def test_cues_are_no_longer_than_the_longest_looked_for():
    assert max(len(row["form"].split()) for row in read_table("ballot_cues.csv")) <= 3


def test_languages_are_codes():
    codes = {row["language"] for row in read_table("languages.csv")}
    assert {"id", "jv", "su", "en"} <= codes
    assert all(2 <= len(code) <= 3 and code.isalpha() for code in codes)


def test_calendar_days_are_days_and_in_order():
    for row in read_table("calendar.csv"):
        assert date.fromisoformat(row["from"]) <= date.fromisoformat(row["to"])
        assert row["source"]
        assert row["verified"] in {"true", "false"}


def test_identity_terms_are_words_of_groups():
    assert {"islam", "kristen"} <= identity_terms()
    assert all(row["trait"] for row in read_table("identity_terms.csv"))


@pytest.mark.parametrize("name", CONTESTANTS)
def test_contestants_are_well_formed(name):
    rows = read_table("contestants", name)
    assert rows
    assert list(rows[0]) == [
        *("event_id", "region", "number", "slot", "entity", "form", "context", "source", "verified")
    ]
    for row in rows:
        assert row["event_id"] == name.removesuffix(".csv")
        assert row["slot"] in SLOTS
        assert row["context"] in set(Context)
        assert row["verified"] in {"true", "false"}
        assert row["number"] == "" or (row["number"].isdigit() and len(row["number"]) == 2)
        assert row["form"] == " ".join(row["form"].lower().split())
        assert row["entity"]
        assert row["source"]
        assert row["form"].lstrip("@#")


@pytest.mark.parametrize("name", CONTESTANTS)
def test_a_form_stands_once_in_an_event(name):
    forms = [row["form"] for row in read_table("contestants", name)]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []
