import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HOSTILE = [
    "Ayo coblos <script>document.title='JEBOL'</script> nomor 2",
    "coblos </script></style></title><img src=x onerror=\"document.title='JEBOL'\">",
    "coblos \u202egnp.exe\u202c \x07 {{ 7*7 }} {% raise %} <!-- ]]>",
    "coblos " + "A" * 60_000,
]
URLS = [
    "javascript:document.title='JEBOL'",
    "data:text/html,<script>alert(1)</script>",
    "https://x.com/\"onmouseover=\"document.title='JEBOL'",
    "https://x.com/a?b=1&c=<i>",
]


class Tags(HTMLParser):
    """Every tag of a page, with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def hostile_rows(row):
    return [
        row(n, text, words=[("coblos", 1.7)], url=url, account=text[:200], notes=text[:200],
            source_file=text[:100], stage=text[:100], platform="<b>x</b>", row_id=f'r{n}"><i>')
        for n, (text, url) in enumerate(zip(HOSTILE, URLS, strict=True))
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_hostile_text_stays_text_in_every_field(page, row, language):
    html = page(hostile_rows(row), language)
    tags = Tags(html).found
    assert [tag for tag, _ in tags].count("script") == 1
    assert not {"img", "i", "b", "iframe", "object"} & {tag for tag, _ in tags}
    for tag, attributes in tags:
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert "style" not in attributes
    links = [attributes for tag, attributes in tags if tag == "a" and "#" not in attributes["href"]]
    assert links
    for link in links:
        assert link["href"].startswith("https://")
        assert link["rel"] == "noopener noreferrer nofollow"
    assert "\u202e" not in html
    assert "⟨U+202E⟩" in html
    assert "{{ 7*7 }}" in html
    assert len(html) < 150_000


def test_the_policy_allows_our_script_and_style_and_nothing_else(page, row):
    html = page([row(0, "Ayo coblos", words=[("coblos", 1.7)])])
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    policy = policy.replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//(?!x\.com)""", html)


def test_words_carry_their_signed_weight_and_names_their_kind(page, row):
    text = "Ayo coblos Pak Wignyo, tertib ya"
    words = [("coblos", 1.72), ("Wignyo", 0.41, "ORANG"), ("tertib", -0.63)]
    html = page([row(0, text, words=words)])
    assert '<mark class="for s3">coblos<small> +1,7</small></mark>' in html
    assert '<mark class="for s2">Wignyo<small> ORANG +0,4</small></mark>' in html
    assert '<mark class="against s2">tertib<small> −0,6</small></mark>' in html


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "id",
            ["Indikasi, belum ditinjau", "belum diperiksa manusia", "unggahan ASN yang nyata"],
        ),
        ("en", ["Indications, not yet reviewed", "no human has checked", "no real posts of civil"]),
    ],
)
def test_the_page_says_what_it_can_and_cannot_claim_and_with_what_it_was_made(
    page, row, language, said
):
    html = page([row(0, "Ayo coblos", words=[("coblos", 1.7)])], language)
    assert f'<html lang="{language}">' in html
    for sentence in [*said, "saring-default@1a2b3c4d", "skor.parquet", "2024-12-01 08:30"]:
        assert sentence in html
    for word in ("sanksi", "sanction", "bersalah", "guilty"):
        assert word not in html.lower()


def test_a_likeness_to_a_debunked_claim_names_the_claim_its_source_and_how_like(page, row):
    html = page(
        [
            row(0, "surat suara tujuh kontainer, viralkan", words=[("viralkan", 2.3)], label="hoax",
                claim_id="K-2019-001", claim_score=0.91, claim_source="siaran pers KPU",
                notes="memuat kutipan")
        ]
    )  # fmt: skip
    assert "K-2019-001</bdi>, kemiripan 0,91 (<bdi>siaran pers KPU</bdi>)" in html
    assert "memuat kutipan" in html


def test_a_decision_is_shown_in_place_of_not_yet_reviewed(page, row):
    html = page([row(0, "Ayo coblos", words=[("coblos", 1.7)], decision="temuan", reviewer="Rini")])
    assert "<strong>temuan</strong> (<bdi>Rini</bdi>)" in html


def test_a_decision_on_a_copy_is_shown_beside_the_copy(page, row):
    text = "Ayo coblos nomor dua hari Rabu di TPS masing-masing"
    first = row(0, text, score=0.99, account="guru_a")
    copy = row(1, text, score=0.98, account="guru_b", decision="perlu klarifikasi", reviewer="Sari")
    html = page([first, copy])
    assert "belum ditinjau</dd>" in html
    assert "<strong>perlu klarifikasi</strong> (<bdi>Sari</bdi>)" in html[html.index("copies") :]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=80))
def test_no_text_can_add_a_tag_or_take_one_away(page, row, text):
    rows = [row(n, said, score=0.8) for n, said in enumerate(["apel pagi", f"{text} <b>x</b>"])]
    found = Tags(page(rows)).found
    assert not {"b", "img", "i"} & {tag for tag, _ in found}
    assert [tag for tag, _ in found].count("article") == 2


def test_a_page_without_findings_or_dates_says_so(page, row):
    html = page([row(0, "apel pagi", posted_at="")])
    assert "Tidak ada unggahan yang ditandai" in html
    assert "Tidak ada unggahan yang tanggalnya terbaca" in html


def test_a_page_where_everything_was_flagged_has_no_audit(page, row):
    assert "Tidak ada sampel" in page([row(1, "ayo coblos", words=[("coblos", 1.0)])])


def test_every_picture_is_well_formed_and_described(page, row):
    html = page([row(n, f"coblos nomor {n}", words=[("coblos", 1.0)]) for n in range(3)])
    pictures = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(pictures) == 4
    for picture in pictures:
        root = ET.fromstring(picture)
        assert root.find("title").text
        assert root.find("desc").text
