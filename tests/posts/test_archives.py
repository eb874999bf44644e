"""Archives made to the platforms' documented layouts."""

import json
import zipfile

import pytest

from saring.errors import SaringError
from saring.posts import open_posts
from saring.posts.archives import COLUMNS, open_archive, recognise_archive_member
from saring.posts.rejects import Reject


class Opened:
    def __init__(self, path):
        self.table, notes = open_archive(path, {}, path.name)
        items = list(self.table.rows())
        self.posts = [
            dict(zip(COLUMNS, item.cells, strict=True))
            for item in items
            if not isinstance(item, Reject)
        ]
        self.rejects = [item for item in items if isinstance(item, Reject)]
        self.numbers = [getattr(item, "number", 0) or item.source_row for item in items]
        self.notes = " | ".join(note.id for note in notes)
        self.notes_en = " | ".join(note.en for note in notes)

    def column(self, name):
        return [post[name] for post in self.posts]


@pytest.fixture
def archive(tmp_path):
    """Pack members (objects as JSON) in a ZIP and open it."""

    def _archive(members, name="unduhan.zip"):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for member, content in members.items():
                raw = content if isinstance(content, (str, bytes)) else json.dumps(content)
                packed.writestr(member, raw)
        return Opened(path)

    return _archive


@pytest.fixture
def lone(tmp_path):
    def _lone(name, content):
        path = tmp_path / name
        raw = content if isinstance(content, (str, bytes)) else json.dumps(content)
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return path

    return _lone


def ytd(kind, values, part=0):
    return f"window.YTD.{kind}.part{part} = " + json.dumps(values, indent=2)


