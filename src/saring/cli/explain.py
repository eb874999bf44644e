"""``saring explain``: why one post gets its scores."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saring.cli.console import reports_errors, tell
from saring.cli.options import (
    CalendarOption,
    ContestantsOption,
    DebugOption,
    Lang,
    LangOption,
    ModelOption,
    RegionOption,
)
from saring.cli.words import LANGUAGE, say
from saring.errors import Phrase, SaringError

if TYPE_CHECKING:
    from saring.cli.explain_source import ScoredPost
    from saring.screening.circumstances import Circumstances

STANDARD_OUTPUT = Path("-")


class Form(StrEnum):
    """How an explanation is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


@reports_errors
def explain_cli(
    scored: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[SCORED]...",
            help=say(
                "Tabel hasil perintah score; --row menyebut barisnya.",
                "Table that the command score wrote; --row names its row.",
            ),
        ),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            help=say("Unggahan yang dijelaskan, di antara tanda kutip.", "The post, quoted."),
        ),
    ] = None,
    row: Annotated[
        str | None,
        typer.Option(
            "--row",
            metavar="ID",
            help=say(
                "row_id dalam hasil, atau awalnya.", "row_id in the result, or how it begins."
            ),
        ),
    ] = None,
    posted_at: Annotated[
        str | None,
        typer.Option(
            "--posted-at",
            metavar="TIME",
            help=say(
                "Waktu unggahan, untuk tahapan dan aturannya; tanpa zona berarti waktu setempat.",
                "Time of the post, for its stage and rules; without a zone it is local.",
            ),
        ),
    ] = None,
    region: RegionOption = "WIB",
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help=say(
                "text, json atau html; tanpa ini, menurut akhiran -o, lalu text.",
                "text, json or html; if not given, by the suffix of -o, else text.",
            ),
        ),
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help=say(
                "Berkas yang ditulis; tanpa ini, ke layar.", "File to write; else the screen."
            ),
        ),
    ] = STANDARD_OUTPUT,
    calendar: CalendarOption = None,
    rules: Annotated[
        list[Path] | None,
        typer.Option(
            "--rules",
            metavar="FILE",
            help=say(
                "Tabel aturan setempat, di samping yang bawaan; boleh diulang.",
                "Table of local rules, beside those shipped; may be repeated.",
            ),
        ),
    ] = None,
    claims: Annotated[
        list[Path] | None,
        typer.Option(
            "--claims",
            metavar="FILE",
            help=say(
                "Registri klaim terbantah, di samping yang bawaan; boleh diulang.",
                "Registry of debunked claims, beside the shipped one; may be repeated.",
            ),
        ),
    ] = None,
    contestants: ContestantsOption = None,
    model: ModelOption = None,
    lang: LangOption = Lang.ID,
    debug: DebugOption = False,
) -> None:
    """Run the command; its help is given in two languages where it is registered."""
    from saring.cli.explain_source import from_scored
    from saring.cli.tables import add_contestants
    from saring.reference.calendar import Calendar
    from saring.reference.legal_rules import read_legal_rules
    from saring.reference.regions import region_of
    from saring.screening.circumstances import circumstances_of

    chosen = form or _form_of(output)
    place, known, norms = (
        region_of(region), Calendar.load(calendar or []), read_legal_rules(rules or [])
    )  # fmt: skip
    add_contestants(contestants or [])
    post = from_scored(scored or [], row) if _is_of_a_row(text, scored, row) else None
    moment = _time(posted_at) if posted_at else post.posted_at if post else ""

    def when(labels: tuple[str, ...]) -> Circumstances:
        return circumstances_of(moment, place, known, norms, labels)

    record = explained_record(post or str(text), when, claims or [], model)
    written = _written(record, chosen, on_screen=output == STANDARD_OUTPUT)
    _put(written, output)


