import re

from hypothesis import given
from hypothesis import strategies as st

from saring.text.columnar.arrow import as_arrow
from saring.text.columnar.chunks import cut

TEXT = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \t\n\r\x0b\x0c"), max_size=40
)


@given(st.lists(TEXT, max_size=8), st.integers(0, 3))
def test_chunks_are_what_stands_between_ascii_white_space(texts, skipped):
    chunks = cut(as_arrow(texts)[min(skipped, len(texts)) :])
    texts = texts[min(skipped, len(texts)) :]
    words = chunks.distinct.to_pylist()
    assert len(set(words)) == len(words)
    for post, text in enumerate(texts):
        here = slice(chunks.offsets[post], chunks.offsets[post + 1])
        expected = [
            (match.group(), *match.span()) for match in re.finditer(r"[^ \t\n\r\x0b\x0c]+", text)
        ]
        found = zip(
            (words[number] for number in chunks.number[here]),
            chunks.start[here].tolist(), chunks.end[here].tolist(), strict=True,
        )  # fmt: skip
        assert list(found) == expected
