import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.reporting.overview import MOST_GROUPS, MOST_URGENT, OTHERS, Overview

WORDS = ("Dukung paslon kami", "dukung  PASLON\nkami", "Rapat RT besok malam", "Viralkan, bahaya!")


def row(text="Ayo coblos", band="review", score=0.8, **other):
    return {
        "text": text,
        "campaign_band": band,
        "campaign_score": score,
        "hate_band": "clear",
        "hate_score": 0.01,
        "hoax_band": "",
        "hoax_score": None,
        "posted_at": "2024-02-12T08:00:00+07:00",
        "stage": "tenang (pemilu-2024)",
        "platform": "x",
        "model_id": "default-1a2b3c4d",
        **other,
    }


def overview_of(rows):
    overview = Overview()
    for number, record in enumerate(rows, start=2):
        overview.add(record, "Temuan", number)
    return overview


def test_posts_are_counted_by_label_band_stage_and_platform():
    overview = overview_of(
        [
            row(),
            row(band="clear", score=0.1, platform="facebook"),
            row(band="priority", score=0.97, stage="kampanye (pemilu-2024)"),
        ]
    )
    assert (overview.posts, overview.flagged) == (3, 2)
    assert overview.bands["campaign"] == {"review": 1, "clear": 1, "priority": 1}
    assert overview.bands["hate"] == {"clear": 3}
    assert overview.bands["hoax"] == {}  # not screened is not clear
    quiet = overview.stages["tenang (pemilu-2024)"]
    assert (quiet.posts, quiet.flagged, quiet.by_label) == (2, 1, {"campaign": 1})
    assert {name: group.posts for name, group in overview.platforms.items()} == {
        "x": 2,
        "facebook": 1,
    }


def test_the_period_runs_from_the_first_to_the_last_day_and_counts_posts_without_one():
    times = ("2024-02-12T23:30:00+09:00", "2023-12-01", "", "2024-03-01T00:10:00+07:00")
    overview = overview_of([row(posted_at=time) for time in times])
    assert (overview.first, overview.last, overview.undated) == ("2023-12-01", "2024-03-01", 1)


def test_priority_is_read_before_review_whatever_the_score():
    overview = overview_of(
        [row("a", "review", 0.99), row("b", "priority", 0.6), row("c", "clear", 0.3)]
    )
    assert [post.record["text"] for post in overview.urgent] == ["b", "a"]
    assert [post.row for post in overview.urgent] == [3, 2]


def test_copypasta_is_named_once_with_its_most_urgent_copy():
    overview = overview_of([row(WORDS[0], score=0.7), row(WORDS[1], score=0.9), row(WORDS[2])])
    assert [(post.record["text"], post.score) for post in overview.urgent] == [
        (WORDS[1], 0.9),
        (WORDS[2], 0.8),
    ]


@pytest.mark.parametrize("relation", ["retweet", "share"])
def test_somebody_elses_words_are_counted_but_not_what_to_read_first(relation):
    overview = overview_of([row(relation=relation), row("Kutip ini", relation="quote")])
    assert overview.flagged == 2
    assert [post.record["text"] for post in overview.urgent] == ["Kutip ini"]


@pytest.mark.parametrize("decision", ["bukan temuan", "Not a  finding", "duplikat"])
def test_what_a_reviewer_has_set_aside_is_not_named_again(decision):
    overview = overview_of([row(decision=decision), row("b", decision="perlu klarifikasi")])
    assert [post.record["text"] for post in overview.urgent] == ["b"]


def test_a_column_of_addresses_as_platform_does_not_fill_the_memory():
    overview = overview_of([row(platform=f"https://t.co/{n}") for n in range(MOST_GROUPS + 50)])
    assert len(overview.platforms) == MOST_GROUPS + 1
    assert overview.platforms[OTHERS].posts == 50


@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS) | st.integers(0, 30).map(str),
            st.sampled_from(["priority", "review", "unsure", "clear"]),
            st.integers(0, 1000).map(lambda n: n / 1000),
        ),
        max_size=60,
        unique_by=lambda post: post[2],
    ),
    st.randoms(use_true_random=False),
)
def test_what_to_read_first_is_the_same_in_any_order_of_rows(posts, chance: random.Random):
    """The best copy of each wording, the best twelve of these: counted again in one go."""
    flagged = sorted(
        (post for post in posts if post[1] in {"priority", "review"}),
        key=lambda post: (post[1] == "priority", post[2]),
        reverse=True,
    )
    best = {}
    for text, band, score in flagged:
        best.setdefault(" ".join(text.split()).casefold(), (text, band, score))
    chance.shuffle(posts)
    found = overview_of([row(text, band, score) for text, band, score in posts]).urgent
    assert [(p.record["text"], p.bands["campaign"], p.score) for p in found] == list(best.values())[
        :MOST_URGENT
    ]
