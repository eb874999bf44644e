"""What the parts of an explanation are called, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from saring.errors import Language, Phrase
from saring.reporting.columns import LABELS
from saring.screening.screen import ABUSIVE
from saring.text.slot_kinds import ADDRESSED

STATUS = Phrase(
    "Indikasi, belum ditinjau: orang yang menilai. Bobot: bagian tiap kata dari log-odds skor.",
    "Indication, not yet reviewed: people judge. Weights: the words' shares of the log-odds.",
)
OUTSIDE = Phrase(
    "Aturan untuk dibaca peninjau, menurut tanggal unggahan; alat ini tidak menyatakan bahwa "
    "suatu aturan dilanggar, dan hukum pidana di luar alat ini.",
    "Rules for a reviewer to read, by the date of the post; this tool does not say that any was "
    "broken, and criminal law is outside of it.",
)

WORDS = {
    "title": Phrase("Penjelasan skor satu unggahan", "The scores of one post, explained"),
    "status": STATUS,
    "raising": Phrase("Kata yang menaikkan skor", "Words that raise the score"),
    "lowering": Phrase("Kata yang menurunkan skor", "Words that lower the score"),
    "not_words": Phrase("Yang bukan kata", "What is not a word"),
    "none": Phrase("tidak ada yang berarti", "none that matters"),
    "base": Phrase(
        "titik awal, sama bagi semua unggahan", "starting point, the same for every post"
    ),
    "manner": Phrase("cara penulisan", "manner of writing"),
    "rest": Phrase("kata lainnya", "other words"),
    "sum": Phrase("= log-odds skor", "= log-odds of the score"),
    "thresholds": Phrase("ambang", "thresholds"),
    "slots": Phrase("Yang dinilai sebagai jenisnya", "What counts as its kind"),
    "claim": Phrase("Klaim terbantah yang terdekat", "Nearest debunked claim"),
    "no_claim": Phrase(
        "Tidak ada klaim terdaftar yang berbagi kata dengan unggahan ini.",
        "No registered claim shares a word with this post.",
    ),
    "likeness": Phrase("kemiripan", "likeness"),
    "shared": Phrase("kata yang sama", "words shared"),
    "stance": Phrase("Sikap terhadap kabar", "Stance to the news"),
    "doubt": Phrase("Keraguan", "Doubt"),
    "when": Phrase("Kapan ditulis", "When it was written"),
    "stage": Phrase("Tahapan", "Stage"),
    "no_stage": Phrase("di luar tahapan pemilihan", "outside the stages of elections"),
    "rules": Phrase("Aturan yang mungkin ingin dibaca", "Rules that one may want to read"),
    "no_rules": Phrase(
        "Tidak ada label yang ditandai, jadi tidak ada aturan yang ditampilkan.",
        "No label is flagged, so no rule is shown.",
    ),
    "no_rules_then": Phrase(
        "Tabel aturan tidak memuat aturan bagi label dan tanggal ini.",
        "The table of rules has none for these labels and this date.",
    ),
    "outside": OUTSIDE,
    "unverified": Phrase("belum dicek pada sumbernya", "not checked against its source"),
    "since": Phrase("berlaku sejak", "in force since"),
    "until": Phrase("sampai", "until"),
    "source": Phrase("sumber", "source"),
    "model": Phrase("Model", "Model"),
    "notes": Phrase("Catatan", "Notes"),
    "post": Phrase("Unggahan", "Post"),
    "account": Phrase("Akun", "Account"),
    "link": Phrase("Tautan", "Link"),
}

MATCHES = Phrase(
    "Cukup mirip untuk ditampilkan di samping skor; perlu cek fakta.",
    "Near enough to be shown beside the score; to be fact-checked.",
)
TOO_FAR = Phrase(
    "Di bawah ambang: tidak dianggap mirip, dan tidak mengubah apa pun.",
    "Below the threshold: not taken as like, and of no effect.",
)
BY_WORDS_ALONE = Phrase(
    "Di bawah ambang: tidak ada klaim terdaftar yang cocok. Skor hoax berasal dari kata-katanya "
    "saja, yang menyerupai unggahan yang pernah dibantah; perlu cek fakta.",
    "Below the threshold: no registered claim matches. The hoax score comes from its words alone, "
    "which are like those of posts that were debunked; to be fact-checked.",
)
BEYOND_CALENDAR = Phrase(
    "Kalender tidak memuat peristiwa sampai tanggal itu: tahapannya tidak diketahui.",
    "The calendar has no events as far as that date: its stage is not known.",
)
_SLOTS = {
    "KANDIDAT": Phrase("peserta pemilihan, siapa pun orangnya", "a contestant, whoever it is"),
    "PASANGAN": Phrase("pasangan calon, siapa pun orangnya", "a pair, whoever they are"),
    "PARTAI": Phrase("partai, yang mana pun", "a party, whichever it is"),
    "TOKOH": Phrase("tokoh politik, siapa pun orangnya", "a politician, whoever it is"),
    "TIM": Phrase("tim atau koalisi, yang mana pun", "a team or coalition, whichever it is"),
    "KUBU": Phrase("julukan kubu, yang mana pun", "a camp's nickname, whichever it is"),
    "SLOGAN_DUKUNG": Phrase("slogan dukungan, untuk siapa pun", "a slogan for anyone"),
    "SLOGAN_TOLAK": Phrase("slogan penolakan, terhadap siapa pun", "a slogan against anyone"),
    "NAMA": Phrase("nama yang dapat milik siapa saja", "a name that may be anybody's"),
    "ORANG": Phrase("nama orang, siapa pun", "a person's name, whoever it is"),
    "NOMOR_URUT": Phrase("nomor urut, berapa pun", "a ballot number, whichever it is"),
    "ISYARAT_JARI": Phrase("isyarat jari, yang mana pun", "a finger sign, whichever it is"),
    "KELOMPOK_AGAMA": Phrase("kelompok agama, yang mana pun", "a religion, whichever it is"),
    "KELOMPOK_SUKU": Phrase("kelompok suku atau asal, yang mana pun", "an ethnic group, whichever"),
    "KELOMPOK_GENDER": Phrase("kelompok gender, yang mana pun", "a gender, whichever it is"),
    "KELOMPOK_DISABILITAS": Phrase(
        "kelompok disabilitas, yang mana pun", "a disability, whichever it is"
    ),
}
_TRAITS = {
    "LOWER_CASE": Phrase("huruf kecil semua", "all in lower case"),
    "MIXED_CASE": Phrase("huruf besar dan kecil", "upper and lower case"),
    "SHOUTED": Phrase("hampir semua huruf besar", "mostly capitals"),
    "HEADLINE": Phrase("seperti judul berita", "like a headline"),
    "HALF_HEADLINE": Phrase("setengahnya seperti judul berita", "half like a headline"),
    "TRAILS_OFF": Phrase("ada elipsis", "trails off"),
    "ENDS_IN_LINK": Phrase("berakhir dengan tautan", "ends in a link"),
    "RETWEET": Phrase("retweet", "a retweet"),
}
_COUNTED = {
    "CONTESTANTS": (Phrase("peserta disebut", "contestants named"), 4),
    "HASHTAGS": (Phrase("tagar", "hashtags"), 4),
    "EXCLAIMS": (Phrase("tanda seru", "exclamation marks"), 3),
    "ASKS": (Phrase("tanda tanya", "question marks"), 2),
}
"""Each with the number from which on they are not told apart (`saring.features.manner`)."""

_LENGTHS = ("0", "1-2", "3-6", "7-14", "15-30", "31-62", "63+")


def label_in(label: str, language: Language) -> str:
    """Name a label, `abusive` too."""
    return LABELS.get(label, ABUSIVE).to(language)


def slot_in(slot: str, language: Language) -> str:
    """Say what a slot stands for: the kind counts, and not who or which it is."""
    kind = slot.removeprefix(ADDRESSED)
    said = _SLOTS[kind].to(language) if kind in _SLOTS else kind
    if kind == slot:
        return said
    return Phrase(f"yang disapa: {said}", f"spoken to: {said}").to(language)


def traits_in(traits: Sequence[str], language: Language) -> list[str]:
    """Say how a post is written; traits that count nothing, such as no hashtags, are left out."""
    return list(filter(None, (_trait_in(trait, language) for trait in traits)))


def _trait_in(trait: str, language: Language) -> str:
    if trait in _TRAITS:
        return _TRAITS[trait].to(language)
    counted = re.fullmatch(r"([A-Z]+)_(\d+)", trait)
    if counted is None or (counted[1] != "LENGTH" and counted[2] == "0"):
        return ""
    if counted[1] == "LENGTH":
        words = _LENGTHS[int(counted[2])]
        return Phrase(f"panjang {words} kata", f"{words} words long").to(language)
    name, most = _COUNTED[counted[1]]
    return f"{name.to(language)}: {counted[2]}{'+' if int(counted[2]) == most else ''}"
