import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.text import Token, analyse
from saring.text.tokenise import Kind

POSTS = [
    "Jangan lupa coblos nomor 2 ya bapak ibu ✌️ #PrabowoGibran2024",
    "@budi @sari setuju pak, anak2 di desa udah pada tau https://t.co/abc",
    "Tolak politik uang!!! Laporkan ke @bawaslu_ri &amp; KPU",
    r"semangat \xf0\x9f\x98\x82\nbesok kita menang",
    "g*bl*k banget sih, c o b l o s aja yang 01",
    "𝗖𝗼𝗯𝗹𝗼𝘀 𝗻𝗼𝗺𝗼𝗿 𝟮 bareng Рrаbоwо",
    "Gabisa hadir rapat jam 08.30, macet di Jl. Sudirman",
    '"Beliau" katanya naik 50%??? wkwkwk',
    "Beras ½ kg, minyak 2㎏ 🇮🇩👨‍👩‍👧",
    "السلام عليكم ورحمة الله",
]
SNIPPETS = st.sampled_from(
    [
        *(
            "&amp;",
            r"\n",
            "½",
            "ﷺ",
            "\u200b",
            "#CoblosPKS",
            "@budi",
            "✌🏽",
            "g*bl*k",
            "c o b l o s",
        ),
        *(
            "anak2",
            "Prabowo-Gibran",
            "gpp",
            " ",
            ", ",
            "dan",
            "nomor 2",
            "Partai",
            "𝗔nies",
            "menang!ayo",
        ),
    ]
)


@pytest.mark.parametrize("text", POSTS)
def test_every_span_is_within_the_post_and_holds_something(text):
    tokens = analyse(text)
    assert tokens
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)


@pytest.mark.parametrize("text", [post for post in POSTS if post.isascii() and "\\" not in post])
def test_plain_words_stand_where_the_span_says(text):
    for token in analyse(text):
        if token.kind is Kind.WORD:
            assert text[token.start : token.end].lower() == token.raw.lower()


def test_a_disguised_word_points_at_the_disguise():
    text = "ayo 𝗖𝗼𝗯\u200b𝗹𝗼𝘀 &amp; menang"
    token = next(token for token in analyse(text) if token.form == "coblos")
    assert text[token.start : token.end] == "𝗖𝗼𝗯\u200b𝗹𝗼𝘀"


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=40), st.lists(SNIPPETS, max_size=14).map("".join)))
def test_any_text_gives_tokens_in_order_and_within_bounds(text):
    start = 0
    for token in analyse(text):
        assert start <= token.start <= token.end <= len(text)
        assert token.form
        assert token.stem
        start = token.start


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[A-Za-z]{2,12}", fullmatch=True), min_size=1, max_size=8))
def test_plain_ascii_words_are_found_as_written(words):
    text = " ".join(words)
    for token in analyse(text):
        if token.kind is Kind.WORD:
            assert text[token.start : token.end] == token.raw


def test_accounts_at_the_head_are_addressed_once_each_kind():
    text = "@budi @sari @prabowo @ganjarpranowo @tono setuju sama @budi"
    tokens = analyse(text)
    assert [token.form for token in tokens] == [
        *("SAPA_AKUN", "SAPA_KANDIDAT", "SAPA_AKUN", "setuju", "sama", "AKUN")
    ]
    assert [(token.start, token.end) for token in tokens[:3]] == [(0, 11), (12, 35), (36, 41)]


def test_a_post_of_accounts_only_is_all_address():
    assert [token.form for token in analyse("@budi @sari")] == ["SAPA_AKUN"]


def test_which_account_address_or_number_it_is_says_nothing():
    first = "lihat @budi di https://t.co/a pada 17 Agustus"
    second = "lihat @sari_99 di www.kominfo.go.id pada 28 Agustus"
    assert [token.form for token in analyse(first)] == [token.form for token in analyse(second)]
    assert [token.form for token in analyse(first)][1::2] == ["AKUN", "TAUTAN", "ANGKA"]


def test_signs_are_one_form_each_however_often_said():
    forms = [token.form for token in analyse('apa??? gila!!! kata “dia” "itu"')]
    assert forms == ["apa", "?", "gila", "!", "kata", '"', "dia", '"', '"', "itu", '"']


def test_the_colour_of_a_skin_says_nothing():
    assert [token.form for token in analyse("🙏🏽 🙏")] == ["🙏", "🙏"]


def test_a_word_that_stands_for_two_gives_two_tokens_of_one_span():
    tokens = analyse("gpp kok")
    assert [token.form for token in tokens] == ["tidak", "apa-apa", "kok"]
    assert {(token.start, token.end) for token in tokens[:2]} == {(0, 3)}


def test_words_of_one_hashtag_are_told_from_those_of_another():
    tokens = analyse("rame #AyoBelajar dan #KerjaKeras")
    assert [(token.form, token.hashtag > 0) for token in tokens] == [
        *(("ramai", False), ("ayo", True), ("belajar", True)),
        *(("dan", False), ("kerja", True), ("keras", True)),
    ]
    assert len({token.hashtag for token in tokens if token.in_hashtag}) == 2


def test_a_token_knows_how_it_was_written():
    def written(raw):
        return Token("x", "x", raw, 0, len(raw), Kind.WORD)

    assert written("Ganjar").capital
    assert not written("ganjar").capital
    assert written("AMIN").shouted
    assert not written("A").shouted
    assert not written("Amin").shouted


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "\u200b", "\x00", "#", "@", "-"])
def test_a_post_without_words_has_no_tokens(text):
    assert analyse(text) == []


@pytest.mark.parametrize("text", ["1" * 20_000, "-" * 20_000, "#" + "a" * 3_000, "a!" * 5_000])
def test_long_runs_do_no_harm(text):
    assert all(token.end <= len(text) for token in analyse(text))
