import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.posts.dates import normalise_time, normalise_times


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("2023-02-18T12:33:11.000Z", "2023-02-18T12:33:11+00:00"),
        ("2023-02-18 12:33:11", "2023-02-18T12:33:11"),
        ("2023-09-13T08:15:00+0700", "2023-09-13T08:15:00+07:00"),
        ("2024-02-14T07:00:00.123456789+07:00", "2024-02-14T07:00:00.123456+07:00"),
        ("Sat Feb 18 12:33:11 +0000 2023", "2023-02-18T12:33:11+00:00"),
        ("1676723591", "2023-02-18T12:33:11+00:00"),
        ("1676723591000", "2023-02-18T12:33:11+00:00"),
        ("13/09/2023", "2023-09-13"),
        ("10/11/2024", "2024-11-10"),
        ("09/23/2023", "2023-09-23"),
        ("13-09-2023 08:15", "2023-09-13T08:15:00"),
        ("13.09.2023", "2023-09-13"),
        ("13/9/23 20:01", "2023-09-13T20:01:00"),
        ("20240214", "2024-02-14"),
        ("13 September 2023", "2023-09-13"),
        ("13 September 2023 08.15 WIB", "2023-09-13T08:15:00+07:00"),
        ("Rabu, 13 September 2023 pukul 08.15 WIT", "2023-09-13T08:15:00+09:00"),
        ("13 Agustus 2023, 08:15 WITA", "2023-08-13T08:15:00+08:00"),
        ("Rabu (13/9/2023)", "2023-09-13"),
        ("Jum'at, 24 Nopember 2023", "2023-11-24"),
        ("Sep 13, 2023 8:15 PM", "2023-09-13T20:15:00"),
        ("17-Aug-20", "2020-08-17"),
        ("45182", "2023-09-13"),
        ("45182.5", "2023-09-13T12:00:00"),
        ("45182,25", "2023-09-13T06:00:00"),
        ("2020-04-16 09:48:29 EDT", "2020-04-16T09:48:29-04:00"),
        ("2020-01-16 09:48:29 EST", "2020-01-16T09:48:29-05:00"),
        ("13 September 2023, 08:15 GMT+7", "2023-09-13T08:15:00+07:00"),
        ("27 Nov 2024 08.15 WITA", "2024-11-27T08:15:00+08:00"),
        ("Rabu, 14 Februari 2024 pukul 07:30 WIB", "2024-02-14T07:30:00+07:00"),
        ("Rabu, 27 November 2024 | 08:15 WIB", "2024-11-27T08:15:00+07:00"),
        ("07.30 WIB, Rabu, 14 Februari 2024", "2024-02-14T07:30:00+07:00"),
        ("7:30 AM · Feb 14, 2024", "2024-02-14T07:30:00"),
        ("February 14, 2024 at 7:30\u202fPM", "2024-02-14T19:30:00"),
        ("1 Agt 2024", "2024-08-01"),
        ("1 Agu 2024", "2024-08-01"),
        ("1 Ags. 2024", "2024-08-01"),
        ("3 Mei 2024", "2024-05-03"),
        ("3 Okt 2024", "2024-10-03"),
        ("9 Des 2020", "2020-12-09"),
        ("14 Peb 2024", "2024-02-14"),
        ("14 Nop 24", "2024-11-14"),
        ("(14/2/2024)", "2024-02-14"),
        ("45623,34375", "2024-11-27T08:15:00"),
        ("1732670100000000", "2024-11-27T01:15:00+00:00"),
        ("2/14/2024 8:15:00 AM", "2024-02-14T08:15:00"),
        ("31/12/2024 12.05 AM", "2024-12-31T00:05:00"),
    ],
)
def test_times_as_exports_and_people_write_them(raw, iso):
    assert normalise_time(raw) == iso


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "2 jam yang lalu",
        "5 hari",
        "10.11.2024 10.11.2024",
        "kemarin",
        "31/02/2024",
        "13/13/2023",
        "2024",
        "٣١/٠١/٢٠٢٤",
        "25:00",
        "1e99",
        "0",
    ],
)
def test_what_is_no_time_becomes_blank(raw):
    assert normalise_time(raw) == ""


@given(st.text(max_size=40))
def test_no_text_raises_and_every_result_is_iso(raw):
    result = normalise_time(raw)
    if result:
        datetime.fromisoformat(result)
        assert normalise_time(result) == result


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=ZONES | st.none()))
def test_iso_comes_back_as_it_was(moment):
    assert normalise_time(moment.isoformat()) == moment.isoformat()
    assert normalise_time(moment.isoformat(" ")) == moment.isoformat()
    twitter = moment.strftime("%a %b %d %H:%M:%S +0700 %Y")
    column = [moment.isoformat(), moment.isoformat(" "), twitter, moment.isoformat()]
    assert normalise_times(column) == list(map(normalise_time, column))


@given(st.lists(st.text(max_size=30) | st.dates().map(str), max_size=8))
def test_a_column_is_read_as_each_of_its_cells(column):
    assert normalise_times(column) == list(map(normalise_time, column))


def test_fifty_thousand_times_take_a_moment():
    start = datetime(2024, 1, 1, tzinfo=UTC)
    moments = [start + timedelta(seconds=611 * number) for number in range(50_000)]
    begin = time.process_time()
    for form in ("%Y-%m-%dT%H:%M:%S.000Z", "%a %b %d %H:%M:%S +0000 %Y"):
        assert normalise_times([moment.strftime(form) for moment in moments])[-1].startswith("2024")
    assert time.process_time() - begin < 3  # six times what it takes


RECENT = {"min_value": datetime(1990, 1, 1), "max_value": datetime(2100, 1, 1)}


@given(st.datetimes(**RECENT).map(lambda moment: moment.replace(microsecond=0)))
def test_twitter_epoch_and_indonesian_forms_say_the_same_moment(moment):
    expected = moment.replace(tzinfo=UTC).isoformat()
    assert normalise_time(moment.strftime("%a %b %d %H:%M:%S +0000 %Y")) == expected
    assert normalise_time(moment.strftime("%d/%m/%Y %H.%M.%S UTC")) == expected
    epoch = int(moment.replace(tzinfo=UTC).timestamp())
    assert normalise_time(str(epoch)) == expected
    assert normalise_time(str(epoch * 1000)) == expected
    wib = moment.replace(tzinfo=timezone(timedelta(hours=7))).isoformat()
    assert normalise_time(moment.strftime("%Y-%m-%d %H:%M:%S WIB")) == wib
