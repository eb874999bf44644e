"""Score posts: probabilities, bands, flagged labels, reasons and notes."""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from saring.claims.matcher import ClaimMatch, ClaimMatcher
from saring.claims.stance import Stance, StanceKind, stance_of
from saring.errors import Language, Phrase
from saring.features.sequences import PostForms, forms_of_posts
from saring.model import LABELS, Band, ScreeningModel
from saring.screening.reasons import reasons_of
from saring.screening.word_weights import word_weights
from saring.stages import stage
from saring.text import analyse
from saring.text.columnar import as_arrow
from saring.text.language import Doubt, doubts_about

SCORED_COLUMNS = (
    "campaign_score", "hate_score", "hoax_score",
    "campaign_band", "hate_band", "hoax_band",
    "labels", "reasons", "claim_id", "claim_score", "claim_source", "notes", "model_id",
)  # fmt: skip

WORDS_IN_REASONS = 12
POSTS_EXPLAINED_AT_ONCE = 1_000
_CLEAR, _UNSURE, _TO_READ, _ = range(len(Band))
_NOT_SCREENED = -1
_BANDS = pa.array([*Band, ""], pa.string())
_TOO_SHORT = list(Doubt).index(Doubt.TOO_SHORT)

DOUBTS = {
    Doubt.TOO_SHORT: Phrase(
        "terlalu pendek untuk dinilai dari teksnya saja", "too short to be judged by its text alone"
    ),
    Doubt.OTHER_LANGUAGE: Phrase(
        "bukan bahasa Indonesia atau bahasa daerah yang dikenal",
        "not in Indonesian or a regional language that the model knows",
    ),
    Doubt.UNKNOWN_WORDS: Phrase(
        "sebagian besar katanya tidak dikenal model", "most of its words are unknown to the model"
    ),
}
STANCES = {
    StanceKind.DEBUNK: Phrase("kemungkinan klarifikasi", "probably a clarification"),
    StanceKind.QUESTION: Phrase("pertanyaan", "a question"),
}
ABUSIVE = Phrase("kata kasar (sinyal, bukan temuan)", "abusive words (a signal, not a finding)")


