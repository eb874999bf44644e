"""The frame of a chart with bars: inline SVG that a screen reader can read out.

Its colours and letters come from the page's style sheet, so that a strict content security policy
may forbid inline styles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from saring.evaluation.svg import plain


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing area with a name and a description for those who do not see it.

    Attributes
    ----------
    name
        Unique on the page; the ids of title and description begin with it.
    width, height
        In pixels of the drawing; the page scales it.
    """

    name: str
    title: str
    description: str
    width: int
    height: int

    def render(self, elements: Iterable[str]) -> str:
        """Give the whole drawing."""
        return "\n".join([
            f'<svg class="chart" viewBox="0 0 {self.width} {self.height}" role="img"',
            f' aria-labelledby="{self.name}-title {self.name}-desc">',
            f'<title id="{self.name}-title">{plain(self.title)}</title>',
            f'<desc id="{self.name}-desc">{plain(self.description)}</desc>',
            *elements,
            "</svg>",
        ])  # fmt: skip


def words(x: float, y: float, text: str, anchor: str = "start") -> str:
    """Write a text."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{plain(text)}</text>'


def bar(kind: str, x: float, y: float, width: float, height: float, said: str = "") -> str:
    """Draw a rectangle of a class of the style sheet; `said` is shown when it is pointed at."""
    title = f"<title>{plain(said)}</title>" if said else ""
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}">{title}</rect>'
    )


def rule(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """Draw a straight line of a class of the style sheet."""
    return f'<path class="{kind}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'
