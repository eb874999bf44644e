"""The page in a real browser: what its script does, and that nothing else runs."""

import re

import pytest

DRIVER = """
<script>
const byId = (id) => document.getElementById(id);
const shown = () => [...document.querySelectorAll(".item")].filter((i) => !i.hidden)
  .map((i) => i.dataset.n).join(",");
const said = [];
const set = (id, value) => { byId(id).value = value; byId(id).dispatchEvent(new Event("change")); };
said.push(shown());
set("by-label", "hate"); said.push(shown()); set("by-label", "");
set("by-account", "guru_2"); said.push(shown()); set("by-account", "");
set("sort", "oldest"); said.push(shown()); set("sort", "newest"); said.push(shown());
set("sort", "urgency");
byId("search").value = "AYO coblos"; byId("search").dispatchEvent(new Event("input"));
setTimeout(() => {
  said.push(shown());
  const box = document.querySelector(".missed-box"); box.click();
  said.push(byId("audit-outcome").textContent.trim());
  document.body.dataset.said = said.join(" | ");
}, 400);
</script>
"""


@pytest.fixture
def rows(row):
    return [
        row(1, "Ayo coblos nomor 2", words=[("Ayo", 0.5), ("coblos", 2.0)], score=0.95,
            posted_at="2024-11-20T08:00:00+07:00"),
        row(2, "Dasar penipu semua", words=[("penipu", 1.1)], label="hate", score=0.8,
            posted_at="2024-10-01T08:00:00+07:00"),
        row(3, "Pilih pak camat lagi", words=[("Pilih", 1.1)], score=0.7, posted_at=""),
        *(row(n, f"apel pagi ke-{n}") for n in range(4, 14)),
    ]  # fmt: skip


def test_filters_search_sort_and_audit_work_without_a_server(page, rows, browse):
    html = page(rows, audited=5)
    # Our policy would stop the test's own script, as it must; that is tested below.
    html = re.sub(r"<meta http-equiv.*?>", "", html).replace("</body>", f"{DRIVER}</body>")
    (said,) = re.findall(r'data-said="([^"]*)"', browse(html))
    everything, hate, account, oldest, newest, searched, outcome = said.split(" | ")
    assert everything == "1,2,3"
    assert hate == "2"
    assert account == "2"
    assert oldest == "2,1,3"  # without a date: last, either way
    assert newest == "1,2,3"
    assert searched == "1"
    assert outcome.startswith("1 / 5 · 20,0 %")


def test_a_script_in_a_post_does_not_run_and_neither_does_any_but_our_own(page, row, browse):
    attack = "coblos <script>document.title='JEBOL'</script><img src=x onerror=document.title='B'>"
    html = page([row(0, attack, words=[("coblos", 1.7)], url="javascript:document.title='C'")])
    html = html.replace("</body>", "<script>document.title='DISISIPKAN'</script></body>")
    seen = browse(html)
    assert re.search(r"<title>Laporan", seen)
    assert '<form id="controls">' in seen  # our script has run: it takes away `hidden`
