import pytest

from saring.reference.contestants import Context, contestant_forms
from saring.text import analyse
from saring.text.slots import is_political
from saring.text.tokenise import Kind

CONTESTANTS = {"KANDIDAT", "PARTAI", "TOKOH", "TIM", "KUBU", "SLOGAN_DUKUNG", "SLOGAN_TOLAK"}
SIGNS = {"NOMOR_URUT", "ISYARAT_JARI"}
ALWAYS = [form for form in contestant_forms() if form.context is Context.ALWAYS]
TITLES = {"pak", "bu", "ibu", "bang", "gus", "kang", "mas"}


def forms(text):
    return [token.form for token in analyse(text)]


def slots(text):
    return [token.form for token in analyse(text) if token.kind is Kind.SLOT]


@pytest.mark.parametrize("form", ALWAYS, ids=lambda form: " ".join(form.words))
def test_every_unmistakable_form_becomes_its_slot(form):
    expected = ["besok", "saya", "dukung", form.slot, "di", "rapat"]
    assert forms(f"besok saya dukung {' '.join(form.words)} di rapat") == expected


@pytest.mark.parametrize("form", ALWAYS[::7], ids=lambda form: " ".join(form.words))
def test_a_slot_does_not_depend_on_case(form):
    text = f"BESOK SAYA DUKUNG {' '.join(form.words).upper()} DI RAPAT"
    assert forms(text) == ["besok", "saya", "dukung", form.slot, "di", "rapat"]


@pytest.mark.parametrize(
    "text",
    [
        "amin ya rabbal alamin",
        "Amin ya Allah, lancarkan rezeki kami",
        "AMIN YA RABBAL ALAMIN",
        "semoga cepat sembuh, aamiin",
        "diganjar hukuman lima tahun",
        "ganjaran setimpal buat koruptor",
        "nomor antrean 02 sudah dipanggil",
        "nomor antrian 2, sabar ya",
        "anak saya Gibran ulang tahun",
        "puan dan tuan sekalian",
        "hati nurani tidak bisa dibohongi",
        "pan penggorengan baru dari marketplace",
        "beli wajan dan pan di pasar",
        "antre nomor 3 di puskesmas",
        "anak kelas 2 SD juara 1 lomba",
        "tanda tangan PKS antara RSUD dan BPJS",
        "banteng lepas di kebun binatang",
        "bulan bintang bersinar malam ini",
        "ada rapat pukul 02.00 di lantai 3",
        "hubungi Amin di nomor ini",
        "WA Amin saja untuk pesan tempat",
        "harga paket 3 naik 2 persen",
    ],
)
def test_homonyms_are_no_contestants(text):
    assert not set(slots(text)) & (CONTESTANTS | SIGNS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("coblos nomor 2", ["NOMOR_URUT"]),
        ("coblos no. 2 ya", ["NOMOR_URUT"]),
        ("coblos no2 ya", ["NOMOR_URUT"]),
        ("pilih paslon 02", ["NOMOR_URUT"]),
        ("pilih nomor dua", ["NOMOR_URUT"]),
        ("coblos nomer loro", ["NOMOR_URUT"]),
        ("nomor urut 03 menang", ["NOMOR_URUT"]),
        ("01 menang satu putaran pilpres", ["NOMOR_URUT"]),
        ("coblos AMIN", ["KANDIDAT"]),
        ("pilih amin aja", ["KANDIDAT"]),
        ("elektabilitas AMIN naik jelang pilpres", ["KANDIDAT"]),
        ("#AMINmenang", ["KANDIDAT"]),
        ("Pak Ganjar hadir tadi", ["KANDIDAT"]),
        ("pilih ganjar aja", ["KANDIDAT"]),
        ("capres Gibran blusukan", ["KANDIDAT"]),
        ("coblos PPP besok", ["PARTAI"]),
        ("partai ppp dan PKS berkoalisi", ["PARTAI"]),
        ("salam dua jari", ["ISYARAT_JARI"]),
        ("salam 2 jari", ["ISYARAT_JARI"]),
        ("gaskeun ✌️", ["ISYARAT_JARI"]),
        ("gaskeun ☝🏽", ["ISYARAT_JARI"]),
    ],
)
def test_contestants_numbers_and_finger_signs_are_found(text, expected):
    assert slots(text) == expected


@pytest.mark.parametrize("count", ["pilih 2 periode", "pilih dua orang wakil", "coblos 3 kali"])
def test_a_count_is_no_ballot_number(count):
    assert "NOMOR_URUT" not in slots(count)


@pytest.mark.parametrize(
    "pair",
    [
        "Anies-Muhaimin",
        "Anies Muhaimin",
        "Anies, Muhaimin",
        "Anies & Muhaimin",
        "Anies dan Cak Imin",
        "anies baswedan dan muhaimin iskandar",
        "AniesMuhaimin",
        "aniesbaswedan muhaimin",
        "Prabowo Gibran",
        "prabowogibran",
        "pr4b0w0-g1br4n",
        "PRABOWO GIBRAN",
        "Рrаbоwо Gіbrаn",
        "𝗣𝗿𝗮𝗯𝗼𝘄𝗼 𝗚𝗶𝗯𝗿𝗮𝗻",
        "p r a b o w o",
        "Prabowoooo",
        "@prabowo @gibran_tweet",
    ],
)
def test_a_pair_is_one_slot_however_it_is_written(pair):
    tokens = analyse(f"semua dukung {pair}")
    assert [token.form for token in tokens] == ["semua", "dukung", "KANDIDAT"]
    assert tokens[-1].start == len("semua dukung ")
    assert tokens[-1].end == len(f"semua dukung {pair}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aniesnya mana", ["KANDIDAT", "nya", "mana"]),
        ("jokowiers kumpul", ["KANDIDAT", "ers", "kumpul"]),
        ("Jokowiiiiers kumpul", ["KANDIDAT", "ers", "kumpul"]),
        ("prabowers kumpul", ["KUBU", "kumpul"]),
        ("Partai PDIP rapat", ["PARTAI", "rapat"]),
        ("Partai Golkar rapat", ["PARTAI", "rapat"]),
    ],
)
def test_names_with_endings_and_titles(text, expected):
    assert forms(text) == expected


def test_a_name_glued_to_the_next_word_is_still_found():
    assert forms("mau lengserkan jokowi!karena mahal") == [
        *("mau", "lengserkan", "KANDIDAT", "!", "karena", "mahal")
    ]


def test_a_whole_hashtag_of_a_contestant_is_one_slot():
    assert slots("#AMINajadulu") == ["SLOGAN_DUKUNG"]
    tokens = analyse("#PrabowoGibran2024")
    assert [token.form for token in tokens] == ["KANDIDAT", "ANGKA"]


def test_numbers_too_long_for_any_ballot_do_no_harm():
    assert forms("coblos " + "1" * 5_000) == ["coblos", "ANGKA"]


@pytest.mark.parametrize(
    ("text", "political"),
    [
        ("Golkar rapat kerja", True),
        ("hasil pilkada kemarin", True),
        ("pemilihan kepala daerah ditunda", True),
        ("siapa calon wakil wali kota kita", True),
        ("mantap 👍", False),
        ("masak sayur lodeh", False),
    ],
)
def test_political_posts_are_told(text, political):
    assert is_political(analyse(text)) is political
