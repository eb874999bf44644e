import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import Phrase, SaringError
from saring.posts import Reject
from saring.screening import PartsFolder
from saring.screening.part import Part, decode, encode
from saring.screening.parts import parts_folder, remove_parts_of
from saring.screening.plan import PartId

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SECOND = PartId(0, 0, 1)


def part(texts=("Selamat pagi semua",), *, is_last=False):
    reasons = Phrase("kosong", "blank")
    rejects = [Reject("a.csv", 7, reasons, reasons, "x,,")]
    rows = pd.DataFrame({"text": pd.Series(texts, dtype="str"), "score": [0.1 + 0.2] * len(texts)})
    return Part(rows, rejects, len(texts) + 1, is_last)


@given(st.lists(TEXTS, max_size=8), st.booleans())
def test_a_part_comes_back_as_it_was(texts, is_last):
    before = part(texts, is_last=is_last)
    after = decode(encode(before))
    pd.testing.assert_frame_equal(after.rows, before.rows)
    assert (after.rejects, after.rows_read) == (before.rejects, before.rows_read)
    assert after.is_last is is_last


def test_a_part_without_posts_comes_back_without_rows():
    assert decode(encode(Part(None, part().rejects, 1, True))).rows is None


@given(st.data())
def test_a_part_that_is_cut_short_or_changed_is_told(data):
    content = bytearray(encode(part()))
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content = content[:at]
    else:
        content[at] ^= 1
    with pytest.raises(ValueError, match="not a whole part"):
        decode(bytes(content))


def test_a_folder_that_is_opened_again_knows_its_whole_parts_and_drops_the_others(tmp_path):
    parts = PartsFolder(tmp_path / "parts")
    parts.keep(PartId(0, 0, 0), encode(part()), is_last=False)
    parts.keep(SECOND, encode(part(is_last=True)), is_last=True)
    (parts.folder / "0-0-0.part").write_bytes(encode(part())[:-5])
    (parts.folder / "0-0-2.aside").write_bytes(b"half")
    again = PartsFolder(parts.folder)
    assert PartId(0, 0, 0) not in again
    assert SECOND in again
    assert not again.is_complete(0, 0)
    assert [path.name for path in parts.folder.iterdir()] == ["0-0-1.part"]


def test_a_section_is_complete_when_all_its_chunks_are_there(tmp_path):
    parts = PartsFolder(tmp_path / "parts")
    parts.keep(SECOND, encode(part(is_last=True)), is_last=True)
    assert not parts.is_complete(0, 0)
    parts.keep(PartId(0, 0, 0), encode(part()), is_last=False)
    assert parts.is_complete(0, 0)


def test_a_disk_that_is_full_is_told_in_a_sentence_that_says_how_to_go_on(tmp_path, monkeypatch):
    parts = PartsFolder(tmp_path / "parts")
    parts.keep(PartId(0, 0, 0), encode(part()), is_last=False)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(SaringError, match="No space left") as raised:
        parts.keep(SECOND, encode(part()), is_last=True)
    assert "ulangi perintah yang sama" in raised.value.hint.id
    assert SECOND not in PartsFolder(parts.folder)
    assert PartId(0, 0, 0) in PartsFolder(parts.folder)


def test_parts_of_other_results_are_not_removed(tmp_path):
    ours, other = (parts_folder(tmp_path / name, "k" * 16) for name in ("a[1].csv", "a1.csv"))
    for folder in (ours, other):
        folder.mkdir()
    remove_parts_of(tmp_path / "a[1].csv")
    assert not ours.exists()
    assert other.exists()