class Screener:
    """Applies one model to posts, with messages in one language.

    Parameters
    ----------
    model
        The model as loaded.
    language
        Language of the `notes` column.
    claims
        Compares posts with debunked claims; without it, `hoax` rests on the model alone and the
        claim columns stay blank.
    """

    def __init__(
        self,
        model: ScreeningModel,
        language: Language = "id",
        claims: ClaimMatcher | None = None,
    ) -> None:
        self.model = model
        self.language = language
        self.claims = claims
        self._known = model.vectorizer.blocks["word"].vocabulary

    def screen(self, texts: Sequence[str]) -> pd.DataFrame:
        """Give one row of `SCORED_COLUMNS` for each post, in order."""
        with stage("tokenise"), _without_collecting():
            posts = as_arrow(texts)
            forms = forms_of_posts(posts)
        with stage("features"):
            scores = self.model.scores(forms.sequences)
        with stage("score"), _without_collecting():
            return self._screened(texts, posts, forms, scores)

    def _screened(
        self,
        texts: Sequence[str],
        posts: pa.Array,
        forms: PostForms,
        scores: Mapping[str, NDArray[np.float64]],
    ) -> pd.DataFrame:
        size = len(texts)
        doubts = doubts_about(forms.tokens, self._known)
        levels = {label: self._levels(label, scores, doubts) for label in LABELS}
        matches = self.claims.nearest_to(forms.tokens, texts) if self.claims else {}
        levels["hoax"], stances = _hoax_levels(levels["hoax"], matches, texts)
        flagged = {label: levels[label] >= _TO_READ for label in LABELS}
        unknown = np.full(size, np.nan)
        columns: dict[str, Any] = {f"{label}_score": scores.get(label, unknown) for label in LABELS}
        columns |= {f"{label}_band": _BANDS.take(levels[label] % len(_BANDS)) for label in LABELS}
        columns["labels"] = _joined(flagged)
        with stage("reasons"):
            columns["reasons"] = self._reasons(posts, forms, flagged, matches)
        columns["claim_id"] = _texts({row: m.claim.claim_id for row, m in matches.items()}, size)
        columns["claim_score"] = unknown.copy()
        columns["claim_score"][list(matches)] = [match.score for match in matches.values()]
        columns["claim_source"] = _texts({row: m.claim.source for row, m in matches.items()}, size)
        columns["notes"] = _texts(self._notes(doubts, scores.get("abusive"), stances), size)
        columns["model_id"] = pa.repeat(self.model.model_id, size)
        table = pa.table({name: columns[name] for name in SCORED_COLUMNS})
        return cast(pd.DataFrame, table.to_pandas())

    def _levels(
        self, label: str, scores: Mapping[str, NDArray[np.float64]], doubts: NDArray[np.int64]
    ) -> NDArray[np.int8]:
        """Give bands as numbers, lowered where the text does not bear them out."""
        if label not in scores:  # a label that is not screened is not clear
            return np.full(len(doubts), _NOT_SCREENED, np.int8)
        levels = self.model.heads[label].levels(scores[label])
        # A short post may still be a slogan.
        slogan = (doubts == _TOO_SHORT) & (levels > _CLEAR)
        levels[(doubts >= 0) & ~slogan] = _UNSURE
        return levels

    def _reasons(
        self,
        posts: pa.Array,
        forms: PostForms,
        flagged: Mapping[str, NDArray[np.bool_]],
        matches: Mapping[int, ClaimMatch],
    ) -> pa.Array:
        """Explain the flagged labels of each post, as the text of a JSON object."""
        said = []
        explained = self._explained(posts, forms, flagged)
        for label in LABELS:
            rows = np.flatnonzero(flagged[label])
            written = explained.get(label, pa.repeat("{}", len(rows)))
            if label == "hoax" and matches:
                written = self._with_claims(written, rows, matches)
            named = pc.binary_join_element_wise(f', "{label}": ', written, "")
            said.append(_at(rows, named, len(posts)))
        joined = pc.binary_join_element_wise(*said, "")
        braced = pc.binary_join_element_wise("{", pc.utf8_slice_codeunits(joined, 2), "}", "")
        return pc.if_else(pc.equal(joined, ""), "", braced)

    def _explained(
        self, posts: pa.Array, forms: PostForms, flagged: Mapping[str, NDArray[np.bool_]]
    ) -> dict[str, pa.Array]:
        """Explain the labels that the model has, of the posts flagged with each.

        Not too many posts at a time, so that memory stays bounded.
        """
        reasons: dict[str, list[pa.Array]] = {}
        rows = np.flatnonzero(np.any(list(flagged.values()), axis=0))
        for start in range(0, len(rows), POSTS_EXPLAINED_AT_ONCE):
            batch = rows[start : start + POSTS_EXPLAINED_AT_ONCE]
            asked = {
                label: np.flatnonzero(flagged[label][batch])
                for label in LABELS
                if label in self.model.heads and flagged[label][batch].any()
            }
            for label, words in word_weights(self.model, forms.take(batch), asked).items():
                texts = posts.take(pa.array(batch[asked[label]]))
                reasons.setdefault(label, []).append(
                    reasons_of(self.model.heads[label], words, texts, WORDS_IN_REASONS)
                )
        return {label: pa.concat_arrays(parts) for label, parts in reasons.items()}

    def _with_claims(
        self, reasons: pa.Array, rows: NDArray[np.int64], matches: Mapping[int, ClaimMatch]
    ) -> pa.Array:
        written = reasons.to_pylist()
        for at, row in enumerate(rows.tolist()):
            if row in matches:
                claim = json.dumps(self._resemblance(matches[row]), ensure_ascii=False)
                # Without a model for hoaxes, the resemblance is all there is to say.
                known = "{" if written[at] == "{}" else f"{written[at][:-1]}, "
                written[at] = f'{known}"claim": {claim}}}'
        return pa.array(written, pa.string())

    def _resemblance(self, match: ClaimMatch) -> dict[str, Any]:
        claim, source = match.claim.claim, match.claim.source
        said = Phrase(
            f"mirip klaim yang sudah dibantah: {claim} ({source})",
            f"resembles a claim that was debunked: {claim} ({source})",
        )
        return {
            "claim_id": match.claim.claim_id,
            "score": match.score,
            "said": said.to(self.language),
            "shared": list(match.shared),
        }

    def _notes(
        self,
        doubts: NDArray[np.int64],
        abusive: NDArray[np.float64] | None,
        stances: Mapping[int, Stance],
    ) -> dict[int, str]:
        """Give the notes of the posts that have any."""
        notes: defaultdict[int, list[str]] = defaultdict(list)
        kinds = [DOUBTS[doubt].to(self.language) for doubt in Doubt]
        for row in np.flatnonzero(doubts >= 0).tolist():
            notes[row].append(kinds[doubts[row]])
        for row, stance in stances.items():
            words = ", ".join(stance.words)
            notes[row].append(f"{STANCES[stance.kind].to(self.language)} ({words})")
        if abusive is not None:
            head = self.model.heads["abusive"]
            for row in np.flatnonzero(abusive >= head.thresholds[Band.REVIEW]).tolist():
                notes[row].append(ABUSIVE.to(self.language))
        return {row: "; ".join(parts) for row, parts in notes.items()}


def _hoax_levels(
    levels: NDArray[np.int8], matches: Mapping[int, ClaimMatch], texts: Sequence[str]
) -> tuple[NDArray[np.int8], dict[int, Stance]]:
    """Raise posts that resemble a debunked claim to review, and lower those that deny or ask.

    A denial or a question is never flagged: it becomes clear, or unsure where the model alone
    would have it read first. The stance of posts that nothing speaks against is not looked for.
    """
    routed = levels.copy()
    stances = {}
    for row in sorted({*np.flatnonzero(levels >= _TO_READ).tolist(), *matches}):
        stance = stance_of(texts[row], analyse(texts[row]))
        if stance:
            stances[row] = stance
            if levels[row] >= _TO_READ:
                routed[row] = _CLEAR if levels[row] == _TO_READ else _UNSURE
        else:
            routed[row] = max(levels[row], _TO_READ)
    return routed, stances


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python from looking for cycles: there are none in words, and many words to look at."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _joined(flagged: Mapping[str, NDArray[np.bool_]]) -> pa.Array:
    """Name the labels that each post is flagged with."""
    names, number = [""], np.zeros(len(flagged[LABELS[0]]), np.int64)
    for label in LABELS:
        number += len(names) * flagged[label]
        names += [f"{name};{label}" if name else label for name in names]
    return pa.array(names, pa.string()).take(number)


def _at(rows: NDArray[np.int64], texts: pa.Array, size: int) -> pa.Array:
    """Give a column of `size` that has the texts in these rows and is blank elsewhere."""
    place = np.full(size, -1)
    place[rows] = np.arange(len(rows))
    return pc.fill_null(texts.take(pa.array(place, mask=place < 0)), "")


def _texts(texts: Mapping[int, str], size: int) -> pa.Array:
    return _at(np.array(list(texts), np.int64), pa.array(texts.values(), pa.string()), size)
