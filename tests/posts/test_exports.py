"""Each export is made to the layout that its tool documents; the posts are invented."""

import csv
import io
import json

import pytest

from saring.posts.exports import export_name, recognise_export

TWITTER_TIME = "Sat Feb 18 12:33:11 +0000 2023"
TWEET = "1626920123456789123"
SORTED = (
    "conversation_id_str,created_at,favorite_count,full_text,id_str,image_url,"
    "in_reply_to_screen_name,lang,location,quote_count,reply_count,retweet_count,tweet_url,"
    "user_id_str,username"
)
OLDER = (
    "created_at,id_str,full_text,quote_count,reply_count,retweet_count,favorite_count,lang,"
    "user_id_str,conversation_id_str,username,tweet_url"
)


def table(*rows, delimiter=","):
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def tweet_harvest(header, *, delimiter=",", **cells):
    tweet = {
        "created_at": TWITTER_TIME, "full_text": "Netral, ya 🙏", "id_str": TWEET, "lang": "in",
        "conversation_id_str": TWEET, "username": "budi_asn", "user_id_str": "77",
        "tweet_url": f"https://twitter.com/budi_asn/status/{TWEET}", **cells,
    }  # fmt: skip
    return table({name: tweet.get(name, "0") for name in header.split(",")}, delimiter=delimiter)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (tweet_harvest(OLDER, delimiter=";"), "tweet-harvest ≤ 2.4.0"),
        (tweet_harvest(OLDER), "tweet-harvest 2.4.1–2.5.2"),
        (tweet_harvest(SORTED, in_reply_to_screen_name=""), "tweet-harvest 2.5.3–2.6.1"),
        (
            tweet_harvest(SORTED, created_at="2023-02-18T12:33:11.000Z"),
            "tweet-harvest ≥ 2.7.0",
        ),
    ],
)
def test_every_generation_of_tweet_harvest_is_named_and_gives_the_same_post(read, content, name):
    result = read(content)
    post = result.posts.loc[0]
    assert result.file.export == name
    assert post[["account", "platform", "posted_at"]].tolist() == [
        "budi_asn", "x", "2023-02-18T12:33:11+00:00",
    ]  # fmt: skip
    assert post["relation"] == ("own" if "2.5.3" in name or "2.7" in name else "")
    assert post["row_id"] == read(tweet_harvest(OLDER)).posts.loc[0, "row_id"]


FOURCAT_X = {
    "id": TWEET, "thread_id": TWEET, "timestamp": "2023-02-18 12:33:11",
    "unix_timestamp": "1676723591", "link": f"https://x.com/budi_asn/status/{TWEET}",
    "body": "Netral, ya 🙏", "author": "budi_asn", "author_fullname": "Budi", "source":
    "Twitter for Android", "is_retweet": "no", "retweeted_user": "", "is_quote_tweet": "no",
    "quoted_user": "", "is_reply": "no", "replied_user": "", "hashtags": "",
}  # fmt: skip


def test_4cat_gives_utc_times_relations_and_the_same_post_as_tweet_harvest(read):
    retweet = FOURCAT_X | {"id": "2", "is_retweet": "yes", "body": "RT @kpu: Ayo", "link": ""}
    thread = FOURCAT_X | {"id": "3", "is_reply": "yes", "replied_user": "budi_asn", "link": ""}
    reply = FOURCAT_X | {"id": "4", "is_reply": "yes", "replied_user": "camat", "link": ""}
    result = read(table(FOURCAT_X, retweet, thread, reply))
    assert result.file.export == "4CAT"
    assert result.posts["relation"].tolist() == ["own", "retweet", "own", "reply"]
    assert set(result.posts["posted_at"]) == {"2023-02-18T12:33:11+00:00"}
    assert set(result.posts["platform"]) == {"x"}
    assert result.posts.loc[0, "row_id"] == read(tweet_harvest(SORTED)).posts.loc[0, "row_id"]


def test_4cat_without_epoch_times_is_utc_and_says_so(read):
    post = {"id": "C1", "thread_id": "C1", "timestamp": "2023-02-18 12:33:11", "body": "Apel",
            "author": "budi", "url": "https://www.instagram.com/p/C1"}  # fmt: skip
    result = read(table(post))
    assert result.posts.loc[0, "posted_at"] == "2023-02-18T12:33:11+00:00"
    assert result.posts.loc[0, "platform"] == "instagram"
    assert any("dibaca sebagai UTC" in note for note in result.notes)


def captured(platform, data):
    return json.dumps({"nav_index": "0:0", "item_id": "9", "timestamp_collected": 1676723999000,
                       "source_platform": platform, "source_platform_url": "https://x",
                       "user_agent": "Firefox", "data": data})  # fmt: skip


