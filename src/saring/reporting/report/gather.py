"""All that the report says, gathered from scored tables in two passes of bounded memory.

The first pass counts, draws the audit sample and remembers of each flagged post only what orders
and groups it; the second fetches the rows that are shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from saring.errors import Phrase
from saring.reporting.report.audit import Audit, AuditSampler
from saring.reporting.report.findings import Finding, Flag, Group, finding_of, flags_of, grouped
from saring.reporting.report.overview import Overview, is_flagged
from saring.reporting.report.timeline import Timeline, timeline_of
from saring.scored import ScoredFile
from saring.triage import Tally, Triage

FINDINGS_SHOWN = 1_000
AUDITED = 50


@dataclass(frozen=True, slots=True)
class ScoredSource:
    """One scored table that the report was made from, and its SHA-256 (blank for a stream)."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the page shows.

    Attributes
    ----------
    items
        Findings in all, near copies counted once; `findings` are the most urgent of them.
    about
        What the scored tables say of their making, where their format carries it.
    """

    sources: tuple[ScoredSource, ...]
    about: Mapping[str, str]
    notes: tuple[Phrase, ...]
    overview: Overview
    items: int
    findings: tuple[Finding, ...]
    timeline: Timeline | None
    triage: Triage
    audit: Audit


def gather(
    scored: ScoredFile,
    *,
    findings: int = FINDINGS_SHOWN,
    audited: int = AUDITED,
    done: Callable[[int], None] = lambda _: None,
) -> Report:
    """Read scored tables twice and gather the report.

    Parameters
    ----------
    scored
        As `saring.scored.read_scored` opens it.
    findings
        Items shown in full, at most.
    audited
        Unflagged posts drawn for the audit.
    done
        Called with the number of rows of each chunk when it is counted.

    Raises
    ------
    SaringError
        A table turns out to be damaged.
    """
    overview, sampler, tally = Overview(scored.about), AuditSampler(audited), Tally()
    flags: list[Flag] = []
    for rows in scored.chunks():
        overview.add(rows)
        tally.add(rows)
        sampler.add(rows[~is_flagged(rows, set_aside=True)])
        flags.extend(flags_of(rows[is_flagged(rows)]))
        done(len(rows))
    groups = grouped(flags)
    shown = groups[:findings]
    rows_shown = _rows_shown(scored, shown)
    return Report(
        sources=tuple(ScoredSource(str(path), _sha256(path)) for path in scored.paths),
        about=scored.about,
        notes=scored.notes,
        overview=overview,
        items=len(groups),
        findings=tuple(
            finding_of(number, group, rows_shown) for number, group in enumerate(shown, start=1)
        ),
        timeline=timeline_of(overview.days),
        triage=tally.triage(),
        audit=sampler.audit(),
    )


def _rows_shown(scored: ScoredFile, groups: Sequence[Group]) -> dict[str, pd.Series]:
    wanted = {flag.row_id for group in groups for flag in group.shown}
    if not wanted:
        return {}
    return {
        row["row_id"]: row
        for rows in scored.chunks()
        for _, row in rows[rows["row_id"].isin(wanted)].iterrows()
    }


def _sha256(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
