"use strict";
// Filter, search and sort the findings, sort tables, and look up the audit's result. The page can
// be read without it; nothing is fetched and nothing is stored.
(function () {
  const byId = (id) => document.getElementById(id);
  const controls = byId("controls");
  if (controls) {
    const list = byId("items");
    const items = Array.from(list.children);
    const choices = ["label", "band", "stage", "account"];
    const fold = (text) => text.normalize("NFKC").toLowerCase();
    const texts = new Map();
    const text = (item) => {
      if (!texts.has(item)) {
        const copy = item.cloneNode(true);
        // The weights stand between words, and would break a phrase in two.
        copy.querySelectorAll("mark small").forEach((weight) => weight.remove());
        texts.set(item, fold(copy.textContent));
      }
      return texts.get(item);
    };
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const number = (item) => Number(item.dataset.n);
    const dated = (one, other, sign) => {
      const [a, b] = [one.dataset.at, other.dataset.at];
      if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1); // without a date: last, either way
      const [x, y] = [Date.parse(a), Date.parse(b)];
      return sign * (Number.isNaN(x) || Number.isNaN(y) ? (a < b ? -1 : Number(a > b)) : x - y);
    };
    const orders = {
      urgency: () => 0,
      newest: (a, b) => dated(a, b, -1),
      oldest: (a, b) => dated(a, b, 1),
      account: (a, b) => collator.compare(a.dataset.accounts, b.dataset.accounts),
      copies: (a, b) => Number(b.dataset.copies) - Number(a.dataset.copies),
    };
    const filter = () => {
      const wanted = fold(byId("search").value).split(/\s+/).filter(Boolean);
      const [label, band, stage, account] = choices.map((by) => byId("by-" + by).value);
      let shown = 0;
      for (const item of items) {
        const keep =
          (!label || item.dataset.labels.split(" ").includes(label)) &&
          (!band || item.dataset.band === band) &&
          (!stage || item.dataset.stage === stage) &&
          (!account || item.dataset.accounts.split("\n").includes(account)) &&
          wanted.every((word) => text(item).includes(word));
        item.hidden = !keep;
        shown += Number(keep);
      }
      byId("count").textContent = String(shown);
    };
    const sort = () => {
      const order = orders[byId("sort").value];
      items.sort((a, b) => order(a, b) || number(a) - number(b));
      list.append(...items);
    };
    let waiting = 0;
    byId("search").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 150);
    });
    for (const by of choices) byId("by-" + by).addEventListener("change", filter);
    byId("sort").addEventListener("change", sort);
    controls.addEventListener("submit", (event) => event.preventDefault());
    controls.addEventListener("reset", () => setTimeout(() => { filter(); sort(); }));
    for (const link of document.querySelectorAll("a.look")) {
      link.addEventListener("click", () => {
        controls.reset();
        byId("by-account").value = link.textContent;
      });
    }
    controls.hidden = false;
    filter(); // browsers keep what was typed when a page is loaded again
    sort();
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const compare = (a, b) => {
          const [x, y] = [value(a, column), value(b, column)];
          const gap = Number(x) - Number(y);
          return Number.isNaN(gap) ? x.localeCompare(y) : gap;
        };
        const rows = Array.from(body.rows).sort((a, b) => (down ? compare(b, a) : compare(a, b)));
        body.append(...rows);
      });
    });
  }

  const boxes = Array.from(document.querySelectorAll(".missed-box"));
  const outcome = byId("audit-outcome");
  const look = () => {
    const found = boxes.filter((box) => box.checked).length;
    for (const row of document.querySelectorAll("tr[data-k]")) {
      const chosen = Number(row.dataset.k) === found;
      row.classList.toggle("chosen", chosen);
      if (chosen) outcome.textContent = Array.from(row.cells, (cell) => cell.textContent).join(" · ");
    }
    outcome.hidden = false;
  };
  for (const box of boxes) box.addEventListener("change", look);

  // A closed detail would be missing on paper; figures stand in the pictures already.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open], .figures)"));
    for (const detail of opened) detail.open = true;
  });
  addEventListener("afterprint", () => {
    for (const detail of opened) detail.open = false;
  });
})();
