"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from saring.cli.words import say


class Lang(StrEnum):
    """Languages of messages and help."""

    ID = "id"
    EN = "en"


LangOption = Annotated[
    Lang,
    typer.Option(
        "--lang",
        envvar="SARING_LANG",
        help=say("Bahasa pesan: id atau en.", "Language of messages: id or en."),
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option(
        "--quiet",
        help=say("Tanpa ringkasan dan kemajuan; galat tetap tampil.", "No summary or progress."),
    ),
]
DebugOption = Annotated[
    bool,
    typer.Option(
        "--debug",
        help=say("Tampilkan jejak lengkap bila gagal.", "Show the full trace on failure."),
    ),
]
ModelOption = Annotated[
    Path | None,
    typer.Option(
        "--model",
        help=say(
            "Folder model; tanpa ini, model bawaan.", "Model folder; the default one if not given."
        ),
    ),
]
ContestantsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--contestants",
        metavar="FILE",
        help=say(
            "Tabel peserta pemilihan setempat, di samping yang bawaan; boleh diulang. "
            "Model tidak perlu dilatih ulang.",
            "Table of local contestants, beside those shipped; may be repeated. The model needs "
            "no new training.",
        ),
    ),
]
RegionOption = Annotated[
    str,
    typer.Option(
        "--region",
        metavar="NAME",
        help=say(
            "Asal unggahan, untuk tahapan menurut waktu setempat: WIB, WITA, WIT, provinsi, atau "
            "kabupaten/kota.",
            "Where the posts come from, for stages by local time: WIB, WITA, WIT, a province, a "
            "regency or city.",
        ),
    ),
]
CalendarOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--calendar",
        metavar="FILE",
        help=say(
            "Tabel tahapan setempat, di samping yang bawaan; boleh diulang.",
            "Table of local stages, beside those shipped; may be repeated.",
        ),
    ),
]
