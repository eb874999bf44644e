"""Sections of the overview that count: files, labels and bands, stages, platforms."""

from __future__ import annotations

from collections.abc import Mapping

from saring.errors import Phrase
from saring.reporting.columns import BAND_MEANINGS, BANDS, FLAGGED_BANDS, LABELS
from saring.reporting.ending import Ending
from saring.reporting.overview import OTHERS, Group, Overview
from saring.reporting.sheet_summary_page import MOST_ROWS, SummaryPage

_FLAGGED = Phrase("ditandai", "flagged")
_NOT_SCREENED = Phrase("tidak disaring", "not screened")
_OTHERS = Phrase("lainnya", "others")
_BAND_TITLES = tuple(
    Phrase(f"{band}: {meaning.id}", f"{band}: {meaning.en}")
    for band, meaning in BAND_MEANINGS.items()
)


def write_screened(page: SummaryPage, overview: Overview, ending: Ending | None) -> None:
    """Say how much was read, scored, rejected and flagged, from when, and with which model."""
    page.heading(Phrase("Yang disaring", "What was screened"))
    if ending:
        page.fact(Phrase("Berkas", "Files"), page.number(len(ending.files)))
        read = sum(file.rows_read for file in ending.files)
        page.fact(Phrase("Baris dibaca", "Rows read"), page.number(read))
    page.fact(Phrase("Unggahan dinilai", "Posts scored"), page.number(overview.posts))
    if ending:
        page.fact(Phrase("Baris ditolak", "Rows rejected"), page.number(len(ending.rejects)))
    page.fact(Phrase("Unggahan ditandai", "Posts flagged"), _flagged(page, overview))
    page.fact(Phrase("Masa unggahan", "Period"), _period(page, overview))
    page.fact(Phrase("Model", "Model"), ", ".join(map(page.named, overview.models)))
    for note in ending.notes if ending else ():
        page.fact(Phrase("Catatan", "Note"), page.say(note))
    page.skip()


def write_labels(page: SummaryPage, overview: Overview) -> None:
    """Count posts by label and band."""
    page.heading(Phrase("Per label dan pita", "By label and band"))
    page.header([Phrase("label", "label"), _FLAGGED, *_BAND_TITLES])
    styles = [page.count, *(page.styles.band_counts[band] for band in BANDS)]
    for label, name in LABELS.items():
        title = (page.say(name), page.cell)
        counts = overview.bands[label]
        if overview.posts and not counts:
            page.write([title, (page.say(_NOT_SCREENED), page.cell)])
            continue
        flagged = sum(counts[band] for band in FLAGGED_BANDS)
        figures = (flagged, *(counts[band] for band in BANDS))
        page.write([title, *zip(figures, styles, strict=True)])
    page.skip()


def write_groups(page: SummaryPage, kind: Phrase, groups: Mapping[str, Group]) -> None:
    """Count posts by stage or platform, most first; nothing where the table has neither."""
    if not any(groups):
        return
    page.heading(Phrase(f"Per {kind.id}", f"By {kind.en}"))
    page.header([kind, Phrase("jumlah unggahan", "posts"), _FLAGGED, *LABELS.values()])
    ordered = sorted(groups.items(), key=lambda group: (-group[1].posts, group[0]))
    for name, group in ordered[:MOST_ROWS]:
        title = page.say(_OTHERS) if name == OTHERS else page.named(name)
        figures = (group.posts, group.flagged, *(group.by_label[label] for label in LABELS))
        page.write([(title, page.cell), *((figure, page.count) for figure in figures)])
    page.left_out(len(ordered))


def write_files(page: SummaryPage, ending: Ending) -> None:
    """Say what became of the rows of each file."""
    page.heading(Phrase("Per berkas", "By file"))
    page.header(
        [
            Phrase("berkas", "file"),
            Phrase("baris dibaca", "rows read"),
            Phrase("dinilai", "scored"),
            Phrase("ditolak", "rejected"),
            Phrase("format", "format"),
        ]
    )
    for file in ending.files[:MOST_ROWS]:
        figures = (file.rows_read, file.rows_read - file.rejected, file.rejected)
        cells = [(figure, page.count) for figure in figures]
        page.write([(file.name, page.cell), *cells, (file.format, page.cell)])
    page.left_out(len(ending.files))


def _flagged(page: SummaryPage, overview: Overview) -> str:
    flagged = page.number(overview.flagged)
    if not overview.posts:
        return flagged
    return f"{flagged} ({page.number(100 * overview.flagged / overview.posts, 1)} %)"


def _period(page: SummaryPage, overview: Overview) -> str:
    if not overview.first:
        return page.say(
            Phrase("tidak ada waktu unggahan yang terbaca", "no time of posting could be read")
        )
    period = f"{overview.first} – {overview.last}"
    if not overview.undated:
        return period
    undated = page.number(overview.undated)
    without = Phrase(f"{undated} unggahan tanpa waktu", f"{undated} posts without a time")
    return f"{period} ({page.say(without)})"
