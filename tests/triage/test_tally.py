from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saring.evaluation.proportions import wilson_interval
from saring.triage import Criteria, Nameless, Tally


def triage(frame, **criteria):
    tally = Tally(Criteria(**criteria))
    tally.add(frame)
    return tally.triage()


def by_account(found):
    return {finding.account.lstrip("@").casefold(): finding for finding in found.findings}


def test_the_list_says_what_was_counted_by_hand(posts):
    found = triage(posts)
    assert [finding.account for finding in found.findings] == ["@Budi_S", "jelas", "sibuk"]
    budi, jelas, sibuk = found.findings
    assert (budi.flagged_posts, budi.own_posts, budi.copies) == (3, 10, 2)
    assert dict(budi.by_label) == {"campaign": 2, "hate": 1}
    assert (budi.best_row_id, budi.best_label, budi.best_band) == ("b1", "campaign", "priority")
    assert budi.best_score == 0.97
    assert budi.best_text.startswith("Coblos nomor dua")
    assert (budi.first_at[:10], budi.last_at[:10], budi.days) == ("2024-11-10", "2024-11-25", 2)
    assert sum(budi.stages.values()) == 3
    assert budi.unit == "Dinas Pendidikan"
    assert budi.to_read[0] == "b1"
    assert (budi.rate, budi.rate_low) == (0.3, wilson_interval(3, 10).low)
    assert (sibuk.flagged_posts, sibuk.own_posts) == (3, 1003)
    assert (jelas.flagged_posts, jelas.own_posts) == (1, 4)


def test_what_is_not_on_the_list_is_counted_too(posts):
    found = triage(posts)
    assert found.posts == len(posts)
    assert found.groups == 6
    assert found.below_least == 1  # satu
    assert found.nameless == Nameless(3, 2, 0, 0)


def test_a_busy_account_is_not_punished_for_its_volume(posts):
    accounts = by_account(triage(posts))
    assert accounts["budi_s"].rank < accounts["sibuk"].rank
    assert accounts["budi_s"].order > 10 * accounts["sibuk"].order


def test_shares_are_not_the_accounts_own_words(posts):
    assert "penyebar" not in by_account(triage(posts, least=1))
    with_own = pd.concat(
        [posts, posts[posts["row_id"] == "b4"].assign(row_id="p9", account="penyebar")]
    )
    penyebar = by_account(triage(with_own, least=1))["penyebar"]
    assert (penyebar.flagged_posts, penyebar.shared_flagged, penyebar.own_posts) == (1, 3, 5)


@pytest.mark.parametrize("relation", ["reply", "quote", "comment", "own", ""])
def test_replies_quotes_and_comments_are_own_words(posts, relation):
    posts.loc[posts["row_id"].isin(["b4", "b5"]), "relation"] = relation
    assert by_account(triage(posts))["budi_s"].flagged_posts == 3


def test_a_post_that_reviewers_found_to_be_nothing_does_not_count(posts):
    assert "bersih" not in by_account(triage(posts, least=1))
    posts.loc[posts["row_id"] == "c2", "decision"] = "perlu klarifikasi"
    bersih = by_account(triage(posts, least=1))["bersih"]
    assert (bersih.flagged_posts, bersih.set_aside, bersih.own_posts) == (1, 1, 2)


def test_posts_without_an_account_are_never_a_person(posts):
    assert "" not in by_account(triage(posts, least=1))
    posts.loc[posts["account"] == "", "account"] = " @ "
    assert triage(posts, least=1).nameless.flagged_posts == 2


def test_one_name_on_two_platforms_is_two_accounts(posts):
    posts.loc[posts["row_id"] == "b5", "platform"] = "facebook"
    found = triage(posts, least=1)
    assert sorted(f.platform for f in found.findings if "udi" in f.account) == ["facebook", "x"]


def test_minimum_evidence_as_told_holds_for_everyone(posts):
    assert set(by_account(triage(posts, least=2))) == {"budi_s", "sibuk"}
    assert set(by_account(triage(posts, least=1))) == {"budi_s", "sibuk", "satu", "jelas"}
    assert triage(posts, least=4).below_least == 4


def test_the_budget_is_what_can_be_read_in_the_order_of_the_list(posts):
    found = triage(posts, budget=4)
    assert [len(finding.to_read) for finding in found.findings] == [3, 1]
    assert found.beyond_budget == 1
    assert [len(finding.to_read) for finding in triage(posts, budget=2).findings] == [2]
    assert len(triage(posts, budget=100).findings) == 3


def test_one_account_does_not_take_the_whole_budget(posts):
    rows = posts[posts["row_id"] == "b4"]
    candidates = [f"Menangkan calon dari desa {letter * 2}" for letter in "abcdefghijkl"]
    many = pd.concat(
        [rows.assign(row_id=text[-2:], account="ramai", text=text) for text in candidates]
    )
    found = triage(pd.concat([posts, many]), budget=20)
    assert found.findings[0].account == "ramai"
    assert found.findings[0].flagged_posts == 12
    assert len(found.findings[0].to_read) == 10


