"""``saring score``: from exported posts to a scored table."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from saring.cli.console import as_typed, progress, reports_errors, tell
from saring.cli.options import (
    CalendarOption,
    ContestantsOption,
    DebugOption,
    Lang,
    LangOption,
    ModelOption,
    QuietOption,
    RegionOption,
)
from saring.cli.score_options import (
    ClaimsOption,
    EngineName,
    EngineOption,
    InputsArgument,
    JobsOption,
    MapOption,
    MappingOption,
    OutputOption,
    ProfileOption,
    PseudonymiseOption,
    SchedulerOption,
    SortOption,
    StrictOption,
)
from saring.cli.score_result import summarise, write_result
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError

INTERRUPTED = 130
"""Exit code of a command that Ctrl-C ended, as shells give it."""


STAGE_NAMES = {
    "load": Phrase("memuat", "load"),
    "read": Phrase("membaca", "read"),
    "tokenise": Phrase("memenggal kata", "tokenise"),
    "distinct words": Phrase("kata berbeda", "distinct words"),
    "features": Phrase("fitur", "features"),
    "score": Phrase("menilai", "score"),
    "reasons": Phrase("alasan", "reasons"),
    "rows": Phrase("menyusun baris", "rows"),
    "keep": Phrase("menyimpan sementara", "keep"),
    "write": Phrase("menulis", "write"),
    "wait": Phrase("menunggu proses lain", "wait for workers"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """How to score; what is not said is as on the command line.

    Attributes
    ----------
    mapping
        Canonical field to own column, where the names do not tell.
    jobs
        Worker processes; None for one on each core.
    scheduler
        Address of a Dask scheduler; None for a cluster on this machine.
    chunk_rows
        Rows that are scored, and kept, at a time.
    """

    mapping: tuple[tuple[str, str], ...] = ()
    sort: bool = False
    model: Path | None = None
    claims: tuple[Path, ...] = ()
    contestants: tuple[Path, ...] = ()
    calendar: tuple[Path, ...] = ()
    region: str = "WIB"
    key: Path | None = None
    jobs: int | None = None
    engine: EngineName = EngineName.LOCAL
    scheduler: str | None = None
    profile: bool = False
    quiet: bool = False
    chunk_rows: int = 4_000


@reports_errors
def score_cli(
    inputs: InputsArgument,
    output: OutputOption,
    map_: MapOption = None,
    mapping: MappingOption = None,
    sort: SortOption = False,
    strict: StrictOption = False,
    region: RegionOption = "WIB",
    calendar: CalendarOption = None,
    claims: ClaimsOption = None,
    contestants: ContestantsOption = None,
    pseudonymise: PseudonymiseOption = None,
    model: ModelOption = None,
    jobs: JobsOption = None,
    engine: EngineOption = EngineName.LOCAL,
    scheduler: SchedulerOption = None,
    profile: ProfileOption = False,
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    options = Options(
        mapping=tuple(mapping_of(mapping, parse_mapping(map_ or [])).items()),
        sort=sort,
        model=model,
        claims=tuple(claims or ()),
        contestants=tuple(contestants or ()),
        calendar=tuple(calendar or ()),
        region=region,
        key=pseudonymise,
        jobs=jobs,
        engine=engine,
        scheduler=scheduler,
        profile=profile,
        quiet=quiet,
    )
    try:
        rejected = score(inputs, output, options)
    except KeyboardInterrupt:
        tell(
            say(
                "Dihentikan. Bagian yang selesai disimpan: ulangi perintah yang sama untuk "
                "melanjutkan.",
                "Stopped. What is done is kept: give the same command again to go on.",
            )
        )
        raise typer.Exit(INTERRUPTED) from None
    if strict and rejected:
        raise typer.Exit(1)


def score(inputs: Sequence[str], output: Path, options: Options) -> int:
    """Score files into one table, beside it the rows that could not be read; give their number."""
    from saring.stages import stage, start_stages, stop_stages

    started = time.perf_counter()
    if options.profile:
        start_stages()
    with stage("load"):
        from saring.cli.score_engine import begin
        from saring.reporting import check_output
        from saring.screening.lock import only_run
    check_output(output)
    with only_run(output), begin(inputs, output, options) as begun:
        with progress(say("Menyaring", "Screening"), quiet=options.quiet) as done:
            begun.run.done = done
            notes = write_result(begun.run, output, begun.people, sort=options.sort)
        summary = summarise(begun.run, output, begun.people, notes, started)
    if not options.quiet:
        for line in summary.lines(LANGUAGE):
            tell(line)
        if output != Path("-"):
            command = as_typed(["saring", "report", str(output), "-o", "laporan.html"])
            tell(f"{say('Berikutnya', 'Next')}: {command}")
    if options.profile:
        for line in profile_lines(stop_stages(), time.perf_counter() - started):
            tell(line)
    return summary.rejected


def profile_lines(seconds: Mapping[str, float], whole: float) -> list[str]:
    """Say how many seconds each stage took, summed over processes."""
    from saring.stages import in_order

    rows = [
        (STAGE_NAMES.get(name, Phrase(name, name)), seconds[name]) for name in in_order(seconds)
    ]
    rows.append((Phrase("jam dinding", "wall clock"), whole))
    names = [name.to(LANGUAGE) for name, _ in rows]
    width = max(map(len, names))
    said = zip(names, rows, strict=True)
    return [
        "",
        say("Detik per tahap, dijumlahkan atas semua proses:",
            "Seconds by stage, summed over all processes:"),
        *(f"  {name:<{width}}  {spent:8.2f}" for name, (_, spent) in said),
    ]  # fmt: skip


def mapping_of(file: Path | None, given: dict[str, str]) -> dict[str, str]:
    """Put what was given with ``--map`` before what a mapping file says."""
    if file is None:
        return given
    from saring.posts.mapping_file import overridden, read_mapping

    return overridden(read_mapping(file), given)


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
