"""An explanation as plain values, which the page, the terminal and other programs show alike."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from saring.errors import Language, Phrase
from saring.model import LABELS
from saring.reference.calendar import Period
from saring.reference.legal_rules import LegalRule
from saring.reporting.columns import BAND_MEANINGS, FLAGGED_BANDS
from saring.reporting.explained import wording
from saring.reporting.reasons import FAINT
from saring.screening.circumstances import Circumstances
from saring.screening.explained import ExplainedPost, LabelExplained, NearestClaim
from saring.screening.screen import DOUBTS, STANCES

Record = dict[str, Any]


def record_of_post(post: ExplainedPost, when: Circumstances, language: Language) -> Record:
    """Give an explanation by the model itself: keys in English, sentences in `language`."""
    slots = {
        (word.text, word.slot): wording.slot_in(word.slot, language)
        for label in post.labels.values()
        for word in label.explanation.words
        if word.slot
    }
    return {
        "status": wording.STATUS.to(language),
        "model_id": post.model_id,
        "text": post.text,
        "labels": _flagged_first(
            {name: _label(name, explained, language) for name, explained in post.labels.items()}
        ),
        "manner": wording.traits_in(post.traits, language),
        "slots": [
            {"text": text, "slot": slot, "said": said} for (text, slot), said in slots.items()
        ],
        "claim": _claim(post.nearest, language, alone="hoax" in post.flagged),
        "stance": {
            "kind": str(post.stance.kind),
            "said": STANCES[post.stance.kind].to(language),
            "words": list(post.stance.words),
        }
        if post.stance
        else None,
        "doubt": {"kind": str(post.doubt), "said": DOUBTS[post.doubt].to(language)}
        if post.doubt
        else None,
        "flagged": list(post.flagged),
        "when": _when(when, language),
        "rules": [_rule(rule, language) for rule in when.rules],
        "notes": [],
    }


def record_of_row(
    row: Mapping[str, Any], when: Circumstances, language: Language, why: Phrase
) -> Record:
    """Give what a scored row says of itself, where its model is not at hand.

    Parameters
    ----------
    row
        A row of a scored table.
    why
        Why nothing could be worked out anew.
    """
    try:
        reasons = json.loads(row["reasons"] or "{}")
    except json.JSONDecodeError:  # cut off by a spreadsheet that could not hold it
        reasons = {}
    claim = None
    if row["claim_id"]:
        said = {
            "claim_id": row["claim_id"], "claim": "", "source": row["claim_source"],
            "url": "", "score": float(row["claim_score"]), "shared": [],
        }  # fmt: skip
        claim = said | {"threshold": None, "counts": True, "said": wording.MATCHES.to(language)}
    return {
        "status": wording.STATUS.to(language),
        "model_id": row["model_id"],
        "text": row["text"],
        "labels": _flagged_first(
            {
                label: _stored_label(label, row, reasons.get(label, {}), language)
                for label in LABELS
                if row[f"{label}_band"]
            }
        ),
        "manner": [],
        "slots": [],
        "claim": claim,
        "stance": None,
        "doubt": None,
        "flagged": list(filter(None, str(row["labels"]).split(";"))),
        "when": _when(when, language),
        "rules": [_rule(rule, language) for rule in when.rules],
        "notes": [why.to(language), *filter(None, [row["notes"]])],
    }


def _label(name: str, explained: LabelExplained, language: Language) -> Record:
    explanation = explained.explanation
    words = [word.to_dict() for word in explanation.words]
    return _with_lists(
        {
            "name": wording.label_in(name, language),
            "score": round(explanation.score, 4),
            "band": str(explained.band),
            "band_means": BAND_MEANINGS[explained.band].to(language),
            "moved": explained.moved.to(language) if explained.moved else "",
            "thresholds": {str(band): at for band, at in explained.thresholds.items()},
            "base": round(explanation.base, 4),
            "manner": round(explanation.manner, 4) + 0.0,
            "words": words,
        }
    )


def _stored_label(
    name: str, row: Mapping[str, Any], reason: Mapping[str, Any], language: Language
) -> Record:
    return _with_lists(
        {
            "name": wording.label_in(name, language),
            "score": float(row[f"{name}_score"]),
            "band": row[f"{name}_band"],
            "band_means": BAND_MEANINGS[row[f"{name}_band"]].to(language),
            "moved": "",
            "thresholds": {},
            "base": reason.get("base"),
            "manner": reason.get("manner"),
            "words": reason.get("words", []),
        }
    ) | {"rest": reason.get("rest", 0.0)}


def _flagged_first(labels: Record) -> Record:
    return dict(sorted(labels.items(), key=lambda item: item[1]["band"] not in FLAGGED_BANDS))


def _with_lists(label: Record) -> Record:
    """Add the words for and against, equal ones together, and what is too faint to be named."""
    together: dict[tuple[str, str], Record] = {}
    for word in label["words"]:
        key = (word["text"].casefold(), word.get("slot", ""))
        named = together.setdefault(
            key, {"text": word["text"], "slot": key[1], "weight": 0.0, "times": 0}
        )
        named["weight"] = round(named["weight"] + word["weight"], 4)
        named["times"] += 1
    ordered = sorted(together.values(), key=lambda word: -abs(word["weight"]))
    raising = [word for word in ordered if word["weight"] >= FAINT]
    lowering = [word for word in ordered if word["weight"] <= -FAINT]
    rest = sum(word["weight"] for word in ordered if abs(word["weight"]) < FAINT)
    return label | {"raising": raising, "lowering": lowering, "rest": round(rest, 4) + 0.0}


def _claim(nearest: NearestClaim | None, language: Language, *, alone: bool) -> Record | None:
    """Tell of the nearest claim; `alone` when the post is flagged whether or not one is near."""
    if nearest is None:
        return None
    claim = nearest.match.claim
    too_far = wording.BY_WORDS_ALONE if alone else wording.TOO_FAR
    return {
        "claim_id": claim.claim_id,
        "claim": claim.claim,
        "source": claim.source,
        "url": claim.url,
        "score": nearest.match.score,
        "threshold": nearest.threshold,
        "counts": nearest.counts,
        "shared": list(nearest.match.shared),
        "said": (wording.MATCHES if nearest.counts else too_far).to(language),
    }


def _when(when: Circumstances, language: Language) -> Record:
    said = [when.how.to(language)]
    if when.day and not when.covered:
        said.append(wording.BEYOND_CALENDAR.to(language))
    return {
        "posted_at": when.posted_at,
        "region": when.region.name,
        "zone": when.region.abbreviation,
        "where": ", ".join(dict.fromkeys((when.region.name, when.region.abbreviation))),
        "day": when.day.isoformat() if when.day else "",
        "known": when.covered,
        "stages": _stages(when.periods),
        "said": " ".join(said),
    }


def _stages(periods: Sequence[Period]) -> list[Record]:
    return [
        {
            "stage": str(period),
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "source": period.source,
            "verified": period.verified,
        }
        for period in periods
    ]


def _rule(rule: LegalRule, language: Language) -> Record:
    return {
        "rule_id": rule.rule_id,
        "labels": list(rule.labels),
        "name": rule.name.to(language),
        "says": rule.says.to(language),
        "effective_from": rule.effective_from.isoformat(),
        "effective_to": rule.effective_to.isoformat() if rule.effective_to else "",
        "source": rule.source,
        "verified": rule.verified,
    }
