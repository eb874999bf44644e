"""The sheets around the findings: Ringkasan, Akun and Ditolak, as a supervisor meets them."""

import zipfile

import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from saring.errors import Phrase
from saring.posts import Reject, open_posts
from saring.reporting import Ending, FileSummary, write_table
from saring.reporting import sheet_rejects as sheet_rejects_module
from saring.reporting.columns import DECISIONS
from saring.scored.decisions import SET_ASIDE
from saring.triage import AccountFinding, Nameless, Tally, Triage

NOBODY = Nameless(0, 0, 0, 0)
BLANK = Phrase("kolom teks kosong", "the text column is blank")
FILL_IN = Phrase("Isi teksnya.", "Fill in the text.")
HOSTILE = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://contoh.go.id","klik")',
    "@SUM(1+1)",
    "+6281234567890",
    "-2+3",
    "<script>alert(1)</script>",
    "<r><t>menyamar</t></r>",
    "{=SUM(A1:A2)}",
    "\x00\x07\x1b[31m nol dan lonceng",
    "setengah emoji \ud83d",
    "http://contoh.go.id/berita",
    "panjang " * 5_000,
)


def finding(**other):
    known = {
        "rank": 1,
        "account": "@lurah_cempaka",
        "platform": "x",
        "unit": "Kelurahan Cempaka",
        "accounts": 1,
        "own_posts": 40,
        "flagged_posts": 3,
        "copies": 4,
        "set_aside": 1,
        "shared_flagged": 2,
        "by_label": {"campaign": 2, "hoax": 1},
        "rate": 0.075,
        "rate_low": 0.0258,
        "rate_high": 0.1986,
        "order": 0.9,
        "best_score": 0.93,
        "best_band": "priority",
        "best_label": "campaign",
        "best_row_id": "r000000000000",
        "best_text": "Jangan lupa coblos nomor 2 ya bapak ibu",
        "first_at": "2024-11-12T19:04:05+07:00",
        "last_at": "2024-11-25T06:00:00+07:00",
        "days": 3,
        "stages": {"kampanye (pilkada-2024)": 1, "tenang (pilkada-2024)": 2},
        "to_read": ("r000000000000",),
        "why": Phrase("3 unggahan pada 3 hari", "3 posts on 3 days"),
    }
    return AccountFinding(**{**known, **other})


def ending(accounts=(), rejects=(), rows=5, nameless=NOBODY):
    files = [FileSummary("ekspor_pilkada.csv", "CSV", "utf-8", ";", rows, len(rejects))]
    triage = Triage(tuple(accounts), nameless, rows, 9, 4, 0)
    return lambda: Ending(files, triage, rejects)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "hasil.xlsx"


def cells(path, sheet):
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def told(path, sheet="Ringkasan"):
    """Give what stands in the second column, by the first."""
    return {row[0]: row[1] for row in cells(path, sheet) if row[0]}


def section(path, heading, sheet="Ringkasan"):
    """Give the rows below a heading, up to the next empty one."""
    rows = cells(path, sheet)
    [start] = [number for number, row in enumerate(rows) if row[0] == heading]
    below = rows[start + 1 :]
    end = next((number for number, row in enumerate(below) if not any(row)), len(below))
    return below[:end]


@pytest.mark.parametrize(
    ("language", "sheets"),
    [
        ("id", ["Ringkasan", "Temuan", "Akun", "Ditolak", "Tentang"]),
        ("en", ["Summary", "Findings", "Accounts", "Rejected", "About"]),
    ],
)
def test_the_workbook_opens_on_the_overview_with_five_sheets_in_its_language(
    scored, path, language, sheets
):
    write_table([scored], path, language=language, ending=ending())
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == sheets
    assert book.active.title == sheets[0]
    unreviewed = {"id": "belum ditinjau", "en": "not yet reviewed"}[language]
    assert all(unreviewed in sheet.oddFooter.left.text for sheet in book)
    assert unreviewed in book.active["A2"].value


def test_sheets_of_a_run_that_is_not_known_are_left_out_rather_than_empty(scored, path):
    write_table([scored], path)
    assert CalamineWorkbook.from_path(path).sheet_names == ["Ringkasan", "Temuan", "Tentang"]


def test_the_ending_is_asked_for_once_after_the_last_row(scored, path):
    events = []

    def chunks():
        yield scored.iloc[:2]
        yield scored.iloc[2:]
        events.append("rows done")

    def asked():
        events.append("asked")
        return ending()()

    write_table(chunks(), path, ending=asked)
    assert events == ["rows done", "asked"]


