"""The sheet ``Ringkasan``, on which the workbook opens: what to read first, and of how much."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from saring.errors import Language, Phrase
from saring.reporting.ending import Ending
from saring.reporting.layout import LINE
from saring.reporting.overview import Overview
from saring.reporting.sheet_summary_counts import (
    write_files,
    write_groups,
    write_labels,
    write_screened,
)
from saring.reporting.sheet_summary_page import SummaryPage
from saring.reporting.sheet_summary_reading import write_first_accounts, write_urgent_posts
from saring.reporting.styles import Styles

SUMMARY = Phrase("Ringkasan", "Summary")

_TITLE = Phrase("Ringkasan penyaringan", "Summary of the screening")
_UNREVIEWED = Phrase(
    "Semua tanda adalah indikasi, belum ditinjau: urutan baca bagi orang, bukan putusan.",
    "Every flag is an indication, not yet reviewed: an order of reading, not a verdict.",
)
_LIMITS = (
    Phrase(
        "Dapat: menunjukkan unggahan dan akun mana yang sebaiknya dibaca lebih dahulu, kata-kata "
        "yang membuatnya ditandai, dan tahapan pemilu pada tanggalnya.",
        "It can show which posts and accounts to read first, the words that had them flagged, and "
        "the election stage on their date.",
    ),
    Phrase(
        "Tidak dapat: menyatakan pelanggaran, niat, atau bahwa suatu isi bohong; membaca gambar, "
        "video, sarkasme atau percakapan di sekitar unggahan; memastikan siapa pemilik akun.",
        "It cannot establish a breach, an intent, or that something is false; read pictures, "
        "videos, sarcasm or the thread around a post; or tell who owns an account.",
    ),
    Phrase(
        "Unggahan yang tidak ditandai belum tentu bersih: model melewatkan sebagian. Bacalah juga "
        "contoh acak dari unggahan yang tidak ditandai.",
        "A post that is not flagged is not thereby cleared: a model misses some. Read a random "
        "sample of the posts that were not flagged as well.",
    ),
)


def write_summary(
    sheet: Worksheet, styles: Styles, overview: Overview, ending: Ending | None, language: Language
) -> None:
    """Fill the sheet from above, when everything is counted.

    Without an `ending` it tells what the rows alone do: no files, rejects or accounts.
    """
    page = SummaryPage(sheet, styles, language)
    page.paragraph(page.say(_TITLE), styles.title, height=1.6 * LINE)
    page.paragraph(page.say(_UNREVIEWED), styles.strong)
    page.skip()
    write_screened(page, overview, ending)
    write_urgent_posts(page, overview)
    if ending:
        write_first_accounts(page, ending)
    write_labels(page, overview)
    write_groups(page, Phrase("tahapan pemilu", "election stage"), overview.stages)
    write_groups(page, Phrase("platform", "platform"), overview.platforms)
    if ending:
        write_files(page, ending)
    page.heading(Phrase("Yang dapat dan tidak dapat dinyatakan", "What this can and cannot claim"))
    for limit in _LIMITS:
        page.sentence(limit)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": f"A1:H{page.row}"})
