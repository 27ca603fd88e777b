// The list of findings: filters, pages, keyboard.

const PAGE = 25;
const view = {text: "", source: "", subject: "", metric: "", chosen: {verdict: new Set(), severity: new Set(), status: new Set(), code: new Set()}, page: 0, open: new Set(), found: []};

// A waived finding is that before it is new or old.
const valueOf = (finding, field) => field === "status" && finding.waiver ? "waived" : finding[field];

function matches(position) {
  const finding = index.findings[position];
  for (const field in view.chosen)
    if (view.chosen[field].size && !view.chosen[field].has(valueOf(finding, field))) return false;
  const holds = (names, wanted) => !wanted || names.some((name) => name.toLowerCase().includes(wanted));
  return holds([finding.subject], view.subject) && holds([finding.metric], view.metric) &&
    holds(view.source ? finding.sources.flatMap((id) => [id, sourceName(id)]) : [], view.source) &&
    view.text.split(/\s+/).every((word) => searchable[position].includes(word));
}

function applyFilters() {
  if (view.text) readSentences();
  view.found = index.findings.map((finding, i) => i).filter(matches);
  view.page = 0;
  showPage();
}

function showPage() {
  const pages = Math.max(1, Math.ceil(view.found.length / PAGE));
  view.page = Math.min(Math.max(view.page, 0), pages - 1);
  const shown = view.found.slice(view.page * PAGE, (view.page + 1) * PAGE);
  $("list").replaceChildren(...shown.map((position) => findingCard(position, view.open.has(position))));
  if (!shown.length) $("list").append(h("p", {class: "empty"}, index.findings.length ? "No finding fits the filters." : "No findings: see the coverage for what was looked at."));
  $("shown").textContent = view.found.length === index.findings.length ? counted(view.found.length, "finding")
    : `${grouped(view.found.length)} of ${counted(index.findings.length, "finding")}`;
  for (const pager of document.querySelectorAll(".pager")) {
    const [back, where, on] = pager.children;
    back.disabled = view.page === 0;
    on.disabled = view.page === pages - 1;
    where.textContent = `Page ${grouped(view.page + 1)} of ${grouped(pages)}`;
    pager.hidden = pages === 1;
  }
}

function turn(pages) {
  view.page += pages;
  showPage();
  window.scrollTo(0, 0);
}

const pager = () => h("div", {class: "pager"},
  h("button", {onclick: () => turn(-1)}, "Previous"), h("span", {}), h("button", {onclick: () => turn(1)}, "Next"));

// A text field that offers the names that fit what has been typed.
const OFFERED = 60;
function nameFilter(label, field, names) {
  const list = h("datalist", {id: "names-" + field});
  const offer = (typed) => list.replaceChildren(...names.filter((name) => name.toLowerCase().includes(typed)).slice(0, OFFERED).map((name) => h("option", {value: name})));
  offer("");
  return h("label", {}, label, list, h("input", {id: "filter-" + field, list: list.id, autocomplete: "off", placeholder: "any", oninput: (event) => {
    view[field] = event.target.value.trim().toLowerCase();
    offer(view[field]);
    applyFilters();
  }}));
}

const ORDER = ["contradiction", "tension", "drift", "notice", "incomparable", "echo", "consistent", "corroborated", "error", "warning", "note", "hidden", "new", "updated", "rule-changed", "unchanged", "waived", "absent"];
function chip(name, count, chosen) {
  const button = h("button", {"aria-pressed": "false", onclick: () => {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(pressed));
    if (pressed) chosen.add(name); else chosen.delete(name);
    applyFilters();
  }}, name, h("span", {class: "count"}, grouped(count)));
  return button;
}

// One choice is none.
function chips(label, field) {
  const counts = new Map();
  for (const finding of index.findings) counts.set(valueOf(finding, field), (counts.get(valueOf(finding, field)) || 0) + 1);
  const names = [...counts.keys()].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b) || (a < b ? -1 : 1));
  return names.length > 1 && h("div", {class: "chips", role: "group", "aria-label": label}, h("span", {class: "label"}, label),
    names.map((name) => chip(name, counts.get(name), view.chosen[field])));
}

function clearFilters() {
  for (const input of document.querySelectorAll(".filters input")) input.value = "";
  for (const button of document.querySelectorAll(".chips button")) button.setAttribute("aria-pressed", "false");
  Object.assign(view, {text: "", source: "", subject: "", metric: ""});
  for (const field in view.chosen) view.chosen[field].clear();
  applyFilters();
}

function showFinding(position) {
  clearFilters();
  view.open.add(position);
  view.page = Math.floor(position / PAGE);
  showPage();
  showView("findings");
  const card = document.querySelector(`[data-finding="${position}"]`);
  card.scrollIntoView({block: "start"});
  card.querySelector("button").focus({preventScroll: true});
}

function buildFindings() {
  const names = (of) => [...new Set(index.findings.flatMap(of))].filter(Boolean).sort();
  append($("findings"), [
    h("div", {class: "filters", role: "search"},
      h("label", {}, "Search", h("input", {id: "search", type: "search", placeholder: "words, sentences, ids", autocomplete: "off", oninput: (event) => {
        view.text = event.target.value.trim().toLowerCase();
        applyFilters();
      }})),
      nameFilter("Source", "source", names((f) => f.sources.map(sourceName))),
      nameFilter("Subject", "subject", names((f) => f.subject)),
      nameFilter("Metric", "metric", names((f) => f.metric))),
    ["Verdict", "Severity", "Status", "Code"].map((label) => chips(label, label.toLowerCase())),
    h("div", {class: "bar"}, h("span", {id: "shown", role: "status"}),
      h("span", {class: "keys"}, h("kbd", {}, "/"), " search ", h("kbd", {}, "j"), " ", h("kbd", {}, "k"), " next, previous ", h("kbd", {}, "Enter"), " open ", h("kbd", {}, "Esc"), " clear"),
      pager()),
    h("div", {id: "list"}),
    h("div", {class: "bar"}, h("span", {}), pager())]);
  applyFilters();
}

// j and k walk over the headlines of this page.
function step(by) {
  const buttons = [...document.querySelectorAll("#list .finding > h2 > button")];
  if (!buttons.length) return;
  const card = document.activeElement && document.activeElement.closest(".finding");
  const at = card ? buttons.indexOf(card.querySelector("h2 > button")) : by > 0 ? -1 : buttons.length;
  buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("findings").hidden) return;
  const typing = event.target instanceof HTMLInputElement;
  if (event.key === "Escape") { clearFilters(); if (typing) event.target.blur(); return; }
  if (typing) return;
  if (event.key === "/") { event.preventDefault(); $("search").focus(); }
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});
