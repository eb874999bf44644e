"""``saring triage``: from scored posts to the accounts, or units, to read first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from saring.cli.console import progress, reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption, QuietOption
from saring.cli.triage_options import (
    LINES,
    AccountOption,
    BudgetOption,
    By,
    ByOption,
    Histogram,
    HistogramOption,
    JsonOption,
    Label,
    LabelOption,
    LeastOption,
    LimitOption,
    ListOption,
    ScoredArgument,
    SinceOption,
    StageOption,
    UnitOption,
    UntilOption,
)
from saring.cli.words import LANGUAGE, say

if TYPE_CHECKING:
    import pandas as pd

    from saring.scored import ScoredFile
    from saring.triage import Criteria


@reports_errors
def triage_cli(
    scored: ScoredArgument,
    output: ListOption = None,
    as_json: JsonOption = False,
    budget: BudgetOption = None,
    account: AccountOption = "",
    unit: UnitOption = "",
    by: ByOption = By.ACCOUNT,
    since: SinceOption = "",
    until: UntilOption = "",
    label: LabelOption = None,
    stage: StageOption = "",
    least: LeastOption = None,
    histogram: HistogramOption = None,
    limit: LimitOption = None,
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
