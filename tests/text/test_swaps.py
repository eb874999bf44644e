"""The promise of neutrality: another contestant in the same words gives the same features."""

import pytest

from saring.features import form_sequence
from saring.text import analyse

PAIR_TEMPLATES = [
    "Besok ke TPS, jangan lupa coblos {}",
    "{} menang satu putaran insyaallah",
    "Kemarin {} hadir di debat capres",
    "saya sih tetap {} walau kata orang lain",
    "Tolak {}! Jangan pilih",
    "#{} gaskan terus sampai pilpres",
    "Relawan {} bagi sembako di kecamatan",
    "{} pemimpin amanah, semoga jadi presiden",
    "ASN dilarang foto bersama {} saat kampanye",
    "siapa yang dukung {} angkat tangan",
    "guru kami memuji {} di grup WA",
    "Bismillah {} presidenku 🙏",
    "elektabilitas {} naik menurut survei",
    "RT @budi: {} datang ke pasar",
    "BESOK KITA PILIH {}",
    "kenapa {} tidak pernah menjawab?",
    "Baliho {} dipasang di depan kantor desa",
    "Pemilu damai, {} atau siapa pun pemenangnya",
    "jangan bawa-bawa {} ke ruang guru",
    "{}",
]
POLITICAL_TEMPLATES = [template for template in PAIR_TEMPLATES if "coblos" in template] + [
    "Kemarin {} hadir di debat capres",
    "Relawan {} bagi sembako di kecamatan",
    "siapa yang dukung {} angkat tangan",
    "gak pilih {} lagi",
]
PARTY_TEMPLATES = [
    "Coblos {} ya, demi pemilu yang bersih",
    "Caleg {} datang ke rumah kami kemarin sore",
    "Partai {} deklarasi dukungan di lapangan",
    "menang pemilu lagi {}",
    "fraksi {} menolak RUU itu",
    "dapil kami dikuasai {}",
    "bendera partai {} di mana-mana",
    "#Coblos{}",
]
NUMBER_TEMPLATES = [
    "coblos nomor {}",
    "paslon {} paling siap",
    "pilih {} saja",
    "ingat nomor urut {}",
    "#Paslon{}",
    "dukung {} sampai menang",
    "salam {} jari",
]
PAIRS = [
    ("Prabowo-Gibran", "Anies-Muhaimin", "Ganjar-Mahfud"),
    ("prabowo-gibran", "anies-muhaimin", "ganjar-mahfud"),
    ("Prabowo Gibran", "Anies Muhaimin", "Ganjar Mahfud"),
    ("Prabowo dan Gibran", "Anies dan Muhaimin", "Ganjar dan Mahfud"),
    ("Prabowo Subianto", "Anies Baswedan", "Ganjar Pranowo"),
]
NAMES = ("Prabowo", "Anies", "Ganjar", "Gibran", "Mahfud")
PARTIES = ("PKS", "PDIP", "Golkar", "PAN", "PKB", "PPP", "Gerindra", "Demokrat", "PSI")


def sequences(template, contestants):
    texts = []
    for contestant in contestants:
        written = contestant
        if "#" in template:
            written = contestant.replace("-", "").replace(" ", "")
        texts.append(template.format(written))
    return [form_sequence(text, analyse(text)) for text in texts]


def assert_equal(found):
    assert all(sequence == found[0] for sequence in found)


@pytest.mark.parametrize("pairs", PAIRS, ids=lambda pairs: pairs[0])
@pytest.mark.parametrize("template", PAIR_TEMPLATES)
def test_swapping_a_pair_changes_no_feature(template, pairs):
    assert_equal(sequences(template, pairs))


@pytest.mark.parametrize("template", POLITICAL_TEMPLATES)
def test_swapping_a_short_name_in_a_political_post_changes_no_feature(template):
    assert_equal(sequences(template, NAMES))


@pytest.mark.parametrize("template", PARTY_TEMPLATES)
def test_swapping_a_party_in_a_political_post_changes_no_feature(template):
    assert_equal(sequences(template, PARTIES))


@pytest.mark.parametrize("numbers", [("01", "02", "03"), ("1", "2", "3"), ("satu", "dua", "tiga")])
@pytest.mark.parametrize("template", NUMBER_TEMPLATES)
def test_swapping_a_ballot_number_changes_no_feature(template, numbers):
    assert_equal(sequences(template, numbers))


@pytest.mark.parametrize("contestant", ["Prabowo-Gibran", "Golkar", "PKS"])
def test_no_name_is_left_in_a_feature(contestant):
    text = f"coblos {contestant} #Coblos{contestant.replace('-', '')} kata @budi"
    left = " ".join(form_sequence(text, analyse(text))).lower()
    assert not any(part in left for part in contestant.lower().split("-"))
