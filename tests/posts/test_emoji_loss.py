import pytest

from saring.posts.emoji_loss import has_lost_emoji

HEADER = "conversation_id_str,created_at,full_text,id_str,tweet_url,username"
COLUMNS = HEADER.split(",")
BARE = [f"Dukung paslon kita tanggal {day} jangan lupa ya kawan" for day in range(12)]


def test_a_tweet_harvest_file_without_emoji_commas_and_quotes_is_suspected():
    assert has_lost_emoji(COLUMNS, BARE)


@pytest.mark.parametrize("kept", ["☝️", "🇮🇩", "satu, dua", 'kata "netral"'])
def test_one_emoji_comma_or_quote_clears_the_file(kept):
    assert not has_lost_emoji(COLUMNS, [*BARE, kept])


def test_an_orphan_variation_selector_is_proof_even_in_one_text():
    assert has_lost_emoji(COLUMNS, ["salam dua jari \ufe0f, ya"])
    assert not has_lost_emoji(COLUMNS, ["salam dua jari ✌\ufe0f"])


def test_a_few_plain_texts_prove_nothing():
    assert not has_lost_emoji(COLUMNS, BARE[:5])


def test_other_exports_are_never_suspected():
    assert not has_lost_emoji(["id", "text"], BARE)


def test_the_loss_is_said_for_the_file_and_on_every_row(read):
    rows = [
        f"1{i},Sat Feb 18 12:33:11 +0000 2023,{text},2{i},u,budi" for i, text in enumerate(BARE)
    ]
    result = read("\n".join([HEADER, *rows]))
    assert "emoji dan tanda kutip hilang dalam ekspor ini (tweet-harvest)" in result.notes
    assert set(result.posts["import_notes"]) == {"emoji_lost"}
