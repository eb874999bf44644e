"""What ``saring triage`` prints for people: the list, the posts of an account, the histogram."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from saring.cli.triage_account import AccountPosts
from saring.cli.triage_files import without_name
from saring.cli.words import LANGUAGE, say
from saring.reporting.columns import LABELS
from saring.reporting.reasons import NAMES, LabelReasons, in_words, strongest
from saring.reporting.wording import number
from saring.triage import AccountFinding, Criteria, ScoreHistogram, Triage

_RAISES, _LOWERS = "bold red", "underline blue"
_EXCERPT = 160
_BAR = 36
# Characters that would move the cursor, colour the screen or turn the line around.
_UNSEEN = {
    code: "\ufffd"
    for span in ((0, 32), (127, 160), (0x200E, 0x2010), (0x2028, 0x202F), (0x2066, 0x206A))
    for code in range(*span)
} | {ord("\n"): " ", ord("\t"): " ", ord("\r"): " "}


def print_triage(triage: Triage, criteria: Criteria, limit: int) -> None:
    """Print the list with its denominators, and what is not on it."""
    console = _console()
    units = criteria.by == "unit"
    console.print(
        say(
            "Indikasi, belum ditinjau: urutan baca, bukan putusan.",
            "Indications, not yet reviewed: an order of reading, not a verdict.",
        ),
        style="bold",
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    table.add_column("#", justify="right")
    table.add_column(say("Unit", "Unit") if units else say("Akun", "Account"), overflow="fold")
    table.add_column(say("Ditandai / sendiri", "Flagged / own"), no_wrap=True)
    table.add_column(
        say("Bukti terkuat, dan mengapa di sini", "Best evidence, and why here"), overflow="fold"
    )
    for finding in triage.findings[:limit]:
        table.add_row(
            str(finding.rank), _name(finding, units=units),
            _share(finding, planned=criteria.budget is not None), _evidence(finding),
        )  # fmt: skip
    if triage.findings:
        console.print(table)
    for line in _about_list(triage, criteria, limit):
        console.print(line, highlight=False, markup=False)


def print_account(found: AccountPosts, limit: int) -> None:
    """Print the flagged posts of an account with their words marked, strongest first."""
    console = _console()
    console.print(
        say(
            "Indikasi, belum ditinjau. Kata tebal merah menaikkan skor, bergaris bawah menurunkan.",
            "Indications, not yet reviewed. Bold red words raise a score, underlined ones lower.",
        ),
        style="bold",
    )
    for finding in found.findings:
        console.print(Text(f"{_visible(finding.account)} ({finding.platform or '-'})", "bold"))
        console.print(Text(f"  {finding.why.to(LANGUAGE)}"))
    if not found.findings:
        console.print(Text(_visible(found.account), "bold"))
        console.print(
            say(
                "  Tak ada unggahan sendiri yang ditandai, atau semuanya dikesampingkan peninjau.",
                "  No own post is flagged, or reviewers have set all of them aside.",
            )
        )
    if found.posts.empty:
        console.print(
            say(
                f"Tidak ada yang ditandai di antara {found.seen} unggahannya.",
                f"None of its {found.seen} posts is flagged.",
            )
        )
    for row in found.posts[:limit].to_dict("records"):
        console.print()
        for line in _post_lines(row):
            console.print(line)
    if len(found.posts) > limit:
        rest = len(found.posts) - limit
        console.print(say(f"\n{rest} unggahan lagi: --limit.", f"\n{rest} more posts: --limit."))


def print_histogram(histogram: ScoreHistogram) -> None:
    """Print how many posts have which score, where bands begin, and what a cut would cost."""
    console = _console()
    bins = histogram.bins()
    most = math.log1p(max((each.posts for each in bins), default=0)) or 1.0
    said = say("indikasi, belum ditinjau", "indications, not yet reviewed")
    console.print(Text(f"{_label_name(histogram.label)}: {said}", "bold"))
    header = (say("skor", "score"), say("unggahan", "posts"), say("sejak sini", "from here"))
    console.print(f"{header[0]:>11}  {header[1]:>9}  {header[2]:>11}", highlight=False)
    for each in reversed(bins):
        low, high = (number(edge, LANGUAGE, 2) for edge in (each.low, each.high))
        bar = "█" * round(_BAR * math.log1p(each.posts) / most)
        cuts = "  ".join(f"< {name} {number(cut, LANGUAGE, 3)}" for name, cut in each.cuts.items())
        posts, above = (number(count, LANGUAGE) for count in (each.posts, each.at_or_above))
        line = f"{low:>5}-{high:<5}  {posts:>9}  {above:>11}  {bar} {cuts}"
        console.print(line.rstrip(), highlight=False, markup=False, soft_wrap=True)
    for line in _about_histogram(histogram):
        console.print(line, highlight=False)
    console.print()


def _console() -> Console:
    # Piped output has no width of its own; 80 columns would fold every cell.
    wanted = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 140
    return Console(width=wanted, highlight=False)


def _visible(text: str) -> str:
    """Make control characters visible, one for one, so that spans stay where they are."""
    return text.translate(_UNSEEN)


def _name(finding: AccountFinding, *, units: bool) -> Text:
    if units:
        accounts = say(
            f"{finding.accounts} akun",
            "1 account" if finding.accounts == 1 else f"{finding.accounts} accounts",
        )
        return Text(f"{_visible(finding.unit)}\n{accounts}")
    beside = " · ".join(filter(None, (finding.platform, finding.unit)))
    return Text(f"{_visible(finding.account)}\n{_visible(beside)}")


def _share(finding: AccountFinding, *, planned: bool) -> Text:
    share, low, high = (
        number(100 * rate, LANGUAGE, 1)
        for rate in (finding.rate, finding.rate_low, finding.rate_high)
    )
    flagged, own = (number(n, LANGUAGE) for n in (finding.flagged_posts, finding.own_posts))
    lines = [f"{flagged} / {own}", f"{share} % [{low}-{high}]"]
    besides = (
        (finding.copies, say("salinan", "copy" if finding.copies == 1 else "copies")),
        (finding.shared_flagged, say("dibagikan", "shared")),
        (finding.set_aside, say("dikesampingkan", "set aside")),
    )
    lines += [f"+ {number(count, LANGUAGE)} {name}" for count, name in besides if count]
    if planned:
        lines.append(say(f"baca {len(finding.to_read)}", f"read {len(finding.to_read)}"))
    return Text("\n".join(lines))


def _evidence(finding: AccountFinding) -> Text:
    text = _visible(finding.best_text)
    shown = text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}…"
    score = number(finding.best_score, LANGUAGE, 2)
    best = f"{_label_name(finding.best_label)}, {finding.best_band} {score}"
    evidence = Text(f"{best}: ", "bold")
    evidence.append(f"“{shown}”", "not bold")
    counts = ", ".join(f"{_label_name(name)} {n}" for name, n in finding.by_label.items())
    return evidence.append(f"\n{counts}. {finding.why.to(LANGUAGE)}", "not bold dim")


def _label_name(label: str) -> str:
    return LABELS[label].to(LANGUAGE)


def _about_list(triage: Triage, criteria: Criteria, limit: int) -> Iterator[str]:
    units = criteria.by == "unit"
    what = say("unit", "units") if units else say("akun", "accounts")
    if not triage.findings:
        yield say(
            "Tidak ada yang memenuhi bukti minimum; itu tidak berarti tidak ada apa-apa.",
            "Nothing meets the minimum evidence; that does not mean that there is nothing.",
        )
    if units and not triage.groups:
        yield say(
            "Ekspor ini tidak menyebut unit: kolom unit kosong.",
            "This export names no unit: the column unit is blank.",
        )
    posts, groups = number(triage.posts, LANGUAGE), number(triage.groups, LANGUAGE)
    reading = sum(len(finding.to_read) for finding in triage.findings)
    yield say(
        f"{posts} unggahan dari {groups} {what}; yang dibaca: {reading} unggahan dari "
        f"{len(triage.findings)} {what}.",
        f"{posts} posts of {groups} {what}; to read: {reading} posts of "
        f"{len(triage.findings)} {what}.",
    )
    left_out = (
        (len(triage.findings[limit:]), say("tidak tampak (--limit)", "not shown (--limit)")),
        (
            triage.below_least,
            say("di bawah bukti minimum (--least)", "below the minimum evidence (--least)"),
        ),
        (
            triage.beyond_budget,
            say("di luar anggaran (--budget)", "beyond the budget (--budget)"),
        ),
    )
    for count, why in left_out:
        if count:
            yield f"{number(count, LANGUAGE)} {what} {why}."
    nameless = triage.nameless
    if nameless.own_posts or nameless.shared_flagged:
        flagged, own = (number(n, LANGUAGE) for n in (nameless.flagged_posts, nameless.own_posts))
        yield f"{without_name(criteria)}: {flagged} / {own}."
    yield say(
        "Urutan: bobot unggahan x batas bawah selang 95 % bagian yang ditandai (lihat --help).",
        "Order: weight of posts x lower end of the 95 % interval of the share flagged "
        "(see --help).",
    )


def _post_lines(row: Mapping[Hashable, Any]) -> Iterator[Text]:
    bands = [
        f"{_label_name(label)}, {row[f'{label}_band']} {number(score, LANGUAGE, 2)}"
        for label in str(row["labels"]).split(";")
        if label
        for score in [float(row[f"{label}_score"])]
    ]
    time = str(row["posted_at"]).replace("T", " ", 1)
    facts = ("; ".join(bands), time, row["stage"], row["relation"], row["decision"])
    yield Text(_visible("  ".join(filter(None, map(str, facts)))), "bold")
    reasons = strongest(str(row["reasons"]))
    yield _marked(str(row["text"]), reasons)
    for line in in_words(reasons, LANGUAGE).splitlines():
        yield Text(f"  {_visible(line)}", "dim")
    where = f"{row['source_file']}:{row['source_row']}"
    for line in filter(None, (str(row["url"]), str(row["notes"]), f"{where}  {row['row_id']}")):
        yield Text(f"  {_visible(line)}", "dim")


def _marked(text: str, reasons: list[LabelReasons]) -> Text:
    """Mark words by the sign of their weight; a name is not marked, for it never counts."""
    marked = Text(_visible(text))
    for label in reasons:
        for words, style in ((label.lowering, _LOWERS), (label.raising, _RAISES)):
            for word in words:
                if word.slot.removeprefix("SAPA_") in NAMES:
                    continue
                for start, end in word.spans:
                    if text[start:end].casefold() == word.text.casefold():
                        marked.stylize(style, start, end)
    return marked


def _about_histogram(histogram: ScoreHistogram) -> Iterator[str]:
    yield say(
        f"{number(histogram.posts, LANGUAGE)} unggahan; panjang batang logaritmis. "
        "“sejak sini”: yang dibaca bila batasnya di tepi bawah baris itu.",
        f"{number(histogram.posts, LANGUAGE)} posts; bars are logarithmic. “from here”: what is "
        "read if the cut is at the lower end of that line.",
    )
    if not histogram.told:
        yield say(
            "Batas band: skor terendah yang dijumpai dalam band itu; berkas ini tidak memuat "
            "ambang model (XLSX dan Parquet memuatnya).",
            "Cuts: the least score met in that band; this file does not hold the model's "
            "thresholds (XLSX and Parquet do).",
        )