def captured_tweet(text, **legacy):
    user = {"result": {"legacy": {"screen_name": "budi_asn", "name": "Budi"}}}
    about = {"created_at": TWITTER_TIME, "full_text": text, "conversation_id_str": TWEET}
    return {"rest_id": TWEET, "core": {"user_results": user}, "legacy": about | legacy}


def test_a_capture_of_x_gives_posts_and_whole_retweets(read):
    other = {"result": {"rest_id": "5", "legacy": {"full_text": "Ayo jaga netralitas bersama"}}}
    retweet = captured_tweet("RT @kpu: Ayo jaga net…", retweeted_status_result=other)
    long = captured_tweet("Awal…") | {
        "note_tweet": {"note_tweet_results": {"result": {"text": "Awal sampai akhir"}}}
    }
    lines = [captured_tweet("Netral, ya 🙏"), retweet, long]
    result = read("\n".join(captured("twitter.com", line) for line in lines), "x.ndjson")
    assert (result.file.format, result.file.export) == ("JSONL", "Zeeschuimer NDJSON")
    assert result.texts == [
        "Netral, ya 🙏", "RT @kpu: Ayo jaga netralitas bersama", "Awal sampai akhir",
    ]  # fmt: skip
    assert result.posts["relation"].tolist() == ["own", "retweet", "own"]
    assert result.posts.loc[0, "row_id"] == read(table(FOURCAT_X)).posts.loc[0, "row_id"]


def test_a_capture_of_tiktok_instagram_and_facebook_gives_account_time_and_link(read):
    story = {"post_id": "12", "wwwURL": "https://www.facebook.com/budi/posts/12",
             "actors": [{"url": "https://www.facebook.com/budi", "name": "Budi"}],
             "message": {"text": "Apel pagi"}}  # fmt: skip
    clock = {"story": {"creation_time": 1676723591}}
    lines = [
        captured("tiktok.com", {"id": "7", "desc": "Apel pagi", "createTime": 1676723591,
                                "author": {"uniqueId": "budi"}}),
        captured("instagram.com", {"code": "Cx", "caption": {"text": "Apel pagi"},
                                   "taken_at": 1676723591, "user": {"username": "budi"}}),
        captured("facebook.com", {"comet_sections": {"content": {"story": story},
                                                     "timestamp": clock}}),
    ]  # fmt: skip
    for platform, line in zip(("tiktok", "instagram", "facebook"), lines, strict=True):
        post = read(line, "a.ndjson").posts.loc[0]
        assert post[["text", "account", "platform", "posted_at"]].tolist() == [
            "Apel pagi", "budi", platform, "2023-02-18T12:33:11+00:00",
        ]  # fmt: skip
        assert post["url"].startswith("https://www.")


def test_a_captured_item_without_its_data_is_rejected_and_the_rest_is_read(read):
    lines = [captured("twitter.com", captured_tweet("Netral")), captured("twitter.com", {}), "{"]
    result = read("\n".join(lines), "x.ndjson")
    assert (result.texts, len(result.rejects)) == (["Netral"], 2)


def test_a_mapping_of_the_text_reads_a_capture_as_plain_json(read):
    content = captured("twitter.com", captured_tweet("Netral"))
    result = read(content, "x.ndjson", {"text": "data.legacy.full_text"})
    assert result.texts == ["Netral"]
    assert "data.rest_id" in result.file.header


CROWDTANGLE = {
    "Page Name": "Kecamatan Kita", "User Name": "kec.kita", "Facebook Id": "100", "Page Created":
    "2012-01-01 00:00:00", "Post Created": "2020-04-16 09:48:29 EDT", "Type": "Photo",
    "Total Interactions": "1,204", "URL": "https://www.facebook.com/100/posts/55",
    "Message": "Apel pagi", "Link": "https://www.facebook.com/kec.kita/photos/a.1/2",
    "Final Link": "", "Image Text": "", "Link Text": "", "Description": "",
}  # fmt: skip


def test_crowdtangle_is_facebook_in_american_time_and_shares_are_told_by_their_link(read):
    shared = CROWDTANGLE | {"Type": "Link", "Link": "https://www.facebook.com/paslon/posts/7"}
    news = CROWDTANGLE | {"Type": "Link", "Link": "https://www.kompas.com/a"}
    result = read(table(CROWDTANGLE, shared, news))
    assert result.file.export == "CrowdTangle"
    assert result.posts["relation"].tolist() == ["own", "share", "own"]
    assert result.posts.loc[0, ["text", "account", "platform", "posted_at"]].tolist() == [
        "Apel pagi", "kec.kita", "facebook", "2020-04-16T09:48:29-04:00",
    ]  # fmt: skip


