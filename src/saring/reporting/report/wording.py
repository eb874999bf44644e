"""Every word of the page in both languages."""

from __future__ import annotations

from saring.errors import Language, Phrase
from saring.reporting.columns import LABELS

TITLE = Phrase(
    "Laporan penyaringan unggahan: indikasi, belum ditinjau",
    "Report on screened posts: indications, not yet reviewed",
)

CLAIMS = (
    Phrase(
        "Ini indikasi, belum ditinjau: urutan baca bagi orang, bukan putusan, dan bukan bukti "
        "pelanggaran. Skor dihitung dari teks saja; orang yang membaca dan menilai.",
        "These are indications, not yet reviewed: an order of reading for people, not a verdict "
        "and no proof of a breach. Scores come from the text alone; people read and judge.",
    ),
    Phrase(
        "Label data latih dibuat dengan model bahasa mengikuti panduan, dan belum diperiksa "
        "manusia. Data latih tidak memuat unggahan ASN yang nyata: suara ASN di dalamnya rekaan. "
        "Kesalahan di lapangan dapat lebih banyak daripada yang terukur.",
        "Labels of the training data were made by a language model following a guide, and no "
        "human has checked them. The training data hold no real posts of civil servants: their "
        "voices were invented. In real use there may be more errors than were measured.",
    ),
    Phrase(
        'Hoaks tidak dapat dibuktikan dari teks: "hoax" berarti mirip klaim yang sudah dibantah, '
        "dan perlu cek fakta. Gambar, video, sarkasme dan percakapan di sekitarnya tidak terbaca; "
        "pemilik akun tidak diperiksa.",
        'A text proves no hoax: "hoax" means like a claim that was debunked, to be fact-checked. '
        "Pictures, videos, sarcasm and the thread around a post are not read; who owns an account "
        "is not examined.",
    ),
    Phrase(
        "Unggahan yang tidak ditandai belum tentu bersih. Bagian audit menunjukkan cara "
        "memperkirakan yang terlewat.",
        "A post that is not flagged need not be harmless. The audit section shows how to estimate "
        "what was missed.",
    ),
)

