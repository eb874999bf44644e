"""``saring validate``: every problem of the input before any work, and how it was understood."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.console import progress, reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption, QuietOption
from saring.cli.score_options import InputsArgument, MapOption, MappingOption
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError
from saring.visible import visible

if TYPE_CHECKING:
    from saring.posts.validation import Validation

SUFFIXES = (".csv", ".json")


class Format(StrEnum):
    """How the findings are shown."""

    TEXT = "text"
    JSON = "json"


@reports_errors
def validate_cli(
    inputs: InputsArgument,
    map_: MapOption = None,
    mapping: MappingOption = None,
    save_mapping: Annotated[
        Path | None,
        typer.Option(
            "--save-mapping",
            metavar="FILE",
            help=say(
                "Simpan pengenalan kolom sebagai pemetaan (TOML) untuk disunting dan dipakai lagi.",
                "Save how columns were understood as a mapping (TOML), to edit and use again.",
            ),
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help=say("Bentuk tampilan: text atau json.", "What is shown: text or json."),
        ),
    ] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=say(
                "Tulis semua masalah, baris demi baris: .csv atau .json; - untuk JSON ke keluaran "
                "standar.",
                "Write all problems, row by row: .csv or .json; - for JSON on standard output.",
            ),
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            "--limit",
            min=1,
            help=say(
                "Banyaknya baris yang disebut untuk setiap masalah.",
                "How many rows are named for each problem.",
            ),
        ),
    ] = 5,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help=say(
                "Kode keluar 1 bila ada baris yang tertolak.",
                "Exit with 1 if any row would be rejected.",
            ),
        ),
    ] = False,
    lang: LangOption = Lang.ID,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.cli.score import mapping_of, parse_mapping
    from saring.cli.validate_files import write_problems
    from saring.cli.validate_lines import next_command
    from saring.posts.validation import validate_inputs

    _check_output(output)
    given = parse_mapping(map_ or [])
    columns = mapping_of(mapping, given)
    with progress(say("Memeriksa", "Checking"), quiet=quiet) as done:
        validation = validate_inputs(inputs, columns, today=date.today(), done=done)
    if save_mapping:
        mapping, given = save_mapping, {}
    command = next_command(inputs, given, mapping, validation)
    as_json = form is Format.JSON or output == Path("-")
    _show(validation, command, limit, as_json=as_json, quiet=quiet)
    told = []
    if output and output != Path("-"):
        write_problems(validation, output, command)
        told.append(f"{say('Semua masalah', 'All problems')}: {output}")
    if save_mapping:
        _save_mapping(validation, save_mapping)
        told.append(f"{say('Pemetaan', 'Mapping')}: {save_mapping}")
    for line in [] if quiet else [*told, f"{_before(validation)}: {command}"]:
        tell(line)
    if not validation.scorable:
        raise typer.Exit(2)
    if strict and validation.rejected:
        raise typer.Exit(1)


def _show(validation: Validation, command: str, limit: int, *, as_json: bool, quiet: bool) -> None:
    from saring.cli.validate_files import print_json
    from saring.cli.validate_lines import lines

    if as_json:
        print_json(validation, command)
    elif not quiet:
        for line in lines(validation, limit):
            typer.echo(visible(line))


def _save_mapping(validation: Validation, path: Path) -> None:
    from saring.posts.mapping_file import write_mapping
    from saring.posts.validation import columns_to_save
    from saring.visible import whole_text

    file = columns_to_save(validation).file
    write_mapping(
        path, file.columns, source=whole_text(file.path.name), header=file.header, language=LANGUAGE
    )


def _before(validation: Validation) -> str:
    if validation.scorable:
        return say("Berikutnya", "Next")
    return say("Perbaiki yang disebut di atas, lalu", "Mend what is named above, then")


def _check_output(path: Path | None) -> None:
    if path is None or path == Path("-") or path.suffix.lower() in SUFFIXES:
        return
    known = ", ".join(SUFFIXES)
    raise SaringError(
        Phrase(f"{path}: akhiran nama berkas tidak dikenal; yang dikenal: {known}.",
               f"{path}: unknown suffix; the known ones are {known}."),
        Phrase("Beri nama misalnya masalah.csv, atau - untuk JSON ke keluaran standar.",
               "Name it problems.csv for example, or - for JSON on standard output."),
    )  # fmt: skip
