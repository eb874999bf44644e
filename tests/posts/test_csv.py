import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import SaringError
from saring.posts import open_posts
from saring.posts.csv_records import read_records

OPEN_QUOTE = "tanda kutip dibuka tetapi tidak ditutup"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_itself(read, delimiter):
    text = "Netral, jujur; adil | rahasia".replace(delimiter, " ")
    result = read("id,isi,akun\n1,{},budi\n".replace(",", delimiter).format(text))
    assert result.file.delimiter == delimiter
    assert result.texts == [text]


def test_a_header_that_names_the_text_counts_before_even_columns(read):
    result = read("id;isi;suka, bagi\n1;Apel pagi, lalu rapat;3\n2;satu; dua, tiga;4\n")
    assert result.file.delimiter == ";"
    assert result.texts == ["Apel pagi, lalu rapat"]
    assert len(result.rejects) == 1


def test_excel_with_indonesian_settings_is_read(read):
    content = "sep=;\r\nisi;akun;skor\r\nAyo ke TPS, jangan golput;budi;3,5\r\n"
    result = read(content.encode("utf-8-sig"))
    assert result.file.delimiter == ";"
    assert result.own.loc[0].tolist() == ["Ayo ke TPS, jangan golput", "budi", "3,5"]
    assert result.posts.loc[0, "source_row"] == 3


def test_a_file_of_one_column_keeps_every_separator_in_the_text(read):
    result = read('text\nSatu, dua; tiga | empat\n"Dia bilang ""netral"", ya"\n')
    assert result.file.delimiter is None
    assert result.texts == ["Satu, dua; tiga | empat", 'Dia bilang "netral", ya']


def test_source_row_is_the_line_in_an_editor_where_the_record_starts(read):
    result = read('text,akun\n"baris satu\nbaris dua",a\n\n\nberikutnya,b\n')
    assert result.posts["source_row"].tolist() == [2, 6]
    assert result.texts[0] == "baris satu\nbaris dua"
    assert result.rows_read == 2


def test_title_lines_above_the_header_are_passed_over_with_a_note(read):
    result = read("Rekap Pantauan;;\n;;\nNo;Isi;Akun\n1;Apel pagi;budi\n")
    assert result.texts == ["Apel pagi"]
    assert result.posts.loc[0, "source_row"] == 4
    assert "1 baris di atas baris judul kolom dilewati" in result.notes


def test_a_quote_inside_an_unquoted_field_is_literal(read):
    result = read('id,text\n1,layar 14" dan "kutip" biasa\n2,lanjut\n')
    assert result.texts == ['layar 14" dan "kutip" biasa', "lanjut"]


def test_an_open_quote_costs_its_own_line_and_nothing_after_it(read):
    lines = ["id,text", '1,"kutip yang lupa ditutup', "2,Apel pagi", '3,"Rapat, lalu pulang"']
    result = read("\n".join(lines) + "\n")
    assert result.texts == ["Apel pagi", "Rapat, lalu pulang"]
    assert [(r.source_row, r.reason.id, r.content) for r in result.rejects] == [
        (2, OPEN_QUOTE, '1,"kutip yang lupa ditutup')
    ]


def test_an_open_quote_is_given_up_after_two_thousand_lines(read):
    lines = ["id,text", '0,"tidak ditutup', *(f"{i},biasa" for i in range(5000)), '9,a"']
    result = read("\n".join(lines))
    assert len(result.posts) == 5001
    assert [reject.source_row for reject in result.rejects] == [2]


def test_thousands_of_open_quotes_are_each_rejected_in_linear_time(read):
    def seconds(count):
        content = "id,text\n0,awal\n" + '1,"tidak ditutup\n' * count
        start = time.process_time()
        result = read(content)
        assert len(result.rejects) == count
        return time.process_time() - start

    seconds(10)
    assert seconds(40_000) < 12 * max(seconds(8_000), 0.05)


def test_a_nul_is_taken_out_and_said_on_its_row(read):
    result = read('id,text\n1,ha\0lo\n2,"a\nb\0"\n3,bersih\n')
    assert result.texts == ["halo", "a\nb", "bersih"]
    assert result.posts["import_notes"].tolist() == ["nul_removed", "nul_removed", ""]


def test_too_many_fields_are_rejected_with_both_counts(read):
    result = read("id,text,akun\n1,Jaga netralitas, ya,budi\n2,aman,ani\n")
    assert result.texts == ["aman"]
    assert result.rejects[0].reason.id == "berisi 4 kolom, seharusnya 3"
    assert result.rejects[0].content == "1,Jaga netralitas, ya,budi"


def test_blank_cells_past_the_header_are_not_too_many(read):
    assert read("id,text\n1,aman,,\n").texts == ["aman"]


