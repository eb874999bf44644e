import pytest

from saring.reference.contestants import contestant_forms, use_contestants
from saring.text import analyse

HEADER = "event_id,region,number,slot,entity,form,context,source,verified\n"


@pytest.fixture
def added(tmp_path):
    path = tmp_path / "pilkada-kendal-2029.csv"
    row = "pilkada-kendal-2029,33.24,01,KANDIDAT,qoriyah-zarkasi,{},always,KPU Kendal,true\n"
    forms = ("qoriyah zarkasi", "qorizar", "#gasqorizar")
    path.write_text(HEADER + "".join(map(row.format, forms)), encoding="utf-8-sig")
    use_contestants([path])
    yield path
    use_contestants([])


def forms(text):
    return [token.form for token in analyse(text)]


def test_a_local_name_becomes_a_slot_without_a_new_model(added):
    assert "KANDIDAT" in forms("coblos qoriyah zarkasi ya")
    assert "KANDIDAT" in forms("#gasqorizar")
    assert "KANDIDAT" in forms("qorizar menang")


def test_names_fused_with_others_or_with_endings_are_seen_too(added):
    assert "KANDIDAT" in forms("qorizarers merapat")


def test_shipped_contestants_stay(added):
    assert "KANDIDAT" in forms("pilih anies baswedan")


def test_the_next_call_replaces_the_tables_of_the_last(added):
    assert forms("qorizar menang")[0] == "KANDIDAT"
    use_contestants([])
    assert forms("qorizar menang")[0] == "qorizar"
    assert ("qorizar",) not in {form.words for form in contestant_forms()}
