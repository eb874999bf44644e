import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.reporting.report.audit import AuditSampler


def rows_of(row, count):
    return pd.DataFrame([row(number, f"unggahan biasa {number}") for number in range(count)])


def drawn(frames, size):
    sampler = AuditSampler(size)
    for frame in frames:
        sampler.add(frame)
    return sampler.audit()


@settings(max_examples=10, deadline=None)
@given(st.randoms(), st.integers(1, 40))
def test_the_sample_depends_on_the_posts_alone_not_on_their_order_or_files(shuffler, cut):
    rows = pd.DataFrame({"row_id": [f"r{number}" for number in range(60)]}).assign(
        **dict.fromkeys(
            ("account", "platform", "unit", "relation", "posted_at", "stage", "url", "text",
             "notes", "source_file", "decision", "reviewer", "review_note"), ""),
        source_row=pd.NA,
    )  # fmt: skip
    order = list(range(60))
    shuffler.shuffle(order)
    mixed = rows.iloc[order]
    ids = [post.row_id for post in drawn([rows], 7).sample]
    assert len(set(ids)) == 7
    assert [post.row_id for post in drawn([mixed[:cut], mixed[cut:]], 7).sample] == ids


def test_finding_none_of_fifty_still_leaves_room_for_missed_posts(row, scored_file):
    audit = drawn(scored_file([row(n, f"apel ke-{n}") for n in range(400)]).chunks(), 50)
    nothing, one = audit.results[:2]
    assert (nothing.low, nothing.high) == (0, 29)  # 1 - 0.025 ** (1 / 50) = 7.1 % of 400
    assert one.low == 1
    assert audit.results[50].high == 400


def test_where_every_unflagged_post_is_in_the_sample_nothing_is_left_to_chance(row, scored_file):
    audit = drawn(scored_file([row(n, f"rapat ke-{n}") for n in range(5)]).chunks(), 50)
    assert [(each.low, each.high) for each in audit.results] == [(k, k) for k in range(6)]


def test_no_sample_is_drawn_when_none_is_asked_for(row, scored_file):
    audit = drawn(scored_file([row(0, "apel pagi")]).chunks(), 0)
    assert audit.sample == ()
    assert audit.unflagged == 1