WORDS = {
    "banner": Phrase("Indikasi, belum ditinjau", "Indications, not yet reviewed"),
    "contents": Phrase("Isi", "Contents"),
    "skip": Phrase("Langsung ke temuan", "Skip to the findings"),
    "claims": Phrase("Yang dapat dan tidak dapat dinyatakan", "What this can and cannot claim"),
    "screened": Phrase("Yang disaring, dan dengan apa", "What was screened, and with what"),
    "posts": Phrase("Unggahan disaring", "Posts screened"),
    "flagged": Phrase("Unggahan ditandai", "Posts flagged"),
    "items": Phrase("Untuk dibaca (salinan dihitung sekali)", "To read (copies counted once)"),
    "reviewed": Phrase("Sudah diputus peninjau", "Decided by a reviewer"),
    "set_aside": Phrase("Disisihkan peninjau", "Set aside by a reviewer"),
    "period": Phrase("Tanggal unggahan", "Dates of posts"),
    "undated": Phrase("Tanpa tanggal yang terbaca", "Without a readable date"),
    "model": Phrase("Model", "Model"),
    "made_at": Phrase("Laporan dibuat", "Report made"),
    "tables": Phrase("Tabel skor yang dibaca", "Scored tables read"),
    "source_files": Phrase("Berkas asal", "Source files"),
    "about": Phrase("Keterangan dalam tabel skor", "What the scored tables say of themselves"),
    "file": Phrase("Berkas", "File"),
    "rows": Phrase("Baris", "Rows"),
    "mind": Phrase("Perhatian", "Mind"),
    "bands": Phrase("Unggahan menurut label dan pita", "Posts by label and band"),
    "band_meanings": Phrase(
        "priority: baca lebih dahulu; review: perlu dibaca; unsure: model ragu; "
        "clear: tidak ditandai.",
        "priority: read first; review: to be read; unsure: the model cannot tell; "
        "clear: not flagged.",
    ),
    "label": Phrase("Label", "Label"),
    "band": Phrase("Pita", "Band"),
    "time": Phrase("Sebaran menurut waktu", "Over time"),
    "time_note": Phrase(
        "Hari menurut zona waktu ekspor; WIB bila tidak disebut atau UTC. Diarsir: "
        "kampanye (K), masa tenang (T) dan pemungutan suara (P) tingkat nasional. "
        "Banyaknya unggahan pada suatu tahapan bukan bukti apa pun.",
        "Days are those of the export's time zone; WIB where none is named or it is UTC. Shaded: "
        "nation-wide campaign (K), quiet days (T) and polling day (P). The number of posts in a "
        "stage proves nothing.",
    ),
    "no_dates": Phrase(
        "Tidak ada unggahan yang tanggalnya terbaca.", "No post has a readable date."
    ),
    "from_day": Phrase("Mulai", "From"),
    "all": Phrase("Disaring", "Screened"),
    "scores": Phrase("Sebaran skor", "Scores"),
    "cuts_told": Phrase(
        "Batas pita: ambang model. Unggahan yang ragu, menyanggah, atau mirip klaim terbantah "
        "dapat berpindah pita, apa pun skornya.",
        "Bands are cut at the model's thresholds. Posts in doubt, that deny, or that resemble a "
        "debunked claim may change band whatever their score.",
    ),
    "cuts_met": Phrase(
        "Batas pita: skor terendah yang ada pada pita itu dalam tabel ini; tabelnya tidak memuat "
        "ambang model. Unggahan yang ragu, menyanggah, atau mirip klaim terbantah dapat "
        "berpindah pita, apa pun skornya.",
        "Bands are cut at the lowest score met in each band of this table, which does not hold "
        "the model's thresholds. Posts in doubt, that deny, or that resemble a debunked claim may "
        "change band whatever their score.",
    ),
    "not_screened": Phrase(
        "Label ini tidak disaring oleh modelnya.", "The model does not screen for this label."
    ),
    "score": Phrase("Skor", "Score"),
    "at_or_above": Phrase("Skor ini atau lebih", "This score or higher"),
    "count": Phrase("Unggahan", "Posts"),
    "figures": Phrase("Tampilkan angkanya", "Show the figures"),
    "accounts": Phrase("Akun yang dibaca lebih dahulu", "Accounts to read first"),
    "accounts_note": Phrase(
        "Urutan baca, belum ditinjau. Salinan dari akun yang sama dihitung sekali; bagikan dan "
        "retweet bukan kata-kata akun itu sendiri dan dihitung terpisah. Bagian = unggahan "
        "ditandai dari semua unggahan sendiri, dengan selang 95 %.",
        "An order of reading, not yet reviewed. Copies by one account count once; shares and "
        "retweets are not the account's own words and count apart. Share = flagged posts among "
        "all its own, with a 95 % interval.",
    ),
    "no_accounts": Phrase("Tidak ada akun dengan temuan.", "No account has findings."),
    "rank": Phrase("Urutan", "Rank"),
    "account": Phrase("Akun", "Account"),
    "own_flagged": Phrase("Ditandai / sendiri", "Flagged / own"),
    "shared": Phrase("Bagikan ditandai", "Shares flagged"),
    "rate": Phrase("Bagian (selang 95 %)", "Share (95 % interval)"),
    "best": Phrase("Skor tertinggi", "Highest score"),
    "last": Phrase("Terakhir", "Latest"),
    "findings": Phrase("Temuan untuk dibaca", "Findings to read"),
    "findings_note": Phrase(
        "Yang paling mendesak di atas: menurut pita, lalu skor. Kata yang menaikkan skor "
        "bergaris bawah utuh dengan bobot +, yang menurunkan bergaris putus dengan bobot −. "
        "Bobot dalam log-odds. Nama ditandai dengan jenisnya, misalnya KANDIDAT: yang dihitung "
        "jenisnya, siapa pun namanya.",
        "The most urgent first: by band, then by score. Words that raise the score have a solid "
        "underline and a weight with +, those that lower it a broken one and −. Weights are "
        "log-odds. A name is marked with its kind, such as KANDIDAT: the kind counts, whoever is "
        "named.",
    ),
    "copies_note": Phrase(
        "Salinan yang hampir sama (paling sedikit 80 % katanya sama; tautan dan sapaan @ tidak "
        "dihitung) menjadi satu butir.",
        "Near copies (at least 80 % of their words in common, links and @addressees aside) are "
        "one item.",
    ),
    "no_findings": Phrase(
        "Tidak ada unggahan yang ditandai. Itu belum berarti tidak ada; lihat bagian audit.",
        "No post was flagged. That does not mean that there is none; see the audit section.",
    ),
    "search": Phrase("Cari kata, akun, catatan", "Search words, accounts, notes"),
    "any": Phrase("semua", "all"),
    "stage": Phrase("Tahapan", "Stage"),
    "sort": Phrase("Urutkan", "Sort by"),
    "by_urgency": Phrase("paling mendesak", "most urgent"),
    "by_newest": Phrase("terbaru", "newest"),
    "by_oldest": Phrase("terlama", "oldest"),
    "by_account": Phrase("akun", "account"),
    "by_copies": Phrase("salinan terbanyak", "most copies"),
    "clear_filters": Phrase("Hapus saringan", "Clear filters"),
    "shown_of": Phrase("butir tampil, dari", "items shown, of"),
    "finding": Phrase("Butir", "Item"),
    "no_account": Phrase("tanpa akun", "no account"),
    "no_date": Phrase("tanpa tanggal", "no date"),
    "no_stage": Phrase("tahapan tidak diketahui", "stage unknown"),
    "link": Phrase("Tautan", "Link"),
    "unsafe_link": Phrase(
        "bukan alamat web; tidak dapat diklik", "not a web address; cannot be clicked"
    ),
    "notes": Phrase("Catatan", "Notes"),
    "resembles": Phrase("Mirip klaim terbantah", "Resembles a debunked claim"),
    "likeness": Phrase("kemiripan", "likeness"),
    "source": Phrase("Asal", "Source"),
    "row": Phrase("baris", "row"),
    "status": Phrase("Status", "Status"),
    "unreviewed": Phrase("belum ditinjau", "not yet reviewed"),
    "left_out": Phrase("aksara tidak ditampilkan", "characters left out"),
    "sum": Phrase("Penjumlahan skor", "How the score adds up"),
    "base": Phrase("dasar", "base"),
    "manner": Phrase("cara penulisan", "manner of writing"),
    "marked_words": Phrase("kata-kata ini", "these words"),
    "rest": Phrase("kata lainnya", "other words"),
    "no_reasons": Phrase(
        "Alasannya tidak terbaca dalam tabel (kosong atau terpotong).",
        "The reasons cannot be read in the table (blank or cut off).",
    ),
    "copies": Phrase("Salinan", "Copies"),
    "more_copies": Phrase("lagi tidak ditampilkan", "more are not listed"),
    "audit": Phrase("Audit: yang mungkin terlewat", "Audit: what may have been missed"),
    "audit_none": Phrase(
        "Tidak ada sampel: semua unggahan ditandai, atau --audit 0.",
        "No sample: every post was flagged, or --audit 0.",
    ),
    "found": Phrase("Terlewat dalam sampel", "Missed in the sample"),
    "share_missed": Phrase("Bagian terlewat (selang 95 %)", "Share missed (95 % interval)"),
    "posts_missed": Phrase(
        "Perkiraan unggahan terlewat", "Posts missed, estimated"
    ),
    "missed": Phrase("Seharusnya ditandai", "Should have been flagged"),
    "all_results": Phrase("Semua kemungkinan hasil", "All possible results"),
    "post": Phrase("Unggahan", "Post"),
    "to": Phrase("sampai", "to"),
    "end": Phrase(
        "Dibuat luring dengan saring. Halaman ini tidak mengambil dan tidak mengirim apa pun. "
        "Berisi data pribadi: simpan dan bagikan seperlunya saja.",
        "Made offline with saring. This page fetches nothing and sends nothing. It holds personal "
        "data: keep and share it no more than needed.",
    ),
}  # fmt: skip

