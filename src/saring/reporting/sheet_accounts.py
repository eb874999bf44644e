"""The sheet ``Akun``: which accounts to look at first, each with its denominator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xlsxwriter import Workbook

from saring.errors import Language, Phrase
from saring.reporting.cells import Cell
from saring.reporting.columns import LABELS
from saring.reporting.sheet_grid import GridColumn, write_grid
from saring.reporting.sheet_text import excerpt
from saring.reporting.styles import Styles
from saring.reporting.wording import number
from saring.triage import AccountFinding, Nameless, Triage

ACCOUNTS = Phrase("Akun", "Accounts")

_NO_ACCOUNT = Phrase("tanpa akun", "no account")
_NOBODY = Phrase(
    "unggahan tanpa akun dihitung, tetapi tidak diurutkan: bukan satu orang",
    "posts without an account are counted but not ranked: they are no one person",
)
_NONE = Phrase(
    "Tidak ada akun dengan cukup indikasi untuk didaftar. Itu tidak berarti tidak ada apa-apa: "
    "contoh acak unggahan yang tidak ditandai tetap perlu dibaca.",
    "No account has enough indications to be listed. That does not mean that there is nothing: a "
    "random sample of the posts that were not flagged still has to be read.",
)
_LONGEST = 500
_COLUMNS = (
    GridColumn(Phrase("urutan", "rank"), 8, "count"),
    GridColumn(Phrase("akun", "account"), 24),
    GridColumn(Phrase("platform", "platform"), 11),
    GridColumn(Phrase("unit kerja", "unit"), 20),
    GridColumn(Phrase("ditandai (sendiri, berbeda)", "flagged (own, distinct)"), 13, "count"),
    GridColumn(Phrase("dari unggahan sendiri", "of own posts"), 11, "count"),
    GridColumn(Phrase("porsi", "share"), 8, "share"),
    GridColumn(Phrase("porsi terendah (95 %)", "lowest share (95 %)"), 11, "share"),
    GridColumn(Phrase("porsi tertinggi (95 %)", "highest share (95 %)"), 11, "share"),
    GridColumn(Phrase("hari berbeda", "distinct days"), 9, "count"),
    GridColumn(Phrase("terakhir", "last"), 12),
    GridColumn(Phrase("bukti terkuat", "best evidence"), 56),
    GridColumn(Phrase("pitanya", "its band"), 10, "band"),
    GridColumn(Phrase("mengapa di urutan ini", "why at this rank"), 46),
    GridColumn(Phrase("labelnya", "its label"), 14),
    GridColumn(Phrase("skornya", "its score"), 8, "score"),
    GridColumn(Phrase("row_id-nya", "its row_id"), 22, "id"),
    *(GridColumn(name, 11, "count") for name in LABELS.values()),
    GridColumn(Phrase("pertama", "first"), 12),
    GridColumn(Phrase("tahapan", "stages"), 30),
    GridColumn(Phrase("salinan (tidak dihitung)", "copies (not counted)"), 13, "count"),
    GridColumn(Phrase("bagikan ulang (tidak dihitung)", "reposts (not counted)"), 13, "count"),
    GridColumn(Phrase("disisihkan peninjau", "set aside by reviewers"), 13, "count"),
)
_FROZEN = 2
_PRINTED = 14


def write_accounts(book: Workbook, styles: Styles, triage: Triage, language: Language) -> None:
    """Add the sheet, in the order of the triage list."""
    sheet = book.add_worksheet(ACCOUNTS.to(language))
    last = write_grid(sheet, styles, _COLUMNS, _rows(triage, language), language, empty=_NONE)
    sheet.freeze_panes(1, _FROZEN)
    sheet.print_area(0, 0, last, _PRINTED - 1)


def share_of(account: AccountFinding, language: Language) -> str:
    """Write the share of flagged posts with its interval."""
    rates = (account.rate, account.rate_low, account.rate_high)
    share, low, high = (number(100 * rate, language) for rate in rates)
    return f"{share} % ({low}–{high} %)"


def _rows(triage: Triage, language: Language) -> Iterator[list[Cell]]:
    for account in triage.findings:
        yield _row(account, language)
    nameless = triage.nameless
    if nameless.own_posts or nameless.shared_flagged:
        yield _nameless_row(nameless, language)


def _row(account: AccountFinding, language: Language) -> list[Cell]:
    return [
        account.rank,
        excerpt(account.account, _LONGEST),
        excerpt(account.platform, _LONGEST),
        excerpt(account.unit, _LONGEST),
        account.flagged_posts,
        account.own_posts,
        *(account.rate, account.rate_low, account.rate_high),
        account.days,
        account.last_at[:10],
        excerpt(account.best_text, _LONGEST),
        account.best_band,
        account.why.to(language),
        LABELS[account.best_label].to(language),
        account.best_score,
        account.best_row_id,
        *(account.by_label.get(label, 0) for label in LABELS),
        account.first_at[:10],
        _stages(account.stages, language),
        account.copies,
        account.shared_flagged,
        account.set_aside,
    ]


def _nameless_row(nameless: Nameless, language: Language) -> list[Cell]:
    cells: list[Cell] = [None] * len(_COLUMNS)
    cells[1] = _NO_ACCOUNT.to(language)
    cells[4:6] = nameless.flagged_posts, nameless.own_posts
    cells[13] = _NOBODY.to(language)
    cells[-2:] = nameless.shared_flagged, nameless.set_aside
    return cells


def _stages(stages: Mapping[str, int], language: Language) -> str:
    ordered = sorted(stages.items(), key=lambda stage: (-stage[1], stage[0]))
    known = (
        f"{excerpt(stage, 100)}: {number(count, language)}" for stage, count in ordered if stage
    )
    return excerpt("; ".join(known), _LONGEST)