def test_a_short_row_is_padded_when_it_has_its_text_and_rejected_when_not(read):
    result = read("id,text,akun\n1,aman\n2\n3,aman,ani\n")
    assert result.texts == ["aman", "aman"]
    assert result.posts["import_notes"].tolist() == ["cells_padded", ""]
    assert result.own.loc[0].tolist() == ["1", "aman", ""]
    assert [reject.source_row for reject in result.rejects] == [3]


def test_rows_of_separators_only_count_as_nothing(read):
    assert read("id,text,akun\n1,aman,a\n,,\n , ,\n").rows_read == 1


def test_lone_carriage_returns_are_text_in_a_unix_file_and_line_ends_in_an_old_mac_file(read):
    unix = read('id,text\n1,atas\rbawah\n2,"kutip",\n3,"a",\n'.replace('"kutip",', '"k"\rsisa'))
    assert unix.texts[:2] == ["atas\rbawah", "k\rsisa"]
    assert read("id,text\r1,satu\r2,dua\r").texts == ["satu", "dua"]


def test_windows_line_ends_inside_a_cell_are_kept(read):
    assert read('id,text\r\n1,"a\r\nb"\r\n').texts == ["a\r\nb"]


def test_a_cell_of_a_megabyte_and_a_line_of_a_million_characters_become_rejects(read):
    result = read("id,text\n1," + "a" * 1_000_000 + '\n2,"' + "b," * 600_000 + '"\n3,aman\n')
    assert result.texts == ["aman"]
    assert [len(reject.content) > 999_999 for reject in result.rejects] == [True, True]
    assert all("65536" in reject.reason.id for reject in result.rejects)


def test_a_long_cell_beside_the_text_is_kept_whole(read):
    result = read("text,gambar\nhalo," + "x" * 300_000 + "\n")
    assert len(result.own.loc[0, "gambar"]) == 300_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_every_encoding_gives_the_same_posts(read, encoding):
    result = read("id;isi\n1;“Netral” itu wajib 🙏\n".encode(encoding))
    assert result.texts == ["“Netral” itu wajib 🙏"]


def test_a_mixed_file_says_how_many_lines_were_not_utf8(read):
    result = read("text\ndamai 🙏\nrukun –\n".encode() + b"caf\xe9\n")
    assert result.texts[-1] == "café"
    assert result.file.encoding == "utf-8 + cp1252"
    assert any(note.startswith("1 baris bukan UTF-8") for note in result.notes)


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters='\n\r\t"'))
TEXTS = CELLS.map(lambda text: f"a{text}")


@given(
    rows=st.lists(st.tuples(CELLS, TEXTS, CELLS), min_size=1, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_a_csv_writer_writes_comes_back_identical(
    tmp_path_factory, rows, delimiter, encoding, quoting
):
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, quoting=quoting)
    writer.writerows([("catatan", "text", "akhir"), *rows])
    path = tmp_path_factory.mktemp("bolak") / "a.csv"
    path.write_bytes(buffer.getvalue().encode(encoding))
    own = next(open_posts(path).chunks()).own
    assert list(own.itertuples(index=False, name=None)) == rows


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",;\n\r\0a ')))
def test_no_character_is_lost_between_lines_and_records(content):
    lines = io.StringIO(content, newline="\n")
    kept = "".join(record.raw for record in read_records(lines, ","))
    expected = content.replace("\0", "")
    assert "".join(kept.split()) == "".join(expected.split())


@given(st.binary(max_size=300), st.sampled_from([b"", b"text\n", b"id,text\n", b'{"text":"a"}\n']))
def test_any_bytes_are_refused_or_every_row_is_accounted_for(tmp_path_factory, content, head):
    path = tmp_path_factory.mktemp("acak") / "a.csv"
    path.write_bytes(head + content)
    try:
        file = open_posts(path, chunk_rows=3)
    except SaringError:
        return
    for chunk in file.chunks():
        assert chunk.rows_read == len(chunk.posts) + len(chunk.rejects)
        assert len(chunk.own) == len(chunk.posts)


def test_a_csv_that_excel_saved_for_indonesia_is_read_with_its_commas_and_serials(read):
    content = (
        "REKAP PEMANTAUAN;;;;\r\n;;;;\r\nNo;Isi;Tanggal;ID;OPD\r\n"
        "1;Apel pagi, semangat;45182,34375;1,62692E+18;Dinas Sosial\r\n"
        "2;#NAME?;13/09/2023;2;Dinas Sosial\r\n"
        "Jumlah;;;2;\r\n"
    )
    result = read(content)
    assert result.posts.loc[0, ["text", "posted_at", "unit", "import_notes"]].tolist() == [
        "Apel pagi, semangat", "2023-09-13T08:15:00", "Dinas Sosial", "id_damaged",
    ]  # fmt: skip
    assert [reject.reason.en for reject in result.rejects] == [
        "holds an Excel formula error, not a text",
        "the text column is blank",
    ]
