from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.text.tokenise import Kind, is_reduplication, tokenise

SNIPPETS = st.sampled_from(
    [
        *("anak-anak", "Prabowo-Gibran", "g*bl*k", "c o b l o s", "@budi.s", "#Coblos02", "a$u"),
        *(
            "https://t.co/x",
            "surel@dinas.go.id",
            "1.500.000",
            "50 %",
            "👍🏽",
            "👨\u200d👩\u200d👧",
            "🇮🇩",
        ),
        *('"', "!!", "???", " ", "\n", "-", "'", "Jum'at", "menang!ayo", "no2", "السلام", "ꦱꦸꦒꦼꦁ"),
    ]
)
TEXTS = st.one_of(st.text(max_size=50), st.lists(SNIPPETS, max_size=12).map("".join))


def pieces(text, kind=None):
    return [piece.raw for piece in tokenise(text) if kind is None or piece.kind is kind]


@pytest.mark.parametrize(
    "word",
    ["anak-anak", "anak-anaknya", "sayur-mayur", "gotong-royong", "berlari-lari", "lauk-pauk"],
)
def test_a_reduplication_is_one_word(word):
    assert pieces(f"lihat {word} itu") == ["lihat", word, "itu"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Prabowo-Gibran", ["Prabowo", "Gibran"]),
        ("Anies-Muhaimin", ["Anies", "Muhaimin"]),
        ("non-ASN", ["non", "ASN"]),
        ("A-B-C-sebelas", ["A", "B", "C", "sebelas"]),
        ("PDI-P", ["PDI", "P"]),
    ],
)
def test_other_hyphenated_words_are_parted(text, parts):
    assert pieces(text) == parts


def test_words_that_rhyme_by_chance_are_no_reduplication():
    assert is_reduplication("sayur", "mayur")
    assert not is_reduplication("Prabowo", "Gibran")
    assert not is_reduplication("di", "dia")


def test_mentions_leave_the_punctuation_behind():
    assert pieces("halo @nama.akun, @budi_01: apa", Kind.MENTION) == ["@nama.akun", "@budi_01"]
    assert pieces("kata [USERNAME] tadi", Kind.MENTION) == ["[USERNAME]"]
    assert pieces("rapat @ kantor", Kind.MENTION) == []


def test_hashtags_end_where_their_word_ends():
    assert pieces("#PrabowoGibran2024, #02 #kita_bisa!", Kind.HASHTAG) == [
        "#PrabowoGibran2024",
        "#02",
        "#kita_bisa",
    ]


@pytest.mark.parametrize(
    "address",
    ["https://t.co/abc?x=1", "www.kpu.go.id", "bit.ly/daftar", "a.b+c@dinas.go.id", "detik.com/x"],
)
def test_addresses_are_one_piece(address):
    found = list(tokenise(f"lihat {address} sekarang"))
    assert [(piece.raw, piece.kind) for piece in found][1] == (address, Kind.ADDRESS)
    assert len(found) == 3


def test_a_sentence_without_a_space_after_its_stop_is_no_address():
    assert pieces("sudah selesai.besok lanjut", Kind.ADDRESS) == []


@pytest.mark.parametrize(
    "emoji", ["👍🏽", "👨\u200d👩\u200d👧", "🇮🇩", "❤", "✌🏻", "🧑🏽\u200d🤝\u200d🧑🏻"]
)
def test_an_emoji_of_several_characters_is_one_piece(emoji):
    assert pieces(f"{emoji}{emoji}mantap", Kind.EMOJI) == [emoji, emoji]


def test_numbers_keep_their_points_and_percent_signs():
    text = "2 dari 1.500.000 (50%) pukul 08:30, periode 2024/2029 naik 3,5 %"
    assert pieces(text, Kind.NUMBER) == ["2", "1.500.000", "50%", "08:30", "2024/2029", "3,5 %"]


@pytest.mark.parametrize("word", ["g*bl*k", "b@ngsat", "a$u", "an*g", "k*nt*l", "p!l!h", "A****G"])
def test_a_masked_word_stays_whole(word):
    assert pieces(f"dasar {word} kamu") == ["dasar", word, "kamu"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("menang!ayo", ["menang", "!", "ayo"]),
        ("hidup jokowi!!karena", ["hidup", "jokowi", "!!", "karena"]),
        ("*panas*nanas", ["panas", "nanas"]),
    ],
)
def test_a_sign_without_a_space_does_not_glue_words_together(text, parts):
    assert pieces(text) == parts


def test_a_number_glued_to_its_cue_is_a_number():
    assert pieces("coblos no2 atau nomor03") == ["coblos", "no", "2", "atau", "nomor", "03"]
    assert pieces("teman2 S1 K13") == ["teman2", "S1", "K13"]


@pytest.mark.parametrize(
    "text", ["c o b l o s", "g.o.b.l.o.k", "a-n-j-i-n-g", "c_o_b_l_o_s", "k*a*f*i*r"]
)
def test_letters_spaced_out_are_one_word(text):
    assert [(piece.raw, piece.kind) for piece in tokenise(f"ayo {text}, ya")][1] == (
        text,
        Kind.SPACED,
    )


@pytest.mark.parametrize("text", ["a b ke c", "S.Pd. dan M.Si.", "d.k.k."])
def test_initials_and_titles_are_not_taken_for_spaced_words(text):
    assert pieces(text, Kind.SPACED) == []


def test_quotation_marks_are_evidence_and_kept():
    assert pieces('kata "beliau" dan “mereka” «itu»', Kind.SIGN) == ['"', '"', "“", "”", "«", "»"]


@pytest.mark.parametrize("text", ["السلام عليكم", "ꦱꦸꦒꦼꦁꦫꦮꦸꦃ", "ᮞᮥᮔ᮪ᮓ", "เลือกตั้ง", "選挙", "\x00\ufffd"])
def test_other_scripts_do_no_harm(text):
    assert "".join(pieces(text)) in text or pieces(text)


@settings(deadline=None)
@given(TEXTS)
def test_pieces_stand_in_order_and_are_what_stands_there(text):
    end = 0
    for piece in tokenise(text):
        assert piece.start >= end
        assert piece.end > piece.start
        assert text[piece.start : piece.end] == piece.raw
        end = piece.end


@pytest.mark.parametrize(
    "text",
    [character * 20_000 for character in ".-_+@#*1a!'&"]
    + ["a-" * 10_000, "a." * 10_000, "+-" * 10_000],
)
def test_long_runs_take_time_in_proportion(text):
    began = perf_counter()
    list(tokenise(text))
    assert perf_counter() - began < 3
