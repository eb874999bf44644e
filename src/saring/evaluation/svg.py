"""Hand-written SVG plots that a screen reader can read out and any browser can show offline."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from saring.errors import Language
from saring.evaluation.wording import number

WIDTH, LEFT, RIGHT, TOP, PLOT_HEIGHT, LEGEND_LINE = 480, 58, 18, 48, 300, 18
PLOT_WIDTH = WIDTH - LEFT - RIGHT
TICKS = 5

# Control characters are not XML in any form of escape.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Stroke:
    """Colour and dash of a line: lines differ in both, for eyes and printers without colour."""

    colour: str
    dash: str = "none"
    width: float = 2.0


# Colours of Okabe & Ito (2008), which stay apart in every common form of colour blindness.
BLUE = Stroke("#0072B2")
VERMILION = Stroke("#D55E00", "8 4")
GREEN = Stroke("#009E73", "2 3")
BLACK_THIN = Stroke("#000000", "10 3 2 3", 1.2)
GREY_THIN = Stroke("#595959", "1 4", 1.5)


@dataclass(frozen=True, slots=True)
class Plot:
    """A frame with axes from 0 to 1 across and from 0 to `top` upwards.

    Attributes
    ----------
    title, description
        What is shown, and what it shows in words, for those who do not see it.
    legend
        Lines named below the plot.
    """

    title: str
    description: str
    x_label: str
    y_label: str
    legend: Sequence[tuple[str, Stroke]]
    language: Language
    top: float = 1.0

    def x(self, value: float) -> float:
        """Place a value across, in pixels."""
        return LEFT + PLOT_WIDTH * value

    def y(self, value: float) -> float:
        """Place a value upwards, in pixels from above."""
        return TOP + PLOT_HEIGHT * (1.0 - value / self.top)

    def line(self, points: Iterable[tuple[float, float]], stroke: Stroke, kind: str) -> str:
        """Draw a line through `points`; `kind` becomes its class, by which a reader can find it."""
        path = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)
        return f'<polyline class="{kind}" points="{path}" fill="none" {_ink(stroke)}/>'

    def dot(self, x: float, y: float, stroke: Stroke) -> str:
        """Draw a dot."""
        return f'<circle cx="{self.x(x):.1f}" cy="{self.y(y):.1f}" r="4" fill="{stroke.colour}"/>'

    def note(self, x: float, y: float, words: str, *, anchor: str = "start", size: int = 12) -> str:
        """Write words above a point, with a white edge, so that lines do not cross them out."""
        shift = {"start": 7, "middle": 0, "end": -7}[anchor]
        return _text(self.x(x) + shift, self.y(y) - 6, words, anchor=anchor, size=size)

    def render(self, elements: Iterable[str]) -> str:
        """Put the elements into the frame and give the whole SVG document."""
        height = TOP + PLOT_HEIGHT + 48 + LEGEND_LINE * len(self.legend) + 6
        name = f"plot-{zlib.crc32(self.title.encode(errors='replace')):08x}"
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"',
                f' width="{WIDTH}" height="{height}" role="img" lang="{self.language}"',
                f' aria-labelledby="{name}-title {name}-desc" font-family="sans-serif">',
                f'<title id="{name}-title">{plain(self.title)}</title>',
                f'<desc id="{name}-desc">{plain(self.description)}</desc>',
                f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
                _text(WIDTH / 2, 22, self.title, anchor="middle", size=14),
                *self._axes(),
                *elements,
                *self._legend(),
                "</svg>",
            ]
        )

    def _axes(self) -> Iterable[str]:
        bottom, right = TOP + PLOT_HEIGHT, LEFT + PLOT_WIDTH
        for tick in range(TICKS + 1):
            x, y = self.x(tick / TICKS), self.y(tick * self.top / TICKS)
            yield f'<path d="M{LEFT} {y:.1f}H{right}M{x:.1f} {TOP}V{bottom}" stroke="#e0e0e0"/>'
            yield _text(x, bottom + 16, number(tick / TICKS, 1, self.language), anchor="middle")
            decimals = 1 if self.top >= 1 else 2
            written = number(tick * self.top / TICKS, decimals, self.language)
            yield _text(LEFT - 6, y + 4, written, anchor="end")
        yield f'<path d="M{LEFT} {TOP}V{bottom}H{right}" fill="none" stroke="#000000"/>'
        yield _text(LEFT + PLOT_WIDTH / 2, bottom + 36, self.x_label, anchor="middle")
        middle = TOP + PLOT_HEIGHT / 2
        turned = _text(0, 0, self.y_label, anchor="middle")
        yield f'<g transform="translate(16 {middle}) rotate(-90)">{turned}</g>'

    def _legend(self) -> Iterable[str]:
        for row, (words, stroke) in enumerate(self.legend):
            y = TOP + PLOT_HEIGHT + 56 + LEGEND_LINE * row
            yield f'<path d="M{LEFT} {y - 4}h36" fill="none" {_ink(stroke)}/>'
            yield _text(LEFT + 44, y, words)


def plain(words: str) -> str:
    """Make any text safe inside an XML element."""
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words))


def _text(x: float, y: float, words: str, *, anchor: str = "start", size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="#000000" '
        f'paint-order="stroke" stroke="#ffffff" stroke-width="3">{plain(words)}</text>'
    )


def _ink(stroke: Stroke) -> str:
    return (
        f'stroke="{stroke.colour}" stroke-width="{stroke.width}" stroke-dasharray="{stroke.dash}"'
    )