RELATIONS = {
    "retweet": Phrase("retweet: bukan kata-katanya sendiri", "retweet: not its own words"),
    "share": Phrase("bagikan: bukan kata-katanya sendiri", "share: not its own words"),
    "quote": Phrase("kutipan dengan tanggapan", "quote with a comment"),
    "reply": Phrase("balasan", "reply"),
    "comment": Phrase("komentar", "comment"),
}


def words_in(language: Language) -> dict[str, str]:
    """Give the fixed words of the page."""
    return {key: phrase.to(language) for key, phrase in WORDS.items()}


def label_in(label: str, language: Language) -> str:
    """Name a label: ``kampanye``."""
    return LABELS[label].to(language)


def relation_in(relation: str, language: Language) -> str:
    """Say how a post is related to another; blank for a post of its own."""
    return RELATIONS[relation].to(language) if relation in RELATIONS else ""


def left_out(shown: str, items: str) -> Phrase:
    """Say that not all findings are in the page."""
    return Phrase(
        f"Tampil {shown} butir yang paling mendesak dari {items}. Sisanya ada dalam tabel skor; "
        "tambah dengan --limit.",
        f"Shows the {shown} most urgent of {items} items. The rest are in the scored table; "
        "raise --limit for more.",
    )


def accounts_left_out(shown: str, listed: str, fewer: str) -> Phrase:
    """Say which accounts are not in the table."""
    return Phrase(
        f"Tampil {shown} dari {listed} akun; {fewer} akun lain temuannya terlalu sedikit untuk "
        "diurutkan. Rinciannya: saring triage.",
        f"Shows {shown} of {listed} accounts; {fewer} others have too few findings to be ranked. "
        "For details: saring triage.",
    )