def test_crowdtangle_of_instagram_takes_the_handle_and_not_the_display_name(read):
    post = {"Account": "Budi Santoso", "User Name": "budi_asn", "Followers at Posting": "10",
            "Post Created": "2020-04-16 09:48:29 EDT", "Type": "Photo", "Likes": "1",
            "Comments": "0", "Views": "0", "URL": "https://www.instagram.com/p/Bx/", "Link": "",
            "Photo": "", "Title": "", "Description": "Apel pagi"}  # fmt: skip
    result = read(table(post))
    assert result.posts.loc[0, ["account", "platform", "text"]].tolist() == [
        "budi_asn", "instagram", "Apel pagi",
    ]  # fmt: skip


def test_the_meta_content_library_tells_shares(read):
    post = {"id": "1", "creation_time": "2024-02-14T00:30:00", "text": "Apel pagi", "post_owner.id":
            "9", "post_owner.name": "Budi", "post_owner.username": "budi", "surface.name": "",
            "mcl_url": "https://www.facebook.com/ads/library/x", "shared_post_id": ""}  # fmt: skip
    result = read(table(post, post | {"id": "2", "shared_post_id": "88"}))
    assert result.file.export == "Meta Content Library"
    assert result.posts["relation"].tolist() == ["own", "share"]
    assert result.posts.loc[0, "account"] == "budi"
    assert result.posts.loc[0, "posted_at"] == "2024-02-14T00:30:00+00:00"


APIFY_X = {"type": "tweet", "id": TWEET, "url": f"https://x.com/budi_asn/status/{TWEET}",
           "fullText": "Netral, ya 🙏", "text": "Netral", "createdAt": TWITTER_TIME,
           "isReply": False, "isRetweet": False, "isQuote": False, "conversationId": TWEET,
           "author": {"userName": "budi_asn", "name": "Budi"}}  # fmt: skip


def test_apify_x_is_the_same_in_json_and_in_csv_with_slashes(read):
    quote = APIFY_X | {"id": "2", "isQuote": True, "url": ""}
    nested = read(json.dumps([APIFY_X, quote]), "a.json")
    flat = dict(APIFY_X, **{"author/userName": "budi_asn", "author/name": "Budi"})
    del flat["author"]
    sheet = read(table(flat))
    assert nested.file.export == sheet.file.export == "Apify X"
    assert nested.posts["relation"].tolist() == ["own", "quote"]
    assert nested.posts.loc[0, "row_id"] == sheet.posts.loc[0, "row_id"]
    assert sheet.posts.loc[0, "account"] == "budi_asn"


def test_apify_instagram_with_lists_and_hundreds_of_columns_is_read(read):
    post = {"inputUrl": "https://www.instagram.com/budi", "id": "3000000000000000000", "type":
            "Image", "shortCode": "CmiKTaC0AAA", "caption": "Apel pagi", "hashtags": ["asn"],
            "url": "https://www.instagram.com/p/CmiKTaC0AAA/", "ownerUsername": "budi",
            "timestamp": "2025-07-29T11:15:43.000Z", "latestComments": [{"text": ""}]}  # fmt: skip
    result = read(json.dumps([post]), "ig.json")
    assert result.file.export == "Apify Instagram"
    assert result.posts.loc[0, ["text", "account", "platform"]].tolist() == [
        "Apel pagi", "budi", "instagram",
    ]  # fmt: skip
    wide = {f"hashtags/{i}": f"tag{i}" for i in range(300)}
    flat = {key: value for key, value in post.items() if not isinstance(value, list)} | wide
    assert read(table(flat)).posts.loc[0, "row_id"] == result.posts.loc[0, "row_id"]


def test_comments_below_one_post_stay_different_posts(read):
    comments = [
        {"postUrl": "https://www.instagram.com/p/C1/", "id": f"1784140000000000{i}", "text": text,
         "ownerUsername": "budi", "timestamp": "2025-07-29T11:15:43.000Z", "repliesCount": 0}
        for i, text in enumerate(["Mantap", "Netral dong"])
    ]  # fmt: skip
    result = read(json.dumps(comments), "ig.json")
    assert result.posts["relation"].tolist() == ["comment", "comment"]
    assert result.posts["row_id"].is_unique


def test_a_comment_export_that_has_only_the_posts_id_does_not_merge_its_comments(read):
    content = "videoId,authorDisplayName,textOriginal,publishedAt\nv1,Budi,Sip pak,2024-01-01\n"
    result = read(content + "v1,Ani,Netral dong,2024-01-01\n")
    assert result.file.export == "YouTube comments"
    assert result.posts["row_id"].is_unique


