from pathlib import Path

import pytest

from saring.claims.checking import check_claims
from saring.claims.registry import CLAIM_COLUMNS
from saring.errors import SaringError
from saring.reference.check import (
    CALENDAR_COLUMNS,
    CONTESTANT_COLUMNS,
    IDENTITY_COLUMNS,
    check_tables,
    shipped_tables,
    table_checks,
)

CHECKS = {**table_checks({"mulia", "jalan"}), CLAIM_COLUMNS: check_claims}
PERSON = "pilkada-kendal-2029,33.24,01,KANDIDAT,sari-uji,sari uji,always,KPU Kendal,true"


@pytest.fixture
def check(tmp_path):
    def _check(columns, *rows):
        path = tmp_path / "tabel.csv"
        path.write_text("\n".join([",".join(columns), *rows, ""]), encoding="utf-8")
        return check_tables([path], CHECKS)

    return _check


def told(findings, *, warnings=False):
    return [(found.row, found.column) for found in findings if found.is_warning == warnings]


def test_the_shipped_tables_have_no_errors():
    assert told(check_tables(shipped_tables(), CHECKS)) == []


def test_a_table_in_order_gives_no_findings(check):
    assert check(CONTESTANT_COLUMNS, PERSON) == []


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("KANDIDAT", "CALON", "slot"),
        (",01,", ",1,", "number"),
        (",always,", ",selalu,", "context"),
        ("true", "ya", "verified"),
        (",sari uji,", ",Sari  Uji,", "form"),
        (",KPU Kendal,", ",,", "source"),
        (",sari-uji,", ",,", "entity"),
    ],
)
def test_a_wrong_cell_of_contestants_is_named_by_row_and_column(check, old, new, column):
    found = check(
        CONTESTANT_COLUMNS, PERSON, PERSON.replace(old, new).replace("sari uji", "budi x")
    )
    assert (3, column) in told(found)
    line = found[0].line("id")
    assert "tabel.csv, baris 3" in line
    assert line != found[0].line("en")


def test_a_form_that_stands_twice_names_both_rows(check):
    (found,) = check(CONTESTANT_COLUMNS, PERSON, PERSON)
    assert found.row == 3
    assert "baris 2" in found.message.id


def test_a_name_that_is_a_word_is_a_warning_unless_its_context_is_asked_for(check):
    word = PERSON.replace("sari uji", "mulia")
    assert told(check(CONTESTANT_COLUMNS, word), warnings=True) == [(2, "context")]
    assert check(CONTESTANT_COLUMNS, word.replace("always", "political")) == []


def test_a_name_that_belongs_to_another_contestant_is_a_warning(check):
    taken = PERSON.replace("sari uji", "anies baswedan")
    (found,) = check(CONTESTANT_COLUMNS, taken)
    assert found.is_warning
    assert "anies-baswedan" in found.message.id


def test_rows_that_nobody_verified_are_one_warning(check):
    rows = [PERSON.replace("true", "false").replace("sari uji", f"sari {name}") for name in "abc"]
    (found,) = check(CONTESTANT_COLUMNS, *rows)
    assert found.is_warning
    assert "3 dari 3" in found.message.id


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("pilkada-2029,pilkada,ID,kampanye,2029-09-25,2029-09-01,Asia/Jakarta,KPU,true", "to"),
        ("pilkada-2029,pilkada,ID,kampanye,25/09/2029,2029-11-01,Asia/Jakarta,KPU,true", "from"),
        ("pilkada-2029,pilkada,ID,kampanye,2029-09-25,2029-11-01,WIB,KPU,true", "timezone"),
        ("p-2029,pilkada,94,kampanye,2029-09-25,2029-11-01,Asia/Jakarta,KPU,true", "timezone"),
        ("p-2029,pilkada,Papua,kampanye,2029-09-25,2029-11-01,Asia/Jakarta,K,true", "region_code"),
        ("p-2029,pilkada,ID,kampaye,2029-09-25,2029-11-01,Asia/Jakarta,K,true", "stage"),
        ("pilkada-2029,pilkada,ID,,2029-09-25,2029-11-01,Asia/Jakarta,KPU,true", "stage"),
    ],
)
def test_a_wrong_cell_of_the_calendar_is_named(check, row, column):
    assert told(check(CALENDAR_COLUMNS, row)) == [(2, column)]


def test_days_of_one_election_that_overlap_name_both_rows(check):
    found = check(
        CALENDAR_COLUMNS,
        "pilkada-2029,pilkada,ID,kampanye,2029-09-25,2029-11-24,Asia/Jakarta,KPU,true",
        "pilkada-2029,pilkada,ID,tenang,2029-11-24,2029-11-26,Asia/Jakarta,KPU,true",
        "pilkada-2030,pilkada,ID,tenang,2029-11-24,2029-11-26,Asia/Jakarta,KPU,true",
    )
    assert told(found) == [(3, "from")]
    assert "baris 2" in found[0].message.id


def test_stages_in_another_order_are_named(check):
    (found,) = check(
        CALENDAR_COLUMNS,
        "pilkada-2029,pilkada,33,tenang,2029-09-01,2029-09-03,Asia/Jakarta,KPU,true",
        "pilkada-2029,pilkada,33,kampanye,2029-09-25,2029-11-24,Asia/Jakarta,KPU,true",
    )
    assert (found.row, found.column) == (3, "from")


def test_a_wrong_cell_of_the_identity_terms_is_named(check):
    found = check(IDENTITY_COLUMNS, "sunda,ethnicity,group", "jawa,suku,group", "Batak,ethnicity,x")
    assert told(found) == [(3, "trait"), (4, "kind"), (4, "form")]


def test_a_claim_without_a_source_is_an_error_and_one_that_is_too_short_a_warning(check):
    found = check(
        CLAIM_COLUMNS,
        "K-1,Tujuh kontainer surat suara tercoblos di Tanjung Priok,,salah,,,,,true",
        "K-2,Jokowi lengser,,salah,KPU,,,,true",
    )
    assert told(found) == [(2, "source")]
    assert told(found, warnings=True) == [(3, "claim")]


def test_a_row_with_a_comma_too_many_is_named_and_the_others_are_still_checked(check):
    found = check(CONTESTANT_COLUMNS, f"{PERSON},", PERSON.replace("KANDIDAT", "CALON"))
    assert told(found) == [(2, ""), (3, "slot")]


def test_a_missing_column_is_named_and_rows_wait(check):
    assert told(check(CONTESTANT_COLUMNS[:-1], PERSON.removesuffix(",true"))) == [(1, "verified")]


def test_excel_s_mark_and_empty_rows_are_no_matter(tmp_path):
    path = tmp_path / "t.csv"
    content = "\r\n".join([",".join(CONTESTANT_COLUMNS), PERSON, "," * 8, ""])
    path.write_text(content, encoding="utf-8-sig", newline="")
    assert check_tables([path], CHECKS) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"kota;bupati\nKendal;Sari\n", "semicolons"),
        (b"kota,bupati\nKendal,Sari\n", "no known kind"),
        ("form,trait,kind\nmadur\u00e9s,ethnicity,group\n".encode("latin-1"), "UTF-8"),
        (b'form,trait,kind\n"sunda,ethnicity,group\n', "no whole CSV"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_remedy(tmp_path, content, said):
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(SaringError, match=said) as caught:
        check_tables([tmp_path / "t.csv"], CHECKS)
    assert caught.value.hint.id != caught.value.hint.en


def test_a_missing_table_is_said_to_be_missing():
    with pytest.raises(SaringError, match="cannot be read"):
        check_tables([Path("tiada.csv")], CHECKS)
