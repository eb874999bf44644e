import pytest

from saring.claims.stance import StanceKind, stance_of
from saring.reference.tables import read_table
from saring.text import analyse


def stance(text):
    found = stance_of(text, analyse(text))
    return found.kind if found else None


@pytest.mark.parametrize(
    "text",
    [
        "[SALAH] Tujuh kontainer surat suara sudah tercoblos",
        "[HOAKS] Undian motor dari BRI",
        "Info soal libur seminggu itu hoax ya bapak ibu, jangan diteruskan",
        "Cek fakta: video banjir di alun-alun itu kejadian 2017",
        "Beredar kabar pilkada ditunda. Faktanya jadwal KPU tidak berubah",
        "Kominfo membantah isu registrasi ulang kartu SIM",
        "Informasi tersebut tidak benar, mohon tidak disebarkan",
        "Waspada penipuan, bupati tidak pernah membagikan hadiah lewat WA",
        "Klarifikasi dari dinas pendidikan soal seragam gratis",
        "Benarkah vaksin berisi mikrocip? Cek faktanya di sini",
        "#turnbackhoax soal telur palsu",
    ],
)
def test_a_denial_is_told_as_one(text):
    assert stance(text) is StanceKind.DEBUNK


@pytest.mark.parametrize(
    "text",
    [
        "Apakah benar besok ada pemadaman listrik seharian?",
        "Dapat kiriman di grup, hoax bukan ya?",
        "ini beneran? kok serem",
        "Benarkah gaji ke-13 dihapus???",
        "mohon konfirmasi pak, katanya kantor tutup",
        "bener gak sih surat suara sudah dicoblos?",
    ],
)
def test_a_question_is_told_as_one(text):
    assert stance(text) is StanceKind.QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "INI BUKAN HOAX!! Kominfo sudah mengumumkan kuota gratis, klik tautan ini",
        "Ini nyata bukan hoaks, saya sudah dapat uangnya. Cek fakta sendiri!",
        "no hoax no tipu-tipu, bantuan 600 ribu cair",
        "Yang bilang hoax itu antek asing, sebarkan!",
        "saya kira hoaks ternyata beneran dapat 30 juta dari pak haji",
        "Ieu fakta lain hoax, suara dipindahkeun hacker",
        "Jangan percaya media, server KPU sudah disetel 57 persen",
    ],
)
def test_a_hoax_that_calls_itself_true_is_no_denial(text):
    assert stance(text) is not StanceKind.DEBUNK


@pytest.mark.parametrize(
    "text",
    [
        "Tujuh kontainer surat suara sudah tercoblos, viralkan!",
        "Salah satu guru dari Kendal menang lomba",
        "Polisi menangkap penyebar hoaks di Semarang",
        "Selamat pagi semua",
        "",
    ],
)
def test_what_neither_denies_nor_asks_has_no_stance(text):
    assert stance(text) is None


def test_the_words_are_those_of_the_post():
    text = "Itu HOAX pak, kata Kominfo TIDAK  BENAR"
    assert stance_of(text, analyse(text)).words == ("HOAX", "TIDAK  BENAR")


def test_every_cue_of_the_table_is_found_by_itself():
    """A cue that the text pipeline respells or cuts otherwise could never fire."""
    lost = []
    for row in read_table("stance_cues.csv"):
        text = row["form"].replace(" ... ", " soal itu ")
        found = stance_of(text, analyse(text))
        expected = {"debunk": "debunk", "question": "question"}.get(row["kind"])
        if (found.kind if found else None) != expected:
            lost.append((row["form"], row["kind"], found))
    assert lost == []
