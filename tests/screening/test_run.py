import pandas as pd
import pytest

from saring.errors import SaringError

EXPORT = """No;Nama Akun;Tanggal;Isi
1;guru_a;12/02/2024 08:00;Ayo coblos nomor 2, menangkan Pak Wignyo lagi!
2;guru_b;12/02/2024 09:00;Besok upacara jam tujuh, pakai korpri ya bapak ibu
3;guru_c;12/02/2024 10:00;
4;guru_d;12/02/2024 11:00;12345
"""


@pytest.fixture
def run(start, tmp_path):
    def _run(*contents, names=None):
        paths = []
        for number, content in enumerate(contents):
            path = tmp_path / (names[number] if names else f"ekspor{number}.csv")
            path.write_text(content, encoding="utf-8")
            paths.append(path)
        return start(*paths)

    return _run


def test_every_row_read_is_scored_or_rejected(run):
    screening = run(EXPORT)
    scored = pd.concat(screening.chunks())
    assert screening.rows_read == 4
    assert screening.scored == len(scored) == 2
    assert [reject.source_row for reject in screening.rejects] == [4, 5]


def test_own_columns_come_first_under_their_own_names(run):
    scored = next(run(EXPORT).chunks())
    assert list(scored.columns[:4]) == ["No", "Nama Akun", "Tanggal", "Isi"]
    assert scored["account"].tolist() == ["guru_a", "guru_b"]


def test_the_stage_is_that_of_the_local_day(run):
    assert next(run(EXPORT).chunks())["stage"].tolist() == ["tenang (pemilu-2024)"] * 2


def test_an_own_column_called_like_one_of_ours_is_kept_under_another_name(run):
    scored = next(run("text,labels,url\nSelamat pagi semua,penting,http://a.id\n").chunks())
    assert scored.columns.is_unique
    assert scored.loc[0, "masukan_labels"] == "penting"
    assert scored.loc[0, "labels"] == ""
    assert scored.loc[0, "url"] == "http://a.id"


def test_files_with_other_columns_share_one_table(run):
    screening = run(
        "isi,opd\nSelamat pagi semua,Dinkes\n", "text,kota\nSampai jumpa besok,Kendal\n"
    )
    scored = pd.concat(screening.chunks(), ignore_index=True)
    assert scored["text"].tolist() == ["Selamat pagi semua", "Sampai jumpa besok"]
    assert scored["opd"].tolist() == ["Dinkes", ""]
    assert scored["kota"].tolist() == ["", "Kendal"]


def test_a_retweet_says_that_its_words_are_not_the_accounts_own(run):
    scored = next(run("akun,isi\nguru_a,RT @budi: coblos nomor 2 ya semua\n").chunks())
    assert scored["relation"].tolist() == ["retweet"]
    assert scored.loc[0, "notes"].startswith("retweet: bukan kata-kata akun ini")


def test_an_export_given_twice_doubles_no_post(run):
    screening = run(EXPORT, EXPORT)
    scored = pd.concat(screening.chunks())
    assert scored["source_file"].nunique() == 1
    assert (screening.rows_read, screening.scored, len(screening.rejects)) == (8, 2, 6)
    reject = screening.rejects[4]
    assert "ekspor0.csv" in reject.reason.id
    assert reject.reason.id.endswith("baris 2")
    assert reject.content == (
        '1,guru_a,12/02/2024 08:00,"Ayo coblos nomor 2, menangkan Pak Wignyo lagi!"'
    )


def test_the_same_words_of_two_rows_that_nothing_else_identifies_are_both_scored(run):
    screening = run("isi\nSelamat pagi semua\nSelamat pagi semua\n")
    assert len(pd.concat(screening.chunks())) == 2


def test_the_same_bare_texts_in_a_file_given_twice_are_doubles(run):
    content = "isi\nSelamat pagi semua\nSelamat pagi semua\n"
    screening = run(content, content)
    assert len(pd.concat(screening.chunks())) == 2
    assert len(screening.rejects) == 2


def test_a_file_that_changes_while_it_is_read_is_refused(start, many_posts):
    chunks = start(many_posts).chunks()
    next(chunks)
    with many_posts.open("a", encoding="utf-8") as file:
        file.write("x1,Selamat pagi semua,guru_9,12/02/2024\n")
    with pytest.raises(SaringError, match="changed while"):
        list(chunks)


def test_the_most_urgent_rows_come_first_and_none_is_lost(start, table, many_posts):
    ordered = table(start(many_posts), sort=True)
    plain = table(start(many_posts))
    assert sorted(ordered["row_id"]) == sorted(plain["row_id"])
    rank = {"clear": 0, "unsure": 1, "review": 2, "priority": 3}
    bands = ordered[["campaign_band", "hate_band", "hoax_band"]].map(rank.get).max(axis=1)
    score = ordered[["campaign_score", "hate_score", "hoax_score"]].max(axis=1)
    keys = list(zip(-bands, -score, ordered["source_row"], strict=True))
    assert keys == sorted(keys)
    assert bands.iloc[0] > bands.iloc[-1]


def test_all_rows_rejected_gives_an_empty_table_and_full_rejects(run):
    screening = run("text;n\nhalo;1;2;3;4\n;;\napa kabar;1;2;3\n")
    assert list(screening.chunks()) == []
    assert screening.rows_read == len(screening.rejects) == 2
