import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saring.reporting.report import gather

SLOGAN = "Kawal terus sampai TPS, pilih nomor 2 demi Kendal yang lebih maju dan sejahtera"


@pytest.fixture
def rows(row):
    return [
        row(0, "Apel pagi ini Sekda mengingatkan netral"),
        row(1, SLOGAN, words=[("pilih", 1.5)], score=0.8),
        row(2, f"{SLOGAN} https://t.co/x", words=[("pilih", 1.5)], score=0.95, account="camat"),
        row(3, f"@budi {SLOGAN}", words=[("pilih", 1.5)], score=0.7, account="Camat"),
        row(4, "Dasar kelompok itu semua penipu", words=[("penipu", 1.1)], label="hate", score=0.7),
        row(5, "Ayo coblos", words=[("coblos", 2.0)], decision="Bukan temuan", reviewer="Rini"),
    ]


def test_near_copies_are_one_item_led_by_the_most_urgent_of_them(scored_file, rows):
    report = gather(scored_file(rows))
    first, second = report.findings
    assert (report.overview.posts, report.overview.flagged, report.items) == (6, 4, 2)
    assert (first.post.row_id, first.band, first.copies.others) == ("r0002", "priority", 2)
    assert first.copies.accounts == 2  # camat and Camat are one account
    assert [post.row_id for post in first.copies.listed] == ["r0001", "r0003"]
    assert (second.post.row_id, second.copies) == ("r0004", None)


def test_a_post_that_a_reviewer_set_aside_is_neither_finding_nor_audited(scored_file, rows):
    report = gather(scored_file(rows))
    assert (report.overview.set_aside, report.overview.reviewed) == (1, 1)
    shown = {item.post.row_id for item in report.findings}
    assert "r0005" not in shown | {post.row_id for post in report.audit.sample}


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(), st.integers(1, 6))
def test_neither_the_order_of_rows_nor_the_size_of_chunks_changes_the_report(
    scored_file, rows, shuffler, chunk_rows
):
    mixed = list(rows)
    shuffler.shuffle(mixed)
    wanted, found = gather(scored_file(rows)), gather(scored_file(mixed, chunk_rows=chunk_rows))
    assert found.findings == wanted.findings
    assert found.triage == wanted.triage
    assert found.timeline == wanted.timeline
    assert found.audit == wanted.audit
    assert found.overview.bands == wanted.overview.bands


def test_only_as_many_findings_are_shown_as_asked_for_and_the_rest_are_counted(scored_file, row):
    texts = ["coblos dua", "pilih pak camat lagi", "menangkan ibu bupati kita semua"]
    report = gather(
        scored_file([row(n, text, score=0.5 + n / 10) for n, text in enumerate(texts)]), findings=2
    )
    assert [item.post.row_id for item in report.findings] == ["r0002", "r0001"]
    assert report.items == 3


def test_days_are_those_of_western_indonesian_time(scored_file, row):
    rows = [
        row(0, "tengah malam", posted_at="2024-11-23T17:30:00+00:00"),
        row(1, "tanpa zona", posted_at="2024-11-24T00:30:00"),
        row(2, "tanpa waktu", posted_at=""),
    ]
    overview = gather(scored_file(rows)).overview
    assert overview.days["all"] == {"2024-11-24": 2}
    assert overview.undated == 1
