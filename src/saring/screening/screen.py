"""Score posts: probabilities, bands, flagged labels, reasons and notes."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import pandas as pd
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
from saring.text.columnar import PostTokens, as_arrow
from saring.text.language import Doubt, doubts_about

SCORED_COLUMNS = (
    "campaign_score", "hate_score", "hoax_score",
    "campaign_band", "hate_band", "hoax_band",
    "labels", "reasons", "claim_id", "claim_score", "claim_source", "notes", "model_id",
)  # fmt: skip

WORDS_IN_REASONS = 12
POSTS_EXPLAINED_AT_ONCE = 2_000
_TO_READ = frozenset({Band.REVIEW, Band.PRIORITY})

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
            forms = forms_of_posts(as_arrow(texts))
        with stage("features"):
            scores = self.model.scores(forms.sequences)
        with stage("score"), _without_collecting():
            return self._screened(texts, forms, scores)

    def _screened(
        self, texts: Sequence[str], forms: PostForms, scores: Mapping[str, NDArray[np.float64]]
    ) -> pd.DataFrame:
        doubts = doubts_about(forms.tokens, self._known)
        # A label that the model was not trained for stays blank: not screened is not clear.
        bands = {
            label: self._bands(label, scores[label], doubts)
            if label in scores
            else [""] * len(texts)
            for label in LABELS
        }
        matches = self._matches(forms.tokens, texts)
        bands["hoax"], stances = _hoax_bands(bands["hoax"], matches, texts)
        flagged = {
            label: np.flatnonzero([band in _TO_READ for band in bands[label]]) for label in LABELS
        }
        columns: dict[str, Any] = {
            f"{label}_score": scores.get(label, np.full(len(texts), np.nan)) for label in LABELS
        }
        columns |= {f"{label}_band": list(map(str, bands[label])) for label in LABELS}
        columns["labels"] = _joined(flagged, len(texts))
        with stage("reasons"):
            columns["reasons"] = self._reasons(texts, forms, flagged, matches)
        columns["claim_id"] = [match.claim.claim_id if match else "" for match in matches]
        columns["claim_score"] = [match.score if match else np.nan for match in matches]
        columns["claim_source"] = [match.claim.source if match else "" for match in matches]
        columns["notes"] = self._notes(doubts, scores.get("abusive"), stances)
        columns["model_id"] = [self.model.model_id] * len(texts)
        return pd.DataFrame({name: _column(name, columns[name]) for name in SCORED_COLUMNS})

    def _matches(self, tokens: PostTokens, texts: Sequence[str]) -> Sequence[ClaimMatch | None]:
        if self.claims is None:
            return [None] * len(texts)
        return self.claims.nearest_to(tokens, texts)

    def _bands(
        self, label: str, scores: NDArray[np.float64], doubts: Sequence[Doubt | None]
    ) -> list[str]:
        bands = self.model.heads[label].bands(scores)
        for row, doubt in enumerate(doubts):
            if doubt is not None:
                bands[row] = _doubted(bands[row], doubt)
        return bands

    def _reasons(
        self,
        texts: Sequence[str],
        forms: PostForms,
        flagged: Mapping[str, NDArray[np.int64]],
        matches: Sequence[ClaimMatch | None],
    ) -> list[str]:
        """Explain the flagged labels, some posts at a time so that memory stays bounded."""
        reasons = [""] * len(texts)
        rows = np.unique(np.concatenate(list(flagged.values())))
        for start in range(0, len(rows), POSTS_EXPLAINED_AT_ONCE):
            batch = rows[start : start + POSTS_EXPLAINED_AT_ONCE]
            here = [texts[row] for row in batch.tolist()]
            words = word_weights(self.model, forms.take(batch))
            asked = {label: np.flatnonzero(np.isin(batch, flagged[label])) for label in LABELS}
            explained = reasons_of(self.model, words, here, asked, WORDS_IN_REASONS)
            for at, row in enumerate(batch.tolist()):
                reasons[row] = self._reason(explained[at], asked, at, matches[row])
        return reasons

    def _reason(
        self,
        explained: Mapping[str, str],
        asked: Mapping[str, NDArray[np.int64]],
        at: int,
        match: ClaimMatch | None,
    ) -> str:
        said = dict(explained)
        if match is not None and at in asked["hoax"]:
            claim = json.dumps(self._resemblance(match), ensure_ascii=False)
            # Without a model for hoaxes, the resemblance is all there is to say.
            known = said["hoax"][:-1] + ", " if "hoax" in said else "{"
            said["hoax"] = f'{known}"claim": {claim}}}'
        return (
            "{" + ", ".join(f'"{label}": {said[label]}' for label in LABELS if label in said) + "}"
        )

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
        doubts: Sequence[Doubt | None],
        abusive: np.ndarray | None,
        stances: Sequence[Stance | None],
    ) -> list[str]:
        notes = [[] if doubt is None else [DOUBTS[doubt].to(self.language)] for doubt in doubts]
        for row, stance in enumerate(stances):
            if stance:
                words = ", ".join(stance.words)
                notes[row].append(f"{STANCES[stance.kind].to(self.language)} ({words})")
        if abusive is not None:
            head = self.model.heads["abusive"]
            for row in np.flatnonzero(abusive >= head.thresholds[Band.REVIEW]).tolist():
                notes[row].append(ABUSIVE.to(self.language))
        return ["; ".join(parts) for parts in notes]


def _doubted(band: str, doubt: Doubt) -> str:
    """Lower a band that the text does not bear out; a short post may still be a slogan."""
    return band if doubt is Doubt.TOO_SHORT and band != Band.CLEAR else Band.UNSURE


def _hoax_bands(
    bands: Sequence[str], matches: Sequence[ClaimMatch | None], texts: Sequence[str]
) -> tuple[list[str], list[Stance | None]]:
    """Raise posts that resemble a debunked claim to review, and lower those that deny or ask.

    A denial or a question is never flagged: it becomes clear, or unsure where the model alone
    would have it read first. The stance of posts that nothing speaks against is not looked for.
    """
    routed = list(bands)
    stances: list[Stance | None] = [None] * len(texts)
    for row, (band, match) in enumerate(zip(bands, matches, strict=True)):
        if not match and band not in _TO_READ:
            continue
        stance = stances[row] = stance_of(texts[row], analyse(texts[row]))
        if stance and band in _TO_READ:
            routed[row] = Band.UNSURE if band == Band.PRIORITY else Band.CLEAR
        elif match and not stance and band not in _TO_READ:
            routed[row] = Band.REVIEW
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


def _joined(flagged: Mapping[str, NDArray[np.int64]], size: int) -> list[str]:
    labels = [""] * size
    for label in LABELS:
        for row in flagged[label].tolist():
            labels[row] = f"{labels[row]};{label}" if labels[row] else label
    return labels


def _column(name: str, values: Sequence[str] | Sequence[float]) -> pd.Series:
    if name.endswith("_score"):
        return pd.Series(values, dtype=np.float64)
    return pd.Series(values, dtype="str")
