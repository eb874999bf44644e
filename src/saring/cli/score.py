"""``saring score``: from exported posts to a scored table."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.about import about, compared
from saring.cli.console import progress, reports_errors, tell
from saring.cli.options import (
    ContestantsOption,
    DebugOption,
    Lang,
    LangOption,
    ModelOption,
    QuietOption,
)
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError

if TYPE_CHECKING:
    from saring.reporting import ScoringSummary
    from saring.screening import ScoringRun


@reports_errors
def score_cli(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help=say(
                "Berkas ekspor (CSV, XLSX, JSONL, Parquet), folder, pola seperti 'data/*.csv', "
                "atau - untuk masukan standar.",
                "Export files (CSV, XLSX, JSONL, Parquet), folders, patterns such as "
                "'data/*.csv', or - for standard input.",
            ),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help=say(
                "Berkas hasil: .xlsx .csv .tsv .jsonl .parquet, atau - untuk CSV ke keluaran "
                "standar.",
                "Result: .xlsx .csv .tsv .jsonl .parquet, or - for CSV on standard output.",
            ),
        ),
    ],
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help=say(
                "Sebut kolom yang dipakai, mis. --map text=isi --map account=nama_akun.",
                "Name the column to use, e.g. --map text=isi --map account=nama_akun.",
            ),
        ),
    ] = None,
    sort: Annotated[
        bool,
        typer.Option(
            "--sort",
            help=say(
                "Yang paling mendesak di atas; tanpa ini, urutan masukan.",
                "Most urgent first; input order otherwise.",
            ),
        ),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help=say(
                "Kode keluar 1 bila ada baris yang tertolak.",
                "Exit with 1 if any row was rejected.",
            ),
        ),
    ] = False,
    claims: Annotated[
        list[Path] | None,
        typer.Option(
            "--claims",
            metavar="FILE",
            help=say(
                "Registri klaim terbantah Anda, di samping yang bawaan; boleh diulang.",
                "Your registry of debunked claims, beside the shipped one; may be repeated.",
            ),
        ),
    ] = None,
    contestants: ContestantsOption = None,
    model: ModelOption = None,
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    rejected = score(
        inputs,
        output,
        mapping=parse_mapping(mapping or []),
        sort=sort,
        model_folder=model,
        quiet=quiet,
        claims=claims or [],
        contestants=contestants or [],
    )
    if strict and rejected:
        raise typer.Exit(1)


def score(
    inputs: Sequence[str],
    output: Path,
    *,
    mapping: dict[str, str],
    sort: bool,
    model_folder: Path | None,
    quiet: bool,
    claims: Sequence[Path] = (),
    contestants: Sequence[Path] = (),
) -> int:
    """Score files into one table, beside it the rows that could not be read; give their number."""
    from saring.cli.tables import add_contestants, claim_matcher
    from saring.model import load_model
    from saring.model.store import DEFAULT_MODEL
    from saring.posts import expand_inputs, open_posts, write_rejects
    from saring.reporting import check_output, write_table
    from saring.screening import ScoringRun, Screener

    started = time.perf_counter()
    check_output(output)
    add_contestants(contestants)
    matcher = claim_matcher(claims)
    screener = Screener(load_model(model_folder or DEFAULT_MODEL), LANGUAGE, matcher)
    # Every file is opened, and its columns understood, before the first post is scored.
    files = [open_posts(path, mapping) for path in expand_inputs(inputs)]
    with progress(say("Menyaring", "Screening"), quiet=quiet) as done:
        run = ScoringRun(files, screener, done)
        chunks = run.most_urgent_first() if sort else run.chunks()
        said = about(run, LANGUAGE, tables=[*claims, *contestants])
        notes = write_table(chunks, output, language=LANGUAGE, about=said)
    rejects = rejects_path(output) if run.rejects else None
    if rejects:
        write_rejects(run.rejects, rejects, LANGUAGE)
    else:
        # Those of an earlier run would be taken for this one's.
        rejects_path(output).unlink(missing_ok=True)
    summary = summarise(run, output, rejects, notes, seconds=time.perf_counter() - started)
    if not quiet:
        for line in summary.lines(LANGUAGE):
            tell(line)
    return len(run.rejects)


def rejects_path(output: Path) -> Path:
    """Give the place of the rows that could not be read: beside the result."""
    return Path(f"{'saring' if output == Path('-') else output}.rejected.csv")


def summarise(
    run: ScoringRun, output: Path, rejects: Path | None, notes: Sequence[Phrase], *, seconds: float
) -> ScoringSummary:
    """Sum up a finished run; that every row is accounted for is checked here."""
    from saring.model import Band
    from saring.reporting import FileSummary, ScoringSummary

    return ScoringSummary(
        files=[
            FileSummary(
                str(count.file.path),
                count.file.format,
                count.file.encoding or "",
                count.file.delimiter or "",
                count.rows_read,
                count.rejected,
            )
            for count in run.counts
        ],
        rows_read=run.rows_read,
        scored=run.scored,
        rejected=len(run.rejects),
        flagged={
            label: bands[Band.REVIEW] + bands[Band.PRIORITY] for label, bands in run.bands.items()
        },
        bands={label: dict(bands) for label, bands in run.bands.items()},
        model_id=run.screener.model.model_id,
        seconds=seconds,
        output=output,
        rejects=rejects,
        notes=[*(note for file in run.files for note in file.notes), *notes, compared(run)],
    )


def parse_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """Read ``text=isi`` pairs.

    Raises
    ------
    SaringError
        A pair has no equals sign, or nothing on one side of it.
    """
    mapping = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not (field.strip() and equals and column.strip()):
            raise SaringError(
                Phrase(
                    f"--map {pair!r} tidak dimengerti; yang diharapkan FIELD=KOLOM.",
                    f"--map {pair!r} is not understood; FIELD=COLUMN was expected.",
                ),
                Phrase("Contoh: --map text=isi_postingan", "For example: --map text=isi_postingan"),
            )
        mapping[field.strip().lower()] = column.strip()
    return mapping
