"""Options of ``saring triage``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from saring.cli.words import say

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


ScoredArgument = Annotated[
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
]
ListOption = Annotated[
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
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help=say("JSON ke keluaran standar.", "JSON on standard output.")),
]
BudgetOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help=say(
            "Banyaknya unggahan yang sanggup dibaca; paling banyak 10 per akun, yang terkuat "
            "lebih dahulu.",
            "Posts that can be read; at most 10 of an account, the strongest first.",
        ),
    ),
]
AccountOption = Annotated[
    str,
    typer.Option(
        help=say(
            "Unggahan satu akun: kata yang menaikkan dan menurunkan skor, tautan, tahapan.",
            "The posts of one account: words that raise and lower scores, link, stage.",
        )
    ),
]
UnitOption = Annotated[
    str, typer.Option(help=say("Hanya unit (OPD) ini.", "Only this unit (OPD)."))
]
ByOption = Annotated[
    By, typer.Option(help=say("Urutkan akun atau unit.", "Rank accounts or units."))
]
SinceOption = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        help=say(
            "Dari tanggal ini, mis. 2024-11-24 atau 24/11/2024; unggahan tanpa waktu tidak ikut.",
            "From this day, e.g. 2024-11-24 or 24/11/2024; posts without a time are left out.",
        ),
    ),
]
UntilOption = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        help=say("Sampai dengan tanggal ini.", "Up to and including this day."),
    ),
]
LabelOption = Annotated[
    list[Label] | None,
    typer.Option(
        help=say(
            "Hanya label ini yang dihitung; boleh diulang.",
            "Only this label counts; may be repeated.",
        )
    ),
]
StageOption = Annotated[
    str,
    typer.Option(
        help=say(
            "Hanya tahapan ini, mis. tenang; awal namanya cukup.",
            "Only this stage, e.g. tenang; the beginning of its name is enough.",
        )
    ),
]
LeastOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help=say(
            "Bukti minimum: unggahan sendiri yang berbeda. Tanpa ini dua, atau satu priority.",
            "Minimum evidence: distinct own posts. Without it two, or one in priority.",
        ),
    ),
]
HistogramOption = Annotated[
    Histogram | None,
    typer.Option(
        help=say(
            "Sebaran skor satu label, atau all, dengan batas band: untuk menentukan batas.",
            "Distribution of the scores of a label, or all, with the cuts of the bands: to "
            "set the cut by.",
        )
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help=say(
            f"Baris paling banyak; tanpa ini {LINES} di terminal, semua dalam berkas.",
            f"Lines at most; without it {LINES} in the terminal, all in a file.",
        ),
    ),
]