def explained_record(
    post: ScoredPost | str,
    when: Callable[[tuple[str, ...]], Circumstances],
    claims: list[Path],
    model_folder: Path | None,
) -> dict[str, Any]:
    """Explain a text, or a scored row: by its model if that is at hand, else as it is stored.

    Parameters
    ----------
    when
        Gives stage and rules for the labels flagged.
    """
    from saring.cli.tables import claim_matcher
    from saring.model import load_model
    from saring.model.store import DEFAULT_MODEL
    from saring.reporting.explained import record_of_post, record_of_row
    from saring.screening.explained import explain_post

    model = load_model(model_folder or DEFAULT_MODEL)
    if isinstance(post, str):
        explained = explain_post(post, model, claim_matcher(claims))
        return record_of_post(explained, when(explained.flagged), LANGUAGE)
    if post.model_id != model.model_id:
        why = Phrase(
            f"Baris ini dinilai model {post.model_id or '(tidak disebut)'}, bukan "
            f"{model.model_id} yang terpasang: yang tampil adalah alasan yang tersimpan. Untuk "
            "penjelasan lengkap beri modelnya dengan --model.",
            f"This row was scored by the model {post.model_id or '(not named)'}, not by "
            f"{model.model_id} which is installed: shown are the reasons stored. For all of it "
            "give that model with --model.",
        )
        record = record_of_row(post.row, when(post.flagged), LANGUAGE, why)
    else:
        explained = explain_post(post.text, model, claim_matcher(claims))
        record = record_of_post(explained, when(explained.flagged), LANGUAGE)
        record["notes"] = post.differences(record, LANGUAGE)
    return record | {"row": post.identity()}


def _is_of_a_row(text: str | None, scored: list[Path] | None, row: str | None) -> bool:
    if (text is not None) == bool(scored or row) or bool(scored) != bool(row):
        raise SaringError(
            Phrase("Sebut satu unggahan: --text TEKS, atau SCORED dengan --row ID.",
                   "Name one post: --text TEXT, or SCORED with --row ID."),
            Phrase("Contoh: saring explain --text \"Ayo coblos nomor 2\", atau "
                   "saring explain hasil.csv --row 3f2a9c",
                   "For example: saring explain --text \"Ayo coblos nomor 2\", or "
                   "saring explain hasil.csv --row 3f2a9c"),
        )  # fmt: skip
    if text is not None and not text.strip():
        example = 'saring explain --text "Ayo coblos nomor 2"'
        raise SaringError(
            Phrase("--text kosong.", "--text is blank."),
            Phrase(f"Contoh: {example}", f"For example: {example}"),
        )
    return text is None


def _time(written: str) -> str:
    from saring.posts.dates import normalise_time

    if moment := normalise_time(written):
        return moment
    raise SaringError(
        Phrase(f"--posted-at: {written!r} tidak terbaca sebagai waktu.",
               f"--posted-at: {written!r} cannot be read as a time."),
        Phrase("Tulis seperti 2024-11-24, \"24 November 2024 08.15 WITA\", atau "
               "2024-11-24T08:15:00+08:00.",
               "Write it like 2024-11-24, \"24 November 2024 08.15 WITA\", or "
               "2024-11-24T08:15:00+08:00."),
    )  # fmt: skip


def _form_of(output: Path) -> Form:
    suffixes = {".json": Form.JSON, ".html": Form.HTML, ".htm": Form.HTML, ".txt": Form.TEXT}
    if output == STANDARD_OUTPUT:
        return Form.TEXT
    if output.suffix.lower() in suffixes:
        return suffixes[output.suffix.lower()]
    raise SaringError(
        Phrase(f"{output}: akhirannya tidak dikenal.", f"{output}: the suffix is not known."),
        Phrase("Pakai .txt, .json atau .html, atau sebut --format.",
               "Use .txt, .json or .html, or name a --format."),
    )  # fmt: skip


def _written(record: dict[str, Any], form: Form, *, on_screen: bool) -> str:
    if form is Form.JSON:
        return json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if form is Form.HTML:
        from saring.reporting.explained import render_explained

        return render_explained(record, LANGUAGE)
    from saring.cli.explain_screen import on_terminal

    return on_terminal(record, coloured=on_screen and sys.stdout.isatty())


def _put(written: str, output: Path) -> None:
    if output == STANDARD_OUTPUT:
        typer.echo(written, nl=False)
        return
    from saring.files import complete_or_absent

    with complete_or_absent(output) as aside:
        aside.write_text(written, encoding="utf-8", newline="\n")
    tell(say(f"Ditulis: {output}", f"Written: {output}"))
