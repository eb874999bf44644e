"""Reading by columns gives what reading record by record and row by row gives."""

import csv
import io
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.posts import columnar_csv
from saring.posts.columnar import RowBlock, block_of, gather, strings
from saring.posts.columnar_csv import read_columns
from saring.posts.columnar_times import normalise_columns
from saring.posts.csv_records import SINGLE_COLUMN, read_records
from saring.posts.dates import normalise_times
from saring.posts.faults import find_fault, find_faults
from saring.posts.header import read_header
from saring.posts.platforms import _by_link, platform_names
from saring.posts.rejects import Reject
from saring.posts.table import RawRow

HEADER = "id,text,akun\n"
LOOSE = st.text(st.sampled_from('ab ,,;\n\n""\r\0\x1fé🙏'), max_size=60)
CELL = st.text(st.sampled_from('ab ,"\n\ré'), max_size=5)
ROWS = st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=8)


@st.composite
def broken_tables(draw):
    """Give a table by a CSV writer, with uneven rows, into which something has been thrown."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=draw(st.sampled_from(["\n", "\r\n"]))).writerows(draw(ROWS))
    content = stream.getvalue()
    at = draw(st.integers(0, len(content)))
    return content[:at] + draw(st.sampled_from(["", '"', "\r", "\n", "\0", '""'])) + content[at:]


def by_columns(content, delimiter, width, piece):
    raw = content.encode()
    pieces = iter([raw[at : at + piece] for at in range(0, len(raw), piece)])
    found = []
    for item in read_columns(pieces, delimiter, width, 1, lambda r: (r.line, r.cells, r.raw)):
        if isinstance(item, RowBlock):
            rows = ((int(number), item.row(at)) for at, number in enumerate(item.numbers))
            found += [(line, cells, None) for line, cells in rows]
        else:
            found.append(item)
    return found


@settings(max_examples=300)
@given(
    content=LOOSE | broken_tables(),
    delimiter=st.sampled_from([",", ";", SINGLE_COLUMN]),
    width=st.integers(1, 4),
    piece=st.sampled_from([1, 7, 1000]),
    window=st.sampled_from([1, 20, 1 << 20]),
)
def test_any_bytes_give_the_records_of_the_record_parser(content, delimiter, width, piece, window):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columnar_csv, "_FEWEST_NATIVE", 1)
        patch.setattr(columnar_csv, "_WINDOW", window)
        found = by_columns(HEADER + content, delimiter, width, piece)
    lines = io.StringIO(HEADER + content, newline="\n")
    expected = [r for r in read_records(lines, delimiter) if r.line > 1]
    if width == 1:  # a blank line of white space is a row here, and no row there; both are dropped
        found = [row for row in found if row[1] is None or any(map(str.strip, row[1]))]
        expected = [r for r in expected if r.cells is None or any(map(str.strip, r.cells))]
    assert [row[:2] for row in found] == [(r.line, r.cells) for r in expected]
    assert all(row[2] in (None, r.raw) for row, r in zip(found, expected, strict=True))


def test_a_plain_file_never_meets_the_record_parser(read, monkeypatch):
    content = HEADER + "".join(f'{n},"Apel ""pagi"",\nhari {n}",budi\r\n' for n in range(5000))
    met = []
    monkeypatch.setattr(
        columnar_csv, "read_records", lambda *given: met.append(given) or read_records(*given)
    )
    result = read(content.encode("utf-16"))
    assert len(result.posts) == 5000
    assert result.texts[4999] == 'Apel "pagi",\nhari 4999'
    assert result.posts["source_row"].tolist()[-1] == 2 + 2 * 4999
    assert len(met) == 2  # the header, when the file is opened and when it is read


def test_a_broken_row_among_thousands_costs_only_itself(read):
    rows = [f"{n},Apel pagi {n},budi" for n in range(3000)]
    rows[1000], rows[2000], rows[2500] = '1000,"buka,a', "2000,a,b,c", "2500,ha\0lo,b"
    result = read(HEADER + "\n".join(rows))
    assert [reject.source_row for reject in result.rejects] == [1002, 2002]
    assert result.posts.loc[result.posts["import_notes"] != "", "source_row"].tolist() == [2502]
    assert result.rows_read == 3000


def test_a_chunk_travels_to_another_process_at_the_size_of_its_texts(read):
    result = read(HEADER + "1,Apel pagi di lapangan,budi\n" * 20_000, chunk_rows=100)
    chunk = result.chunks[1]
    again = pickle.loads(pickle.dumps(chunk))
    assert again.posts.equals(chunk.posts)
    assert len(pickle.dumps(chunk)) < 60_000


TIMES = st.sampled_from(
    ["2024-02-29T07:00:00Z", "2024-02-14 07:00:00", "2024-02-14T07:00:00.000Z", "2023-02-29",
     "2024-02-14T07:00:00+07:00", "2024-02-14T07:00:00-00:00", "2024-13-14T07:00:00Z",
     "2024-02-14T24:00:00Z", "Wed Nov 27 01:15:00 +0000 2024", "Sat Feb 30 01:15:00 +0000 2024",
     "Wed Nov 27 01:15:00 +0700 2024", "13/09/2023 08.15 WIB", "kemarin", "", "45182,5"]
)  # fmt: skip


@given(st.lists(TIMES | st.datetimes().map(str) | st.text(max_size=8), max_size=12))
def test_a_column_of_times_is_written_as_each_time_alone(times):
    assert normalise_columns(strings(times)).to_pylist() == normalise_times(times)


TEXTS = st.sampled_from(
    ["halo", "", " \u00a0", "12,5", "\u0663", "#REF!", " #N/A", "Total", "jumlah: 3",
     "SubTotal post", "text",
     " text ", "\u017fub total", "e", "1e5", "\u200b", "x" * 65_537, "🙏", "Grand total 5"]
) | st.text(max_size=6)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["", "1", "id", "Total"]), TEXTS), min_size=1))
def test_faults_of_columns_are_the_faults_of_their_rows(rows):
    header = read_header(["id", "text"], {}, path="a.csv")
    block = block_of([RawRow(number, list(cells)) for number, cells in enumerate(rows)])
    each = {at: find_fault(cells, 1, header) for at, cells in enumerate(rows)}
    assert find_faults(block, header) == {at: fault for at, fault in each.items() if fault}


@given(
    st.lists(
        st.text(st.sampled_from("htps:/.xcomyu be?#w-m"), max_size=20)
        | st.sampled_from(["https://www.x.com:443/a", "//vt.tiktok.com", "t.me?a", "YOUTU.BE/a"])
    )
)
def test_a_link_names_its_platform_as_the_whole_link_does(links):
    named = platform_names(strings([""] * len(links)), strings(links), "").to_pylist()
    assert named == [_by_link(link) for link in links]


def test_rows_blocks_and_rejects_are_cut_into_chunks_in_their_order():
    reject = Reject("a.csv", 3, *[None] * 2, "x")
    block = block_of([RawRow(n, [f"{n}", "a"], ("nul_removed",) * (n == 5)) for n in (4, 5, 6)])
    items = [RawRow(1, ["1", ""]), RawRow(2, ["", " "]), reject, block, RawRow(7, ["7", "a"])]
    chunks = list(gather(items, 2, 3))
    assert [chunk.block.numbers.tolist() for chunk in chunks] == [[1, 4], [5, 6, 7]]
    assert [chunk.rejects for chunk in chunks] == [((1, reject),), ()]
    assert chunks[1].block.codes == {0: ("nul_removed",)}
