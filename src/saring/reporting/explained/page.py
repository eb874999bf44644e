"""An explanation as one offline page."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from saring.errors import Language
from saring.reporting.explained import wording
from saring.reporting.explained.marked import marked
from saring.reporting.wording import number
from saring.visible import visible, web_address

TEMPLATES = Path(__file__).parent / "templates"


def render_explained(record: dict[str, Any], language: Language) -> str:
    """Fill the page with a record: all text escaped and visible, no script, nothing fetched."""
    return (
        _environment()
        .get_template("explained.html.jinja")
        .render(
            record=record,
            language=language,
            words={name: phrase.to(language) for name, phrase in wording.WORDS.items()},
            signed=partial(_signed, language),
            number=partial(_plain, language),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = visible
    environment.filters["web_address"] = web_address
    environment.globals["marked"] = marked
    return environment


def _signed(language: Language, value: float) -> str:
    return number(value, language, 2, signed=True).replace("-", "−")


def _plain(language: Language, value: float) -> str:
    return number(value, language, 3)
