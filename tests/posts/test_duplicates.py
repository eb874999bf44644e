import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.posts import duplicates, open_posts
from saring.posts.duplicates import Place, SeenPosts, repeated_post, set_repeats_apart
from saring.posts.rows import POST_COLUMNS

# Few distinct ids, and the first and last that there can be, so that many meet again.
IDS = st.integers(0, 40).map(lambda n: f"{n * ((2**64 - 1) // 40):016x}")
CALLS = st.lists(st.lists(IDS, max_size=12), max_size=20)


@given(CALLS)
def test_a_post_is_repeated_exactly_when_a_set_of_all_before_it_holds_it(calls):
    seen, expected = SeenPosts(), set()
    for ids in calls:
        answer = []
        for row_id in ids:
            answer.append(row_id in expected)
            expected.add(row_id)
        assert seen.repeated(ids).tolist() == answer
        assert len(seen) == len(expected)


@given(CALLS)
def test_the_place_told_is_that_of_the_first_occurrence(calls):
    seen, first = SeenPosts(), {}
    for number, ids in enumerate(calls):
        file, rows = (
            f"berkas{number // 2}.csv",
            range(2 + 100 * number, 2 + 100 * number + len(ids)),
        )
        told = seen.first_places(ids, file, rows)
        for row_id, row, place in zip(ids, rows, told, strict=True):
            assert place == first.get(row_id)
            first.setdefault(row_id, Place(file, row))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(st.integers(0, 3000), max_size=400), max_size=12))
def test_runs_that_may_not_grow_any_more_are_still_searched(calls):
    original, duplicates._LARGEST_MERGE = duplicates._LARGEST_MERGE, 200
    try:
        seen, expected = SeenPosts(), set()
        for numbers in calls:
            answer = []
            for number in numbers:
                answer.append(number in expected)
                expected.add(number)
            assert seen.repeated([f"{n:016x}" for n in numbers]).tolist() == answer
    finally:
        duplicates._LARGEST_MERGE = original


@pytest.mark.parametrize("wrong", ["abc", "0" * 17, "zz" * 8])
def test_what_is_no_row_id_is_refused(wrong):
    with pytest.raises(ValueError, match=r"hex"):
        SeenPosts().repeated([wrong, wrong])


def test_half_a_million_posts_cost_16_bytes_each_and_less_than_seconds():
    seen, random = SeenPosts(), np.random.default_rng(7)
    chunks = [
        [f"{n:016x}" for n in random.integers(0, 2**64 - 1, 25_000, dtype=np.uint64).tolist()]
        for _ in range(20)
    ]
    started = time.perf_counter()
    assert not any(seen.repeated(ids).any() for ids in chunks)
    assert time.perf_counter() - started < 5
    assert seen.repeated(chunks[3]).all()
    held = sum(run.keys.nbytes + run.places.nbytes for run in seen._runs)
    assert held == 16 * len(seen) == 16 * 500_000


@pytest.fixture
def chunks(tmp_path):
    def _chunks(*contents):
        seen = SeenPosts()
        for number, content in enumerate(contents, start=1):
            path = tmp_path / f"ekspor{number}.csv"
            path.write_text(content, encoding="utf-8")
            for chunk in open_posts(path, chunk_rows=2).chunks():
                yield set_repeats_apart(chunk, seen)

    return _chunks


EXPORT = (
    "id,platform,akun,isi\n"
    "901,x,guru_ani,Selamat pagi bapak ibu\n"
    "902,x,guru_ani,Rapat komite jam sembilan\n"
    "903,x,camat_bd,Apel gabungan besok\n"
)


def test_the_same_export_twice_gives_every_post_once_and_says_where_it_stands(chunks, tmp_path):
    *_, third, fourth = chunks(EXPORT, EXPORT)
    assert (len(third.posts), len(third.own), third.rows_read) == (0, 0, 2)
    assert tuple(third.posts.columns) == POST_COLUMNS
    reject = fourth.rejects[0]
    assert (reject.source_file, reject.source_row) == (str(tmp_path / "ekspor2.csv"), 4)
    assert reject.reason.id == f"postingan yang sama sudah ada pada {tmp_path}/ekspor1.csv baris 4"
    assert reject.reason.en == f"the same post stands already in {tmp_path}/ekspor1.csv row 4"
    assert reject.content == "903,x,camat_bd,Apel gabungan besok"


def test_a_repeat_within_a_file_names_the_row_alone_and_no_row_is_lost(chunks):
    repeated = EXPORT + "901,x,guru_ani,Selamat pagi bapak ibu\n904,x,guru_ani,\n905,x,a,Halo\n"
    given = list(chunks(repeated))
    rejects = [reject for chunk in given for reject in chunk.rejects]
    assert [(r.source_row, r.reason.en) for r in rejects] == [
        (5, "the same post stands already in row 2"), (6, "the text column is blank"),
    ]  # fmt: skip
    for chunk in given:
        assert chunk.rows_read == len(chunk.posts) + len(chunk.rejects)
        assert chunk.own["id"].tolist() == chunk.posts["post_id"].tolist()


def test_the_remedy_comes_in_both_languages():
    reject = repeated_post("b.csv", 7, Place("a.csv", 2), "isi")
    assert "dihitung sekali" in reject.remedy.id
    assert "counts once" in reject.remedy.en
