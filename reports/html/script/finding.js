// One finding: its card and, once it is opened, its details.

function markedQuote(location) {
  const characters = Array.from(location.quote);
  const mark = location.mark || location.subject_mark;
  if (!mark) return [location.quote];
  const [begin, end] = mark;
  return [characters.slice(0, begin).join(""), h(location.mark ? "mark" : "u", {}, characters.slice(begin, end).join("")), characters.slice(end).join("")];
}

// A value that stands outside its sentence, as a city in the heading above a list.
function valueElsewhere(location) {
  if (location.mark || !location.subject_mark || location.line === undefined) return null;
  return h("blockquote", {class: "elsewhere"}, h("span", {class: "context"}, `line ${location.line} `), h("mark", {}, location.text));
}

// What stands before and after the sentence in its paragraph, cut at words.
const CONTEXT = 160;
function around(location) {
  const position = documentPosition.get(location.doc);
  const document = position === undefined || !location.span ? null : textOf(position);
  if (!document) return ["", ""];
  const [begin, end] = location.span.map(document.at);
  let before = document.text.slice(Math.max(0, begin - 4 * CONTEXT), begin).match(/(?:[^\n]|\n(?!\s*\n))*$/)[0];
  let after = document.text.slice(end, end + 4 * CONTEXT).match(/^(?:[^\n]|\n(?!\s*\n))*/)[0];
  if (isPage(location.path)) [before, after] = [wordsOf(before) + " ", " " + wordsOf(after)];
  return [before.length > CONTEXT ? "…" + before.slice(-CONTEXT).replace(/^\S*\s/, "") : before.trimStart(),
          after.length > CONTEXT ? after.slice(0, CONTEXT).replace(/\s\S*$/, "") + "…" : after.trimEnd()];
}

function openInDocument(location) {
  showDocument(documentPosition.get(location.doc), location.at);
}

function said(location) {
  const position = documentPosition.get(location.doc);
  const [before, after] = around(location);
  const facts = [location.when, location.modality, location.attribution && "says " + location.attribution,
                 location.corrected && "corrected by hand: " + location.corrected,
                 location.of && `of ${location.of} (line ${location.of_line})`].filter(Boolean);
  const place = location.path + (location.line ? `:${location.line}:${location.column}` : "");
  return h("div", {class: "said"},
    h("p", {class: "who"}, h("strong", {}, sourceName(location.doc)), facts.length ? ", " + facts.join(", ") : ""),
    valueElsewhere(location),
    location.quote && h("blockquote", {class: /\.[ct]sv$/i.test(location.path) && "rows"}, before && h("span", {class: "context"}, before), markedQuote(location), after && h("span", {class: "context"}, after)),
    h("p", {class: "who"}, h("code", {}, place), " ",
      position !== undefined && location.at !== undefined && h("button", {class: "finding-link", onclick: () => openInDocument(location)}, "read it in the document")));
}

// What a plot shows.
const PRINTED_PLOT = "A box spans when a camp speaks and what its words allow; darker is what a reader takes them to mean. A bar is a sentence and what it prints, an arrow where it leaves room. Pale: the time is inferred.";
const COMPUTED_PLOT = "A box spans the time of the figures that a camp was computed from and what they can come to; darker is what a reader takes them to mean. Pale: the time is inferred.";

// Sentences shown of one camp before the others are asked for.
const SAID = 4;
function sentences(locations) {
  const shown = locations.slice(0, SAID).map(said);
  if (locations.length <= SAID) return shown;
  const more = h("button", {class: "plain", onclick: () => more.replaceWith(...locations.slice(SAID).map(said))},
    "Show " + counted(locations.length - SAID, "more sentence"));
  return [...shown, more];
}

function campColumn(camp, i, detail) {
  const exact = camp.hard && camp.soft && camp.hard.lo !== null && camp.hard.lo === camp.hard.hi;
  const bounds = exact ? `allows ${boundsText(camp.hard)} alone`
    : [camp.hard && "allows " + boundsText(camp.hard), camp.soft && "reads as " + boundsText(camp.soft)].filter(Boolean).join(", ");
  const copies = camp.independent !== camp.sources.length ? `, ${counted(camp.independent, "independent source")}` : "";
  return h("div", {class: "camp " + campClass(i)},
    h("p", {class: "value"}, h("b", {}, campLetter(i)), camp.value),
    h("p", {class: "bounds"}, counted(camp.sources.length, "document") + copies + (bounds ? "; " + bounds : "")),
    sentences(detail.locations.filter((location) => location.camp === i)));
}

function facts(finding, detail) {
  const scope = Object.entries(detail.scope).map(([dimension, value]) => `${dimension}: ${value}`).join(", ");
  const rows = [["Subject", finding.subject], ["Metric", finding.metric], ["Scope", scope], ["Basis", detail.basis],
                ["Waiver", finding.waiver], ["Worse", finding.worse], ["Finding", finding.id]];
  return h("dl", {class: "facts"}, rows.filter(([, value]) => value).map(([name, value]) =>
    [h("dt", {}, name), h("dd", {}, name === "Finding" || name === "Metric" ? h("code", {}, value) : value)]));
}

function findingDetail(finding, detail) {
  const loose = detail.locations.filter((location) => location.camp < 0);
  const steps = [...(detail.gap ? ["Gap: " + detail.gap] : []), ...detail.explain];
  return h("div", {class: "detail"},
    detail.camps.length > 0 && [h("h3", {}, "Over time"), plot(detail),
      h("p", {class: "legend"}, detail.derived ? COMPUTED_PLOT : PRINTED_PLOT)],
    detail.camps.length > 0 && [h("h3", {}, "Who says what"), h("div", {class: "camps"}, detail.camps.map((camp, i) => campColumn(camp, i, detail)))],
    sentences(loose),
    steps.length > 0 && h("details", {class: "why"}, h("summary", {}, "Why this verdict: the arithmetic"), h("ol", {}, steps.map((step) => h("li", {}, step)))),
    facts(finding, detail));
}

function findingCard(position, opened) {
  const finding = index.findings[position];
  const tags = [finding.status !== "new" && finding.status, finding.waiver && "waived"].filter(Boolean);
  const button = h("button", {"aria-expanded": String(opened)},
    h("span", {class: "tags"}, h("span", {class: "pill " + finding.severity}, finding.severity), h("span", {}, finding.code),
      h("span", {class: "quiet"}, finding.verdict + (finding.magnitude ? ", " + finding.magnitude : "")),
      tags.map((tag) => h("span", {class: "quiet"}, "· " + tag))),
    finding.message);
  const card = h("article", {class: `finding ${finding.severity}${finding.waiver ? " waived" : ""}${finding.status === "absent" ? " absent" : ""}`, "data-finding": position},
    h("h2", {}, button));
  const open = () => {
    const detail = detailOf(position);
    card.append(detail ? findingDetail(finding, detail) : h("p", {class: "detail"}, "Still loading; open it again in a moment."));
  };
  button.addEventListener("click", () => {
    const now = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(now));
    if (now) { view.open.add(position); open(); } else { view.open.delete(position); card.lastElementChild.remove(); }
  });
  if (opened) open();
  return card;
}
