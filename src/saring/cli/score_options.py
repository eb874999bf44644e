"""Options of ``saring score`` that no other command has."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from saring.cli.words import say


class EngineName(StrEnum):
    """Where posts are scored."""

    LOCAL = "local"
    DASK = "dask"


InputsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help=say(
            "Berkas ekspor (CSV, XLSX, JSONL, Parquet, ZIP), folder, pola seperti 'data/*.csv', "
            "atau - untuk masukan standar.",
            "Export files (CSV, XLSX, JSONL, Parquet, ZIP), folders, patterns such as "
            "'data/*.csv', or - for standard input.",
        ),
    ),
]
OutputOption = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        help=say(
            "Berkas hasil: .xlsx .csv .tsv .jsonl .parquet, atau - untuk CSV ke keluaran "
            "standar. Bila terhenti, perintah yang sama melanjutkannya.",
            "Result: .xlsx .csv .tsv .jsonl .parquet, or - for CSV on standard output. If it is "
            "interrupted, the same command goes on.",
        ),
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help=say(
            "Sebut kolom yang dipakai, mis. --map text=isi --map account=nama_akun.",
            "Name the column to use, e.g. --map text=isi --map account=nama_akun.",
        ),
    ),
]
MappingOption = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE.toml",
        help=say(
            "Berkas pemetaan kolom, buatan perintah validate; --map mengalahkannya.",
            "A file that maps columns, made by the command validate; --map overrides it.",
        ),
    ),
]
SortOption = Annotated[
    bool,
    typer.Option(
        "--sort",
        help=say(
            "Yang paling mendesak di atas; tanpa ini, urutan masukan.",
            "Most urgent first; input order otherwise.",
        ),
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option(
        "--strict",
        help=say(
            "Kode keluar 1 bila ada baris yang tertolak.",
            "Exit with 1 if any row was rejected.",
        ),
    ),
]
ClaimsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--claims",
        metavar="FILE",
        help=say(
            "Registri klaim terbantah Anda, di samping yang bawaan; boleh diulang.",
            "Your registry of debunked claims, beside the shipped one; may be repeated.",
        ),
    ),
]
PseudonymiseOption = Annotated[
    Path | None,
    typer.Option(
        "--pseudonymise",
        metavar="KEYFILE",
        help=say(
            "Ganti akun, nama, nomor, surel dan tautan dengan nama samaran; kunci dibuat dengan "
            "perintah new-key.",
            "Put pseudonyms in place of accounts, names, numbers, e-mail and links; the command "
            "new-key makes the key.",
        ),
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        max=256,
        metavar="N",
        help=say(
            "Proses yang bekerja berdampingan; bawaan: sebanyak inti prosesor, satu untuk "
            "berkas kecil.",
            "Processes that work side by side; default: as many as cores, one for small files.",
        ),
    ),
]
EngineOption = Annotated[
    EngineName,
    typer.Option(
        "--engine",
        help=say(
            "local: di komputer ini; dask: juga di komputer lain, dan dari URL seperti s3://.",
            "local: on this computer; dask: on other computers too, and from URLs such as s3://.",
        ),
    ),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help=say(
            "Penjadwal Dask yang sudah berjalan; tanpa ini, satu dibuat di komputer ini.",
            "A Dask scheduler that is running; without it, one is started on this computer.",
        ),
    ),
]
ProfileOption = Annotated[
    bool,
    typer.Option(
        "--profile",
        help=say(
            "Tampilkan berapa detik setiap tahap pada akhirnya.",
            "Print the seconds of each stage at the end.",
        ),
    ),
]
