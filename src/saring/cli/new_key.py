"""``saring new-key``: a secret for pseudonyms, made once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from saring.cli.console import reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption
from saring.cli.words import say


@reports_errors
def new_key_cli(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="KEYFILE",
            help=say(
                "Berkas kunci baru; yang sudah ada tidak ditimpa.",
                "File for the new key; an existing one is not overwritten.",
            ),
        ),
    ],
    lang: LangOption = Lang.ID,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.pseudonyms import new_key

    key = new_key(file)
    tell(
        say(
            f"Kunci baru: {file} (sidik {key.fingerprint}), hanya dapat dibaca oleh Anda. Simpan "
            "salinannya di tempat terkunci, terpisah dari ekspor dan hasil.",
            f"New key: {file} (fingerprint {key.fingerprint}), readable by you alone. Keep a copy "
            "locked away, apart from exports and results.",
        )
    )
