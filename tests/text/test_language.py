import pytest

from saring.reference.common_words import frequent_words
from saring.text import analyse
from saring.text.columnar import analyse_posts, as_arrow
from saring.text.language import Doubt, doubt_about, doubts_about

INDONESIAN = [
    "Jangan lupa besok ke TPS, pilih sesuai hati nurani ya bapak ibu.",
    "Pelayanan KTP di kecamatan hari ini tutup lebih awal karena rapat.",
    "gak usah dipikirin, yang penting kerjaan beres dulu",
    "Alhamdulillah SK sudah turun, terima kasih atas doa teman-teman semua",
    "BESOK APEL PAGI JAM 7 DI HALAMAN KANTOR BUPATI",
    "ngopi dulu gaes, abis itu lanjut lembur laporan keuangan",
    "Banjir lagi di depan kantor, motor pada mogok semua 😭",
    "Meeting online via Zoom, link ada di grup WA, jangan telat",
    "Selamat dan sukses atas pelantikan pejabat eselon tiga",
    "katanya ada bansos tambahan, cek dulu ke dinas sosial sebelum disebar",
]
REGIONAL = [
    "Matur nuwun sanget pak, dalane wis apik saiki, ora banyu maneh",
    "aku ora ngerti kok isih ana wong sing durung nyoblos",
    "Hatur nuhun ka sadayana nu parantos sumping ka acara abdi",
    "teu kudu hariwang, urang mah ngadukung anu bageur wae",
    "indak usah risau, awak alah sampai di rumah",
]
FOREIGN = [
    "I would like to thank everyone who came to our event yesterday",
    "This is what they said about the people and their government",
    "You should not have been there because it was not safe",
    "Gracias a todos, pero no puedo estar con ustedes porque estoy muy enfermo",
    "Não sei por que você não está com a gente hoje, mas muito obrigado",
    "Je ne sais pas pourquoi vous avez fait cette chose avec nous",
]
SHORT = [
    "halo",
    "",
    "@budi @sari",
    "https://t.co/abc",
    "2024",
    "#02",
    "!!!",
    "mantap https://t.co/x",
]


@pytest.fixture(scope="module")
def known():
    return frequent_words()


@pytest.mark.parametrize("text", INDONESIAN)
def test_indonesian_is_not_doubted(text, known):
    assert doubt_about(analyse(text), known) is None


@pytest.mark.parametrize("text", REGIONAL)
def test_regional_languages_are_not_foreign(text, known):
    assert doubt_about(analyse(text), known) is not Doubt.OTHER_LANGUAGE


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_languages_are_told(text, known):
    assert doubt_about(analyse(text), known) is Doubt.OTHER_LANGUAGE


@pytest.mark.parametrize("text", SHORT)
def test_a_post_of_less_than_two_words_is_too_short(text, known):
    assert doubt_about(analyse(text), known) is Doubt.TOO_SHORT


@pytest.mark.parametrize("text", ["coblos nomor 2", "coblos ✌️", "👍 Prabowo"])
def test_slots_and_emoji_speak_too(text, known):
    assert doubt_about(analyse(text), known) is None


@pytest.mark.parametrize(
    "text",
    [
        "update status dulu, weekend ini the best karena libur bareng keluarga di rumah",
        "what the",
        "mantap about time",
    ],
)
def test_a_few_english_words_make_no_english_post(text, known):
    assert doubt_about(analyse(text), known) is None


def test_words_that_the_model_does_not_know_are_said():
    tokens = analyse("qwrt zxcvp plmok wrtyp ghjkl kantor")
    assert doubt_about(tokens, {"kantor"}) is Doubt.UNKNOWN_WORDS
    assert doubt_about(tokens, {token.form for token in tokens}) is None


def test_many_posts_are_doubted_as_each_by_itself(known):
    unknown = "asdkjh qweoiu zxcmnb lkjdfg poiqwe mnbzxc"
    texts = [*INDONESIAN, *REGIONAL, *FOREIGN, *SHORT, unknown]
    expected = [doubt_about(analyse(text), known) for text in texts]
    assert set(expected) == {None, *Doubt}
    found = doubts_about(analyse_posts(as_arrow(texts)), known)
    assert [[*Doubt, None][number] for number in found.tolist()] == expected
