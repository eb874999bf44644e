import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saring.errors import Phrase, SaringError
from saring.posts import IMPORT_NOTES, PostFile
from saring.posts.problems import NOTE_REMEDIES
from saring.posts.validation import columns_to_save, validate_inputs

TODAY = date(2026, 11, 22)
POSTS = (
    "Alhamdulillah les tambahan kelas enam jalan lagi",
    "Lampu merah simpang pasar mati, hati-hati di jalan",
    "Posyandu Melati besok jam delapan ya bunda",
    "Rapat komite pindah ke aula lama",
    "Selamat bertugas rekan-rekan di lapangan",
    "Jalan menuju puskesmas sudah diaspal",
    "Apel gabungan besok pakai seragam khaki",
    "Panen raya di Sukamaju, semoga berkah",
    "Antrean adminduk hari ini sampai jam dua",
    "Kerja bakti Jumat pagi, bawa sapu masing-masing",
)


@pytest.fixture
def check(tmp_path):
    """Write files and check them; gives the validation."""

    def _check(*contents, mapping=None, today=TODAY, names=None):
        inputs = []
        for number, content in enumerate(contents, start=1):
            path = tmp_path / (names[number - 1] if names else f"ekspor{number}.csv")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            inputs.append(str(path))
        return validate_inputs(inputs, mapping or {}, today=today, done=lambda rows: None)

    return _check


def found(validation, code):
    return [problem for problem in validation.problems if problem.code == code]


def codes(validation):
    return {problem.code for problem in validation.problems}


def export(texts=POSTS, dates=("13/09/2024",), accounts=("guru_ani", "camat_bd")):
    rows = (
        f"{dates[n % len(dates)]};{accounts[n % len(accounts)]};{text}"
        for n, text in enumerate(texts)
    )
    return "tanggal;akun;isi\n" + "\n".join(rows) + "\n"


def test_a_file_in_order_has_no_problems_and_says_what_was_understood(check):
    validation = check(export())
    assert validation.scorable
    assert validation.problems == ()
    (report,) = validation.files
    uses = {use.field: use for use in report.columns}
    assert (uses["text"].column, uses["text"].why) == ("isi", "name")
    assert uses["text"].samples == POSTS[:3]
    assert (uses["account"].column, uses["account"].samples) == ("akun", ("guru_ani", "camat_bd"))
    assert (uses["unit"].column, uses["unit"].why, uses["unit"].blank) == (None, "none", None)
    assert (uses["posted_at"].blank, uses["posted_at"].unreadable) == (0, 0)
    assert (report.posts, report.rows_read, report.first_row, report.accounts) == (10, 10, 2, 2)
    assert (report.file.encoding, report.file.delimiter) == ("utf-8", ";")


def test_what_was_named_is_told_from_what_was_recognised(check):
    validation = check("Nama,Catatan\nAni,Halo bapak ibu\n", mapping={"text": "Catatan"})
    (report,) = validation.files
    assert (report.columns[0].column, report.columns[0].why) == ("Catatan", "mapping")
    assert report.unused == ("Nama",)


def test_problems_of_rows_stand_together_with_all_their_rows_and_what_stands_there(check):
    rows = ["kemarin,budi,Halo bapak ibu", "13/09/2024,ani,", "14/09/2024,ani,123",
            "besok,ani,Rapat pindah", "15/09/2024,ani, "]  # fmt: skip
    validation = check("tanggal,akun,isi\n" + "\n".join(rows) + "\n")
    blank, number = found(validation, "row_rejected")
    assert (blank.severity, blank.column, blank.rows) == ("rejected", "isi", (3, 6))
    assert "kosong" in blank.message.id
    assert number.rows == (4,)
    (time,) = found(validation, "time_unreadable")
    assert (time.severity, time.column, time.rows) == ("damaged", "tanggal", (2, 5))
    assert [detail.id for detail in time.details] == ["kemarin", "besok"]
    assert "2024-11-27" in time.remedy.id
    (report,) = validation.files
    assert (report.posts, report.rejected, report.rows_read) == (2, 3, 5)
    assert report.columns[0].blank == pytest.approx(2 / 5)
    assert next(use for use in report.columns if use.field == "posted_at").unreadable == 1
    assert validation.scorable  # rejected rows do not stop the others


