"""The functional suite as shipped, and as somebody may break it."""

import csv
import shutil
from collections import Counter, defaultdict

import pytest

from saring.errors import SaringError
from saring.evaluation.suite import CASE_COLUMNS, SUITE, read_suite
from saring.files import shipped
from saring.model import LABELS


@pytest.fixture(scope="module")
def suite():
    return read_suite()


@pytest.fixture
def copied(tmp_path):
    for label in LABELS:
        shutil.copy(SUITE / f"{label}.csv", tmp_path)
    return tmp_path


def test_the_shipped_suite_is_large_enough_to_tell_something(suite):
    functionalities = Counter(case.functionality for case in suite.cases)
    assert len(suite.cases) >= 800
    assert len(functionalities) >= 60
    assert min(functionalities.values()) >= 8


def test_every_functionality_has_cases_in_both_halves_and_one_label(suite):
    halves, labels = defaultdict(Counter), defaultdict(set)
    for case in suite.cases:
        halves[case.functionality][case.half] += 1
        labels[case.functionality].add(case.label)
    assert all(min(half["dev"], half["report"]) >= 3 for half in halves.values())
    assert all(len(found) == 1 for found in labels.values())
    assert all(name.startswith(f"{next(iter(found))}_") for name, found in labels.items())


def test_halves_part_the_cases(suite):
    dev, report = suite.half("dev"), suite.half("report")
    assert len(dev.cases) + len(report.cases) == len(suite.cases)
    assert not {case.text for case in dev.cases} & {case.text for case in report.cases}


def test_no_post_is_in_the_suite_twice(suite):
    assert max(Counter(case.text for case in suite.cases).values()) == 1


@pytest.mark.parametrize("file", ["asn_voice.csv", "news_voice.csv", "group_voice.csv"])
def test_no_case_is_among_our_own_training_posts(suite, file):
    with shipped("data", file).open(encoding="utf-8", newline="") as rows:
        trained = {" ".join(row["text"].lower().split()) for row in csv.DictReader(rows)}
    assert not trained & {" ".join(case.text.lower().split()) for case in suite.cases}


def test_every_functionality_is_described_with_its_numbers(suite):
    described = (SUITE / "README.md").read_text(encoding="utf-8")
    for name in {case.functionality for case in suite.cases}:
        number = Counter(case.expected for case in suite.cases if case.functionality == name)
        assert f"`{name}` |" in described
        assert (
            f"| {number['1']} / {number['0']} / {number['?']} |" in described.split(f"`{name}`")[1]
        )
    assert f"{len(suite.cases):,} short invented posts" in described


def test_the_suite_says_what_it_was_read_from(suite):
    assert [file.file for file in suite.files] == [f"{label}.csv" for label in LABELS]
    assert sum(file.rows for file in suite.files) == len(suite.cases)


def write(folder, label, *rows):
    with (folder / f"{label}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([CASE_COLUMNS, *rows])


GOOD = ("h-1", "hate_slur", "hate", "0", "Antre minyak dari subuh, sial bener", "", "dev")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", ""),
        ("functionality", ""),
        ("text", " "),
        ("label", "campaign"),
        ("expected", "ya"),
        ("half", "test"),
        ("pair", "sendiri"),
    ],
)
def test_a_wrong_cell_is_named_by_file_row_and_column(copied, column, value):
    bad = dict(zip(CASE_COLUMNS, GOOD, strict=True)) | {"id": "h-2"} | {column: value}
    write(copied, "hate", GOOD, tuple(bad.values()))
    with pytest.raises(SaringError) as caught:
        read_suite(copied)
    assert f"hate.csv, row 3, column {column}" in caught.value.message.en
    assert f"baris 3, kolom {column}" in caught.value.message.id


def test_an_id_may_stand_once_in_all_files(copied):
    case = read_suite(copied).half("dev").cases[0]
    write(copied, "hate", (case.case_id, *GOOD[1:]))
    with pytest.raises(SaringError, match=case.case_id):
        read_suite(copied)


@pytest.mark.parametrize("half", ["dev", "report"])
@pytest.mark.parametrize("expected", ["0", "1", "?"])
def test_a_pair_is_one_case_of_each_answer_in_one_half(copied, expected, half):
    other = ("h-2", "hate_slur", "hate", expected, "Dasar aseng, balik sana", "p", half)
    write(copied, "hate", (*GOOD[:5], "p", "dev"), other)
    if (expected, half) == ("1", "dev"):
        assert len(read_suite(copied).cases) > 2
    else:
        with pytest.raises(SaringError, match="column pair"):
            read_suite(copied)


def test_a_missing_file_or_column_is_named(copied):
    (copied / "hoax.csv").write_text("id,text\nx-1,halo\n", encoding="utf-8")
    with pytest.raises(SaringError, match=r"hoax\.csv.*functionality"):
        read_suite(copied)
    (copied / "hate.csv").unlink()
    with pytest.raises(SaringError, match=r"hate\.csv"):
        read_suite(copied)
