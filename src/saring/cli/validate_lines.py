"""What `saring validate` shows on a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from saring.cli.console import as_typed
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase
from saring.posts.problems import Problem, Severity
from saring.posts.validation import ColumnUse, FileReport, Validation
from saring.reporting.wording import number

_WIDTH = min(max(shutil.get_terminal_size((100, 24)).columns, 80), 120)
_SAMPLE = 28
_SEVERITIES: Mapping[Severity, Phrase] = {
    "error": Phrase("GAGAL", "FAILED"),
    "rejected": Phrase("DITOLAK", "REJECTED"),
    "damaged": Phrase("CACAT", "DAMAGED"),
    "warning": Phrase("PERIKSA", "CHECK"),
}
_WHY = {
    "mapping": Phrase("disebut dalam pemetaan", "named by the mapping"),
    "name": Phrase("dikenali dari namanya", "recognised by name"),
    "derived": Phrase("disimpulkan dari ekspor", "derived from the export"),
    "none": Phrase("tidak ada", "none"),
}
_HEADINGS = (
    Phrase("nama baku", "field"),
    Phrase("kolom", "column"),
    Phrase("karena", "why"),
    Phrase("kosong", "blank"),
    Phrase("contoh", "samples"),
)
_DELIMITERS = {"\t": "tab"}


def lines(validation: Validation, limit: int) -> Iterator[str]:
    """Say what was found: each file, then every problem with its first `limit` rows."""
    for report in validation.files:
        yield from _file_lines(report)
        yield ""
    problems = validation.problems
    if problems:
        yield say("Masalah dan yang perlu diperiksa:", "Problems, and what to check:")
        for problem in problems:
            yield from _problem_lines(problem, limit)
    else:
        yield say("Tidak ada masalah.", "No problems.")
    yield ""
    yield _total(validation)


def next_command(
    inputs: Sequence[str],
    given: Mapping[str, str],
    mapping_file: Path | None,
    validation: Validation,
) -> str:
    """Give the command to run next, quoted for the shell."""
    mapping = ["--mapping", str(mapping_file)] if mapping_file else []
    for field, column in given.items():
        mapping += ["--map", f"{field}={column}"]
    what = (
        ["saring", "score", *inputs, *mapping, "-o", "hasil.xlsx", "--sort"]
        if validation.scorable
        else ["saring", "validate", *inputs, *mapping]
    )
    return as_typed(what)


def _file_lines(report: FileReport) -> Iterator[str]:
    file = report.file
    how = [file.format, file.encoding]
    if file.delimiter:
        delimiter = _DELIMITERS.get(file.delimiter, f'"{file.delimiter}"')
        how.append(f"{say('pemisah', 'delimiter')} {delimiter}")
    how.append(file.export and f"{say('ekspor dikenali', 'export recognised')}: {file.export}")
    yield f"{_shown(file.name)}: {', '.join(filter(None, how))}"
    read, posts, rejected, repeated = (
        _count(n) for n in (report.rows_read, report.posts, report.rejected, report.repeated)
    )
    yield "  " + say(
        f"{read} baris = {posts} postingan + {rejected} ditolak + {repeated} berulang; "
        f"data mulai baris {report.first_row}",
        f"{read} rows = {posts} posts + {rejected} rejected + {repeated} repeated; "
        f"data begin in row {report.first_row}",
    )
    yield f"  {'; '.join(_about(report))}"
    yield ""
    yield from (f"  {line}" for line in _column_lines(report.columns))
    if report.unused:
        listed = ", ".join(map(_shown, report.unused))
        yield "  " + _cut(f"{say('kolom lain', 'other columns')}: {listed}", _WIDTH - 2)
    for note in report.notes:
        yield f"  - {note.to(LANGUAGE)}"


def _about(report: FileReport) -> Iterator[str]:
    if report.earliest and report.latest:
        until = say("s.d.", "to")
        yield f"{_moment(report.earliest)} {until} {_moment(report.latest)} WIB"
    else:
        yield say("waktu tidak diketahui", "times unknown")
    yield f"{_count(report.accounts)} {say('akun', 'accounts')}"
    for counts in (report.platforms, report.relations):
        if counts:
            yield ", ".join(f"{_shown(name)} {_count(n)}" for name, n in list(counts.items())[:8])


def _column_lines(uses: Sequence[ColumnUse]) -> Iterator[str]:
    rows = [[heading.to(LANGUAGE) for heading in _HEADINGS]]
    for use in uses:
        blank = "-" if use.blank is None else _share(use.blank)
        if use.unreadable:
            blank += f" ({_share(use.unreadable)} {say('tak terbaca', 'unreadable')})"
        samples = " | ".join(_cut(_shown(sample), _SAMPLE) for sample in use.samples)
        column = _cut(_shown(use.column), 24) if use.column else "-"
        rows.append([use.field, column, _WHY[use.why].to(LANGUAGE), blank, samples])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    room = max(_WIDTH - 2 - sum(widths) - 2 * len(widths), _SAMPLE)
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, _cut(row[-1], room)]).rstrip()


def _problem_lines(problem: Problem, limit: int) -> Iterator[str]:
    where = [_shown(problem.file)]
    if problem.column:
        where.append(f"{say('kolom', 'column')} {_shown(problem.column)}")
    if problem.rows:
        rows = ", ".join(map(str, problem.rows[:limit]))
        more = ", ..." if len(problem.rows) > limit else ""
        name = say("baris", "row" if len(problem.rows) == 1 else "rows")
        count = f"{_count(len(problem.rows))} {name}: " if len(problem.rows) > 1 else f"{name} "
        where.append(f"{count}{rows}{more}")
    message = problem.message.to(LANGUAGE)
    # What stops a file names it already.
    said = message if problem.file in message else f"{', '.join(where)}: {message}"
    yield f"  {_SEVERITIES[problem.severity].to(LANGUAGE):8} {said}"
    shown = (_shown(detail.to(LANGUAGE)) for detail in problem.details[:limit])
    details = list(dict.fromkeys(filter(None, shown)))
    if details:
        room = max((_WIDTH - 13) // len(details) - 3, 20)
        yield f"  {'':8}   {_cut(' | '.join(_cut(each, room) for each in details), _WIDTH - 13)}"
    yield f"  {'':8} > {problem.remedy.to(LANGUAGE)}"


def _total(validation: Validation) -> str:
    files = len(validation.files)
    read = _count(sum(report.rows_read for report in validation.files))
    posts = _count(sum(report.posts for report in validation.files))
    rejected, failed = _count(validation.rejected), len(validation.unopened)
    return say(
        f"Berkas terbaca: {files}; gagal dibuka: {failed}. {read} baris = {posts} postingan + "
        f"{rejected} ditolak atau berulang. Belum ada yang dinilai.",
        f"Files read: {files}; could not be opened: {failed}. {read} rows = {posts} posts + "
        f"{rejected} rejected or repeated. Nothing has been scored yet.",
    )


def _shown(text: str) -> str:
    """Make a cell one line that cannot steer the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _count(value: int) -> str:
    return number(value, LANGUAGE)


def _share(value: float) -> str:
    return f"{number(100 * value, LANGUAGE, 0 if value in {0, 1} else 1)} %"


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
