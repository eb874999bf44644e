"""Score posts: probabilities, bands, flagged labels, reasons and notes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from saring.claims.matcher import ClaimMatch, ClaimMatcher
from saring.claims.stance import Stance, StanceKind, stance_of
from saring.claims.terms import terms_of
from saring.errors import Language, Phrase
from saring.features import FormSequences, form_sequence
from saring.model import LABELS, Band, ScreeningModel
from saring.screening.explain import explain
from saring.text import Token, analyse
from saring.text.language import Doubt, doubt_about

SCORED_COLUMNS = (
    "campaign_score", "hate_score", "hoax_score",
    "campaign_band", "hate_band", "hoax_band",
    "labels", "reasons", "claim_id", "claim_score", "claim_source", "notes", "model_id",
)  # fmt: skip

WORDS_IN_REASONS = 12
POSTS_EXPLAINED_AT_ONCE = 1_000

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
        tokens = [analyse(text) for text in texts]
        sequences = FormSequences.of_forms(map(form_sequence, texts, tokens))
        scores = self.model.scores(sequences)
        doubts = [doubt_about(post, self._known) for post in tokens]
        frame = pd.DataFrame(index=pd.RangeIndex(len(texts)))
        # A label that the model was not trained for stays blank: not screened is not clear.
        bands = {label: [""] * len(texts) for label in LABELS}
        for label in LABELS:
            frame[f"{label}_score"] = scores.get(label, np.nan)
            if label in scores:
                bands[label] = list(self._bands(label, scores[label], doubts))
        matches = self._matches(texts, tokens)
        bands["hoax"], stances = _hoax_bands(bands["hoax"], matches, texts, tokens)
        for label in LABELS:
            frame[f"{label}_band"] = bands[label]
        flagged = [
            [label for label in LABELS if bands[label][row] in {Band.REVIEW, Band.PRIORITY}]
            for row in range(len(texts))
        ]
        frame["labels"] = [";".join(labels) for labels in flagged]
        frame["reasons"] = self._reasons(texts, tokens, flagged, matches)
        frame["claim_id"] = [match.claim.claim_id if match else "" for match in matches]
        frame["claim_score"] = [match.score if match else np.nan for match in matches]
        frame["claim_source"] = [match.claim.source if match else "" for match in matches]
        frame["notes"] = self._notes(doubts, scores.get("abusive"), stances)
        frame["model_id"] = self.model.model_id
        return frame[list(SCORED_COLUMNS)]

    def _matches(
        self, texts: Sequence[str], posts: Sequence[Sequence[Token]]
    ) -> Sequence[ClaimMatch | None]:
        if self.claims is None:
            return [None] * len(texts)
        return self.claims.nearest(list(map(terms_of, texts, posts)))

    def _bands(self, label: str, scores: np.ndarray, doubts: Sequence[Doubt | None]) -> list[Band]:
        head = self.model.heads[label]
        return [
            _doubted(head.band(score), doubt)
            for score, doubt in zip(scores.tolist(), doubts, strict=True)
        ]

    def _reasons(
        self,
        texts: Sequence[str],
        posts: Sequence[Sequence[Token]],
        flagged: Sequence[Sequence[str]],
        matches: Sequence[ClaimMatch | None],
    ) -> list[str]:
        """Explain the flagged labels, some posts at a time so that memory stays bounded."""
        reasons = [""] * len(texts)
        rows = [row for row, labels in enumerate(flagged) if labels]
        for start in range(0, len(rows), POSTS_EXPLAINED_AT_ONCE):
            batch = rows[start : start + POSTS_EXPLAINED_AT_ONCE]
            explanations = explain(
                self.model, [texts[row] for row in batch], [posts[row] for row in batch]
            )
            for row, explained in zip(batch, explanations, strict=True):
                said = {
                    label: explained[label].to_dict(WORDS_IN_REASONS) if label in explained else {}
                    for label in flagged[row]
                }
                if (match := matches[row]) and "hoax" in said:
                    said["hoax"]["claim"] = self._resemblance(match)
                reasons[row] = json.dumps(said, ensure_ascii=False)
        return reasons

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


def _doubted(band: Band, doubt: Doubt | None) -> Band:
    """Lower a band that the text does not bear out; a short post may still be a slogan."""
    if doubt is None or (doubt is Doubt.TOO_SHORT and band is not Band.CLEAR):
        return band
    return Band.UNSURE


def _hoax_bands(
    bands: Sequence[str],
    matches: Sequence[ClaimMatch | None],
    texts: Sequence[str],
    posts: Sequence[Sequence[Token]],
) -> tuple[list[str], list[Stance | None]]:
    """Raise posts that resemble a debunked claim to review, and lower those that deny or ask.

    A denial or a question is never flagged: it becomes clear, or unsure where the model alone
    would have it read first. The stance of posts that nothing speaks against is not looked for.
    """
    routed: list[str] = []
    stances: list[Stance | None] = []
    for band, match, text, post in zip(bands, matches, texts, posts, strict=True):
        flagged = band in {Band.REVIEW, Band.PRIORITY}
        stance = stance_of(text, post) if match or flagged else None
        if stance and flagged:
            band = Band.UNSURE if band == Band.PRIORITY else Band.CLEAR  # noqa: PLW2901
        elif match and not stance and not flagged:
            band = Band.REVIEW  # noqa: PLW2901
        routed.append(band)
        stances.append(stance)
    return routed, stances
