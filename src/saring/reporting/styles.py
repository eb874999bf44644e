"""Cell formats of the workbook."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from saring.reporting.layout import Kind

# Dark text on a light ground, at least 7:1; the band's word stands in the cell as well.
BAND_COLOURS: dict[str, dict[str, object]] = {
    "priority": {"bg_color": "#F8CBC6", "font_color": "#7A0A0A", "bold": True},
    "review": {"bg_color": "#FFE699", "font_color": "#5A3A00"},
    "unsure": {"bg_color": "#E0E0E0", "font_color": "#333333"},
    "clear": {},
}


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook."""

    by_kind: dict[Kind, Format]
    bands: dict[str, Format]
    band_counts: dict[str, Format]
    marked: Format
    header: Format
    heading: Format
    title: Format
    strong: Format
    ruled: Format
    ruled_count: Format
    ruled_score: Format


def styles_of(book: Workbook) -> Styles:
    """Make the formats in `book`.

    Texts carry Excel's own sign for text (quote prefix): an id stays text, and ``=...`` is no
    formula, also after somebody has edited the cell.
    """
    cell = {"valign": "top", "text_wrap": True}
    text = {**cell, "quote_prefix": True}
    header = {"font_color": "#FFFFFF", "bg_color": "#1F3864", "valign": "top", "font_size": 9}
    figure = {**cell, "align": "center"}
    rule = {"bottom": 4, "bottom_color": "#BFBFBF"}
    hairline = {"border": 4, "border_color": "#BFBFBF"}
    return Styles(
        by_kind={
            "text": book.add_format(text),
            "band": book.add_format(text),
            "id": book.add_format({**text, "num_format": "@"}),
            "score": book.add_format({**figure, "num_format": "0.00"}),
            "count": book.add_format({**figure, "num_format": "0"}),
            "share": book.add_format({**figure, "num_format": "0.0%"}),
            "entry": book.add_format({**text, "bg_color": "#FFFDF0", **hairline}),
        },
        bands={
            band: book.add_format({**text, **colours}) for band, colours in BAND_COLOURS.items()
        },
        band_counts={
            band: book.add_format({**figure, **rule, **colours, "num_format": "#,##0"})
            for band, colours in BAND_COLOURS.items()
        },
        marked=book.add_format({"bold": True, "font_color": "#B00000"}),
        header=book.add_format({**header, "bold": True, "quote_prefix": True, "text_wrap": True}),
        heading=book.add_format({"bold": True, "font_size": 13, "font_color": "#1F3864"}),
        title=book.add_format({"bold": True, "font_size": 16, "font_color": "#1F3864"}),
        strong=book.add_format({**text, "bold": True}),
        ruled=book.add_format({**text, **rule, "indent": 1}),
        ruled_count=book.add_format({**figure, **rule, "num_format": "#,##0"}),
        ruled_score=book.add_format({**figure, **rule, "num_format": "0.00"}),
    )
