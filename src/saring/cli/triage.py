"""``saring triage``: from scored posts to the accounts, or units, to read first."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.console import progress, reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption, QuietOption
from saring.cli.words import LANGUAGE, say

if TYPE_CHECKING:
    import pandas as pd

    from saring.scored import ScoredFile
    from saring.triage import Criteria

LINES = 20
"""Lines shown in the terminal unless told otherwise: what one reads without scrolling far."""


class By(StrEnum):
    """What is ranked."""

    ACCOUNT = "account"
    UNIT = "unit"


class Label(StrEnum):
    """Labels that flag a post."""

    CAMPAIGN = "campaign"
    HATE = "hate"
    HOAX = "hoax"


class Histogram(StrEnum):
    """Whose scores are drawn."""

    CAMPAIGN = "campaign"
    HATE = "hate"
    HOAX = "hoax"
    ALL = "all"


@reports_errors
def triage_cli(
    scored: Annotated[
        list[str],
        typer.Argument(
            metavar="SCORED",
            help=say(
                "Hasil saring score (CSV, TSV, XLSX, JSONL, Parquet), juga yang sudah diisi "
                "peninjau; folder, pola, atau - untuk masukan standar.",
                "Results of saring score (CSV, TSV, XLSX, JSONL, Parquet), also those that "
                "reviewers have filled in; folders, patterns, or - for standard input.",
            ),
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=say(
                "Berkas daftar: .csv .json .xlsx, atau - untuk CSV ke keluaran standar. Tanpa ini, "
                "tabel di terminal.",
                "File for the list: .csv .json .xlsx, or - for CSV on standard output. Without it, "
                "a table in the terminal.",
            ),
        ),
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help=say("JSON ke keluaran standar.", "JSON on standard output.")),
    ] = False,
    budget: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=say(
                "Banyaknya unggahan yang sanggup dibaca; paling banyak 10 per akun, yang terkuat "
                "lebih dahulu.",
                "Posts that can be read; at most 10 of an account, the strongest first.",
            ),
        ),
    ] = None,
    account: Annotated[
        str,
        typer.Option(
            help=say(
                "Unggahan satu akun: kata yang menaikkan dan menurunkan skor, tautan, tahapan.",
                "The posts of one account: words that raise and lower scores, link, stage.",
            )
        ),
    ] = "",
    unit: Annotated[
        str, typer.Option(help=say("Hanya unit (OPD) ini.", "Only this unit (OPD)."))
    ] = "",
    by: Annotated[
        By, typer.Option(help=say("Urutkan akun atau unit.", "Rank accounts or units."))
    ] = By.ACCOUNT,
    since: Annotated[
        str,
        typer.Option(
            metavar="DATE",
            help=say(
                "Dari tanggal ini, mis. 2024-11-24 atau 24/11/2024; unggahan tanpa waktu tidak "
                "ikut.",
                "From this day, e.g. 2024-11-24 or 24/11/2024; posts without a time are left out.",
            ),
        ),
    ] = "",
    until: Annotated[
        str,
        typer.Option(
            metavar="DATE",
            help=say("Sampai dengan tanggal ini.", "Up to and including this day."),
        ),
    ] = "",
    label: Annotated[
        list[Label] | None,
        typer.Option(
            help=say(
                "Hanya label ini yang dihitung; boleh diulang.",
                "Only this label counts; may be repeated.",
            )
        ),
    ] = None,
    stage: Annotated[
        str,
        typer.Option(
            help=say(
                "Hanya tahapan ini, mis. tenang; awal namanya cukup.",
                "Only this stage, e.g. tenang; the beginning of its name is enough.",
            )
        ),
    ] = "",
    least: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=say(
                "Bukti minimum: unggahan sendiri yang berbeda. Tanpa ini dua, atau satu priority.",
                "Minimum evidence: distinct own posts. Without it two, or one in priority.",
            ),
        ),
    ] = None,
    histogram: Annotated[
        Histogram | None,
        typer.Option(
            help=say(
                "Sebaran skor satu label, atau all, dengan batas band: untuk menentukan batas.",
                "Distribution of the scores of a label, or all, with the cuts of the bands: to "
                "set the cut by.",
            )
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=say(
                f"Baris paling banyak; tanpa ini {LINES} di terminal, semua dalam berkas.",
                f"Lines at most; without it {LINES} in the terminal, all in a file.",
            ),
        ),
    ] = None,
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.cli.triage_call import check_call, check_days, parse_day
    from saring.cli.triage_files import check_list_output
    from saring.posts import expand_inputs
    from saring.scored import read_scored
    from saring.triage import Criteria

    if output:
        check_list_output(output)
    check_call(
        output=bool(output),
        as_json=as_json,
        account=bool(account.strip()),
        histogram=histogram is not None,
        by_unit=by is By.UNIT,
    )
    criteria = Criteria(
        by=by.value,
        since=parse_day(since, "--since"),
        until=parse_day(until, "--until"),
        labels=frozenset(each.value for each in label or []),
        stage=stage.strip(),
        unit=unit.strip(),
        least=least,
        budget=budget,
    )
    check_days(criteria)
    file = read_scored(expand_inputs(scored))
    if not quiet:
        for note in file.notes:
            tell(f"{say('Catatan', 'Note')}: {note.to(LANGUAGE)}")
    if histogram:
        show_histograms(file, histogram, criteria, quiet=quiet)
    elif account.strip():
        show_account(file, account, criteria, output, as_json=as_json, limit=limit, quiet=quiet)
    else:
        show_list(file, criteria, output, as_json=as_json, limit=limit, quiet=quiet)


def show_list(
    file: ScoredFile,
    criteria: Criteria,
    output: Path | None,
    *,
    as_json: bool,
    limit: int | None,
    quiet: bool,
) -> None:
    """Rank accounts, or units, and print the list or write it to a file."""
    from saring.cli.triage_files import list_record, list_rows, print_json, write_rows
    from saring.cli.triage_tables import print_triage
    from saring.triage import Tally

    tally = Tally(criteria)
    for chunk in counted(file, quiet=quiet):
        tally.add(chunk)
    triage = tally.triage()
    if as_json:
        print_json(list_record(triage, criteria, limit))
    elif output:
        record = list_record(triage, criteria, limit)
        write_rows(list_rows(triage, criteria, limit), output, record)
        if not quiet:
            shown = len(triage.findings[:limit])
            tell(
                say(
                    f"{shown} baris -> {output}; indikasi, belum ditinjau.",
                    f"{shown} lines -> {output}; indications, not yet reviewed.",
                )
            )
    else:
        print_triage(triage, criteria, limit or LINES)


def show_account(
    file: ScoredFile,
    account: str,
    criteria: Criteria,
    output: Path | None,
    *,
    as_json: bool,
    limit: int | None,
    quiet: bool,
) -> None:
    """Print the flagged posts of one account, or write them to a file.

    Raises
    ------
    SaringError
        No post is of that account; the nearest names are listed.
    """
    from saring.cli.triage_account import account_posts
    from saring.cli.triage_files import post_rows, posts_record, print_json, write_rows
    from saring.cli.triage_tables import print_account

    found = account_posts(counted(file, quiet=quiet), account, criteria)
    if as_json:
        print_json(posts_record(found, limit))
    elif output:
        write_rows(post_rows(found, limit), output, posts_record(found, limit))
        if not quiet:
            tell(
                say(
                    f"{len(found.posts[:limit])} unggahan -> {output}; indikasi, belum ditinjau.",
                    f"{len(found.posts[:limit])} posts -> {output}; indications, not yet reviewed.",
                )
            )
    else:
        print_account(found, limit or LINES)


def show_histograms(file: ScoredFile, which: Histogram, criteria: Criteria, *, quiet: bool) -> None:
    """Print how the scores of one label, or of each, are distributed."""
    from saring.cli.triage_tables import print_histogram
    from saring.triage import ScoreHistogram

    labels = [label.value for label in Label if which.value in {label.value, "all"}]
    histograms = [ScoreHistogram(label, file.about) for label in labels]
    for chunk in counted(file, quiet=quiet):
        rows = criteria.within(chunk)
        for each in histograms:
            each.add(rows)
    for each in histograms:
        print_histogram(each)


def counted(file: ScoredFile, *, quiet: bool) -> Iterator[pd.DataFrame]:
    """Give the rows, with a bar on a terminal."""
    with progress(say("Membaca", "Reading"), quiet=quiet) as done:
        for chunk in file.chunks():
            yield chunk
            done(len(chunk))
