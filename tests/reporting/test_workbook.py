import json
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from saring.errors import SaringError
from saring.reporting import findings as findings_module
from saring.reporting import sheet_rejects, write_table
from saring.reporting import workbook as workbook_module
from saring.reporting.findings import Findings
from saring.reporting.styles import BAND_COLOURS, styles_of

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+6281234567890",
    "-2+3",
    "http://contoh.go.id/berita",
    "mailto:orang@contoh.go.id",
    "{=SUM(A1:A2)}",
    "<r><t>menyamar</t></r>",
    "<r></t></r>",
    "1860000000000000001",
    "TRUE",
    "0812345678901234567",
]


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "hasil.xlsx"


def by_header(path: Path, name: str, sheet: str = "Temuan") -> list[object]:
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    return [row[header.index(name)] for row in rows]


def openpyxl_column(sheet, name: str) -> list:
    [column] = [cell.column for cell in sheet[1] if cell.value == name]
    return [row[column - 1] for row in sheet.iter_rows(min_row=2)]


def test_every_column_is_there_with_what_a_supervisor_reads_in_front(scored, path):
    write_table([scored], path)
    [header, *rows] = CalamineWorkbook.from_path(path).get_sheet_by_name("Temuan").to_python()
    assert header[:14] == [
        *("labels", "campaign_band", "hate_band", "hoax_band", "text", "alasan"),
        *("account", "posted_at", "stage", "notes"),
        *("reviewer", "decision", "review_note", "url"),
    ]
    assert header[-4:] == ["source_file", "source_row", "model_id", "reasons"]
    assert header.index("row_id") < header.index("NIP") < header.index("source_file")
    added = ("alasan", "reviewer", "decision", "review_note")
    assert sorted(header) == sorted([*scored.columns, *added])
    assert len(rows) == len(scored)
    for name in ("text", "post_id", "NIP", "campaign_score", "source_row", "reasons"):
        assert by_header(path, name) == scored[name].tolist()


def test_reasons_stand_in_words_of_the_language_beside_the_text(scored, path):
    write_table([scored], path)
    alasan = by_header(path, "alasan")
    assert alasan[0] == 'kampanye: "coblos" (+1,7), "nomor 2" (+1,2); melawan: "kabupaten" (-0,6)'
    assert alasan[1] == ""
    write_table([scored], path, language="en")
    assert (
        by_header(path, "reasons_in_words", "Findings")[3]
        == 'resembles a debunked claim: "viralkan" (+2.3), "kontainer" (+1.1)'
    )


def test_an_own_column_of_the_same_name_keeps_its_values(scored, path):
    write_table([scored.assign(alasan="alasan atasan")], path)
    assert set(by_header(path, "alasan")) == {"alasan atasan"}
    assert by_header(path, "alasan_2")[0].startswith("kampanye:")


def test_header_and_findings_stay_in_view_and_the_filter_covers_the_table(scored, path):
    write_table([scored], path)
    sheet = openpyxl.load_workbook(path)["Temuan"]
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == sheet.dimensions == "A1:AE6"
    widths = {
        sheet.cell(1, column).value: group.width
        for group in sheet.column_dimensions.values()
        for column in range(group.min, group.max + 1)
    }
    assert widths["text"] == pytest.approx(60, abs=1)
    assert widths["post_id"] == pytest.approx(22, abs=1)
    assert openpyxl_column(sheet, "text")[0].alignment.wrap_text
    assert openpyxl_column(sheet, "campaign_score")[0].number_format == "0.00"
    assert sheet.print_title_rows == "$1:$1"
    assert "belum ditinjau" in sheet.oddFooter.left.text


