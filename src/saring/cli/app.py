"""The command ``saring`` and its sub-commands."""

from __future__ import annotations

from typing import Annotated

import typer

from saring.cli.evaluate import evaluate_cli
from saring.cli.explain import explain_cli
from saring.cli.model import model_app
from saring.cli.new_key import new_key_cli
from saring.cli.reference import reference_app
from saring.cli.report import report_cli
from saring.cli.reveal import reveal_cli
from saring.cli.score import score_cli
from saring.cli.train import train_cli
from saring.cli.triage import triage_cli
from saring.cli.validate import validate_cli
from saring.cli.words import say

app = typer.Typer(
    name="saring",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help is the same on every terminal, so the docs can hold it
    help=say(
        "Menyaring ekspor unggahan media sosial: menandai indikasi kampanye, ujaran kebencian, dan "
        "kemiripan dengan hoaks, beserta alasannya. Luring; orang yang memutuskan.",
        "Screens exports of social media posts: flags indications of campaigning, hate speech and "
        "likeness to hoaxes, with the reasons. Offline; people decide.",
    ),
)
app.command(
    "score",
    help=say(
        "Nilai ekspor unggahan dan tulis tabel hasilnya. Setiap baris masukan ada di hasil, atau "
        "di berkas .rejected.csv di sampingnya beserta alasan dan cara memperbaikinya.",
        "Score exported posts and write the table of results. Every input row is in the result, "
        "or in the .rejected.csv file beside it with the reason and the remedy.",
    ),
)(score_cli)
app.command(
    "validate",
    help=say(
        "Periksa ekspor sebelum bekerja. Tampak bagaimana kolomnya dipahami, dan setiap masalah "
        "dengan berkas, baris, kolom dan cara mengatasinya; kode keluar 2 bila belum dapat "
        "dinilai.",
        "Check exports before any work. Shows how columns are understood, and every problem by "
        "file, row and column with its remedy; exits with 2 if they cannot be scored yet.",
    ),
)(validate_cli)
app.command(
    "triage",
    help=say(
        "Dari tabel hasil ke akun, atau unit, yang dibaca lebih dahulu: indikasi, belum ditinjau. "
        "Urutan = bobot unggahan x batas bawah selang 95 % (Wilson) bagian unggahan sendiri yang "
        "ditandai, sehingga akun yang rajin tidak dirugikan. Bobot: unggahan sendiri yang berbeda, "
        "review 1, priority 2; x 1,5 pada masa kampanye, tenang, pemungutan; x 1, 0,75 atau 0,5 "
        "bila dalam 30 hari, 180 hari, atau lebih lama dari yang terbaru; jumlahnya x 1 sampai 1,5 "
        "untuk 1 sampai 6 hari. Seri: band dan skor terbaik, waktu, hari, banyaknya, lalu nama. "
        "Salinan dihitung sekali; retweet dan share bukan kata sendiri; yang diputuskan 'bukan "
        "temuan' atau 'duplikat' tidak dihitung.",
        "From a scored table to the accounts, or units, to read first: indications, not yet "
        "reviewed. Order = weight of posts x lower end of the 95 % interval (Wilson) of the share "
        "of own posts that are flagged, so that busy accounts are not punished for volume. "
        "Weight: distinct own posts, review 1, priority 2; x 1.5 in campaign, quiet days, voting "
        "day; x 1, 0.75 or 0.5 within 30 days, 180 days, or earlier than the newest; the sum x 1 "
        "to 1.5 for 1 to 6 days. Ties: best band and score, time, days, number, then name. Copies "
        "count once; retweets and shares are not one's own words; what was decided to be 'not a "
        "finding' or a 'duplicate' does not count.",
    ),
)(triage_cli)
app.command(
    "explain",
    help=say(
        "Jelaskan skor satu unggahan. Tampak kata-kata, seperti tertulis, yang menaikkan dan "
        "menurunkannya.",
        "Explain the scores of one post. Shows the words, as written, that raise and lower them.",
    ),
)(explain_cli)
app.command(
    "report",
    help=say(
        "Buat laporan dari tabel hasil: satu halaman HTML luring dengan temuan, alasan, sebaran, "
        "akun, dan sampel audit.",
        "Make a report from scored tables: one offline HTML page with findings, reasons, "
        "distributions, accounts and an audit sample.",
    ),
)(report_cli)
app.command(
    "train",
    help=say(
        "Latih model dari unggahan berlabel. Foldernya memuat pula angka pada sumber yang tidak "
        "dipakai melatih.",
        "Train a model on labelled posts. Its folder also holds the figures on sources left out.",
    ),
)(train_cli)
app.command(
    "evaluate",
    help=say(
        "Ukur model pada unggahan berlabel. Pakai unggahan yang belum pernah dilihatnya; hasilnya "
        "angka dengan selang, dan halaman HTML luring. Atau ukur pada suite fungsional dan tukar "
        "nama bawaan: --functional, --swaps.",
        "Measure a model on labelled posts. Use posts that it has not seen; gives figures with "
        "intervals, and an offline HTML page. Or measure it on the shipped functional suite and "
        "swaps of names: --functional, --swaps.",
    ),
)(evaluate_cli)
app.command(
    "new-key",
    help=say(
        "Buat kunci untuk nama samaran. Yang memegangnya bersama ekspor asli dapat mengetahui "
        "siapa orangnya.",
        "Make a key for pseudonyms. Whoever holds it and the original export can tell who is who.",
    ),
)(new_key_cli)
app.command(
    "reveal",
    help=say(
        "Buka identitas di balik nama samaran. Memerlukan kunci, ekspor asli dan alasan; setiap "
        "percobaan dicatat. Keluarannya: nama samaran, identitas, berkas, baris.",
        "Reveal who stands behind a pseudonym. Needs the key, the original export and a reason; "
        "every attempt is recorded. Prints pseudonym, identity, file, row.",
    ),
)(reveal_cli)
app.add_typer(model_app, name="model")
app.add_typer(reference_app, name="reference")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"saring {version('saring')}")
        raise typer.Exit


@app.callback()
def saring(
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help=say("Tampilkan versi.", "Show the version."),
        ),
    ] = False,
) -> None:
    """Describe the command as a whole; the help text is given above in two languages."""


def main() -> None:
    """Run the command line."""
    app()