def mojibake(value):
    """Write JSON as Meta does: UTF-8 bytes, each escaped as a character."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list):
        return [mojibake(item) for item in value]
    if isinstance(value, dict):
        return {mojibake(key): mojibake(item) for key, item in value.items()}
    return value


def tweet(post_id, text, **more):
    return {
        "tweet": {
            "id_str": post_id,
            "created_at": "Sat Feb 18 12:33:11 +0000 2023",
            "full_text": text,
            "retweeted": False,
            **more,
        }
    }


ACCOUNT = ytd("account", [{"account": {"username": "budi_asn", "accountId": "77"}}])


# X


def test_tweets_of_all_parts_are_read_in_order_with_account_time_and_link(archive):
    opened = archive(
        {
            "data/tweets-part10.js": ytd("tweets", [tweet("3", "ketiga")], 10),
            "data/tweets-part1.js": ytd("tweets", [tweet("2", "kedua 🙏")], 1),
            "data/tweets.js": ytd("tweets", [tweet("1626920123456789123", "A &amp; B &lt;3")]),
            "data/account.js": ACCOUNT,
        }
    )
    assert opened.column("text") == ["A & B <3", "kedua 🙏", "ketiga"]
    assert opened.posts[0] == {
        "text": "A & B <3",
        "post_id": "1626920123456789123",
        "account": "budi_asn",
        "posted_at": "2023-02-18T12:33:11+00:00",
        "platform": "x",
        "url": "https://x.com/budi_asn/status/1626920123456789123",
        "relation": "own",
        "parent_url": "",
        "archive_file": "data/tweets.js",
        "archive_item": "1",
    }
    assert opened.numbers == [1, 2, 3]
    assert opened.table.header.columns.text == "text"
    assert opened.table.header.columns.posted_at == "posted_at"


def test_retweets_quotes_and_replies_are_told_from_own_words(archive):
    link = {"url": "https://t.co/abc", "expanded_url": "https://twitter.com/kpu_id/status/99"}
    opened = archive(
        {
            "data/account.js": ACCOUNT,
            "data/tweets.js": ytd(
                "tweets",
                [
                    tweet("1", "RT @calon: coblos kami"),
                    tweet("2", "ini tidak pantas https://t.co/abc", entities={"urls": [link]}),
                    tweet("3", "@ani b", in_reply_to_user_id_str="5", in_reply_to_status_id="9"),
                    tweet("4", "lanjutan utas", in_reply_to_user_id_str="77"),
                    tweet("5", "foto https://t.co/x", entities={"urls": [{"expanded_url": "a"}]}),
                    tweet("6", "https://t.co/abc", entities={"urls": [link]}),
                ],
            ),
        }
    )
    assert opened.column("relation") == ["retweet", "quote", "reply", "own", "own"]
    assert opened.posts[0]["text"] == "RT @calon: coblos kami"
    assert opened.posts[1]["text"] == "ini tidak pantas"
    assert opened.posts[1]["parent_url"] == "https://twitter.com/kpu_id/status/99"
    assert opened.posts[2]["parent_url"] == "https://x.com/i/web/status/9"
    assert "1 tidak dibaca: tanpa teks" in opened.notes


LONG = "Hari ini kami rapat membahas netralitas ASN menjelang pemilu. " * 8


@pytest.mark.parametrize(
    "note",
    [
        {"tweetId": "8", "noteTweetResults": {"result": {"text": LONG}}},
        {"tweetId": "8", "createdAt": "2023-02-18T12:33:11.000Z", "core": {"text": LONG}},
        {"noteTweetId": "4", "createdAt": "2023-02-18T12:33:11.000Z", "core": {"text": LONG}},
        {"noteTweetId": "4", "createdAt": "2023-02-18T12:33:12.000Z", "core": {"text": LONG}},
    ],
)
def test_a_cut_tweet_gets_its_long_text(archive, note):
    other = {"noteTweetId": "9", "createdAt": "2023-02-18T12:33:11.000Z", "core": {"text": "Lain"}}
    opened = archive(
        {
            "data/tweets.js": ytd(
                "tweets", [tweet("8", f"@ani {LONG[:250]}… https://t.co/z"), tweet("10", "pendek")]
            ),
            "data/note-tweet.js": ytd("note_tweet", [{"noteTweet": other}, {"noteTweet": note}]),
        }
    )
    assert opened.column("text") == [LONG, "pendek"]
    assert "1 teks panjang" in opened.notes


def test_the_oldest_archives_and_refolded_ones_are_read(archive):
    bare = tweet("1", "tanpa bungkus")["tweet"]
    opened = archive({"twitter-2019/tweet.js": ytd("tweet", [bare])})
    assert opened.column("text") == ["tanpa bungkus"]
    assert opened.posts[0]["url"] == "https://x.com/i/web/status/1"
    assert "account.js" in opened.notes


def test_messages_deleted_and_circle_tweets_are_never_opened_and_counted(archive):
    opened = archive(
        {
            "data/tweets.js": ytd("tweets", [tweet("1", "umum")]),
            "data/direct-messages.js": b"\xff rahasia",
            "data/deleted-tweets.js": ytd("deleted_tweets", [tweet("2", "terhapus")]),
            "data/twitter-circle-tweet.js": ytd("circle", [tweet("3", "terbatas")]),
        }
    )
    assert opened.column("text") == ["umum"]
    assert "3 berkas lain" in opened.notes
    assert "3 other files" in opened.notes_en


def test_a_protected_account_has_nothing_public(archive):
    changes = [
        {"protectedHistory": {"protectedAt": "2023-01-01T00:00:00.000Z", "action": "Unprotect"}},
        {"protectedHistory": {"protectedAt": "2024-01-01T00:00:00.000Z", "action": "Protect"}},
    ]
    members = {
        "data/tweets.js": ytd("tweets", [tweet("1", "terkunci")]),
        "data/protected-history.js": ytd("protected_history", changes),
    }
    with pytest.raises(SaringError, match="1 not read: not public"):
        archive(members)


def test_an_archive_file_cut_short_keeps_what_is_whole_and_rejects_the_rest(archive):
    whole = ytd("tweets", [tweet("1", "utuh"), tweet("2", "terputus")])
    opened = archive({"data/tweets.js": "\ufeff" + whole[:-60], "data/account.js": ACCOUNT})
    assert opened.column("text") == ["utuh"]
    assert [(r.source_row, r.source_file) for r in opened.rejects] == [(2, "unduhan.zip")]
    assert "data/tweets.js #2" in opened.rejects[0].reason.id
    assert opened.numbers == [1, 2]


def test_what_is_no_tweet_is_rejected_and_rows_can_be_read_twice(archive):
    opened = archive({"data/tweets.js": ytd("tweets", [tweet("1", "a"), 7, {"tweet": {"x": 1}}])})
    assert len(opened.rejects) == 2
    assert next(iter(opened.table.rows())).cells[0] == "a"


def test_half_an_emoji_and_a_nul_do_not_stop_an_archive(archive):
    text = r"a\ud83d b\u0000 \ud83d\ude4f"
    content = f'window.YTD.tweets.part0=[{{"tweet":{{"id_str":"1","full_text":"{text}"}}}}]'
    assert archive({"tweets.js": content}).column("text") == ["a\ufffd b 🙏"]


# Facebook

FACEBOOK_POSTS = [
    {"timestamp": 1676723591, "title": "Budi memperbarui statusnya.",
     "data": [{"post": "Jum’at berkah 🙏"}, {"update_timestamp": 1676723599}]},
    {"timestamp": 1676723592, "title": "Budi membagikan sebuah kiriman.",
     "data": [{"post": "Jangan percaya ini"}]},
    {"timestamp": 1676723593, "title": "Budi membagikan tautan.", "data": [],
     "attachments": [{"data": [{"external_context": {"name": "Calon A unggul", "url": "x"}}]}]},
    {"timestamp": 1676723594, "title": "Budi membagikan tautan.", "data": [{"post": "Cek dulu"}],
     "attachments": [{"data": [{"external_context": {"name": "Judul"}}]}]},
    {"timestamp": 1676723595, "title": "Budi menambahkan foto baru.",
     "attachments": [{"data": [{"media": {"uri": "a.jpg", "description": "Upacara"}},
                               {"media": {"uri": "b.jpg", "description": "Upacara"}}]}]},
    {"timestamp": 1676723596, "attachments": [{"data": [{"media": {"uri": "c.jpg"}}]}]},
]  # fmt: skip
FACEBOOK_COMMENTS = {
    "comments_v2": [
        {"timestamp": 1, "title": "Budi mengomentari kiriman Ani.", "data": [
            {"comment": {"timestamp": 1676723597, "comment": "Siap 🙏", "author": "Budi Asn"}}]},
        {"timestamp": 1676723598, "title": "Budi membalas komentar Løye.", "data": [
            {"comment": {"timestamp": 1676723598, "comment": "Betul", "author": "Budi Asn"}}]},
        {"timestamp": 2, "title": "Budi mengomentari", "data": [
            {"comment": {"timestamp": 2, "comment": "rahasia", "author": "B", "group": "RT 05"}}]},
    ]
}  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "posts/your_posts_1.json",
        "your_activity_across_facebook/posts/profile_posts_1.json",
        "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
    ],
)
def test_facebook_posts_of_every_generation_are_read_and_repaired(archive, name):
    opened = archive({name: mojibake(FACEBOOK_POSTS)})
    assert opened.column("text") == [
        "Jum’at berkah 🙏", "Jangan percaya ini", "Calon A unggul", "Cek dulu", "Upacara",
    ]  # fmt: skip
    assert opened.column("relation") == ["own", "quote", "share", "own", "own"]
    assert opened.posts[0]["posted_at"] == "2023-02-18T12:33:11+00:00"
    assert set(opened.column("platform")) == {"facebook"}
    assert "1 tidak dibaca: tanpa teks" in opened.notes
    assert "hanya untuk teman" in opened.notes


def test_the_first_facebook_layout_and_the_accounts_name_are_read(archive):
    profile = {"profile_v2": {"name": {"full_name": "Budí Asn"}}}
    opened = archive(
        {
            "posts/your_posts.json": {"status_updates": FACEBOOK_POSTS[:1]},
            "profile_information/profile_information.json": mojibake(profile),
        }
    )
    assert opened.column("account") == ["Budí Asn"]


def test_facebook_comments_and_replies_are_read_and_those_in_groups_left_out(archive):
    opened = archive({"comments_and_reactions/comments.json": mojibake(FACEBOOK_COMMENTS)})
    assert opened.column("text") == ["Siap 🙏", "Betul"]
    assert opened.column("relation") == ["comment", "reply"]
    assert opened.column("account") == ["Budi Asn"] * 2
    assert "1 tidak dibaca: di dalam grup" in opened.notes


def test_facebook_messages_groups_and_trash_are_not_opened(archive):
    opened = archive(
        {
            "posts/your_posts_1.json": FACEBOOK_POSTS,
            "groups/your_posts_in_groups.json": {"group_posts_v2": FACEBOOK_POSTS},
            "messages/inbox/ani_1/message_1.json": "bukan json",
            "posts/trash.json": "bukan json",
        }
    )
    assert len(opened.posts) == 5
    assert "3 berkas lain" in opened.notes


def test_a_part_of_a_download_without_posts_says_where_they_are(archive):
    with pytest.raises(SaringError, match="another ZIP of the same download"):
        archive({"your_facebook_activity/messages/inbox/a/message_1.json": "{}"})


@pytest.mark.parametrize(
    "name", ["posts/your_posts_1.html", "content/posts_1.html", "comments/post_comments_1.html"]
)
def test_an_html_download_is_refused_with_how_to_get_json(archive, name):
    with pytest.raises(SaringError) as refused:
        archive({name: "<html>", "index.html": "<html>"})
    assert "HTML" in refused.value.message.id
    assert "JSON" in refused.value.hint.id


# Instagram


def photo(title="", **more):
    return {"uri": "media/posts/1.jpg", "creation_timestamp": 1676723591, "title": title, **more}


def personal(**values):
    labels = {key: {"href": "", "value": value} for key, value in values.items()}
    return {"profile_user": [{"title": "Pengguna", "string_map_data": labels}]}


@pytest.mark.parametrize(
    "name", ["content/posts_1.json", "your_instagram_activity/media/posts_1.json"]
)
def test_instagram_captions_are_found_for_one_photo_and_for_several(archive, name):
    posts = [
        {"media": [photo("Satu foto 🇮🇩")]},
        {"media": [photo(), photo()], "title": "Beberapa foto", "creation_timestamp": 1676723600},
        {"media": [photo()]},
    ]
    opened = archive(
        {
            name: mojibake(posts),
            "your_instagram_activity/media/reels.json": {
                "ig_reels_media": [{"media": [photo("Reel upacara")]}]
            },
            "personal_information/personal_information.json": personal(
                **{"Nama pengguna": "budi.asn", "Akun Privat": "False"}
            ),
        }
    )
    assert opened.column("text") == ["Satu foto 🇮🇩", "Beberapa foto", "Reel upacara"]
    assert opened.posts[1]["posted_at"] == "2023-02-18T12:33:20+00:00"
    assert opened.column("account") == ["budi.asn"] * 3
    assert opened.column("relation") == ["own"] * 3
    assert "1 tidak dibaca: tanpa teks" in opened.notes


def test_a_private_instagram_account_has_nothing_public(archive):
    members = {
        "content/posts_1.json": [{"media": [photo("untuk teman")]}],
        "personal_information.json": personal(**{"Private Account": "True"}),
    }
    with pytest.raises(SaringError, match="not public"):
        archive(members)


@pytest.mark.parametrize(
    "comments",
    [
        {"comments_media_comments": [{"title": "ani", "string_list_data": [
            {"value": "Bagus 🙏", "timestamp": 1676723591}]}]},
        [{"string_map_data": {"Comment": {"value": "Bagus 🙏"}, "Media Owner": {"value": "ani"},
                              "Time": {"timestamp": 1676723591}}}],
        [{"string_map_data": {"Komentar": {"value": "Bagus 🙏"}, "Pemilik Media": {"value": "ani"},
                              "Waktu": {"timestamp": 1676723591}}}],
        [{"string_map_data": {"Kommentár": {"value": "Bagus 🙏"}, "Tulajdonos": {"value": "ani"},
                              "Idő": {"timestamp": 1676723591}}}],
        [{"timestamp": 1676723591, "label_values": [
            {"label": "Comment", "value": "Bagus 🙏"}, {"label": "Media Owner", "value": "ani"}]}],
    ],
)  # fmt: skip
def test_instagram_comments_of_every_generation_are_read(archive, comments):
    opened = archive({"comments/post_comments_1.json": mojibake(comments)})
    assert opened.column("text") == ["Bagus 🙏"]
    assert opened.column("relation") == ["comment"]
    assert opened.column("posted_at") == ["2023-02-18T12:33:11+00:00"]


def test_the_owner_of_a_post_never_passes_for_a_comment(archive):
    sticker = [{"string_map_data": {"Media Owner": {"value": "ani"}, "Time": {"timestamp": 9}}}]
    with pytest.raises(SaringError, match="1 not read: without text"):
        archive({"comments/post_comments_1.json": sticker})


# TikTok


VIDEO = "https://www.tiktok.com/@budi.tt/video/7201234567890123456"


def video(title, viewers="Public", **more):
    return {
        "Date": "2023-02-18 12:33:11",
        "Link": "https://www.tiktokv.com/share/video/7201234567890123456/",
        "Title": title,
        "WhoCanView": viewers,
        **more,
    }


TIKTOK = {
    "Profile": {"Profile Information": {"ProfileMap": {"userName": "budi.tt"}}},
    "Direct Messages": {"Chat History": {"ChatHistory": {"Chat": [{"Content": "rahasia"}]}}},
    "Comment": {
        "Comments": {
            "CommentsList": [{"date": "2023-02-18 12:33:12", "comment": "Siap 🙏", "url": VIDEO}]
        }
    },
    "Post": {
        "Posts": {"VideoList": [video("umum"), video("teman", "Friends"), video("x", "Only me")]},
        "Recently Deleted Posts": {"PostList": [video("terhapus")]},
    },
}


def test_tiktok_posts_that_are_not_public_are_counted_and_never_read(archive):
    opened = archive({"user_data_tiktok.json": TIKTOK})
    assert opened.column("text") == ["umum", "Siap 🙏"]
    assert opened.column("relation") == ["own", "comment"]
    assert opened.column("account") == ["budi.tt"] * 2
    assert opened.column("post_id") == ["7201234567890123456", ""]
    assert [opened.posts[1]["url"], opened.posts[1]["parent_url"]] == ["", VIDEO]
    assert opened.column("posted_at") == ["2023-02-18T12:33:11+00:00", "2023-02-18T12:33:12+00:00"]
    assert "2 tidak dibaca: tidak untuk umum" in opened.notes


def test_older_tiktok_layouts_and_other_letter_case_are_read(archive):
    old = {
        "Video": {"Videos": {"VideoList": [{"date": "2021-02-18 12:33:11", "title": "lama"}]}},
        "Comment": {"Comments": {"CommentsList": None}},
    }
    opened = archive({"user_data.json": old})
    assert opened.column("text") == ["lama"]
    assert "tidak menyebut siapa" in opened.notes


def test_a_tiktok_download_cut_short_or_in_text_is_refused(archive):
    with pytest.raises(SaringError, match="not whole JSON"):
        archive({"user_data.json": json.dumps(TIKTOK)[:-9]})
    with pytest.raises(SaringError, match="choose JSON"):
        archive({"TikTok/Comments/Comments.txt": "Date: ..."})


# Other ZIPs, and files taken out of archives


def test_a_zip_with_one_table_asks_to_extract_it_by_name(archive):
    with pytest.raises(SaringError, match=r"Extract ekspor/pantauan\.csv"):
        archive({"ekspor/pantauan.csv": "text\na", "baca.txt": "x"})


def test_a_zip_of_several_tables_or_none_names_what_it_holds(archive):
    with pytest.raises(SaringError, match=r"a\.csv, b\.xlsx"):
        archive({"a.csv": "", "b.xlsx": ""})
    with pytest.raises(SaringError, match="no known archive"):
        archive({"foto.jpg": ""})


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("\ufeff" + ytd("tweets", [tweet("1", "a")]), "tweets.js"),
        (ytd("tweet", []), "tweets.js"),
        (ytd("direct_messages", []), "direct-messages.js"),
        (FACEBOOK_POSTS, "your_posts_1.json"),
        (FACEBOOK_COMMENTS, "comments.json"),
        ([{"media": [photo("a", media_metadata={})]}], "posts_1.json"),
        ({"comments_media_comments": [{}]}, "post_comments_1.json"),
        (TIKTOK, "user_data.json"),
        ([{"text": "a"}], None),
        ({"data": [{"text": "a", "id": "1"}]}, None),
        ({"data": [{"post": "isi", "date": "2023-01-01"}]}, None),
        ([{"data": [{"post": "isi"}], "timestamp": "2023-01-01"}], None),
        ({"Activity": {"Like List": {}}}, None),
        ('{"text": "window.YTD.tweets.part0 = "}', None),
        ("text,id\n", None),
    ],
)
def test_a_file_taken_out_of_an_archive_is_recognised_by_its_contents(lone, content, name):
    assert recognise_archive_member(lone("apa saja.json", content)) == name


def test_renamed_files_are_read_as_what_they_are(lone):
    assert (
        Opened(lone("budi.json", mojibake(FACEBOOK_POSTS))).posts[0]["text"] == "Jum’at berkah 🙏"
    )
    assert Opened(lone("tiktok (1).json", TIKTOK)).column("text") == ["umum", "Siap 🙏"]
    cut = lone("putus.json", json.dumps(FACEBOOK_COMMENTS)[:-20])
    assert len(Opened(cut).rejects) == 1


def test_a_lone_file_of_tweets_takes_its_account_from_beside_it(lone):
    lone("account.js", ACCOUNT)
    path = lone("tweets.js", ytd("tweets", [tweet("1", "a")]))
    assert Opened(path).column("account") == ["budi_asn"]


def test_another_file_of_an_x_archive_says_which_one_to_give(lone):
    with pytest.raises(SaringError, match=r"Give data/tweets\.js"):
        open_archive(lone("dm.js", ytd("direct_messages", [])), {}, "dm.js")


def test_an_archive_is_read_like_any_other_file_of_posts(tmp_path):
    path = tmp_path / "twitter.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "data/tweets.js", ytd("tweets", [tweet("1", "RT @a: ikut"), tweet("2", "b")])
        )
        packed.writestr("data/account.js", ACCOUNT)
    file = open_posts(path)
    posts = next(file.chunks()).posts
    assert file.format == "ZIP"
    assert posts["relation"].tolist() == ["retweet", "own"]
    assert posts["posted_at"].tolist() == ["2023-02-18T12:33:11+00:00"] * 2
    assert posts["source_row"].tolist() == [1, 2]
    assert posts["row_id"].is_unique
    tweets = tmp_path / "tweets.js"
    tweets.write_text(ytd("tweets", [tweet("2", "b")]))
    assert next(open_posts(tweets).chunks()).posts["row_id"].tolist() == [posts["row_id"][1]]


def test_parts_put_behind_each_other_in_one_file_are_all_read_and_garbage_is_said(lone):
    parts = [ytd("tweets", [tweet(f"{n}", f"cuitan {n}")], n) for n in range(3)]
    assert len(Opened(lone("semua.js", ";\n".join(parts) + ";\n")).posts) == 3
    opened = Opened(lone("ekor.js", parts[0] + "\n<html>"))
    assert [len(opened.posts), len(opened.rejects)] == [1, 1]


def test_a_facebook_download_of_a_single_post_is_read(lone):
    post = {"timestamp": 1727740800, "data": [{"post": "Apel pagi"}]}
    assert Opened(lone("your_posts_1.json", post)).column("text") == ["Apel pagi"]


def test_an_empty_download_is_refused_without_remarks_about_posts_it_has_not(lone):
    with pytest.raises(SaringError) as caught:
        open_archive(lone("komentar.json", {"comments_v2": []}), {}, "komentar.json")
    assert "siapa yang dapat melihat" not in caught.value.message.id
