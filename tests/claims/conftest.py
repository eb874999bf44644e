"""Claims as an inspectorate might keep them; all of them public, all of them debunked."""

import pytest

from saring.claims.matcher import ClaimMatcher
from saring.claims.registry import Claim

CONTAINERS = Claim(
    "K-1",
    "Tujuh kontainer surat suara yang sudah dicoblos ditemukan di Tanjung Priok",
    ("ada 7 kontainer kertas suara tercoblos dari Tiongkok",),
    "salah",
    "KPU, 2 Januari 2019",
    checked_on="2019-01-02",
    verified=True,
)
TEACHERS = Claim(
    "K-2", "Sri Mulyani menyebut guru adalah beban negara", (), "salah", "Kementerian Keuangan"
)
CHIP = Claim("K-3", "Vaksin Covid-19 berisi mikrocip untuk melacak warga", (), "salah", "Kominfo")
CLAIMS = (CONTAINERS, TEACHERS, CHIP)


@pytest.fixture(scope="session")
def matcher():
    return ClaimMatcher(CLAIMS)
