"""Sections of the overview that say which posts and accounts to read first, and why."""

from __future__ import annotations

from saring.errors import Phrase
from saring.reporting.columns import BANDS, LABELS
from saring.reporting.ending import Ending
from saring.reporting.overview import Overview, UrgentPost
from saring.reporting.reasons import in_words, strongest
from saring.reporting.sheet_accounts import ACCOUNTS, share_of
from saring.reporting.sheet_summary_page import SummaryPage
from saring.reporting.sheet_text import excerpt

_MOST_ACCOUNTS = 5
_MOST_TEXT = 300
_POSTS_HEADER = (
    Phrase("tanda", "flag"),
    Phrase("akun", "account"),
    Phrase("waktu", "time"),
    Phrase("tahapan", "stage"),
    Phrase("skor tertinggi", "highest score"),
    Phrase("letak", "where"),
    Phrase("isi unggahan", "the post"),
    Phrase("alasan (bobot kata)", "reasons (weights of words)"),
)
_ACCOUNTS_HEADER = (
    Phrase("akun", "account"),
    Phrase("platform", "platform"),
    Phrase("ditandai / unggahan sendiri", "flagged / own posts"),
    Phrase("porsi (selang 95 %)", "share (95 % interval)"),
    Phrase("hari berbeda", "distinct days"),
    Phrase("terakhir", "last"),
    Phrase("bukti terkuat", "best evidence"),
    Phrase("mengapa di urutan ini", "why at this rank"),
)


def write_urgent_posts(page: SummaryPage, overview: Overview) -> None:
    """List the most urgent posts, each with its place among the findings."""
    page.heading(Phrase("Unggahan untuk dibaca lebih dahulu", "Posts to read first"))
    if overview.urgent:
        page.header(_POSTS_HEADER)
    else:
        page.sentence(Phrase("Tidak ada unggahan yang ditandai.", "No post was flagged."))
    for post in overview.urgent:
        _write_post(page, post)
    page.skip()


def write_first_accounts(page: SummaryPage, ending: Ending) -> None:
    """List the accounts at the head of the triage list."""
    triage = ending.triage
    page.heading(Phrase("Akun untuk dilihat lebih dahulu", "Accounts to look at first"))
    if triage.findings:
        page.header(_ACCOUNTS_HEADER)
    for account in triage.findings[:_MOST_ACCOUNTS]:
        texts = (
            page.named(account.account),
            page.named(account.platform),
            f"{page.number(account.flagged_posts)} / {page.number(account.own_posts)}",
            share_of(account, page.language),
            page.number(account.days),
            account.last_at[:10],
            excerpt(account.best_text, _MOST_TEXT),
            page.say(account.why),
        )
        page.write([(text, page.cell) for text in texts])
    counts = (triage.groups, len(triage.findings), triage.below_least)
    of_all, listed, few = map(page.number, counts)
    page.sentence(
        Phrase(
            f"{listed} dari {of_all} akun didaftar di lembar {ACCOUNTS.id}; {few} akun lain "
            "punya terlalu sedikit indikasi untuk didaftar.",
            f"{listed} of {of_all} accounts are listed in the sheet {ACCOUNTS.en}; {few} others "
            "have too few indications to be listed.",
        )
    )
    page.skip()


def _write_post(page: SummaryPage, post: UrgentPost) -> None:
    strongest_band = next(band for band in BANDS if band in post.bands.values())
    flags = (f"{page.say(LABELS[label])}: {band}" for label, band in post.bands.items())
    account, time, stage, text, reasons = (
        str(post.record.get(name, ""))
        for name in ("account", "posted_at", "stage", "text", "reasons")
    )
    place = Phrase(f"{post.sheet}, baris {post.row}", f"{post.sheet}, row {post.row}")
    page.write(
        [
            ("\n".join(flags), page.styles.bands[strongest_band]),
            (page.named(account), page.cell),
            (time[:16].replace("T", " "), page.cell),
            (excerpt(stage, 100), page.cell),
            (post.score, page.styles.ruled_score),
            (page.say(place), page.cell),
            (excerpt(text, _MOST_TEXT), page.cell),
            (in_words(strongest(reasons), page.language), page.cell),
        ]
    )
