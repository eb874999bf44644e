"""The suites of our own, run on a model as it screens posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saring.claims.matcher import ClaimMatcher
from saring.evaluation.arrays import FloatArray
from saring.evaluation.functional import BandsOf, FunctionalResult, run_suite
from saring.evaluation.suite import Suite, read_suite
from saring.evaluation.swap_sentences import (
    contestant_names,
    group_names,
    read_swap_sentences,
)
from saring.evaluation.swaps import SwapResult, contestant_gaps, group_flags, group_gaps
from saring.features import FormSequences
from saring.model import LABELS, ScreeningModel
from saring.screening import Screener


def functional_result(
    model: ScreeningModel,
    half: str,
    *,
    claims: ClaimMatcher | None = None,
    suite: Suite | None = None,
) -> FunctionalResult:
    """Run one half of the functional suite, the shipped one unless another is given.

    Parameters
    ----------
    half
        ``dev`` or ``report``; the failures of the latter are not to be read by who tunes a model.
    claims
        Debunked claims, as scoring compares posts with them.
    """
    return run_suite(suite or read_suite(), half, screened_bands(model, claims))


def swap_result(model: ScreeningModel, *, claims: ClaimMatcher | None = None) -> SwapResult:
    """Swap every contestant and every protected group in the shipped sentences."""
    sentences = read_swap_sentences()
    groups = group_names()

    def scores_of(texts: Sequence[str]) -> Mapping[str, FloatArray]:
        return model.scores(FormSequences.of_texts(texts))

    return SwapResult(
        contestant_gaps(scores_of, sentences, contestant_names()),
        group_gaps(scores_of, sentences, groups),
        group_flags(screened_bands(model, claims), sentences, groups),
    )


def screened_bands(model: ScreeningModel, claims: ClaimMatcher | None) -> BandsOf:
    """Give the bands that `saring score` would write, for the labels that the model has."""
    screener = Screener(model, claims=claims)

    def bands_of(texts: Sequence[str]) -> Mapping[str, Sequence[str]]:
        scored = screener.screen(texts)
        return {label: scored[f"{label}_band"].tolist() for label in LABELS if label in model.heads}

    return bands_of
