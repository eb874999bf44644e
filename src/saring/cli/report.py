"""``saring report``: from scored tables to one page to read and to keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from saring.cli.console import progress, reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption, QuietOption
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError

PAGE_SUFFIXES = (".html", ".htm")


@reports_errors
def report_cli(
    scored: Annotated[
        list[Path],
        typer.Argument(
            metavar="SCORED",
            help=say(
                "Tabel hasil saring score (.csv .tsv .xlsx .jsonl .parquet), juga yang sudah "
                "ditinjau; - untuk masukan standar.",
                "Tables that saring score wrote (.csv .tsv .xlsx .jsonl .parquet), reviewed or "
                "not; - for standard input.",
            ),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help=say(
                "Laporan: .html satu berkas luring, atau .xlsx buku kerja.",
                "Report: .html one offline file, or .xlsx a workbook.",
            ),
        ),
    ],
    audit: Annotated[
        int,
        typer.Option(
            "--audit",
            min=0,
            max=1000,
            help=say(
                "Banyaknya unggahan tak ditandai yang diambil acak untuk memeriksa yang terlewat.",
                "Unflagged posts drawn at random, to check what was missed.",
            ),
        ),
    ] = 50,
    limit: Annotated[
        int,
        typer.Option(
            "--limit",
            min=1,
            max=20_000,
            help=say(
                "Banyaknya temuan yang ditampilkan lengkap, paling mendesak dahulu.",
                "Findings shown in full, most urgent first.",
            ),
        ),
    ] = 1000,
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    report(scored, output, audited=audit, findings=limit, quiet=quiet)


def report(
    scored: Sequence[Path], output: Path, *, audited: int, findings: int, quiet: bool
) -> None:
    """Write the report that the suffix of `output` asks for."""
    from saring.scored import read_scored

    suffix = output.suffix.lower()
    if suffix == ".xlsx":
        from saring.reporting import check_output, write_table

        check_output(output)
        opened = read_scored(scored)
        notes = write_table(opened.chunks(), output, language=LANGUAGE, about=opened.about)
        if not quiet:
            for note in (*opened.notes, *notes):
                tell(f"{say('Perhatian', 'Mind')}: {note.to(LANGUAGE)}")
            tell(f"{say('Buku kerja', 'Workbook')}: {output}")
        return
    if suffix not in PAGE_SUFFIXES:
        raise unknown_suffix(output)
    write_page(scored, output, audited=audited, findings=findings, quiet=quiet)


def write_page(
    scored: Sequence[Path], output: Path, *, audited: int, findings: int, quiet: bool
) -> None:
    """Gather the report, write the page, and say what is in it."""
    from datetime import datetime

    from saring.reporting.report import gather, write_report
    from saring.reporting.wording import number
    from saring.scored import read_scored

    opened = read_scored(scored)
    with progress(say("Membaca", "Reading"), quiet=quiet) as done:
        found = gather(opened, findings=findings, audited=audited, done=done)
    write_report(found, output, LANGUAGE, datetime.now().astimezone())
    if quiet:
        return
    posts, flagged, items, shown, drawn = (
        number(count, LANGUAGE)
        for count in (
            found.overview.posts,
            found.overview.flagged,
            found.items,
            len(found.findings),
            len(found.audit.sample),
        )
    )
    tell(
        say(
            f"{posts} unggahan disaring, {flagged} ditandai: {items} butir untuk dibaca (salinan "
            f"dihitung sekali), {shown} ditampilkan; {drawn} unggahan lain untuk audit.",
            f"{posts} posts screened, {flagged} flagged: {items} items to read (copies counted "
            f"once), {shown} shown; {drawn} other posts for the audit.",
        )
    )
    for note in found.notes:
        tell(f"{say('Perhatian', 'Mind')}: {note.to(LANGUAGE)}")
    tell(say("Indikasi, belum ditinjau.", "Indications, not yet reviewed."))
    tell(f"{say('Laporan, untuk dibuka di peramban', 'Report, to open in a browser')}: {output}")


def unknown_suffix(path: Path) -> SaringError:
    """Say which reports there are."""
    return SaringError(
        Phrase(
            f"{path}: akhiran nama laporan tidak dikenal; yang dikenal: .html dan .xlsx.",
            f"{path}: unknown suffix of a report; the known ones are .html and .xlsx.",
        ),
        Phrase(
            f"Beri nama misalnya {path.stem or 'laporan'}.html.",
            f"Name it {path.stem or 'report'}.html for example.",
        ),
    )