def test_a_file_that_cannot_be_opened_is_one_problem_and_the_others_are_checked(check, tmp_path):
    check(
        "akun,ket\nani,ok\n", b"%PDF-1.7", b"", export(), names=["a.csv", "b.csv", "c.csv", "d.csv"]
    )
    inputs = [str(tmp_path / name) for name in ("a.csv", "b.csv", "c.csv", "d.csv", "hilang.csv")]
    validation = validate_inputs(inputs, {}, today=TODAY, done=lambda rows: None)
    assert not validation.scorable
    assert [report.file.path.name for report in validation.files] == ["d.csv"]
    assert {problem.file for problem in validation.unopened} == set(inputs) - {inputs[3]}
    for problem in validation.unopened:
        assert problem.severity == "error"
        assert problem.remedy.id
        assert problem.remedy.en


def test_nothing_to_check_is_not_scorable(tmp_path):
    assert not validate_inputs([str(tmp_path)], {}, today=TODAY, done=print).scorable


def test_a_file_named_twice_and_by_its_folder_is_checked_once(check, tmp_path):
    check(export())
    inputs = [str(tmp_path / "ekspor1.csv"), str(tmp_path)]
    assert len(validate_inputs(inputs, {}, today=TODAY, done=lambda rows: None).files) == 1


def test_the_same_export_twice_never_doubles_a_post(check):
    validation = check(export(), export())
    first, second = validation.files
    assert (first.posts, first.repeated, second.posts, second.repeated) == (10, 0, 0, 10)
    assert validation.scorable
    assert validation.rejected == 10
    (repeated,) = found(validation, "repeated_post")
    assert len(repeated.rows) == 10
    assert repeated.details[3].en.endswith("ekspor1.csv row 5")


def test_a_file_without_one_post_cannot_be_scored(check):
    validation = check('id,isi\n1,"buka\n')
    assert codes(validation) == {"no_posts", "row_rejected", "no_account", "no_posted_at"}
    assert not validation.scorable


def test_a_file_that_breaks_off_is_an_error_beside_what_was_read(check, monkeypatch):
    whole = PostFile.chunks

    def breaks_off(self):
        yield from whole(self)
        raise SaringError(
            Phrase("berkas terputus.", "the file broke off."), Phrase("Ulang.", "Again.")
        )

    monkeypatch.setattr(PostFile, "chunks", breaks_off)
    validation = check(export())
    assert codes(validation) == {"breaks_off"}
    assert validation.files[0].posts == 10
    assert not validation.scorable


def test_missing_columns_are_warned_of_with_what_is_lost_and_where_to_look(check):
    validation = check("Nama,Waktu Kirim,isi\n" + "".join(f"A,B,{text}\n" for text in POSTS))
    (account,) = found(validation, "no_account")
    assert "triase" in account.message.id
    assert "'Nama'" in account.remedy.id
    assert "--map account=" in account.remedy.id
    assert "tahapan" in found(validation, "no_posted_at")[0].message.id
    assert validation.scorable


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (export(accounts=("", "", "ani")), "account_mostly_blank"),
        (export(dates=("",)), "posted_at_mostly_blank"),
        (export(accounts=("humas_pemda",)), "one_account"),
        (export(texts=["Ayo sukseskan upacara bersama"] * 10,
                dates=[f"{day}/09/2024" for day in range(13, 24)]), "texts_mostly_identical"),
        (export(texts=[f"https://x.com/a/status/{n}" for n in range(10)]), "text_looks_like_links"),
        (export(texts=[f"{name} Santoso, S.Pd" for name in "ABCDEFGHIJ"]), "text_looks_like_names"),
        (export(texts=[f"@guru_{n}" for n in range(10)]), "text_looks_like_names"),
        (export(texts=[f"{n + 1} September 2024" for n in range(10)]), "text_looks_like_dates"),
        (export(texts=[f"RT @kpu: {text}" for text in POSTS]), "mostly_passed_on"),
        (export(dates=("03/04/2024", "05/06/2024")), "dates_ambiguous"),
        (export(dates=("03/04/2024", "02/14/2024")), "dates_in_two_orders"),
        (export(dates=("13/09/2031",)), "posts_in_the_future"),
        (export(dates=("13/09/2011",)), "outside_the_calendar"),
    ],
)  # fmt: skip
def test_what_is_odd_is_warned_of_and_does_not_stop(check, content, code):
    validation = check(content)
    (problem,) = found(validation, code)
    assert problem.severity == "warning"
    assert problem.message.id != problem.message.en
    assert validation.scorable


