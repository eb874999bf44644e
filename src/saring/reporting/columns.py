"""What the columns of a scored row are called and mean, for people who read the output."""

from __future__ import annotations

from saring.errors import Phrase

LABELS: dict[str, Phrase] = {
    "campaign": Phrase("kampanye", "campaign"),
    "hate": Phrase("ujaran kebencian", "hate speech"),
    "hoax": Phrase("mirip klaim terbantah", "resembles a debunked claim"),
}
BANDS = ("priority", "review", "unsure", "clear")
BAND_MEANINGS: dict[str, Phrase] = {
    "priority": Phrase("baca lebih dahulu", "read first"),
    "review": Phrase("perlu dibaca", "to be read"),
    "unsure": Phrase("model ragu", "the model cannot tell"),
    "clear": Phrase("tidak ditandai", "not flagged"),
}
FLAGGED_BANDS = ("priority", "review")

SCORES = tuple(f"{label}_score" for label in LABELS)
BAND_COLUMNS = tuple(f"{label}_band" for label in LABELS)
FRACTIONS = (*SCORES, "claim_score")
COUNTS = ("source_row",)

REVIEW_COLUMNS = ("reviewer", "decision", "review_note")
"""What a reviewer fills in; the same keys in both languages, since later commands read them."""

DECISIONS = (
    Phrase("perlu klarifikasi", "needs clarification"),
    Phrase("bukan temuan", "not a finding"),
    Phrase("tidak cukup bukti", "not enough evidence"),
    Phrase("duplikat", "duplicate"),
)
"""What a reviewer may decide: where the post goes next, never what its author has done."""

_SCORE = Phrase(
    "peluang terkalibrasi, 0 sampai 1; dasar urutan baca, bukan ukuran kesalahan seseorang",
    "calibrated probability, 0 to 1; it orders the reading and measures nobody's guilt",
)
_BAND = Phrase(
    "; ".join(f"{band}: {meaning.id}" for band, meaning in BAND_MEANINGS.items()),
    "; ".join(f"{band}: {meaning.en}" for band, meaning in BAND_MEANINGS.items()),
)

MEANINGS: dict[str, Phrase] = {
    "labels": Phrase(
        "label yang ditandai (review atau priority): indikasi, belum ditinjau; kosong bila tidak",
        "labels in review or priority: indications, not yet reviewed; blank when there are none",
    ),
    **dict.fromkeys(BAND_COLUMNS, _BAND),
    "text": Phrase("isi unggahan seperti dalam berkas asal", "the post as the source file has it"),
    "account": Phrase("akun yang mengunggah", "account that posted"),
    "posted_at": Phrase(
        "waktu unggahan, ISO 8601 dengan zona waktu", "time of posting, ISO 8601 with its zone"
    ),
    "stage": Phrase(
        "tahapan pemilu pada tanggal unggahan", "election stage on the date of the post"
    ),
    "notes": Phrase(
        "yang perlu diketahui pembaca: teks pendek, kutipan, bahasa lain, emoji hilang",
        "what a reader must know: short text, quotation, other language, lost emoji",
    ),
    "url": Phrase(
        "tautan unggahan, sengaja berupa teks: salin ke peramban bila asalnya dapat dipercaya",
        "address of the post, as text on purpose: copy it into a browser if you trust its origin",
    ),
    "reviewer": Phrase("diisi peninjau: siapa yang membaca", "for the reviewer: who has read it"),
    "decision": Phrase(
        "diisi peninjau, pilih dari daftar: " + ", ".join(choice.id for choice in DECISIONS),
        "for the reviewer, from the list: " + ", ".join(choice.en for choice in DECISIONS),
    ),
    "review_note": Phrase(
        "diisi peninjau: apa yang dilihat dan mengapa demikian",
        "for the reviewer: what was seen, and why so",
    ),
    "unit": Phrase("unit kerja atau OPD pemilik akun", "office that the account belongs to"),
    "relation": Phrase(
        "hubungan dengan unggahan lain: retweet atau share bukan kata-kata akun itu sendiri",
        "relation to another post: a retweet or share is not the account's own words",
    ),
    "platform": Phrase("media sosial asal", "social medium"),
    **dict.fromkeys(SCORES, _SCORE),
    "claim_id": Phrase(
        "klaim terdaftar yang sudah dibantah dan paling mirip",
        "nearest registered claim that has been debunked",
    ),
    "claim_score": Phrase(
        "kemiripan dengan klaim itu, 0 sampai 1: bukan peluang bahwa isinya salah",
        "likeness to it, 0 to 1: not a probability that the post is false",
    ),
    "claim_source": Phrase("sumber bantahan klaim itu", "where that claim was debunked"),
    "row_id": Phrase("nomor tetap baris, dihitung dari isinya", "stable id made from the content"),
    "post_id": Phrase("nomor unggahan, selalu teks", "id of the post, always text"),
    "source_file": Phrase("berkas asal", "source file"),
    "source_row": Phrase("baris dalam berkas asal", "row in the source file"),
    "model_id": Phrase("nama dan sidik isi model", "name and content hash of the model"),
    "reasons": Phrase(
        "JSON: tiap kata dengan letak dan bobotnya; base + bobot + rest = log-odds skor",
        "JSON: each word with span and weight; base + weights + rest = log-odds of the score",
    ),
}

SCORED = (
    *("row_id", "source_file", "source_row", "post_id", "account", "posted_at", "platform"),
    *("url", "unit", "relation", "text", "stage", *SCORES, *BAND_COLUMNS, "labels", "reasons"),
    *("claim_id", "claim_score", "claim_source", "notes", "model_id"),
)

REASONS_IN_WORDS = Phrase("alasan", "reasons_in_words")
REASONS_MEANING = Phrase(
    "kata terkuat seperti ditulis; bobot (log-odds) positif menaikkan skor, negatif menurunkannya",
    "strongest words as written; a positive weight (log-odds) raises the score, a negative lowers",
)
