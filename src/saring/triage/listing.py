"""From the counts of a tally to the list: distinct posts, order, limits and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from saring.errors import Phrase
from saring.evaluation.bootstrap import Interval
from saring.evaluation.proportions import wilson_interval
from saring.model import LABELS, Band
from saring.triage.criteria import Criteria
from saring.triage.evidence import URGENCY, Flagged, distinct
from saring.triage.findings import AccountFinding, Nameless, Triage
from saring.triage.moments import moment_of
from saring.triage.ranking import Standing, is_heated, standing

if TYPE_CHECKING:
    from saring.triage.tally import Group

LEAST = 2
"""Distinct own posts that make an account worth a line when none of them is in ``priority``."""

MOST_READ = 10
"""Posts of one account to read: more of them would not change what is done next."""

_BAND = {urgency: band.value for band, urgency in URGENCY.items()}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An account before it has a rank."""

    key: tuple[str, ...]
    group: Group
    posts: list[Flagged]
    rate: Interval
    days: int
    standing: Standing


def listed(groups: Mapping[tuple[str, ...], Group], criteria: Criteria) -> Triage:
    """Rank accounts, or units, and keep those that evidence and budget allow."""
    named = {key: group for key, group in groups.items() if key}
    moments = (moment_of(post.posted_at) for group in named.values() for post in group.flagged)
    newest = max((moment for moment in moments if moment), default=None)
    flagged = [_candidate(key, group, newest) for key, group in named.items() if group.flagged]
    enough = sorted(
        (each for each in flagged if _is_enough(each.posts, criteria.least)),
        key=lambda each: each.standing.key,
    )
    findings: list[AccountFinding] = []
    left = criteria.budget
    for rank, each in enumerate(enough, start=1):
        if left == 0:
            break
        most = MOST_READ if left is None else min(left, MOST_READ)
        tie = each.standing.tie_with(enough[rank - 2].standing, rank - 1) if rank > 1 else None
        findings.append(_finding(rank, each, criteria, most, tie))
        left = None if left is None else left - len(findings[-1].to_read)
    return Triage(
        findings=tuple(findings),
        nameless=_nameless(groups),
        posts=sum(group.own + group.shared for group in groups.values()),
        groups=len(named),
        below_least=len(flagged) - len(enough),
        beyond_budget=len(enough) - len(findings),
    )


def _candidate(key: tuple[str, ...], group: Group, newest: datetime | None) -> _Candidate:
    posts = distinct(group.flagged)
    moments = (moment_of(post.posted_at) for post in group.flagged)
    days = len({moment.date() for moment in moments if moment})
    rate = wilson_interval(len(posts), group.own)
    return _Candidate(key, group, posts, rate, days, standing(posts, rate, days, newest, key))


def _is_enough(posts: list[Flagged], least: int | None) -> bool:
    if least is not None:
        return len(posts) >= least
    return len(posts) >= LEAST or posts[0].urgency == URGENCY[Band.PRIORITY]


def _finding(
    rank: int, each: _Candidate, criteria: Criteria, most: int, tie: Phrase | None
) -> AccountFinding:
    group, posts, rate, best = each.group, each.posts, each.rate, each.posts[0]
    # Of several spellings the first in the alphabet is shown: the same however rows are ordered.
    platform, account = min(group.names) if criteria.by == "account" else ("", "")
    dated = sorted(
        (moment.timestamp(), post.posted_at)
        for post in group.flagged
        if (moment := moment_of(post.posted_at))
    )
    by_label = Counter(label for post in posts for label in post.labels)
    finding = AccountFinding(
        rank=rank,
        account=account,
        platform=platform,
        unit=_unit(group),
        accounts=len({post.person for post in posts}),
        own_posts=group.own,
        flagged_posts=len(posts),
        copies=len(group.flagged) - len(posts),
        set_aside=group.set_aside,
        shared_flagged=group.shared_flagged,
        by_label={label: by_label[label] for label in LABELS if by_label[label]},
        rate=rate.value,
        rate_low=rate.low,
        rate_high=rate.high,
        order=each.standing.order,
        best_score=best.score,
        best_label=best.label,
        best_band=_BAND[best.urgency],
        best_row_id=best.row_id,
        best_text=group.best_text,
        first_at=dated[0][1] if dated else "",
        last_at=dated[-1][1] if dated else "",
        days=each.days,
        stages=dict(sorted(Counter(post.stage for post in posts).items())),
        to_read=tuple(post.row_id for post in posts[:most]),
        why=Phrase("", ""),
    )
    return replace(finding, why=_why(finding, posts, tie))


def _unit(group: Group) -> str:
    # The most frequent, and of equals the first in the alphabet.
    return min(group.units, key=lambda name: (-group.units[name], name), default="")


def _nameless(groups: Mapping[tuple[str, ...], Group]) -> Nameless:
    group = groups.get(())
    if group is None:
        return Nameless(0, 0, 0, 0)
    return Nameless(group.own, len(group.flagged), group.shared_flagged, group.set_aside)


def _why(finding: AccountFinding, posts: list[Flagged], tie: Phrase | None) -> Phrase:
    count, own = finding.flagged_posts, finding.own_posts
    shares = [f"{100 * x:.1f}" for x in (finding.rate, finding.rate_low, finding.rate_high)]
    rate, low, high = (share.replace(".", ",") for share in shares)
    parts = [
        Phrase(
            f"{count} unggahan sendiri yang berbeda dari {own} ({rate} %, selang {low}-{high} %)",
            f"{count} distinct own {'post' if count == 1 else 'posts'} of {own} "
            f"({shares[0]} %, interval "
            f"{shares[1]}-{shares[2]} %)",
        )
    ]
    if priority := sum(post.urgency == URGENCY[Band.PRIORITY] for post in posts):
        parts.append(Phrase(f"{priority} priority", f"{priority} in priority"))
    if heated := sum(is_heated(post.stage) for post in posts):
        parts.append(
            Phrase(
                f"{heated} pada masa kampanye, tenang, atau pemungutan suara",
                f"{heated} in a campaign, quiet days or on voting day",
            )
        )
    if finding.days:
        last = finding.last_at[:10]
        parts.append(
            Phrase(
                f"pada {finding.days} hari, terakhir {last}",
                f"on {finding.days} {'day' if finding.days == 1 else 'days'}, the last {last}",
            )
        )
    if tie:
        parts.append(tie)
    return Phrase("; ".join(part.id for part in parts), "; ".join(part.en for part in parts))
