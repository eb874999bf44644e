import time
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.reference.calendar import OUTSIDE_STAGES, Calendar, periods
from saring.reference.calendar_rows import CALENDAR_COLUMNS
from saring.reference.regions import local_day, region_of

CALENDAR = Calendar.load()


def stage_at(posted_at):
    """The stage in WIB."""
    return CALENDAR.stages([posted_at])[0]


@pytest.fixture
def table(tmp_path):
    def _table(*rows):
        path = tmp_path / "kalender.csv"
        path.write_text("\n".join([",".join(CALENDAR_COLUMNS), *rows, ""]), encoding="utf-8")
        return path

    return _table


@pytest.mark.parametrize(
    ("posted_at", "stage"),
    [
        ("2024-02-12", "tenang (pemilu-2024)"),
        ("2024-02-14T07:00:00", "pemungutan (pemilu-2024)"),
        ("2024-11-27", "pemungutan (pilkada-2024)"),
        ("2024-11-24T12:00:00+09:00", "tenang (pilkada-2024)"),
        ("2019-04-14", "tenang (pemilu-2019)"),
        ("2019-04-17T08:00:00+07:00", "pemungutan (pemilu-2019)"),
        ("2020-12-09T08:00:00+07:00", "pemungutan (pilkada-2020)"),
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


def test_half_past_midnight_in_papua_is_the_first_quiet_day_there_and_campaign_in_jakarta():
    written = ["2024-02-10T15:30:00+00:00", "2024-02-11T00:30:00+09:00"]
    assert CALENDAR.stages(written, region_of("WIT")) == ["tenang (pemilu-2024)"] * 2
    assert CALENDAR.stages(written, region_of("WITA")) == ["kampanye (pemilu-2024)"] * 2
    assert CALENDAR.stages(written, region_of("WIB")) == ["kampanye (pemilu-2024)"] * 2


@pytest.mark.parametrize("region", ["WIB", "WITA", "WIT"])
def test_a_time_without_a_zone_is_local_wherever_the_region_is(region):
    written = ["2024-02-11T00:30:00", "2024-02-10T23:59:59", "2024-02-11"]
    assert CALENDAR.stages(written, region_of(region)) == [
        "tenang (pemilu-2024)", "kampanye (pemilu-2024)", "tenang (pemilu-2024)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("region", "stage"),
    [
        ("Kota Pangkalpinang", "tenang (pilkada-ulang-2025)"),
        ("Kab. Bangka", "tenang (pilkada-ulang-2025)"),
        ("Kepulauan Bangka Belitung", OUTSIDE_STAGES),
        ("Jawa Barat", OUTSIDE_STAGES),
        ("WIB", OUTSIDE_STAGES),
    ],
)
def test_a_local_election_counts_in_its_own_region_only(region, stage):
    assert CALENDAR.stages(["2025-08-25"], region_of(region)) == [stage]


def test_a_re_vote_of_a_province_counts_in_its_city():
    assert CALENDAR.stages(["2025-08-06"], region_of("Kota Jayapura")) == ["pemungutan (psu-2025)"]


def test_rows_of_the_user_are_added_and_replace_those_of_the_same_stage(table):
    extra = table(
        "pilkada-2024,pilkada,ID,tenang,2024-11-25,2024-11-26,Asia/Jakarta,KPU,true",
        "pilkada-uji,pilkada,33,kampanye,2031-09-01,2031-10-31,Asia/Jakarta,KPU,false",
    )
    calendar = Calendar.load([extra])
    assert calendar.stages(["2024-11-24", "2024-11-25"]) == [
        OUTSIDE_STAGES, "tenang (pilkada-2024)",
    ]  # fmt: skip
    assert calendar.stages(["2031-09-05"], region_of("Jateng")) == ["kampanye (pilkada-uji)"]
    assert calendar.stages(["2031-09-05"], region_of("Jatim")) == [OUTSIDE_STAGES]


def test_a_region_s_own_days_take_the_place_of_the_nation_s(table):
    extra = table("pilkada-2024,pilkada,94,tenang,2024-12-01,2024-12-03,Asia/Jayapura,KPU,true")
    calendar = Calendar.load([extra])
    assert calendar.stages(["2024-11-25", "2024-12-02"], region_of("Papua")) == [
        OUTSIDE_STAGES, "tenang (pilkada-2024); rekapitulasi (pilkada-2024)",
    ]  # fmt: skip
    assert calendar.stages(["2024-11-25"], region_of("Bali")) == ["tenang (pilkada-2024)"]


def test_a_wrong_table_of_the_user_is_refused_by_row_and_column(table):
    with pytest.raises(SaringError, match="row 2, column to"):
        Calendar.load(
            [table("x,pilkada,ID,tenang,2031-01-09,2031-01-01,Asia/Jakarta,KPU,true")]
        )  # fmt: skip


def test_an_unknown_day_is_told_from_one_without_a_stage():
    assert CALENDAR.covers(date(2022, 1, 10))
    assert not CALENDAR.covers(date(2031, 1, 10))


def test_unverified_days_are_known_as_such():
    (period,) = CALENDAR.on(date(2020, 10, 1))
    assert period.stage == "kampanye"
    assert not period.verified


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
    stages = {
        (period.event_id, period.region_code, period.stage): period for period in CALENDAR.periods
    }
    quiet = [key for key in stages if key[2] == "tenang"]
    assert len(quiet) > 6
    for event, region, _ in quiet:
        vote = stages[event, region, "pemungutan"]
        assert vote.first - stages[event, region, "tenang"].last == timedelta(days=1)


@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_every_time_has_a_stage_or_is_the_end_of_time(moment):
    stage = stage_at(moment.isoformat())
    assert stage or moment.year in {1, 9999}


ELECTIONS = {"min_value": datetime(2018, 1, 1), "max_value": datetime(2026, 1, 1)}


@given(
    st.datetimes(**ELECTIONS, timezones=st.timezones() | st.none()),
    st.sampled_from(["WIB", "WITA", "WIT", "Papua", "Kab. Siak"]),
)
def test_the_quick_way_gives_the_stage_of_the_local_day(moment, name):
    region = region_of(name)
    local = moment.astimezone(ZoneInfo(region.zone)) if moment.tzinfo else moment
    assert local_day(moment.isoformat(), region) == local.date()
    expected = "; ".join(map(str, CALENDAR.on(local.date(), region))) or OUTSIDE_STAGES
    assert CALENDAR.stages([moment.isoformat()], region) == [expected]


def test_a_hundred_thousand_posts_take_a_moment():
    start = datetime.fromisoformat("2024-01-01T00:00:00+00:00")
    written = [(start + timedelta(seconds=297 * n)).isoformat() for n in range(100_000)]
    begin = time.process_time()
    CALENDAR.stages(written, region_of("WITA"))
    assert time.process_time() - begin < 1.5  # ten times what it takes
