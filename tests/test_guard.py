import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saring.guard import guard, unguard


@given(st.text(st.sampled_from("'=+-@\t\r\n 1.,ea\u200b＝") | st.characters()))
@example("'=1")
@example("''-3.5")
@example("'-3.5")
def test_a_text_comes_back_from_the_guard_as_it_was(text):
    assert unguard(guard(text)) == text


@given(
    st.text(" \t\r\n\u00a0\u200b\ufeff", max_size=3), st.sampled_from("=+@"), st.text(max_size=9)
)
def test_no_guarded_cell_begins_like_a_formula_even_behind_blanks(blanks, sign, rest):
    assert guard(blanks + sign + rest).startswith("'")


@pytest.mark.parametrize(
    "cell",
    [
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "+6281234567890",
        "-1+cmd|' /C calc'!A0",
        "-",
        "\tmenjorok",
        "\rbaris",
        "＝1+1",
        "- satu\n- dua",
    ],
)
def test_cells_that_a_spreadsheet_would_run_or_change_get_an_apostrophe(cell):
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["-3.5", "-3,5", "-7", "-2e-5", "1860000000000000001", "a=b", "'kutip'", "", "😀 = senyum"],
)
def test_numbers_and_ordinary_texts_are_not_touched(cell):
    assert guard(cell) == cell
