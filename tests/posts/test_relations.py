import json

import pytest

RT = "RT @bawaslu_ri: Jaga netralitas ASN"


def relations(read, content, name="pantauan.csv", mapping=None):
    return read(content, name, mapping).posts["relation"].tolist()


def test_a_text_that_begins_with_rt_is_a_retweet_whatever_the_export(read):
    assert relations(read, f"isi\n{RT}\nsaya setuju\n") == ["retweet", ""]


@pytest.mark.parametrize("column", ["is_retweet", "isRetweet", "retweeted"])
@pytest.mark.parametrize(("yes", "no"), [("TRUE", "FALSE"), ("yes", "no"), ("True", "False")])
def test_a_retweet_flag_counts_however_it_is_written(read, column, yes, no):
    content = f"text,{column}\nhalo kawan,{yes}\nhalo juga,{no}\nhalo lagi,\n"
    assert relations(read, content)[:2] == ["retweet", "own"]


def test_a_count_called_retweet_and_the_readers_own_state_are_no_retweets(read):
    assert relations(read, "text,retweet\nhalo kawan,1\nhalo juga,True\n") == ["", "retweet"]
    assert relations(read, "text,retweeted,favorited\nhalo kawan,True,False\n") == [""]


@pytest.mark.parametrize("blank", ["", "0", "0.0", "nan", "None", "null", "[]", "False"])
def test_what_stands_for_nothing_makes_no_reply(read, blank):
    content = f"text,in_reply_to_status_id\nhalo kawan,{blank}\nmantap pak,1626920123456789123\n"
    assert relations(read, content) == ["own", "reply"]


def test_a_thread_that_an_account_continues_is_its_own_words(read):
    content = (
        "full_text,username,in_reply_to_screen_name\n"
        "Utas lanjutan,budi_asn,Budi_ASN\nSiap pak,budi_asn,camat_kota\n"
    )
    assert relations(read, content) == ["own", "reply"]
    by_id = "text,user_id_str,in_reply_to_user_id_str\nUtas lanjutan,77,77\nSiap pak,77,78\n"
    assert relations(read, by_id) == ["own", "reply"]


@pytest.mark.parametrize(
    ("referenced", "relation"),
    [
        ([{"type": "retweeted", "id": "1"}], "retweet"),
        ([{"type": "quoted", "id": "1"}, {"type": "replied_to", "id": "2"}], "quote"),
        ([{"type": "replied_to", "id": "1"}], "reply"),
        (None, "own"),
    ],
)
def test_referenced_tweets_of_the_api_are_understood(read, referenced, relation):
    post = {"id": "1626920123456789123", "text": "halo kawan", "referenced_tweets": referenced}
    assert relations(read, json.dumps(post), "a.jsonl") == [relation]


def test_referenced_tweets_as_tweepy_prints_them_are_understood(read):
    content = 'text,referenced_tweets\nhalo,"[<ReferencedTweet id=1 type=replied_to]"\n'
    assert relations(read, content) == ["reply"]


def test_a_retweet_of_a_quote_is_a_retweet_and_a_quote_in_reply_is_a_quote(read):
    content = f"text,is_quote_status,is_reply\n{RT},True,False\nbukan begitu,True,True\n"
    assert relations(read, content) == ["retweet", "quote"]


def test_the_kind_that_a_scraper_gives_counts_but_tweet_says_nothing(read):
    content = "text,type,isReply\nhalo,tweet,true\nhalo,retweet,false\nhalo,tweet,false\n"
    assert relations(read, content) == ["reply", "retweet", "own"]


@pytest.mark.parametrize(
    ("written", "relation"),
    [("Balasan", "reply"), ("membagikan", "share"), ("Milik Sendiri", "own"), ("RT", "retweet"),
     ("kutipan", "quote"), ("komentar", "comment"), ("lain-lain", "")],
)  # fmt: skip
def test_a_relation_column_is_read_in_indonesian_and_unknown_words_stay_blank(
    read, written, relation
):
    assert relations(read, f"isi,Relasi\nhalo kawan,{written}\n") == [relation]
    mapped = relations(read, f"isi,Jenis\nhalo kawan,{written}\n", mapping={"relation": "Jenis"})
    assert mapped == [relation]


def test_the_relation_column_wins_over_other_evidence(read):
    assert relations(read, f"isi,relation\n{RT},own\n") == ["own"]


def test_a_quoted_text_in_the_same_cell_is_taken_out_when_another_column_holds_it(read):
    quoted = "Pilih nomor dua kalau mau maju"
    content = (
        "id,text,is_quote_tweet,quote_body\n"
        f'1,"ASN harus netral! ""{quoted}""",yes,{quoted}\n'
        f"2,ASN harus netral,yes,{quoted}\n"
    )
    result = read(content)
    assert result.texts == ["ASN harus netral!", "ASN harus netral"]
    assert result.posts["import_notes"].tolist() == ["quoted_cut", ""]
    assert result.posts["relation"].tolist() == ["quote", "quote"]
    assert quoted in result.own.loc[0, "text"]


def test_a_cell_that_is_nothing_but_the_quote_is_left_alone(read):
    result = read("text,quote_body\nPilih nomor dua ya,Pilih nomor dua ya\n")
    assert result.texts == ["Pilih nomor dua ya"]


def test_an_old_style_quote_stays_inside_and_is_said_so(read):
    result = read("text\nJangan ditiru RT @calon: Pilih nomor dua ya\nRapat pak RT @budi sore\n")
    assert result.posts["relation"].tolist() == ["quote", ""]
    assert result.posts["import_notes"].tolist() == ["quoted_inside", ""]


def test_comments_and_replies_to_comments_are_told_apart(read):
    content = (
        "id,isReplyTo,authorName,text,publishedAt\n"
        "Ugx1,,Siti,Netral dong pak,2022-11-11 05:30:01\n"
        "Ugx1.a,Ugx1,Budi,Setuju bu,2022-11-11 06:30:01\n"
    )
    assert relations(read, content) == ["comment", "reply"]


@pytest.mark.parametrize("parent", ["900", "", "0", "1"])
def test_a_parent_that_is_the_post_or_nothing_makes_a_comment_no_reply(read, parent):
    content = f"comment_id,post_id,parent_id,comment_text\n1,900,{parent},Mantap pak\n"
    assert relations(read, content) == ["comment"]


def test_a_chunk_says_the_same_as_the_whole_file(read):
    content = "text,is_reply\n" + "".join(f"pos {i} ya,{i % 3 == 0}\n" for i in range(9))
    whole = read(content).posts["relation"].tolist()
    assert read(content, chunk_rows=2).posts["relation"].tolist() == whole
