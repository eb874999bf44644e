from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.reference.calendar import OUTSIDE_STAGES, periods, stage_at


@pytest.mark.parametrize(
    ("posted_at", "stage"),
    [
        ("2024-02-12", "tenang (pemilu-2024)"),
        ("2024-02-14T07:00:00", "pemungutan (pemilu-2024)"),
        ("2024-11-27", "pemungutan (pilkada-2024)"),
        ("2024-11-24T12:00:00+09:00", "tenang (pilkada-2024)"),
        ("2019-04-14", "tenang (pemilu-2019)"),
        ("2019-04-17T08:00:00+07:00", "pemungutan (pemilu-2019)"),
        ("2024-01-10T10:00:00+07:00", "kampanye (pemilu-2024)"),
        ("2022-01-10", OUTSIDE_STAGES),
        ("1999-06-07", OUTSIDE_STAGES),
    ],
)
def test_a_post_has_the_stage_of_its_day(posted_at, stage):
    assert stage_at(posted_at) == stage


def test_the_day_is_the_local_one_and_not_that_of_greenwich():
    assert stage_at("2024-02-10T17:30:00+00:00") == "tenang (pemilu-2024)"
    assert stage_at("2024-02-10T16:30:00+00:00") == "kampanye (pemilu-2024)"
    assert stage_at("2024-02-11T01:30:00+09:00") == "kampanye (pemilu-2024)"


@pytest.mark.parametrize("posted_at", ["", "kemarin", "2024-13-01", "0001-01-01T00:00:00+14:00"])
def test_no_day_has_no_stage(posted_at):
    assert stage_at(posted_at) == ""


def test_stages_of_one_election_follow_each_other():
    by_event = {}
    for period in periods():
        assert period.first <= period.last
        by_event.setdefault(period.event_id, []).append(period)
    for stages in by_event.values():
        ordered = sorted(stages, key=lambda period: period.first)
        for before, after in pairwise(ordered):
            assert before.last < after.first


def test_the_vote_follows_the_quiet_days_at_once():
    stages = {(period.event_id, period.stage): period for period in periods()}
    for event in {period.event_id for period in periods()}:
        quiet, vote = stages[event, "tenang"], stages[event, "pemungutan"]
        assert vote.first - quiet.last == timedelta(days=1)


@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_every_time_has_a_stage_or_is_the_end_of_time(moment):
    stage = stage_at(moment.isoformat())
    assert stage or moment.year in {1, 9999}
