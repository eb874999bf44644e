import re

import pytest


def kinds(text):
    return re.findall(r"(AKUN|POS|TELP|SUREL|NIK|NIP)-[0-9A-Z]{12}", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hubungi 081234567890 ya", ["TELP"]),
        ("hubungi +62 812-3456-7890 ya", ["TELP"]),
        ("hubungi 62812 3456 7890", ["TELP"]),
        ("(0812) 3456.7890", ["TELP"]),
        ("WA08123456789", ["TELP"]),
        ("kantor (021) 5551234 atau 0274-512345", ["TELP", "TELP"]),
        ("NIK 3374010101800001", ["NIK"]),
        ("NIK 3374 0101 0180 0001", ["NIK"]),
        ("NIP 198001012005011001", ["NIP"]),
        ("NIP. 19800101 200501 1 001", ["NIP"]),
        ("kirim ke Budi.Santoso+x@pemkab.go.id.", ["SUREL"]),
        ("RT @budi_s: halo", ["AKUN"]),
        ("lihat x.com/budi_s/status/1626920000000000001", ["AKUN", "POS"]),
        ("https://wa.me/6281234567890", ["TELP"]),
    ],
)
def test_what_identifies_a_person_is_found_by_its_form(hide, text, expected):
    hidden = hide(text)
    assert kinds(hidden) == expected
    assert not re.search(r"\d{8}|budi", re.sub(r"[A-Z]+-[0-9A-Z]{12}", "", hidden), re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "Buka 08.00-15.30, 27 November 2024",
        "08.00-15.30 27 Mei",
        "anggaran Rp62.812.345.678",
        "pemilu 2014 2019 2024 2029 berjalan lancar",
        "14-02-2024 07:00:30",
        "postingan 1626920000000000001",
        "baca https://www.kompas.com/read/2024/02/14/07003021/pemilu",
        "surel @ kantor",
        "nomor 2, 02, dan 3",
    ],
)
def test_what_only_looks_like_a_number_of_a_person_stays(hide, text):
    assert hide(text) == text


def test_a_contestant_stays_readable_because_whom_a_post_promotes_is_the_evidence(hide):
    text = "ayo dukung @prabowo dan Prabowo Subianto"
    assert hide(text) == text


def test_all_ways_to_write_one_phone_number_give_one_pseudonym(hide):
    written = [
        "081234567890",
        "+6281234567890",
        "62 812 3456 7890",
        "0812-3456-7890",
        "(0812)34567890",
    ]
    assert len({hide(number) for number in written}) == 1


def test_a_mention_without_space_after_its_full_stop_is_still_that_account(key):
    import pandas as pd

    from saring.pseudonyms import Pseudonymiser

    hidden = Pseudonymiser(key).frame(
        pd.DataFrame({"account": ["budi_s"], "text": ["salam @budi_s.Ayo maju"]})
    )
    assert hidden["text"][0] == f"salam @{hidden['account'][0]}.Ayo maju"


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        ("https://twitter.com/Budi_S/status/17", r"https://twitter\.com/AKUN-\w{12}/status/POS-\w{12}"),
        ("https://www.tiktok.com/@budi_s/video/71?lang=id", r"https://www\.tiktok\.com/@AKUN-\w{12}/video/POS-\w{12}"),
        ("https://www.instagram.com/p/CxYz/", r"https://www\.instagram\.com/p/POS-\w{12}/"),
        ("https://m.facebook.com/profile.php?id=1000", r"https://m\.facebook\.com/profile\.php\?id=AKUN-\w{12}"),
        ("https://www.youtube.com/watch?v=dQw4&t=3", r"https://www\.youtube\.com/watch\?v=POS-\w{12}"),
        ("https://api.whatsapp.com/send?phone=6281234567890", r"https://api\.whatsapp\.com/TELP-\w{12}\?phone=TELP-\w{12}"),
        ("https://vm.tiktok.com/ZMabc/", r"https://vm\.tiktok\.com/POS-\w{12}/"),
    ],
)  # fmt: skip
def test_an_address_keeps_its_host_and_hides_where_it_leads(hide, address, hidden):
    assert re.fullmatch(hidden, hide(address))
