"""Posts with everything that reaches over white space, or looks as if it did."""

import pytest

from saring.reference.contestants import contestant_forms

HARD = [
    "",
    "   ",
    "\n\t",
    "c o b l o s nomor 2!!",
    'kata "c o b l o s" dan c.o.b.l.o.s',
    "a b",
    "a b c",
    "naik 5 % ya",
    "naik 5 persen % 100% 7 %!",
    "satu\u00a0b c d e",
    "c\u00a0o b l o s",
    "a\u2003b c d",
    "@jokowi @prabowo @budi halo",
    "@budi @budi @sari: halo pak",
    "RT @budi: ayo coblos 02",
    "#GanjarMahfud2024 #PrabowoGibran menang",
    "#a#b #prabowo dan #gibran curang",
    "Pak Wignyo Utomo hadir, bu Sri",
    "pak Jokowi dan Bu Mega",
    "dukung partai PDIP dan Partai Golkar",
    "anak saya Gibran dan Muhaimin",
    "Gibran sakit",
    "amin ya Allah",
    "Anis pulang",
    "pilih nomor dua",
    "nomor antrean 02",
    "salam dua jari ✌️☝️",
    "02 menang, 01 kalah",
    "presiden dua periode",
    "&lt;b&gt; &amp;nbsp;a&nbsp;b&nbsp;c&nbsp;d",
    "baris\\nbaru\\nlagi",
    "https://t.co/AbC?x=1!",
    "cek info.id",
    "email budi@contoh.go.id ya",
    "g*bl*k b@ngsat",
    "𝓬𝓸𝓫𝓵𝓸𝓼 сoblos",
    "👨‍👩‍👧 🇮🇩 🤮🤮",
    "Rp1.500.000,- no2",
    "anak-anak sayur-mayur Prabowo-Gibran",
    "PRABOWOOOO menanggg",
    "menang!ayo coblos",
    "gabisa gitu dong",
    "orang cina dan kristen rukun",
    "dasar kadrun...",
    "\ud83d rusak",
    "x" * 300,
    "... … !!! ???",
    "jgn plh cgt",
    "(kata) ;kata: .kata, com .com a.com",
    "% 5",
    "5\n%",
    "d d d d d",
    "İSTANBUL ΑΣ",
]


@pytest.fixture(scope="session")
def hard_posts():
    names = [" ".join(form.words) for form in contestant_forms()[::7]]
    named = [
        f"Besok pak {name} datang ke {name.title()} #{name.replace(' ', '')}" for name in names
    ]
    return [*HARD, *named]
