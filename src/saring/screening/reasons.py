"""The reasons of many flagged posts, as the JSON that a scored row holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring  # what json.dumps calls, without its overhead

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from saring.model import ScreeningModel
from saring.screening.word_weights import WordWeights
from saring.text.columnar.ranges import ranges


def reasons_of(
    model: ScreeningModel,
    words: WordWeights,
    texts: Sequence[str],
    flagged: Mapping[str, NDArray[np.int64]],
    most: int,
) -> list[dict[str, str]]:
    """Give for each post the reasons of its flagged labels, each as the text of a JSON object.

    As `Explanation.to_dict` with the `most` weightiest words, and the same numbers.

    Parameters
    ----------
    flagged
        Numbers of the posts that each label is explained for.
    """
    reasons: list[dict[str, str]] = [{} for _ in texts]
    for at, (label, head) in enumerate(model.heads.items()):
        posts = flagged.get(label)
        if posts is None or not len(posts):
            continue
        size = np.diff(words.offsets)[posts]
        which = ranges(words.offsets[posts], size)
        weights = words.weights[which, at]
        owner = np.repeat(np.arange(len(posts)), size)
        manner = words.manner[posts, at]
        said = np.bincount(owner, weights, minlength=len(posts))
        score = expit(head.base + manner + said).round(4).tolist()
        order = np.lexsort((which, -np.abs(weights), owner))
        rank = np.arange(len(order)) - np.repeat(np.cumsum(size) - size, size)
        kept = order[rank < most]
        shown_sum = np.bincount(owner[kept], weights[kept], minlength=len(posts))
        rest = np.asarray(said - shown_sum, np.float64)
        shown = which[kept]
        written = _words(
            texts, posts[owner[kept]].tolist(), words, shown, _short(weights[kept]).tolist()
        )
        ends = np.cumsum(np.minimum(size, most)).tolist()
        begin, base = 0, _short(np.array([head.base]))[0].item()
        numbers = posts.tolist(), score, _short(manner).tolist(), ends, _short(rest).tolist()
        for post, one, how, end, other in zip(*numbers, strict=True):
            reasons[post][label] = (
                f'{{"score": {one}, "base": {base}, "manner": {how}, '
                f'"words": [{", ".join(written[begin:end])}], "rest": {other}}}'
            )
            begin = end
    return reasons


def _words(
    texts: Sequence[str],
    posts: Sequence[int],
    words: WordWeights,
    which: NDArray[np.int64],
    weights: Sequence[float],
) -> list[str]:
    written = []
    spans = zip(words.start[which].tolist(), words.end[which].tolist(), strict=True)
    slots = words.slot[which].tolist()
    for post, (start, end), weight, slot in zip(posts, spans, weights, slots, strict=True):
        word = encode_basestring(texts[post][start:end])
        seen = "" if slot < 0 else f', "slot": "{words.forms[slot]}"'
        written.append(
            f'{{"text": {word}, "start": {start}, "end": {end}, "weight": {weight}{seen}}}'
        )
    return written


def _short(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return weights.round(4) + 0.0  # no negative zero
