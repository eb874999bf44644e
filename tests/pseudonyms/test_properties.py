import json
from itertools import pairwise

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.pseudonyms import Pseudonymiser
from saring.pseudonyms.edits import apply, merged, mover
from saring.pseudonyms.key import Key
from saring.pseudonyms.patterns import Edit
from saring.pseudonyms.tokens import FOLDS, Kind, Tokens, is_token

FEW = settings(max_examples=30, deadline=None)  # tables are slow to build
KEY = Key(bytes(range(32)))
OTHER = Key(bytes(range(1, 33)))

accounts = st.from_regex(r"[a-z]{2,6}[_.][a-z]{2,6}[0-9]{2}", fullmatch=True)
phones = st.builds(
    lambda start, a, gap, b, c: gap.join([start + a, b, c]),
    st.sampled_from(["08", "+628", "628"]), st.from_regex(r"[1-9]\d", fullmatch=True),
    st.sampled_from(["", " ", "-", "."]), st.from_regex(r"\d{4}", fullmatch=True),
    st.from_regex(r"\d{4}", fullmatch=True),
)  # fmt: skip
emails = st.from_regex(r"[a-z]{3,8}\.[a-z]{3,8}@[a-z]{3,8}\.go\.id", fullmatch=True)
niks = st.from_regex(r"[1-9]\d{5}[0-3][1-9]0[1-9]\d{6}", fullmatch=True)
nips = st.from_regex(r"19[6-9]\d0[1-9][0-2][1-9]20[0-2]\d0[1-9][12]\d{3}", fullmatch=True)
words = st.sampled_from(
    ["ayo", "coblos", "nomor 2", "apel pagi", "😀", "\n", "ﬁn", "İstanbul", "!"]
)


@st.composite
def exports(draw):
    people = draw(st.lists(accounts, min_size=1, max_size=4, unique=True))
    secrets = draw(st.lists(st.one_of(phones, emails, niks, nips), max_size=3))
    parts = st.one_of(
        words,
        st.sampled_from([*people, *(f"@{one.upper()}" for one in people),
                         *(f"https://x.com/{one}/status/17" for one in people), *secrets]),
    )  # fmt: skip
    texts = [" ".join(draw(st.lists(parts, min_size=1, max_size=8))) for _ in people]
    reasons = []
    for text in texts:
        cuts = draw(
            st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4)
        )
        spans = [(min(cut), max(cut)) for cut in cuts]
        said = [{"text": text[a:b], "start": a, "end": b, "weight": 1.0} for a, b in spans if a < b]
        reasons.append(json.dumps({"hate": {"score": 0.5, "words": said, "rest": 0.0}}))
    frame = pd.DataFrame(
        {"akun": people, "account": people, "text": texts, "Catatan": texts, "reasons": reasons},
        dtype="str",
    )
    return frame, [*people, *secrets]


@FEW
@given(exports())
def test_no_person_remains_anywhere(export):
    frame, secrets = export
    hidden = "\n".join(Pseudonymiser(KEY).frame(frame).to_numpy().ravel()).casefold()
    assert [secret for secret in secrets if secret.casefold() in hidden] == []


@FEW
@given(exports())
def test_spans_hold_their_words(export):
    hidden = Pseudonymiser(KEY).frame(export[0])
    for text, reasons in zip(hidden["text"], hidden["reasons"], strict=True):
        for word in json.loads(reasons)["hate"]["words"]:
            assert text[word["start"] : word["end"]] == word["text"] != ""


@FEW
@given(exports())
def test_a_second_time_changes_nothing(export):
    once = Pseudonymiser(KEY).frame(export[0])
    pd.testing.assert_frame_equal(Pseudonymiser(KEY).frame(once), once)


@settings(deadline=None)
@given(st.text())
def test_any_text_at_all_is_hidden_once_and_for_all(text):
    once = Pseudonymiser(KEY).text(text)
    assert Pseudonymiser(KEY).text(once) == once


@settings(deadline=None)
@given(
    st.sampled_from(Kind), st.text(min_size=1).filter(lambda text: text.strip("@ \n\t\r\x0b\x0c"))
)
def test_equal_forms_are_equal_pseudonyms_and_keys_share_none(kind, written):
    token = Tokens(KEY).of(kind, written)
    if not written.strip():
        assert token == written
        return
    assert is_token(token)
    assert Tokens(KEY).of(kind, FOLDS[kind](written.strip())) == token
    assert Tokens(OTHER).of(kind, written) != token


@settings(deadline=None)
@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5)
)
def test_edits_never_overlap_and_moving_a_span_keeps_what_lies_outside_them(text, cuts):
    edits: list[Edit] = []
    for cut in cuts:
        start, end = min(*cut, len(text)), min(max(cut), len(text))
        if start < end:
            edits = merged(edits, [Edit(start, end, "SAMARAN")])
    assert all(left.end <= right.start for left, right in pairwise(edits))
    new, move = apply(text, edits), mover(edits)
    for start in range(len(text)):
        moved = new[slice(*move(start, start + 1))]
        inside = any(edit.start <= start < edit.end for edit in edits)
        assert moved == ("SAMARAN" if inside else text[start])