def test_the_overview_says_what_was_screened(scored, path):
    rejects = [Reject("ekspor_pilkada.csv", 9, BLANK, FILL_IN, "9;@a;")]
    write_table([scored], path, ending=ending(rejects=rejects, rows=6))
    facts = told(path)
    assert (facts["Baris dibaca"], facts["Unggahan dinilai"], facts["Baris ditolak"]) == tuple(
        "651"
    )
    assert facts["Unggahan ditandai"] == "2 (40,0 %)"
    assert facts["Masa unggahan"] == "2024-11-12 – 2024-11-12"
    assert facts["Model"] == "default-1a2b3c4d"
    assert section(path, "Per berkas")[1][:5] == ["ekspor_pilkada.csv", 6, 5, 1, "CSV"]


def test_the_overview_counts_labels_bands_stages_and_platforms(scored, path):
    scored["hate_band"] = ""
    write_table([scored], path)
    bands = {row[0]: row[1:6] for row in section(path, "Per label dan pita")}
    assert bands["kampanye"] == [1, 1, 0, 0, 4]
    assert bands["mirip klaim terbantah"] == [1, 0, 1, 1, 3]
    assert bands["ujaran kebencian"][0] == "tidak disaring"
    [_, unknown, campaign] = section(path, "Per tahapan pemilu")
    assert unknown[:6] == ["(tidak diketahui)", 4, 1, 0, 0, 1]
    assert campaign[:6] == ["kampanye", 1, 1, 1, 0, 0]
    assert section(path, "Per platform")[1][:3] == ["x", 5, 2]


def test_the_overview_names_the_posts_to_read_first_with_place_and_reasons(scored, path):
    write_table([scored], path)
    [_, first, second] = section(path, "Unggahan untuk dibaca lebih dahulu")
    assert first[0] == "kampanye: priority"
    assert second[0] == "mirip klaim terbantah: review"
    assert first[1:3] == ["@pegawai_0", "2024-11-12 19:04"]
    assert first[7].startswith('kampanye: "coblos" (+1,7)')
    sheet, row = first[5].split(", baris ")
    assert first[6] in openpyxl.load_workbook(path)[sheet][int(row)][4].value
    cell = next(
        cell
        for [cell, *_] in openpyxl.load_workbook(path)["Ringkasan"].iter_rows()
        if cell.value == first[0]
    )
    assert cell.fill.fgColor.rgb == "FFF8CBC6"


def test_the_overview_says_what_it_cannot_claim_and_no_sheet_passes_a_verdict(scored, path):
    for language, limit in (("id", "Tidak dapat: menyatakan"), ("en", "It cannot establish")):
        write_table([scored], path, language=language, ending=ending([finding()]))
        book = CalamineWorkbook.from_path(path)
        words = " ".join(
            str(cell)
            for name in book.sheet_names
            for row in book.get_sheet_by_name(name).to_python()
            for cell in row
        ).casefold()
        assert limit.casefold() in words
        for verdict in ("sanksi", "bersalah", "melanggar", "guilty", "sanction", "violator"):
            assert verdict not in words


def test_accounts_stand_in_the_order_of_the_triage_list_with_their_denominators(scored, path):
    write_table([scored], path, ending=ending([finding(), finding(rank=2, account="@sekdes_b")]))
    [header, first, second] = cells(path, "Akun")
    named = dict(zip(header, first, strict=True))
    assert (first[1], second[1]) == ("@lurah_cempaka", "@sekdes_b")
    assert named["ditandai (sendiri, berbeda)"] == 3
    assert named["dari unggahan sendiri"] == 40
    assert named["porsi terendah (95 %)"] == pytest.approx(0.0258)
    assert (named["kampanye"], named["ujaran kebencian"]) == (2, 0)
    assert named["tahapan"] == "tenang (pilkada-2024): 2; kampanye (pilkada-2024): 1"
    assert named["mengapa di urutan ini"] == "3 unggahan pada 3 hari"
    sheet = openpyxl.load_workbook(path)["Akun"]
    assert sheet["G2"].number_format == "0.0%"
    assert sheet.auto_filter.ref == sheet.dimensions
    top = section(path, "Akun untuk dilihat lebih dahulu")[1]
    assert top[0] == "@lurah_cempaka"
    assert top[2:4] == ["3 / 40", "8 % (3–20 %)"]


def test_the_overview_says_how_many_accounts_are_not_listed(scored, path):
    write_table([scored], path, ending=ending([finding()]))
    assert any(row[0].startswith("1 dari 9 akun") for row in cells(path, "Ringkasan"))
    write_table([scored], path, language="en", ending=ending())
    assert any("4 others have too few" in row[0] for row in cells(path, "Summary"))


