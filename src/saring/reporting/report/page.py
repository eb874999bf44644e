"""The report as one offline HTML file."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from saring.errors import Language
from saring.files import complete_or_absent
from saring.reporting.columns import BANDS, LABELS
from saring.reporting.report import wording
from saring.reporting.report.gather import Report
from saring.reporting.report.histogram import histogram_svg
from saring.reporting.report.timeline import timeline_svg
from saring.reporting.wording import number
from saring.visible import visible

ACCOUNTS_SHOWN = 30
TEMPLATES = Path(__file__).parent / "templates"


def render_report(report: Report, language: Language, made_at: dt.datetime) -> str:
    """Fill the page: all text escaped and visible, nothing fetched, one script of our own.

    The content security policy names script and style sheet by their hash; nothing else runs,
    whatever a post contains. Without the script everything can be read as well.
    """
    style, script = (_file(name) for name in ("report.css", "report.js"))
    return (
        _environment(language)
        .get_template("report.html.jinja")
        .render(
            report=report,
            language=language,
            words=wording.words_in(language),
            title=wording.TITLE.to(language),
            claims=[claim.to(language) for claim in wording.CLAIMS],
            accounts_shown=ACCOUNTS_SHOWN,
            accounts_listed=sorted({name for item in report.findings for name in item.accounts}),
            made_at=made_at.isoformat(" ", "minutes"),
            style=Markup(style),
            style_hash=_hash(style),
            script=Markup(script),
            script_hash=_hash(script),
            bands=BANDS,
            labels=LABELS,
            timeline=Markup(timeline_svg(report.timeline, language)) if report.timeline else "",
            histograms={
                label: Markup(histogram_svg(histogram, language))
                for label, histogram in report.overview.scores.items()
                if histogram.posts
            },
        )
    )


def write_report(report: Report, path: Path, language: Language, made_at: dt.datetime) -> None:
    """Write the page; it appears under its name only when complete.

    Parameters
    ----------
    made_at
        When the report was made, as it says of itself.

    Raises
    ------
    SaringError
        Nothing can be written at `path`.
    """
    page = render_report(report, language, made_at)
    with complete_or_absent(path) as aside:
        aside.write_text(page, encoding="utf-8", newline="\n")


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    filters: dict[str, Callable[..., Any]] = {
        "number": lambda value, places=0: number(value, language, places),
        "score": lambda value: _score(value, language),
        "signed": lambda value: number(value, language, 1, signed=True).replace("-", "−"),
        "percent": lambda share: f"{number(100 * share, language, 1)} %",
        "label": partial(wording.label_in, language=language),
        "relation": partial(wording.relation_in, language=language),
        "say": lambda phrase: phrase.to(language),
    }
    environment.filters.update(filters)
    environment.globals.update(
        left_out=wording.left_out,
        copies_text=wording.copies_text,
        audit_text=wording.audit_text,
        accounts_left_out=wording.accounts_left_out,
        nameless_text=wording.nameless_text,
    )
    return environment


def _score(score: float, language: Language) -> str:
    """Write a score without making a certainty of it by rounding."""
    return f"> {number(0.99, language, 2)}" if score >= 0.995 else number(score, language, 2)


def _shown(value: object) -> object:
    """Write out what cannot be seen, in every text that enters the page."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