@pytest.mark.parametrize("dates", [("03/04/2024", "14/02/2024"), ("2024-03-04",), ("04/04/2024",)])
def test_dates_that_something_decides_are_not_warned_of(check, dates):
    assert codes(check(export(dates=dates))) == set()


def test_posts_outside_the_calendar_are_counted(check):
    (problem,) = found(check(export(dates=("13/09/2011", "13/09/2024"))), "outside_the_calendar")
    assert problem.message.en.startswith("5 posts")


def test_an_account_s_own_archive_may_well_be_of_one_account(check):
    tweets = [
        {"tweet": {"id_str": str(10**18 + n), "created_at": "Sat Feb 18 12:33:11 +0000 2023",
                   "full_text": text}}
        for n, text in enumerate(POSTS)
    ]  # fmt: skip
    content = f"window.YTD.tweets.part0 = {json.dumps(tweets)}"
    validation = check(content, names=["tweets.js"])
    assert validation.files[0].file.export == "X archive"
    assert "one_account" not in codes(validation)


def test_the_period_is_in_wib_and_times_without_a_zone_are_counted(check):
    validation = check(export(dates=("2024-11-26T18:00:00Z", "2024-11-25 07:00")))
    (report,) = validation.files
    assert report.earliest.isoformat() == "2024-11-25T07:00:00+07:00"
    assert report.latest.isoformat() == "2024-11-27T01:00:00+07:00"
    assert any(note.id.startswith("5 waktu tanpa zona") for note in report.notes)


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+09:00"])
def test_the_ends_of_time_do_no_harm(check, moment):
    assert check(export(dates=(moment,))).files[0].posts == 10


def test_platforms_and_notes_of_the_file_are_handed_on(check):
    content = "conversation_id_str,id_str,username,full_text,tweet_url\n" + "".join(
        f"{n},{10**18 + n},a{n},{text.replace(',', ' ')},https://x.com/a{n}/status/{10**18 + n}\n"
        for n, text in enumerate(POSTS)
    )
    (report,) = check(content).files
    assert report.platforms == {"x": 10}
    why = {use.field: use.why for use in report.columns}
    assert (why["platform"], why["url"], why["unit"]) == ("derived", "name", "none")
    assert any("emoji" in note.id for note in report.notes)
    assert "emoji_lost" not in {problem.code for problem in report.problems}


def test_ids_that_excel_damaged_name_their_column(check):
    content = "id;isi\n" + "".join(f"1.62692E+18;{text}\n" for text in POSTS)
    (problem,) = found(check(content), "id_damaged")
    assert (problem.column, len(problem.rows)) == ("id", 10)


def test_every_import_note_about_rows_has_a_remedy_of_its_own():
    assert set(NOTE_REMEDIES) == set(IMPORT_NOTES) - {"emoji_lost"}


def test_columns_are_saved_only_when_all_files_agree(check):
    assert columns_to_save(check(export(), export())).file.columns.text == "isi"
    with pytest.raises(SaringError) as caught:
        columns_to_save(check(export(), "akun,teks\nani,halo\n"))
    assert "ekspor2.csv" in caught.value.message.id
    with pytest.raises(SaringError):
        columns_to_save(check(b""))


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\r\n";'), max_size=12)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12))
def test_whatever_stands_in_the_cells_rows_add_up(check, rows):
    validation = check("tanggal;akun;isi\n" + "\n".join(";".join(row) for row in rows))
    for report in validation.files:
        assert report.rows_read == report.posts + report.rejected + report.repeated
        rejected = [p for p in report.problems if p.severity == "rejected"]
        assert sum(len(p.rows) for p in rejected) == report.rejected + report.repeated
        assert all(len(p.rows) == len(p.details) for p in report.problems)
