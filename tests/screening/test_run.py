import pandas as pd
import pytest

from saring.posts import open_posts
from saring.screening import ScoringRun, Screener

EXPORT = """No;Nama Akun;Tanggal;Isi
1;guru_a;12/02/2024 08:00;Ayo coblos nomor 2, menangkan Pak Wignyo lagi!
2;guru_b;12/02/2024 09:00;Besok upacara jam tujuh, pakai korpri ya bapak ibu
3;guru_c;12/02/2024 10:00;
4;guru_d;12/02/2024 11:00;12345
"""


@pytest.fixture
def run(small_model, tmp_path):
    def _run(*contents, names=None):
        paths = []
        for number, content in enumerate(contents):
            path = tmp_path / (names[number] if names else f"ekspor{number}.csv")
            path.write_text(content, encoding="utf-8")
            paths.append(path)
        return ScoringRun(
            [open_posts(path) for path in paths], Screener(small_model), lambda _: None
        )

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


def test_the_most_urgent_rows_come_first_and_none_is_lost(run, asn_voice):
    posts = asn_voice[["text"]].iloc[:200].to_csv(index=False)
    (ordered,) = run(posts).most_urgent_first()
    plain = pd.concat(run(posts).chunks(), ignore_index=True)
    assert sorted(ordered["row_id"]) == sorted(plain["row_id"])
    rank = {"clear": 0, "unsure": 1, "review": 2, "priority": 3}
    bands = ordered[["campaign_band", "hate_band", "hoax_band"]].map(rank.get).max(axis=1)
    assert bands.is_monotonic_decreasing
    assert bands.iloc[0] > bands.iloc[-1]


def test_all_rows_rejected_gives_an_empty_table_and_full_rejects(run):
    screening = run("text;n\nhalo;1;2;3;4\n;;\napa kabar;1;2;3\n")
    assert list(screening.chunks()) == []
    assert screening.rows_read == len(screening.rejects) == 2