def test_filters_on_posts_change_the_denominator_and_those_on_labels_do_not(posts):
    quiet = by_account(triage(posts, stage="Tenang", least=1))
    assert (quiet["budi_s"].flagged_posts, quiet["budi_s"].own_posts) == (1, 1)
    hate = by_account(triage(posts, labels=frozenset({"hate"}), least=1))
    assert set(hate) == {"budi_s"}
    assert (hate["budi_s"].flagged_posts, hate["budi_s"].own_posts) == (1, 10)
    late = triage(posts, since=date(2024, 11, 25), until=date(2024, 11, 25), least=1)
    assert late.posts == 1
    early = by_account(triage(posts, until=date(2024, 11, 24)))
    assert early["budi_s"].own_posts == 9


def test_the_last_minute_of_a_local_day_belongs_to_it(posts):
    posts.loc[posts["row_id"] == "b3", "posted_at"] = "2024-11-25T23:59:00+09:00"
    posts.loc[posts["row_id"] == "b4", "posted_at"] = "2024-11-24T17:30:00+00:00"  # 00.30 WIB
    assert triage(posts, since=date(2024, 11, 25), until=date(2024, 11, 25)).posts == 2


def test_a_post_without_a_time_has_no_day_and_is_kept_without_a_period(posts):
    posts["posted_at"] = ""
    assert triage(posts, since=date(2020, 1, 1)).posts == 0
    budi = by_account(triage(posts))["budi_s"]
    assert (budi.days, budi.first_at, budi.last_at) == (0, "", "")


def test_units_are_ranked_and_posts_without_one_are_counted_apart(posts):
    posts["unit"] = posts["account"].map(
        {"budi_s": "Dinas  Pendidikan", "@Budi_S": "dinas pendidikan", "jelas": "Dinas Pendidikan",
         "sibuk": "Setda"}
    ).fillna("")  # fmt: skip
    found = triage(posts, by="unit")
    dinas, setda = found.findings
    assert dinas.unit.casefold() == "dinas pendidikan"
    assert (dinas.flagged_posts, dinas.own_posts, dinas.accounts) == (4, 14, 2)
    assert (setda.flagged_posts, setda.own_posts, setda.account) == (3, 1003, "")
    assert found.nameless.own_posts == 10
    only = triage(posts, unit="DINAS pendidikan", least=1)
    assert set(by_account(only)) == {"budi_s", "jelas"}


def test_two_people_with_the_same_words_are_two_findings_of_their_unit(posts):
    posts["unit"] = "Setda"
    named = posts[posts["row_id"].isin(["b1", "s0"])]
    assert triage(named, by="unit").findings[0].flagged_posts == 2


def test_a_tie_says_what_broke_it(posts):
    pair = posts[posts["row_id"].isin(["s0", "s1"])]
    twin = pair.assign(row_id=["z0", "z1"], account="abjad")
    first, second = triage(pd.concat([pair, twin])).findings
    assert (first.account, second.account) == ("abjad", "sibuk")
    assert first.order == second.order
    assert "setara dan urut menurut nama" in second.why.id
    assert "peringkat" not in first.why.id
    twin.loc[twin["row_id"] == "z1", "campaign_score"] = 0.6
    twin.loc[twin["row_id"] == "z0", "campaign_score"] = 0.6
    assert "skor terbaiknya lebih rendah" in triage(pd.concat([pair, twin])).findings[1].why.id


def test_campaign_and_recent_posts_come_first_among_equals(posts):
    pair = posts[posts["row_id"].isin(["s0", "s1"])]
    outside = pair.assign(row_id=["z0", "z1"], account="abjad", stage="di-luar-tahapan")
    old = pair.assign(row_id=["o0", "o1"], account="aaa", posted_at="2023-01-02T08:00:00+07:00")
    found = triage(pd.concat([outside, old, pair])).findings
    assert [finding.account for finding in found] == ["sibuk", "abjad", "aaa"]


def test_no_words_of_guilt_or_sanction_are_in_a_reason(posts):
    for finding in triage(posts).findings:
        for text in (finding.why.id, finding.why.en):
            assert not any(
                w in text.casefold() for w in ("melanggar", "bersalah", "sanksi", "guilt")
            )
        assert finding.to_dict("id")["status"] == "indikasi, belum ditinjau"


def test_columns_that_a_run_in_progress_lacks_count_as_blank(posts):
    lean = posts.drop(columns=["unit", "relation", "decision"])
    assert by_account(triage(lean))["budi_s"].flagged_posts == 3


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(random=st.randoms(use_true_random=False), cuts=st.lists(st.integers(0, 60), max_size=4))
def test_the_order_of_rows_and_files_and_repeated_posts_change_nothing(posts, random, cuts):
    few = posts[~posts["row_id"].str.startswith("sibuk-biasa")]
    whole = triage(few)
    rows = list(range(len(few))) + random.sample(range(len(few)), 5)  # some are met twice
    random.shuffle(rows)
    tally = Tally()
    edges = [0, *sorted(cuts), len(rows)]
    for start, end in pairwise(edges):
        tally.add(few.iloc[rows[start:end]])
    assert tally.triage() == whole
