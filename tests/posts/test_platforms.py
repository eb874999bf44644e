from hypothesis import given
from hypothesis import strategies as st

from saring.posts import platforms
from saring.posts.columnar import strings


def platform_names(told, urls, implied):
    return platforms.platform_names(strings(told), strings(urls), implied).to_pylist()


def row_ids(*columns):
    return platforms.row_ids(*map(strings, columns)).to_pylist()


def one_id(platform="", post_id="", url="", account="", posted_at="", text="halo"):
    (found,) = row_ids([platform], [post_id], [url], [account], [posted_at], [text])
    return found


def test_every_spelling_of_a_platform_has_one_name():
    told = ["Twitter", "X", "x.com", "Twitter/X", " TWITTER ", "IG", "fb", "Tik Tok"]
    assert platform_names([cell.strip() for cell in told], [""] * 8, "") == [
        "x", "x", "x", "x", "x", "instagram", "facebook", "tiktok",
    ]  # fmt: skip


def test_the_app_that_a_post_was_sent_from_is_not_its_platform():
    apps = ["Twitter for Android", "Twitter Web App", "TweetDeck"]
    links = ["", "", "https://twitter.com/budi/status/1"]
    assert platform_names(apps, links, "") == ["x", "x", "x"]
    assert platform_names(["TweetDeck"], [""], "x") == ["x"]


def test_a_link_tells_the_platform_and_an_unknown_one_stays_as_written():
    links = [
        "https://m.facebook.com/1", "https://vt.tiktok.com/Z", "youtu.be/abc", "https://x.com/a",
        "https://www.max.com/a", "https://example.com/x.com/",
    ]  # fmt: skip
    assert platform_names([""] * 6, links, "") == ["facebook", "tiktok", "youtube", "x", "", ""]
    assert platform_names(["Kaskus"], [""], "") == ["Kaskus"]


def test_a_link_gives_the_id_where_it_names_the_account_itself():
    link = "https://twitter.com/Budi/status/1626920123456789123?s=20"
    whole = one_id("x", "1626920123456789123")
    assert one_id("x", "", link, "@budi") == whole
    assert one_id("x", "", link, "ani") != whole  # a list may link to the post that ani answers
    video = "https://www.tiktok.com/@budi/video/7301234567890123456"
    assert one_id("tiktok", "", video, "budi") == one_id("tiktok", "7301234567890123456")


def test_an_instagram_number_and_the_shortcode_of_its_link_are_one_post():
    # 3000000000000000000 in base 64 with Instagram's alphabet, reckoned by hand below.
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    code, number = "", 3_000_000_000_000_000_000
    while number:
        code, number = digits[number % 64] + code, number // 64
    assert one_id("instagram", "3000000000000000000_123") == one_id("instagram", code)
    assert one_id("facebook", "3000000000000000000") != one_id("facebook", code)


def test_a_running_number_of_a_list_does_not_make_two_posts_one():
    first = one_id(post_id="1", account="budi", text="Rapat pagi")
    assert one_id(post_id="1", account="ani", text="Pilih nomor dua") != first
    assert one_id(post_id="7", account="budi", text="Rapat pagi") == first


def test_the_same_moment_in_two_zones_is_one_post():
    wib = one_id(account="budi", posted_at="2024-02-14T07:30:00+07:00")
    assert one_id(account="Budi", posted_at="2024-02-14T00:30:00+00:00") == wib
    assert one_id(account="budi", posted_at="2024-02-14T07:30:00+09:00") != wib


def test_white_space_does_not_make_a_second_post():
    assert one_id(account="budi", text="Salam\r\n dua  jari") == one_id(
        account="budi", text="Salam\ndua jari"
    )


@given(st.lists(st.tuples(*[st.text(max_size=12)] * 6), max_size=5))
def test_any_cells_give_one_id_a_row_and_the_same_again(rows):
    columns = [list(column) for column in zip(*rows, strict=True)] or [[]] * 6
    columns[4] = ["" for _ in columns[4]]  # times are normalised before
    ids = row_ids(*columns)
    assert len(ids) == len(rows)
    assert ids == row_ids(*columns)
    assert len(platform_names(columns[0], columns[2], "")) == len(rows)
