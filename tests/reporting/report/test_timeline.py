import datetime as dt
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.reporting.report.timeline import timeline_of, timeline_svg

DAYS = st.dates(dt.date(2, 1, 1), dt.date(9990, 1, 1))


def timeline(days):
    return timeline_of({"all": days, "flagged": {}})


@pytest.mark.parametrize(
    ("last", "step"),
    [
        ("2024-02-01", "day"),
        ("2024-11-30", "week"),
        ("2030-01-01", "month"),
        ("2099-01-01", "year"),
    ],
)
def test_the_step_grows_with_the_stretch_so_that_bars_stay_readable(last, step):
    found = timeline({"2024-01-01": 1, last: 1})
    assert found.step == step


@given(st.dictionaries(DAYS.map(str), st.integers(1, 99), min_size=1, max_size=20))
def test_no_post_is_lost_and_the_picture_is_well_formed(days):
    found = timeline(days)
    assert sum(counts[0] for _, counts in found.rows) == sum(days.values())
    ET.fromstring(timeline_svg(found, "id"))


def test_campaign_quiet_days_and_polling_day_are_shaded_and_named():
    found = timeline({"2024-11-01": 3, "2024-12-05": 1})
    picture = timeline_svg(found, "id")
    for stage in ("kampanye", "tenang", "pemungutan"):
        assert f'class="stage {stage}"' in picture
        assert f"{stage} (pilkada-2024)" in picture
    root = ET.fromstring(picture)
    assert root.get("role") == "img"
    assert {"timeline-title", "timeline-desc"} == set(root.get("aria-labelledby").split())


def test_without_a_dated_post_there_is_no_timeline():
    assert timeline({}) is None
