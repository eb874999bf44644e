import re
from datetime import date

import pytest

from saring.errors import SaringError
from saring.reference.legal_rules import RULE_COLUMNS, read_legal_rules, rules_on
from saring.reference.regions import region_of

RULES = read_legal_rules()
SANCTIONS = re.compile(
    r"sanksi|hukuman|pidana|penjara|denda|kurungan|pemberhentian|diberhentikan|dipecat|pelanggar"
    r"|sanction|penalt|punish|prison|\bfine[ds]?\b|dismiss|violat|guilt",
    re.IGNORECASE,
)


def ids(day, *labels, region="WIB", rules=RULES):
    return {rule.rule_id for rule in rules_on(rules, date.fromisoformat(day), labels,
                                              region_of(region))}  # fmt: skip


def test_no_rule_names_a_sanction_or_a_verdict():
    for rule in RULES:
        for phrase in (rule.name, rule.says):
            assert not SANCTIONS.search(phrase.id), rule.rule_id
            assert not SANCTIONS.search(phrase.en), rule.rule_id


def test_the_civil_service_act_is_the_one_of_the_day():
    assert "uu5-2014-9" in ids("2023-10-30", "campaign")
    assert "uu20-2023-9" not in ids("2023-10-30", "campaign")
    assert "uu5-2014-9" not in ids("2023-10-31", "campaign")
    assert "uu20-2023-9" in ids("2023-10-31", "campaign")


def test_the_quiet_days_have_their_rule_and_the_day_before_has_not():
    assert "pkpu13-2024-tenang" in ids("2024-11-24", "campaign")
    assert "pkpu13-2024-tenang" not in ids("2024-11-23", "campaign")


def test_both_tables_of_the_joint_decree_are_shown_and_neither_before_its_day():
    both = {"skb-2-2022-etik", "skb-2-2022-disiplin"}
    assert both <= ids("2024-02-01", "campaign")
    assert not both & ids("2022-09-21", "campaign")


def test_rules_are_those_of_the_labels_flagged():
    assert ids("2024-02-01", "hoax") == {"se137-2018-hoaks"}
    assert ids("2024-02-01") == set()
    assert ids("2010-01-01", "hate") == set()


def test_local_rules_are_added_for_their_region_and_replace_a_row_of_the_same_id(tmp_path):
    path = tmp_path / "aturan.csv"
    rows = [
        "perwali-1,campaign;hate,Perwali 1,Mayor 1,Netral.,Neutral.,2024-01-01,,1971,Perwali,true",
        "se137-2018-hoaks,hoax,SE 137,SE 137,Cek.,Check.,2018-05-21,2020-01-01,ID,Perwali,true",
    ]
    path.write_text("\n".join([",".join(RULE_COLUMNS), *rows]), encoding="utf-8")
    rules = read_legal_rules([path])
    assert "perwali-1" in ids("2024-02-01", "hate", region="Kota Pangkalpinang", rules=rules)
    assert "perwali-1" not in ids("2024-02-01", "hate", region="Bali", rules=rules)
    assert ids("2024-02-01", "hoax", rules=rules) == set()


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("a,spam,A,A,B,B,2024-01-01,,ID,KPU,true", "labels"),
        ("a,hate,A,A,B,B,,,ID,KPU,true", "effective_from"),
        ("a,hate,A,A,B,B,2024-01-02,2024-01-01,ID,KPU,true", "effective_to"),
        ("a,hate,A,,B,B,2024-01-01,,ID,KPU,true", "name_en"),
        ("a,hate,A,A,B,B,2024-01-01,,Papua,KPU,true", "region_code"),
        ("a,hate,A,A,B,B,2024-01-01,,ID,KPU,ya", "verified"),
    ],
)
def test_a_wrong_cell_of_the_rules_is_refused_by_row_and_column(tmp_path, row, column):
    path = tmp_path / "aturan.csv"
    path.write_text(",".join(RULE_COLUMNS) + "\n" + row, encoding="utf-8")
    with pytest.raises(SaringError, match=f"row 2, column {column}"):
        read_legal_rules([path])
