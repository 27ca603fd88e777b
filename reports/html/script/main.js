// Coverage, the tabs, and what happens when the page opens or is printed.

function buildCoverage() {
  const {coverage} = index;
  const number = (value, label) => h("div", {}, h("b", {}, value), h("span", {}, label));
  append($("coverage"), [
    h("div", {class: "numbers"},
      number(`${grouped(coverage.read)} of ${grouped(coverage.documents)}`, "documents read"), number(grouped(coverage.claims), "claims"),
      number(grouped(coverage.keys), "keys"), number(grouped(coverage.keys_with_two_sources), "keys with two sources or more")),
    coverage.checks.length > 0 && h("table", {}, h("caption", {hidden: true}, "Checks"),
      h("thead", {}, h("tr", {}, h("th", {}, "Check"), h("th", {class: "num"}, "Ran"), h("th", {class: "num"}, "Did not run"), h("th", {}, "Why not"))),
      h("tbody", {}, coverage.checks.map((check) => h("tr", {}, h("td", {}, check.name), h("td", {class: "num"}, grouped(check.ran)), h("td", {class: "num"}, grouped(check.not_run)), h("td", {}, check.why || (check.ran ? "" : "no claims of the kind")))))),
    index.corrections.length > 0 && h("table", {}, h("thead", {}, h("tr", {}, h("th", {}, "Corrected by hand"), h("th", {}, "Value"), h("th", {}, "Change"), h("th", {}, "Reason"))),
      h("tbody", {}, index.corrections.map((one) => h("tr", {}, h("td", {}, one.path + (one.line ? ":" + one.line : "")), h("td", {}, one.text), h("td", {}, one.change), h("td", {}, one.reason))))),
    h("table", {}, h("thead", {}, h("tr", {}, h("th", {}, "Document"), h("th", {}, "Published"), h("th", {}, "Language"), h("th", {class: "num"}, "Bytes"), h("th", {class: "num"}, "Claims"))),
      h("tbody", {}, index.documents.map((summary) => h("tr", {title: "SHA-256 " + summary.sha256}, h("td", {}, summary.title || summary.path, summary.title && h("small", {}, summary.path)), h("td", {}, summary.published), h("td", {}, summary.language), h("td", {class: "num"}, grouped(summary.bytes)), h("td", {class: "num"}, grouped(summary.claims)))))),
    h("p", {class: "foot"}, `${index.tool}, rules ${index.ruleset}`)]);
}

const VIEWS = ["findings", "documents", "coverage"];
const builders = {findings: buildFindings, documents: buildDocuments, coverage: buildCoverage};
const built = new Set();

function showView(name) {
  for (const other of VIEWS) {
    const chosen = other === name;
    $(other).hidden = !chosen;
    $("tab-" + other).setAttribute("aria-selected", String(chosen));
    $("tab-" + other).tabIndex = chosen ? 0 : -1;
  }
  if (built.has(name)) return;
  built.add(name);
  builders[name]();
}

for (const name of VIEWS) {
  $("tab-" + name).addEventListener("click", () => {
    showView(name);
    if (name === "documents" && reader.position === null && index.documents.length) showDocument(0);
  });
  $("tab-" + name).addEventListener("keydown", (event) => {
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!by) return;
    const next = $("tab-" + VIEWS[(VIEWS.indexOf(name) + by + VIEWS.length) % VIEWS.length]);
    next.focus();
    next.click();
  });
}

// Printed are the findings that fit the filters, opened, as many as paper bears.
const PRINTED = 200;
window.addEventListener("beforeprint", () => {
  if ($("findings").hidden) return;
  const shown = view.found.slice(0, PRINTED);
  $("list").replaceChildren(...shown.map((position) => findingCard(position, true)));
  for (const steps of document.querySelectorAll("details.why")) steps.open = true;
  if (view.found.length > PRINTED) $("list").append(h("p", {class: "empty"}, grouped(view.found.length - PRINTED) + " more findings are not printed: narrow the filters."));
});
window.addEventListener("afterprint", () => { if (!$("findings").hidden) showPage(); });

function followHash() {
  const position = positionOfFinding.get(decodeURIComponent(location.hash.slice(1)));
  if (position !== undefined) showFinding(position);
}

for (const name of ["documents", "findings"]) showView(name);
let narrow = isNarrow();
window.addEventListener("resize", () => {  // plots are drawn for a width
  if (isNarrow() === narrow) return;
  narrow = isNarrow();
  showPage();
});
window.addEventListener("hashchange", followHash);
document.addEventListener("DOMContentLoaded", followHash);
