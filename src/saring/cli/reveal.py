"""``saring reveal``: who stands behind a pseudonym, for a reason that is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saring.cli.console import reports_errors, tell
from saring.cli.options import DebugOption, Lang, LangOption
from saring.cli.words import say
from saring.errors import SaringError

if TYPE_CHECKING:
    from saring.pseudonyms import Identity, RevealLog


@reports_errors
def reveal_cli(
    pseudonyms: Annotated[
        list[str],
        typer.Argument(
            metavar="PSEUDONYM",
            help=say(
                "Nama samaran dari hasil, mis. AKUN-7K3QF2M8XW4T.",
                "Pseudonyms from a result, e.g. AKUN-7K3QF2M8XW4T.",
            ),
        ),
    ],
    key: Annotated[
        Path,
        typer.Option(
            "--key",
            metavar="KEYFILE",
            help=say(
                "Kunci yang dipakai saat menilai.",
                "The key that was used when the posts were scored.",
            ),
        ),
    ],
    inputs: Annotated[
        list[str],
        typer.Option(
            "--in",
            metavar="EXPORT",
            help=say(
                "Ekspor asli (berkas, folder, atau pola); boleh diulang. Identitas tidak disimpan "
                "di tempat lain.",
                "The original export (file, folder or pattern); may be repeated. Identities are "
                "kept nowhere else.",
            ),
        ),
    ],
    reason: Annotated[
        str,
        typer.Option(
            "--reason",
            help=say(
                "Untuk apa identitasnya dibuka; dicatat.",
                "What the identity is needed for; it is recorded.",
            ),
        ),
    ],
    case: Annotated[
        str,
        typer.Option("--case", metavar="NO", help=say("Nomor perkara.", "Number of the case.")),
    ] = "",
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help=say(
                "Kolom yang dipakai, sama seperti saat menilai.",
                "The columns to use, as when the posts were scored.",
            ),
        ),
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option(
            "--log",
            metavar="FILE",
            help=say(
                "Berkas catatan; tanpa ini, KEYFILE.reveal.jsonl di samping kunci.",
                "The journal; KEYFILE.reveal.jsonl beside the key if not given.",
            ),
        ),
    ] = None,
    lang: LangOption = Lang.ID,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.cli.score import parse_mapping

    found, missing = reveal(
        pseudonyms,
        key,
        inputs,
        reason=reason,
        case=case,
        mapping=parse_mapping(mapping or []),
        log=log,
    )
    for identity in found:
        cells = (identity.pseudonym, identity.identity, identity.source_file, identity.source_row)
        typer.echo("\t".join(_one_line(str(cell)) for cell in cells))
    for pseudonym in missing:
        tell(
            say(
                f"{pseudonym}: tidak ditemukan; kunci atau ekspornya lain, atau kolomnya dipetakan "
                "lain (--map).",
                f"{pseudonym}: not found; the key or the export is another, or its columns were "
                "mapped otherwise (--map).",
            )
        )
    if missing:
        raise typer.Exit(1)


def reveal(
    pseudonyms: Sequence[str],
    key_file: Path,
    inputs: Sequence[str],
    *,
    reason: str,
    case: str,
    mapping: dict[str, str],
    log: Path | None,
) -> tuple[list[Identity], list[str]]:
    """Give who was found and what was not, once that is in the journal; so are failures."""
    from saring.posts import expand_inputs, open_posts
    from saring.pseudonyms import (
        Pseudonymiser,
        RevealLog,
        identify,
        load_key,
        parse_pseudonyms,
        stated_reason,
    )

    journal = RevealLog(log) if log else RevealLog.beside(key_file)
    journal.check()
    facts: dict[str, Any] = {"pseudonyms": list(pseudonyms), "reason": reason, "case": case}
    try:
        key = load_key(key_file)
        facts["key"] = key.fingerprint
        facts["pseudonyms"] = wanted = parse_pseudonyms(pseudonyms)
        facts["reason"] = stated_reason(reason)
        files = [open_posts(path, mapping) for path in expand_inputs(inputs)]
        facts["exports"] = [file.sha256 for file in files]
        pseudonymiser = Pseudonymiser(key, files, wanted=wanted)
        found = identify(pseudonymiser, files, wanted)
    except SaringError:
        if journal.path.parent.is_dir():  # else the key's folder was mistyped: nothing to reveal
            _record(journal, {**facts, "outcome": "refused"})
        raise
    # The reason is typed by hand and may hold the very name that is not to be in the journal.
    facts["reason"] = pseudonymiser.text(facts["reason"])
    facts["case"] = pseudonymiser.text(case)
    missing = [each for each in wanted if each not in {identity.pseudonym for identity in found}]
    facts["missing"] = missing
    _record(journal, {**facts, "outcome": "revealed" if found else "not found"})
    return found, missing


def _record(journal: RevealLog, facts: dict[str, Any]) -> None:
    number, proof = journal.append(facts)
    tell(
        say(
            f"Dicatat di {journal.path}: nomor {number}, sidik {proof[:16]}. Tulis keduanya dalam "
            "berkas perkara.",
            f"Recorded in {journal.path}: number {number}, hash {proof[:16]}. Write both into the "
            "case file.",
        )
    )


def _one_line(text: str) -> str:
    """Keep what an export holds from moving the cursor or breaking the table."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