def test_youtube_comments_are_utc_and_know_their_parents(read):
    content = (
        "id,replyCount,likeCount,publishedAt,authorName,text,authorChannelId,isReplyTo\n"
        'Ugx1,1,0,2022-11-11 05:30:01,Siti,"Netral dong, pak",UC1,\n'
        "Ugx1.a,0,0,2022-11-11 06:30:01,Budi,Setuju,UC2,Ugx1\n"
    )
    posts = read(content).posts
    assert posts["relation"].tolist() == ["comment", "reply"]
    assert posts.loc[0, "posted_at"] == "2022-11-11T05:30:01+00:00"
    assert set(posts["platform"]) == {"youtube"}


def test_facebook_comments_are_comments(read):
    content = (
        "facebookUrl,commentUrl,id,date,text,profileName,replyToCommentId\n"
        "https://www.facebook.com/p/1,https://www.facebook.com/p/1?c=2,Y29t,2024-02-14T00:30:00Z,"
        "Netral dong,Siti,\n"
    )
    result = read(content)
    assert result.file.export == "Apify Facebook"
    assert result.posts.loc[0, ["relation", "account", "platform"]].tolist() == [
        "comment", "Siti", "facebook",
    ]  # fmt: skip


def test_an_unknown_export_has_no_name(read):
    assert read("isi,akun\nhalo,budi\n").file.export == ""
    assert recognise_export([]).name == ""
    assert export_name(recognise_export(["text"]), ["text"], ",", [], "") == ""


def test_unit_is_found_by_the_names_that_offices_use(read):
    for name in ("OPD", "Unit Kerja", "Instansi", "dinas", "SATKER", "unit"):
        assert read(f"isi,{name}\nhalo, Dinas Sosial \n").posts.loc[0, "unit"] == "Dinas Sosial"


def test_a_page_without_a_handle_goes_by_its_name_and_a_group_by_its_own(read):
    page = {"Page Name": "Dinas Contoh", "User Name": "", "Facebook Id": "100",
            "Post Created": "2020-04-16 09:48:29 EDT", "Message": "Apel pagi",
            "Total Interactions (weighted  —  Likes 1x )": "1,234",
            "URL": "https://www.facebook.com/100/posts/1"}  # fmt: skip
    result = read(table(page, page | {"User Name": "dinascontoh", "Message": "Senam"}))
    assert result.file.export == "CrowdTangle"
    assert result.posts["account"].tolist() == ["Dinas Contoh", "dinascontoh"]
    group = {"Group Name": "Warga"} | {k: v for k, v in page.items() if k != "Page Name"}
    assert read(table(group)).posts.loc[0, "account"] == "Warga"


def test_a_profile_without_a_handle_goes_by_its_name_unless_a_column_was_named(read):
    post = {"id": "1", "creation_time": "2024-02-14T00:30:00", "text": "Apel pagi",
            "post_owner.id": "9", "post_owner.name": "Budi", "post_owner.username": "",
            "mcl_url": "https://www.facebook.com/x"}  # fmt: skip
    assert read(table(post)).posts.loc[0, "account"] == "Budi"
    chosen = read(table(post), mapping={"account": "post_owner.id"})
    assert chosen.posts.loc[0, "account"] == "9"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (("Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Post ID,"
          "Video ID,Comment Text,Top-Level Comment ID"), "comments.csv"),
        (("ID komentar,ID saluran,Stempel waktu pembuatan komentar,Harga,ID komentar induk,"
          "ID postingan,ID video,Teks komentar,ID komentar tingkat teratas"), "komentar.csv"),
    ],
)  # fmt: skip
def test_comments_of_google_takeout_lose_their_wrapping_and_keep_their_emoji(read, header, name):
    time = "2024-10-01T05:30:01+00:00"
    rows = [
        ["Ugx1", "UCx", time, "0", "", "", "v1", json.dumps({"text": 'Setuju, "pak" 🙏'}), ""],
        ["Ugx2", "UCx", time, "0", "", "", "v1", '{"text":"Netral"},{"text":" ya"}', ""],
        ["Ugx3", "UCx", time, "0", "", "", "v1", '{"bukan json', ""],
        ["Ugx4", "UCx", time, "0", "", "", "v1", '{"text":"potong \\ud83d"}', ""],
    ]
    buffer = io.StringIO()
    csv.writer(buffer).writerows([header.split(","), *rows])
    result = read(buffer.getvalue(), name)
    assert result.texts == ['Setuju, "pak" 🙏', "Netral ya", '{"bukan json', "potong ?"]
    assert result.posts.loc[0, ["account", "posted_at", "platform"]].tolist() == [
        "UCx", time, "youtube",
    ]  # fmt: skip


def test_one_item_that_is_no_capture_does_not_hide_the_others(read):
    other = captured("linkedin.com", {"text": "Halo"})
    empty = json.dumps({"item_id": "8", "source_platform": "twitter.com", "data": None})
    result = read(
        "\n".join([empty, captured("twitter.com", captured_tweet("Netral")), other]), "x.ndjson"
    )
    assert (result.texts, len(result.rejects)) == (["Netral"], 2)
