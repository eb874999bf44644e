"""The wording and shape that every section of the overview shares."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from saring.errors import Language, Phrase
from saring.reporting.layout import LINE
from saring.reporting.sheet_page import Page
from saring.reporting.sheet_text import excerpt
from saring.reporting.styles import Styles
from saring.reporting.wording import number

MOST_ROWS = 25
"""Rows of one section: an overview that goes on for pages is none."""

_WIDTHS = (32, 16, 16, 18, 14, 18, 62, 44)
_NOT_KNOWN = Phrase("(tidak diketahui)", "(not known)")


class SummaryPage(Page):
    """The sheet ``Ringkasan``, section below section on one grid of eight columns."""

    def __init__(self, sheet: Worksheet, styles: Styles, language: Language) -> None:
        super().__init__(sheet, _WIDTHS, language)
        self.styles = styles
        self.text = styles.by_kind["text"]
        self.cell = styles.ruled
        self.count = styles.ruled_count

    def heading(self, heading: Phrase) -> None:
        """Begin a section."""
        self.paragraph(self.say(heading), self.styles.heading, height=1.3 * LINE)

    def header(self, titles: Sequence[Phrase]) -> None:
        """Begin a table."""
        self.write([(self.say(title), self.styles.header) for title in titles])

    def sentence(self, sentence: Phrase) -> None:
        """Write one paragraph."""
        self.paragraph(self.say(sentence), self.text)

    def fact(self, name: Phrase, fact: str) -> None:
        """Write what something is called and what it is."""
        self.paragraph(fact, self.text, label=(self.say(name), self.text))

    def left_out(self, rows: int) -> None:
        """Say how many of the rows of a section were not listed, and end it."""
        if rows > MOST_ROWS:
            more = self.number(rows - MOST_ROWS)
            self.sentence(Phrase(f"dan {more} lagi", f"and {more} more"))
        self.skip()

    def named(self, name: str) -> str:
        """Give a name from the table, short enough for a cell of the overview."""
        return excerpt(name, 100) or self.say(_NOT_KNOWN)

    def number(self, value: float, places: int = 0) -> str:
        """Write a number as the language does."""
        return number(value, self.language, places)

    def say(self, phrase: Phrase) -> str:
        """Give a phrase in the language of the page."""
        return phrase.to(self.language)
