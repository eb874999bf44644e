"""What a worksheet's XML says and calamine does not: hidden rows and cells in error."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BLOCK = 1 << 20
_MOST_ERRORS = 100_000
_HIDDEN_ROW = re.compile(rb'<row\b[^>]*\shidden="(?:1|true)"')
_MERGED_ODS = re.compile(rb'number-rows-spanned="(?!1")')
_ERROR = re.compile(
    rb'<c\b(?=[^>]*\st="e")[^>]*\sr="([A-Z]{1,3})(\d+)"[^>]*>(?:(?!</c>).)*?<v>([^<]{1,20})</v>',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Marks of one sheet.

    Parameters
    ----------
    hidden_rows
        How many rows are hidden, by hand or by a filter.
    errors
        Row and column, from 0, of cells in error, with the error as Excel shows it.
    """

    hidden_rows: int = 0
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)


def read_marks(path: Path, sheet: str) -> SheetMarks:
    """Read the marks of one sheet of an ``.xlsx`` workbook; none if its parts cannot be found."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, sheet)
            return _scan(archive, part) if part else SheetMarks()
    except (zipfile.BadZipFile, ET.ParseError, KeyError, OSError, NotImplementedError):
        return SheetMarks()


def has_merged_rows(path: Path) -> bool:
    """Whether an ``.ods`` workbook has cells merged over several rows, which calamine hides."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as handle:
            return any(_MERGED_ODS.search(line) for line in iter(lambda: handle.read(_BLOCK), b""))
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError):
        return False


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    book = ET.fromstring(archive.read("xl/workbook.xml"))
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for element in book.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            target = targets.get(element.get(_RELATION), "")
            return str(PurePosixPath("xl") / target).lstrip("/") if target else None
    return None


def _scan(archive: zipfile.ZipFile, part: str) -> SheetMarks:
    hidden = 0
    errors: dict[tuple[int, int], str] = {}
    rest = b""
    with archive.open(part) as handle:
        while block := handle.read(_BLOCK):
            # Cut where a row ends, so that no cell is split.
            whole, cut, rest = (rest + block).rpartition(b"</row>")
            text = whole + cut
            hidden += len(_HIDDEN_ROW.findall(text))
            if b't="e"' in text and len(errors) < _MOST_ERRORS:
                for column, row, error in _ERROR.findall(text):
                    errors[int(row) - 1, _column_index(column)] = error.decode()
    return SheetMarks(hidden + len(_HIDDEN_ROW.findall(rest)), errors)


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1
