"""``saring reference``: check the tables that people edit, and make a registry of claims."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from saring.cli.console import reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption, QuietOption
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError

reference_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=say(
        "Periksa tabel acuan: peserta, kalender, istilah, klaim.",
        "Check reference tables: contestants, calendar, terms, claims.",
    ),
)


@reference_app.command(
    "check",
    help=say(
        "Periksa tabel acuan baris demi baris. Jenisnya dikenal dari judul kolom; kode keluar 2 "
        "bila ada yang salah, dan peringatan tidak menggagalkan.",
        "Check reference tables row by row. Their kind is told by the header; exits with 2 if "
        "anything is wrong, while warnings do not fail.",
    ),
)
@reports_errors
def check_cli(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help=say(
                "Tabel CSV atau folder; tanpa ini, tabel bawaan.",
                "CSV tables or folders; the shipped ones if not given.",
            ),
        ),
    ] = None,
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.cli.tables import table_kinds
    from saring.reference.check import check_tables, shipped_tables

    tables = within_folders(paths) if paths else shipped_tables()
    met = set(tables) - set(paths or tables)
    findings = check_tables(tables, table_kinds(), met_on_the_way=met)
    errors = [finding for finding in findings if not finding.is_warning]
    warnings = [finding for finding in findings if finding.is_warning]
    for finding in errors:
        tell(f"{say('Salah', 'Wrong')}: {finding.line(LANGUAGE)}")
    if not quiet:
        for finding in warnings:
            tell(f"{say('Peringatan', 'Warning')}: {finding.line(LANGUAGE)}")
        tell(
            say(
                f"{len(tables)} tabel: {len(errors)} kesalahan, {len(warnings)} peringatan.",
                f"{len(tables)} tables: {len(errors)} errors, {len(warnings)} warnings.",
            )
        )
    if errors:
        raise typer.Exit(2)


def within_folders(paths: list[Path]) -> list[Path]:
    """Give the tables named, and those in the folders named."""
    return [
        table
        for path in paths
        for table in (sorted(path.glob("*.csv")) if path.is_dir() else [path])
    ]


@reference_app.command(
    "import-claims",
    help=say(
        "Jadikan daftar klaim terbantah sebuah registri. Menerima CSV, XLSX, JSONL atau Parquet; "
        "klaim yang sama digabung, dan yang tanpa sumber ditolak.",
        "Turn a list of debunked claims into a registry. Takes CSV, XLSX, JSONL or Parquet; equal "
        "claims are merged, and those without a source are rejected.",
    ),
)
@reports_errors
def import_claims_cli(
    listed: Annotated[
        Path,
        typer.Argument(
            metavar="LIST",
            help=say(
                "Daftar dengan kolom claim/klaim/judul/title, dan bila ada source/sumber, "
                "url/tautan, date/tanggal, verdict.",
                "A list with a column claim/klaim/judul/title and, where it has them, "
                "source/sumber, url/tautan, date/tanggal, verdict.",
            ),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help=say("Registri yang ditulis (CSV).", "Registry to write (CSV).")
        ),
    ],
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar="NAME",
            help=say(
                "Siapa yang membantah, untuk baris yang tidak menyebutnya.",
                "Who debunked them, for rows that do not say.",
            ),
        ),
    ] = "",
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.claims.importing import import_claims
    from saring.claims.registry import write_registry
    from saring.posts import write_rejects

    if output.suffix.lower() != ".csv":
        raise SaringError(
            Phrase(f"{output}: registri ditulis sebagai CSV.", f"{output}: a registry is a CSV."),
            Phrase(f"Tulis {output.stem}.csv.", f"Write {output.stem}.csv."),
        )
    imported = import_claims(listed, source=source)
    write_registry(imported.claims, output)
    rejects = Path(f"{output}.rejected.csv")
    if imported.rejects:
        write_rejects(imported.rejects, rejects, LANGUAGE)
    else:
        rejects.unlink(missing_ok=True)
    if not quiet:
        tell(imported.summary().to(LANGUAGE))
        if imported.rejects:
            tell(str(rejects))
        tell(
            say(
                f"Belum diverifikasi: cek tiap baris, lalu saring score ... --claims {output}",
                f"Not yet verified: check each row, then saring score ... --claims {output}",
            )
        )