def test_rows_are_as_high_as_their_text_up_to_ten_lines(with_texts, path):
    write_table([with_texts(["pendek", "satu\ndua\ntiga\nempat", "panjang " * 900])], path)
    sheet = openpyxl.load_workbook(path)["Temuan"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [15.75, 63, 157.5]


def test_bands_are_coloured_and_say_their_word(scored, path):
    write_table([scored], path)
    sheet = openpyxl.load_workbook(path)["Temuan"]
    campaign = openpyxl_column(sheet, "campaign_band")
    hoax = openpyxl_column(sheet, "hoax_band")
    assert campaign[0].value == "priority"
    assert campaign[0].fill.fgColor.rgb == "FFF8CBC6"
    assert campaign[0].font.b
    assert hoax[2].value == "unsure"
    assert hoax[2].fill.fgColor.rgb == "FFE0E0E0"
    assert hoax[3].value == "review"
    assert hoax[3].fill.fgColor.rgb == "FFFFE699"
    assert campaign[1].value == "clear"
    assert campaign[1].fill.fill_type is None


@pytest.mark.parametrize("band", ["priority", "review", "unsure"])
def test_the_word_of_a_band_stands_out_from_its_ground(band):
    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    ground, word = (luminance(str(BAND_COLOURS[band][key])) for key in ("bg_color", "font_color"))
    assert (ground + 0.05) / (word + 0.05) >= 7  # WCAG 2.1, level AAA


def test_hostile_cells_stay_text_and_nothing_is_a_formula_or_a_link(with_texts, path):
    frame = with_texts(HOSTILE).rename(columns={"NIP": "=NIP()"})
    write_table([frame], path, about={"=1+1": "https://contoh.go.id"})
    assert by_header(path, "text") == HOSTILE
    assert by_header(path, "OPD") == HOSTILE
    for sheet in openpyxl.load_workbook(path):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None
    sheet = openpyxl.load_workbook(path)["Temuan"]
    assert all(cell.data_type == "s" for cell in openpyxl_column(sheet, "text"))
    # The quote prefix is what keeps a cell text when somebody edits it and presses Enter.
    assert all(cell.quotePrefix for cell in openpyxl_column(sheet, "OPD"))
    with zipfile.ZipFile(path) as package:
        assert not any("rels" in name and "sheet" in name for name in package.namelist())


def test_ids_of_19_digits_are_exact_text_for_both_readers(scored, path):
    scored["post_id"] = ids = [f"186{n}55555555555555{n}" for n in range(10, 15)]
    write_table([scored], path)
    cells = openpyxl_column(openpyxl.load_workbook(path)["Temuan"], "post_id")
    assert [cell.value for cell in cells] == ids
    assert {cell.number_format for cell in cells} == {"@"}
    assert by_header(path, "post_id") == ids
    assert by_header(path, "NIP") == ["198703122010011003"] * 5


def test_a_reviewer_finds_empty_columns_and_chooses_a_decision_from_a_list(scored, path):
    write_table([scored], path)
    sheet = openpyxl.load_workbook(path)["Temuan"]
    for name in ("reviewer", "decision", "review_note"):
        assert {cell.value for cell in openpyxl_column(sheet, name)} == {None}
    [choices] = sheet.data_validations.dataValidation
    [cells] = choices.sqref.ranges
    assert sheet.cell(1, cells.min_col).value == "decision"
    assert (cells.min_row, cells.max_row) == (2, 6)
    assert choices.type == "list"
    listed = choices.formula1.strip('"').split(",")
    assert listed == ["perlu klarifikasi", "bukan temuan", "tidak cukup bukti", "duplikat"]
    write_table([scored], path, language="en")
    [choices] = openpyxl.load_workbook(path)["Findings"].data_validations.dataValidation
    listed = choices.formula1.strip('"').split(",")
    assert listed == ["needs clarification", "not a finding", "not enough evidence", "duplicate"]


def test_what_a_reviewer_has_filled_in_is_kept_when_the_workbook_is_written_again(scored, path):
    scored["decision"] = ["bukan temuan", "", "", "duplikat", ""]
    scored["reviewer"] = ["Sri W.", "", "", "Sri W.", ""]
    write_table([scored], path)
    [header, *_] = CalamineWorkbook.from_path(path).get_sheet_by_name("Temuan").to_python()
    assert [header.count(name) for name in ("reviewer", "decision", "review_note")] == [1, 1, 1]
    assert by_header(path, "decision") == scored["decision"].tolist()
    assert by_header(path, "reviewer") == scored["reviewer"].tolist()


def test_the_words_that_raised_a_score_are_marked_in_the_text(scored, path):
    write_table([scored], path)
    texts = openpyxl_column(openpyxl.load_workbook(path, rich_text=True)["Temuan"], "text")
    assert isinstance(texts[0].value, CellRichText)
    marked = [str(run) for run in texts[0].value if isinstance(run, TextBlock) and run.font.b]
    assert marked == ["coblos", "nomor 2"]
    assert str(texts[0].value) == scored["text"][0]
    assert isinstance(texts[1].value, str)


@pytest.mark.parametrize(
    "text", ["coblos", "coblos sekarang", "ayo coblos", "coblos\r\n_x0041_ itu", "<r>coblos</r>"]
)
def test_marks_at_the_edges_or_beside_control_characters_change_no_text(text, scored, path):
    scored = scored.iloc[:1].copy()
    at = text.index("coblos")
    scored["text"] = text
    word = {"text": "coblos", "start": at, "end": at + 6, "weight": 1}
    scored["reasons"] = json.dumps({"campaign": {"words": [word]}})
    write_table([scored], path)
    assert by_header(path, "text") == [text]


def test_a_cell_beyond_the_limit_of_excel_is_cut_with_a_mark_and_a_note(with_texts, path):
    whole = "😀" * 16_383
    notes = write_table([with_texts(["a" * 32_768, "😀" * 16_384, whole])], path)
    cut, emoji, kept = by_header(path, "text")
    assert cut == "a" * 32_700 + "… [dipotong, teks penuh ada di berkas sumber baris 2]"
    assert emoji == "😀" * 16_350 + "… [dipotong, teks penuh ada di berkas sumber baris 3]"
    assert kept == whole
    assert len(notes) == 1
    assert "OPD 2, text 2" in notes[0].id
    assert "OPD 2, text 2" in notes[0].en
    write_table([with_texts(["a" * 32_768])], path, language="en")
    assert by_header(path, "text", "Findings")[0].endswith(
        "… [cut, the full text is in the source file, row 2]"
    )


def test_rows_beyond_the_limit_of_a_sheet_go_on_in_the_next(scored, path, monkeypatch):
    monkeypatch.setattr(findings_module, "ROWS_PER_SHEET", 2)
    notes = write_table([scored.iloc[:3], scored.iloc[3:]], path)
    book = openpyxl.load_workbook(path)
    names = ["Temuan", "Temuan 2", "Temuan 3"]
    assert book.sheetnames == ["Ringkasan", *names, "Tentang"]
    texts = [text for name in names for text in by_header(path, "text", name)]
    assert texts == scored["text"].tolist()
    assert [book[name].auto_filter.ref for name in names] == [
        *("A1:AE3", "A1:AE3", "A1:AE2"),
    ]
    assert book["Temuan 3"].freeze_panes == "E2"
    ranges = [book[name].data_validations.dataValidation[0].sqref for name in names]
    assert [(cells.min_row, cells.max_row) for [cells] in (part.ranges for part in ranges)] == [
        (2, 3),
        (2, 3),
        (2, 2),
    ]
    assert "Temuan, Temuan 2, Temuan 3" in notes[0].id


def test_a_sheet_holds_what_excel_does():
    assert findings_module.ROWS_PER_SHEET == sheet_rejects.ROWS_PER_SHEET == 2**20 - 1


def test_rows_already_written_leave_the_memory(scored, path):
    with Workbook(path, {"constant_memory": True}) as book:
        findings = Findings(book, styles_of(book), tuple(scored.columns), "id")
        for _ in range(10):
            for record in scored.astype(object).fillna("").to_dict("records"):
                findings.write(record)
        [sheet] = book.worksheets()
        assert len(sheet.row_info) <= 2
        assert len(sheet.table) <= 1


@pytest.mark.parametrize(("language", "sheet"), [("id", "Tentang"), ("en", "About")])
def test_the_last_sheet_says_what_the_result_is_and_what_its_columns_mean(
    scored, path, language, sheet
):
    write_table([scored], path, language=language, about={"Model": "default-1a2b3c4d"})
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    assert CalamineWorkbook.from_path(path).sheet_names[-1] == sheet
    told = {row[0]: row[1] for row in rows}
    assert told["Model"] == "default-1a2b3c4d"
    assert all(told[name] for name in (*scored.columns, "reviewer", "decision", "review_note"))
    assert {"id": "belum ditinjau", "en": "not yet reviewed"}[language] in told["labels"]


def test_a_full_disk_is_told_as_such_and_leaves_nothing(scored, tmp_path, monkeypatch):
    error = OSError(28, "No space left on device")

    class FullDisk(workbook_module.Workbook):
        def close(self):
            super().close()
            raise FileCreateError(error)

    monkeypatch.setattr(workbook_module, "Workbook", FullDisk)
    with pytest.raises(SaringError, match="No space left on device"):
        write_table([scored], tmp_path / "hasil.xlsx")
    assert list(tmp_path.iterdir()) == []


# U+FFFE and U+FFFF are no characters, and no reader restores their escape.
CELL_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\x00\r\n\t _x<>r/=@'\u200b😀")
).filter(lambda text: not text.startswith("<r>"))


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(CELL_TEXT, min_size=1, max_size=8))
@example(["_x0000_", "\x00", "a\r\nb", " depan", "belakang ", "\n", "_x000D__x005F_", "\ufeffa"])
@example(["<r><t>x</t></r>", "=1", "'=1", "\u200b=1", "✌️", "&amp;<b>", "]]>", "\x7f\x85\u2028"])
def test_any_text_reads_back_exactly(texts):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "hasil.xlsx")
        write_table([pd.DataFrame({"nomor": "n", "text": texts}, dtype=object)], path)
        assert by_header(path, "text") == texts
        sheet = openpyxl.load_workbook(path)["Temuan"]
        cells = openpyxl_column(sheet, "text")
        # openpyxl leaves Excel's _xHHHH_ escapes to its caller.
        assert [unescape(cell.value or "") for cell in cells] == texts
