// The documents themselves, every claim and every unclaimed number marked.

const SECTION = 40000;  // characters shown at a time
const reader = {position: null, section: 0};
const RANK = {error: 3, warning: 2, note: 1, hidden: 0};

// Marks cut at each other's edges: [start, end, the marks that cover it], in order.
function segments(marks, begin, end) {
  const inside = marks.filter((mark) => mark.start < end && begin < mark.end);
  const edges = new Set([begin, end]);
  for (const mark of inside) { edges.add(Math.max(mark.start, begin)); edges.add(Math.min(mark.end, end)); }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((edge, i) => [sorted[i], edge, inside.filter((mark) => mark.start < edge && sorted[i] < mark.end)]);
}

function gravest(claims) {
  const severities = claims.flatMap((claim) => claim.findings.map((position) => index.findings[position].severity));
  return severities.sort((a, b) => RANK[b] - RANK[a])[0] || "";
}

function aboutClaim(claim) {
  const scope = Object.entries(claim.scope).map(([dimension, value]) => `${dimension}: ${value}`).join(", ");
  const rows = [["Value", claim.text], ["Subject", claim.subject], ["Metric", claim.metric], ["Scope", scope], ["Time", claim.when],
                ["Modality", claim.modality], ["Says", claim.attribution], ["Rule", claim.rule]];
  return [h("dl", {class: "facts"}, rows.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    claim.findings.length > 0 && h("ul", {}, claim.findings.map((position) => h("li", {},
      h("span", {class: "pill " + index.findings[position].severity}, index.findings[position].code), " ",
      h("button", {class: "finding-link", onclick: () => showFinding(position)}, index.findings[position].message))))];
}

function choose(node, claims) {
  for (const other of document.querySelectorAll(".chosen")) other.classList.remove("chosen");
  node.classList.add("chosen");
  $("about-mark").replaceChildren();
  append($("about-mark"), [h("h3", {}, claims.length > 1 ? claims.length + " claims" : "Claim"), claims.map(aboutClaim)]);
}

function markNode(text, marks) {
  const claims = marks.filter((mark) => mark.findings);
  if (!claims.length) return h("span", {class: "unclaimed", title: "No claim: " + marks[0].reason, tabindex: "0"}, text);
  const node = h("mark", {class: "claim " + gravest(claims), tabindex: "0", role: "button", "data-at": claims[0].at}, text);
  node.addEventListener("click", () => choose(node, claims));
  node.addEventListener("focus", () => choose(node, claims));
  return node;
}

// A page's tags stand back behind its words.
const dimmed = (text) => text.split(/(<[^>]*>?)/).map((part) => (part[0] === "<" ? h("span", {class: "markup"}, part) : part));

// [first, last) of each section, cut at line ends.
function sectionsOf(text) {
  const sections = [];
  for (let begin = 0; begin < text.length || !sections.length;) {
    const line = begin + SECTION < text.length ? text.indexOf("\n", begin + SECTION) : -1;
    const end = line < 0 ? text.length : line + 1;
    sections.push([begin, end]);
    begin = end;
    if (end >= text.length) break;
  }
  return sections;
}

function linesOf(document, [begin, end], page) {
  const plain = (text) => (page ? dimmed(text) : [text]);
  const marks = [...document.claims, ...document.unclaimed].map((mark) => ({...mark, at: mark.start, start: document.at(mark.start), end: document.at(mark.end)}));
  marks.sort((a, b) => a.start - b.start || a.end - b.end);
  let number = 1;
  for (let i = document.text.indexOf("\n"); i >= 0 && i < begin; i = document.text.indexOf("\n", i + 1)) ++number;
  const grid = h("div", {class: "lines"});
  let next = 0;  // marks before it end before this line
  for (let from = begin; from < end || from === begin;) {
    const newline = document.text.indexOf("\n", from);
    const to = newline < 0 || newline >= end ? end : newline;
    while (next < marks.length && marks[next].end <= from) ++next;
    let last = next;
    while (last < marks.length && marks[last].start < to) ++last;
    const line = h("span", {class: "line"});
    for (const [start, stop, covering] of segments(marks.slice(next, last), from, to))
      append(line, covering.length ? [markNode(document.text.slice(start, stop), covering)] : plain(document.text.slice(start, stop).replace(/\r$/, "")));
    grid.append(h("span", {class: "number"}, String(number++)), line);
    if (to >= end) break;
    from = to + 1;
  }
  return grid;
}

function documentHead(summary) {
  const about = [summary.publisher, summary.published && "published " + summary.published, summary.path, counted(summary.claims, "claim")].filter(Boolean).join(" · ");
  const link = /^https?:\/\//i.test(summary.url) && h("a", {href: summary.url, rel: "noreferrer noopener", target: "_blank"}, "source");
  return [h("h2", {}, summary.title || summary.id), h("p", {class: "about"}, about, link && " · ", link)];
}

function showText() {
  const summary = index.documents[reader.position];
  const page = $("page");
  page.replaceChildren();
  append(page, documentHead(summary));
  const document = textOf(reader.position);
  if (!document) {
    page.append(h("p", {class: "empty"}, "The text of this document is not part of the report."));
    return;
  }
  const sections = sectionsOf(document.text);
  const go = (by) => () => { reader.section += by; showText(); window.scrollTo(0, 0); };
  if (sections.length > 1)
    page.append(h("div", {class: "pager"}, h("button", {onclick: go(-1), disabled: reader.section === 0}, "Previous"),
      h("span", {}, `Part ${reader.section + 1} of ${sections.length}`),
      h("button", {onclick: go(1), disabled: reader.section === sections.length - 1}, "Next")));
  page.append(linesOf(document, sections[reader.section], isPage(summary.path)));
}

// Shows a document, at the claim that starts `at` code points into it where that is given.
function showDocument(position, at) {
  reader.position = position;
  const document = textOf(position);
  const offset = document && at !== undefined ? document.at(at) : 0;
  reader.section = document ? Math.max(0, sectionsOf(document.text).findIndex(([begin, end]) => begin <= offset && offset < end)) : 0;
  for (const button of $("shelf").children) button.setAttribute("aria-current", String(Number(button.dataset.position) === position));
  showText();
  showView("documents");
  const mark = at !== undefined && $("page").querySelector(`[data-at="${at}"]`);
  if (!mark) return;
  mark.focus({preventScroll: true});
  mark.scrollIntoView({block: "center"});
}

function buildDocuments() {
  const swatch = (name, text) => h("li", {}, h("span", {class: name + " swatch"}, "29"), text);
  append($("documents"), [h("div", {class: "reader"},
    h("nav", {class: "shelf", id: "shelf", "aria-label": "Documents"}, index.documents.map((summary, i) =>
      h("button", {"data-position": i, onclick: () => showDocument(i)}, summary.title || summary.id, h("small", {}, counted(summary.claims, "claim"))))),
    h("article", {class: "page", id: "page"}, h("p", {class: "empty"}, index.documents.length ? "Choose a document." : "No documents.")),
    h("aside", {class: "aside"},
      h("div", {id: "about-mark", "aria-live": "polite"}, h("h3", {}, "Marks"), h("p", {}, "Choose a marked number to see what it claims.")),
      h("ul", {}, swatch("claim error", "in an error"), swatch("claim warning", "in a warning"), swatch("claim", "a claim"), swatch("unclaimed", "a number that no rule took"))))]);
}