def test_posts_without_an_account_are_counted_but_ranked_as_nobody(scored, path):
    write_table([scored], path, ending=ending([finding()], nameless=Nameless(40, 7, 2, 1)))
    [header, _, row] = cells(path, "Akun")
    assert row[:6] == ["", "tanpa akun", "", "", 7, 40]
    assert "bukan satu orang" in row[header.index("mengapa di urutan ini")]
    [_, first, *_] = section(path, "Akun untuk dilihat lebih dahulu")
    assert first[0] == "@lurah_cempaka"
    assert not any("tanpa akun" in row for row in cells(path, "Ringkasan"))


def test_a_tally_fed_while_the_rows_stream_fills_the_sheet(scored, path):
    tally = Tally()

    def chunks():
        for chunk in (scored.iloc[:2], scored.iloc[2:]):
            tally.add(chunk)
            yield chunk

    write_table(chunks(), path, ending=lambda: Ending([], tally.triage(), []))
    [_, row] = cells(path, "Akun")
    assert (row[0], row[1], row[4], row[5]) == (1, "@pegawai_0", 1, 1)


def test_what_reviewers_set_aside_is_what_later_commands_take_for_that():
    words = {word for choice in DECISIONS for word in (choice.id, choice.en)}
    assert words >= SET_ASIDE


def test_rejected_rows_stand_with_reason_remedy_and_content(scored, path):
    rejects = [
        Reject("ekspor_pilkada.csv", 9, BLANK, FILL_IN, "9;@a;"),
        Reject("ekspor_pilkada.csv", 12, BLANK, FILL_IN, "b" * 40_000),
    ]
    write_table([scored], path, ending=ending(rejects=rejects))
    [_, first, second] = cells(path, "Ditolak")
    assert first == ["ekspor_pilkada.csv", 9, BLANK.id, FILL_IN.id, "9;@a;"]
    assert second[4].endswith("… [dipotong, teks penuh ada di berkas sumber baris 12]")
    write_table([scored], path, language="en", ending=ending(rejects=rejects))
    assert cells(path, "Rejected")[1][2:4] == [BLANK.en, FILL_IN.en]


def test_more_rejects_than_a_sheet_holds_are_said_to_be_missing(scored, path, monkeypatch):
    monkeypatch.setattr(sheet_rejects_module, "ROWS_PER_SHEET", 2)
    rejects = [Reject("a.csv", row, BLANK, FILL_IN, "") for row in range(2, 7)]
    notes = write_table([scored], path, ending=ending(rejects=rejects))
    assert len(cells(path, "Ditolak")) == 3
    assert "3 baris terakhir" in notes[0].id
    assert ".rejected.csv" in notes[0].en


def test_empty_lists_say_so_in_a_sentence(path):
    write_table([], path, ending=ending(rows=0))
    assert "Tidak ada akun" in cells(path, "Akun")[1][0]
    assert cells(path, "Ditolak")[1][0] == "Tidak ada baris yang ditolak."
    assert told(path)["Unggahan dinilai"] == "0"
    assert told(path)["Masa unggahan"] == "tidak ada waktu unggahan yang terbaca"


def test_hostile_text_stays_text_in_every_sheet(with_texts, path):
    frame = with_texts(list(HOSTILE))
    frame["campaign_band"] = "priority"
    frame["campaign_score"] = [0.9 + n / 1000 for n in range(len(frame))]
    for column in ("account", "stage", "platform", "model_id", "unit"):
        frame[column] = pd.Series(HOSTILE, dtype=object)
    accounts = [
        finding(account=text, platform=text, unit=text, best_text=text, stages={text: 1})
        for text in HOSTILE
    ]
    rejects = [Reject(text, 2, Phrase(text, text), Phrase(text, text), text) for text in HOSTILE]
    about = {text: text for text in HOSTILE}
    write_table([frame], path, about=about, ending=ending(accounts, rejects, rows=24))
    for sheet in openpyxl.load_workbook(path):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None
            if str(cell.value).startswith(("=", "+", "-", "@", "{")):
                assert cell.quotePrefix
    assert cells(path, "Ditolak")[1][4] == HOSTILE[0]
    assert [row[1] for row in cells(path, "Akun")[1:6]] == list(HOSTILE[:5])
    assert cells(path, "Ditolak")[10][4] == "setengah emoji \ufffd"
    with zipfile.ZipFile(path) as package:
        assert not any("rels" in name and "sheet" in name for name in package.namelist())
        assert b"<script" not in b"".join(map(package.read, package.namelist()))


@pytest.mark.parametrize("word", ["isi", "text", "caption", "komentar"])
def test_scored_again_the_posts_are_found_in_temuan_and_not_in_the_overview(scored, path, word):
    scored.loc[0, ["text", "account", "stage"]] = word
    rejects = [Reject("a.csv", 2, BLANK, FILL_IN, word)]
    write_table([scored], path, ending=ending([finding(account=word)], rejects))
    posts = open_posts(path)
    [chunk] = posts.chunks()
    assert chunk.posts["text"].tolist() == scored["text"].tolist()
