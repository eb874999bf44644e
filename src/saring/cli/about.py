"""What a scored table says of itself: what was screened, with what, and what it cannot claim."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from saring.errors import Language, Phrase

if TYPE_CHECKING:
    from saring.pseudonyms import Pseudonymiser
    from saring.screening import Instruments, ScoringRun

LIMITS = {
    Phrase("Arti tanda", "What a flag means"): Phrase(
        "Indikasi, belum ditinjau: urutan baca bagi orang, bukan putusan dan bukan bukti "
        "pelanggaran. Skor adalah perkiraan peluang dari teks saja.",
        "An indication, not yet reviewed: an order of reading for people, not a verdict and no "
        "proof of a breach. A score is a probability estimated from the text alone.",
    ),
    Phrase("Nama dalam alasan", "Names in reasons"): Phrase(
        "Kata sesudah [ORANG], [KANDIDAT], [KELOMPOK_...] dan sejenisnya dinilai sebagai "
        "jenisnya, siapa pun namanya: menukar nama tidak mengubah skor.",
        "A word after [ORANG], [KANDIDAT], [KELOMPOK_...] and the like counts as its kind, "
        "whoever is named: swapping names does not move a score.",
    ),
    Phrase("Yang tidak dapat dinyatakan", "What it cannot claim"): Phrase(
        "Hoaks tidak dapat dibuktikan dari teks; 'hoax' berarti mirip klaim yang sudah dibantah "
        "dan perlu cek fakta. Gambar, video, sarkasme dan konteks percakapan tidak terbaca. "
        "Kepemilikan akun tidak diperiksa.",
        "A text proves no hoax; 'hoax' means like claims that were debunked, to be fact-checked. "
        "Pictures, videos, sarcasm and the thread around a post are not read. Who owns an account "
        "is not examined.",
    ),
}


def compared(instruments: Instruments) -> Phrase:
    """Say with how many debunked claims posts were compared; with none, that they were not."""
    if not instruments.claims:
        return Phrase(
            "Registri klaim kosong: kemiripan dengan klaim terbantah tidak disaring. "
            "Tambahkan dengan --claims.",
            "The registry of claims is empty: likeness to debunked claims was not screened. "
            "Add one with --claims.",
        )
    count, least = instruments.claims, instruments.least_likeness
    return Phrase(
        f"Dibandingkan dengan {count} klaim yang sudah dibantah (kemiripan {least:g} ke atas).",
        f"Compared with {count} debunked claims (a likeness of {least:g} and above).",
    )


def about(
    run: ScoringRun, language: Language, people: Pseudonymiser | None = None
) -> dict[str, str]:
    """Say what was screened, with what, and what the result can and cannot claim.

    `people` puts pseudonyms in place of those whom the name of a file tells.
    """
    files = "; ".join(
        f"{people.text(source.name) if people else source.name} (SHA-256 {source.sha256})"
        for source in run.plan.sources
    )
    from saring.screening import instruments_of

    instruments = instruments_of(run.plan.setup)
    model = instruments.model
    thresholds = {
        Phrase(f"Ambang {label}", f"Thresholds for {label}"): ", ".join(
            f"{band} >= {threshold:.3f}" for band, threshold in bands.items()
        )
        for label, bands in model.thresholds.items()
        if label in run.bands
    }
    claims = compared(instruments)
    facts = {
        Phrase("Disaring", "Screened"): files,
        Phrase("Model", "Model"): model.model_id,
        **thresholds,
        Phrase("Klaim terbantah", "Debunked claims"): claims.to(language),
    }
    facts[Phrase("Wilayah", "Region")] = run.plan.setup.region
    if people:
        facts[Phrase("Nama samaran", "Pseudonyms")] = people.note.to(language)
    if tables := run.plan.setup.tables:
        own = "; ".join(f"{path.name} (SHA-256 {fingerprint(path)})" for path in tables)
        facts[Phrase("Tabel tambahan", "Added tables")] = own
    return {key.to(language): fact for key, fact in facts.items()} | {
        key.to(language): limit.to(language) for key, limit in LIMITS.items()
    }


def fingerprint(path: Path) -> str:
    """Give the SHA-256 of a file, which tells one state of a table from the next."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
