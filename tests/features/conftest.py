"""Posts as a district's accounts write them; every post is invented."""

import pytest

from saring.features import FormSequences

POSTS = [
    "Jangan lupa coblos nomor 2 ya bapak ibu, demi kabupaten kita ✌️",
    "Prabowo-Gibran menang satu putaran, insyaallah",
    "Anies Baswedan hadir di debat, Ganjar Pranowo tidak",
    "Golkar dan PDIP rapat di gedung dewan",
    "Apel pagi di halaman kantor bupati, semua pegawai hadir",
    "apel pagi lagi, pegawai telat lagi lagi lagi",
    "Layanan KTP tutup tanggal 27, buka lagi tanggal 28",
    "",
    "@budi @prabowo semangat pak",
    "#CoblosPrabowo #AyoPilih coblos coblos coblos",
    "sayur lodeh buatan ibu enak banget",
    "rapat kerja dinas pendidikan selesai, pegawai pulang",
]


@pytest.fixture(scope="session")
def texts():
    return POSTS


@pytest.fixture(scope="session")
def sequences():
    return FormSequences.of_texts(POSTS)
