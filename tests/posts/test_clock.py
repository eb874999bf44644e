import pytest


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Tanggal;Jam", "13/09/2023;08.15 WIB", "2023-09-13T08:15:00+07:00"),
        ("Tanggal;Waktu", "13 September 2023;pukul 23:59:58", "2023-09-13T23:59:58"),
        ("time;date", "08:15;01.10.2024", "2024-10-01T08:15:00"),
        ("date;time", "2024-10-01;8:15 PM", "2024-10-01T20:15:00"),
        ("date;time", "2024-10-01 07:00:00;08:15", "2024-10-01T07:00:00"),
        ("date;time", "2024-10-01;2024-10-01 09:00:00", "2024-10-01T09:00:00"),
        ("Tanggal;Jam", "13/09/2023;", "2023-09-13"),
        ("Tanggal;Jam", "13/09/2023;siang", "2023-09-13"),
        ("Tanggal;Jam", "13/09/2023;25:00", "2023-09-13"),
        ("Tanggal;Jam", ";08:15", ""),
        ("time;date", ";01.10.2024", "2024-10-01"),
    ],
)
def test_a_day_and_an_hour_in_two_columns_are_one_time(read, header, row, expected):
    result = read(f"akun;isi;{header}\nbudi;Apel pagi;{row}\n")
    assert result.posts.loc[0, "posted_at"] == expected


def test_an_hour_alone_cannot_be_read_and_is_said(read):
    result = read("akun;isi;jam;time\nbudi;Apel pagi;09:00;08:15\n")
    assert result.posts.loc[0, ["posted_at", "import_notes"]].tolist() == ["", "time_unreadable"]
