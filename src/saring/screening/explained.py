"""Everything that can be said about why one post got its scores and bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from saring.claims.matcher import ClaimMatch, ClaimMatcher
from saring.claims.stance import Stance, StanceKind, stance_of
from saring.claims.terms import terms_of
from saring.errors import Phrase
from saring.features.manner import manner
from saring.model import LABELS, Band, ScreeningModel
from saring.screening.explain import Explanation, explain
from saring.screening.screen import Screener
from saring.text import analyse
from saring.text.language import Doubt, doubt_about


@dataclass(frozen=True, slots=True)
class LabelExplained:
    """One label: what adds up to its score, and how the score became a band.

    Attributes
    ----------
    thresholds
        Least score of ``review`` and ``priority``.
    moved
        Why the band is another than the score alone would give; None when it is that one.
    """

    explanation: Explanation
    band: Band
    thresholds: Mapping[Band, float]
    moved: Phrase | None


@dataclass(frozen=True, slots=True)
class NearestClaim:
    """The registered claim nearest to a post, however far, and from what likeness on it counts."""

    match: ClaimMatch
    threshold: float

    @property
    def counts(self) -> bool:
        """Whether it is near enough to be shown beside a score."""
        return self.match.score >= self.threshold


@dataclass(frozen=True, slots=True)
class ExplainedPost:
    """A post explained by the model that scores it.

    Attributes
    ----------
    labels
        Every label of the model, `abusive` among them.
    traits
        How the post is written; see `saring.features.manner`.
    nearest
        None when no claim shares a word with it, or none is registered.
    """

    text: str
    model_id: str
    labels: Mapping[str, LabelExplained]
    traits: tuple[str, ...]
    nearest: NearestClaim | None
    stance: Stance | None
    doubt: Doubt | None

    @property
    def flagged(self) -> tuple[str, ...]:
        """Labels that a person should read the post for."""
        return tuple(
            label
            for label in LABELS
            if label in self.labels and self.labels[label].band in {Band.REVIEW, Band.PRIORITY}
        )


def explain_post(
    text: str, model: ScreeningModel, claims: ClaimMatcher | None = None
) -> ExplainedPost:
    """Explain a post, with the bands that ``saring score`` gives it."""
    tokens = analyse(text)
    row = Screener(model, claims=claims).screen([text]).iloc[0]
    (explanations,) = explain(model, [text])
    nearest = _nearest(text, claims) if claims else None
    stance = stance_of(text, tokens)
    doubt = doubt_about(tokens, model.vectorizer.blocks["word"].vocabulary)
    labels = {}
    for label, explanation in explanations.items():
        head = model.heads[label]
        by_score = head.band(explanation.score)
        band = Band(row[f"{label}_band"]) if label in LABELS else by_score
        moved = _moved(by_score, band, doubt, stance) if band != by_score else None
        labels[label] = LabelExplained(explanation, band, head.thresholds, moved)
    return ExplainedPost(
        text=text,
        model_id=model.model_id,
        labels=labels,
        traits=tuple(manner(text, tokens)),
        nearest=nearest,
        stance=stance,
        doubt=doubt,
    )


def _nearest(text: str, matcher: ClaimMatcher) -> NearestClaim | None:
    ((claim,),), ((score,),) = (array.tolist() for array in matcher.ranked([text], most=1))
    if claim < 0:
        return None
    match = matcher.match_with(terms_of(text), claim, round(score, 4))
    return NearestClaim(match, matcher.rule.threshold)


def _moved(by_score: Band, band: Band, doubt: Doubt | None, stance: Stance | None) -> Phrase:
    first = Phrase(f"Dari skor saja: {by_score}.", f"By its score alone: {by_score}.")
    if stance is not None and band != Band.REVIEW and by_score != Band.CLEAR:
        why = {
            StanceKind.DEBUNK: Phrase(
                "Diturunkan karena unggahan ini tampaknya membantah kabar itu.",
                "Lowered because the post seems to deny the news.",
            ),
            StanceKind.QUESTION: Phrase(
                "Diturunkan karena unggahan ini bertanya, tidak menyatakan.",
                "Lowered because the post asks and does not assert.",
            ),
        }[stance.kind]
    elif doubt is not None and band == Band.UNSURE:
        why = Phrase(
            "Dijadikan unsure karena teksnya tidak cukup untuk dinilai.",
            "Made unsure because the text is not enough to judge by.",
        )
    else:
        why = Phrase(
            "Dinaikkan karena mirip klaim yang sudah dibantah.",
            "Raised because the post resembles a claim that was debunked.",
        )
    return Phrase(f"{first.id} {why.id}", f"{first.en} {why.en}")
