import pytest

from saring.errors import SaringError
from saring.reference.regions import NATION, region_of
from saring.reference.tables import read_table

ROWS = read_table("regions.csv")
WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
WIT = {"81", "82", "91", "92", "94", "95", "96", "97"}


def test_all_38_provinces_have_their_zone():
    zones = {row["code"]: row["timezone"] for row in ROWS if len(row["code"]) == 2}
    assert len(zones) == 38
    assert {code for code, zone in zones.items() if zone == "Asia/Makassar"} == WITA
    assert {code for code, zone in zones.items() if zone == "Asia/Jayapura"} == WIT
    assert {zones[code] for code in zones.keys() - WITA - WIT} == {"Asia/Jakarta"}


def test_a_city_is_in_the_zone_of_its_province():
    zones = {row["code"]: row["timezone"] for row in ROWS}
    assert len(zones) == len(ROWS)
    assert [row for row in ROWS if row["timezone"] != zones[row["code"][:2]]] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_every_region_is_found_by_its_full_name_and_code(row):
    assert region_of(row["name"]).code == row["code"]
    assert region_of(row["code"]).name == row["name"]


@pytest.mark.parametrize(
    ("name", "code", "zone"),
    [
        ("WIT", NATION, "WIT"),
        ("wita", NATION, "WITA"),
        ("Provinsi Papua Pegunungan", "97", "WIT"),
        ("sulsel", "73", "WITA"),
        ("Jogja", "34", "WIB"),
        ("D.I. Yogyakarta", "34", "WIB"),
        ("Kota Jambi", "1571", "WIB"),
        ("Jambi", "15", "WIB"),
        ("Kabupaten Kutai Kartanegara", "6403", "WITA"),
        ("Solo", "3372", "WIB"),
        ("kota ambon", "8171", "WIT"),
        ("Makassar", "7371", "WITA"),
        ("33.24", "3324", "WIB"),
    ],
)
def test_a_region_is_known_by_its_usual_names(name, code, zone):
    region = region_of(name)
    assert (region.code, region.abbreviation) == (code, zone)


def test_a_misspelt_region_names_the_nearest():
    with pytest.raises(SaringError) as raised:
        region_of("Kalimatan Tengah")
    assert "Kalimantan Tengah" in raised.value.hint.id
    assert "WITA" in raised.value.hint.en


@pytest.mark.parametrize("name", ["", "Atlantis", "00", "9999", "GMT"])
def test_what_is_no_region_is_refused(name):
    with pytest.raises(SaringError):
        region_of(name)


def test_a_name_of_two_regions_must_be_written_in_full():
    with pytest.raises(SaringError, match=r"Kab\. Serang, Kota Serang"):
        region_of("Serang")