def nameless_text(flagged: str, own: str) -> Phrase:
    """Count posts without an account, which are never ranked as if they were one."""
    return Phrase(
        f"Tanpa akun: {flagged} ditandai dari {own} unggahan; tidak diurutkan sebagai orang.",
        f"No account: {flagged} flagged of {own} posts; not ranked as a person.",
    )


def copies_text(others: str, accounts: str, first: str, last: str) -> Phrase:
    """Sum up a group of near copies."""
    return Phrase(
        f"{others} salinan lain, dari {accounts} akun seluruhnya"
        + (f", {first} sampai {last}" if first else ""),
        f"{others} other copies, from {accounts} accounts in all"
        + (f", {first} to {last}" if first else ""),
    )


def audit_text(drawn: str, unflagged: str) -> Phrase:
    """Say how the sample was drawn and what to do with it."""
    return Phrase(
        f"Baca {drawn} unggahan berikut, diambil acak dari {unflagged} yang tidak ditandai "
        "(undiannya dari isi unggahan, jadi selalu sama), dan hitung yang seharusnya ditandai. "
        "Tabel menunjukkan arti hasilnya bagi semua yang tidak ditandai: selang eksak "
        "Clopper-Pearson.",
        f"Read these {drawn} posts, drawn at random from the {unflagged} that were not flagged "
        "(by lot from their content, so always the same), and count those that should have been. "
        "The table shows what the result means for all unflagged posts: exact Clopper-Pearson "
        "intervals.",
    )
