// The camps of a key over time: a box spans when a claim holds and what its words
// allow; the darker part is what a reader takes them to mean.

const PLOT = {width: 960, height: 250, left: 74, right: 190, top: 24, bottom: 30};
const LABEL = 30;  // two lines of text
const DOT = 9;     // an exact number on one day
const DAY = 86400000;
const campClass = (camp) => "c" + camp % 6;
const campLetter = (camp) => (camp < 26 ? String.fromCharCode(65 + camp) : String(camp + 1));

// What is drawn: one mark a sentence, at its own time, with its camp's bounds.
function plotMarks(detail) {
  const seen = new Set();
  const marks = [];
  const add = (camp, asOf) => {
    const key = [camp, asOf.start, asOf.end].join();
    if (seen.has(key)) return;
    seen.add(key);
    marks.push({camp, inferred: asOf.basis !== "stated" && asOf.basis !== "inherited",
                from: asOf.start ? Date.parse(asOf.start) : null, to: asOf.end ? Date.parse(asOf.end) + DAY : null});
  };
  for (const location of detail.locations) if (location.camp >= 0 && location.as_of) add(location.camp, location.as_of);
  detail.camps.forEach((camp, i) => { if (!marks.some((mark) => mark.camp === i)) add(i, camp.as_of); });
  return marks;
}

// Round steps of 1, 2 or 5 times a power of ten, at most `count` of them.
function niceTicks(low, high, count) {
  const rough = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough);
  const ticks = [];
  for (let i = Math.ceil(low / step); i * step <= high + step * 1e-9; ++i) ticks.push(i * step);
  return ticks;
}

function shortNumber(value) {
  const size = Math.abs(value);
  for (const [scale, name] of [[1e12, "tn"], [1e9, "bn"], [1e6, "m"]])
    if (size >= scale) return (value / scale).toLocaleString("en-US", {maximumFractionDigits: 6}) + " " + name;
  return value.toLocaleString("en-US", {maximumFractionDigits: 6});
}

// "[28.5, 29.5)", "(345 bn, inf)", "41".
function boundsText({lo, hi, text}) {
  if (lo !== null && lo === hi) return shortNumber(lo);
  const end = (value) => (value === null ? "inf" : shortNumber(value));
  return `${text[0]}${lo === null ? "-" : ""}${end(lo)}, ${end(hi)}${text[text.length - 1]}`;
}

function timeScale(marks) {
  const edges = marks.flatMap((mark) => [mark.from, mark.to]).filter((edge) => edge !== null);
  if (!edges.length) return null;
  let low = Math.min(...edges), high = Math.max(...edges);
  const room = Math.max((high - low) * 0.06, 45 * DAY);
  low -= room;
  high += room;
  const span = PLOT.width - PLOT.left - PLOT.right;
  return {low, high, x: (time) => PLOT.left + (time - low) / (high - low) * span};
}

function timeTicks({low, high}) {
  const years = (high - low) / (365.25 * DAY);
  const first = new Date(low).getUTCFullYear();
  const ticks = [];
  if (years < 2.5) {
    const months = years < 0.7 ? 1 : 3;
    for (let i = 0; i < 60; ++i) {
      const time = Date.UTC(first, i * months, 1);
      if (time >= low && time <= high)
        ticks.push([time, new Date(time).toLocaleDateString("en-GB", {month: "short", year: "numeric", timeZone: "UTC"})]);
    }
    return ticks;
  }
  const step = Math.max(1, Math.ceil(years / 9));
  for (let year = Math.ceil(first / step) * step; Date.UTC(year, 0, 1) <= high; year += step)
    if (Date.UTC(year, 0, 1) >= low) ticks.push([Date.UTC(year, 0, 1), String(year)]);
  return ticks;
}

// Where a value stands: a scale for numbers, a lane a camp for places.
function valueScale(camps) {
  const ends = camps.flatMap((camp) => [camp.hard, camp.soft]).filter(Boolean).flatMap((b) => [b.lo, b.hi]).filter((v) => v !== null);
  const bottom = PLOT.height - PLOT.bottom;
  if (!ends.length) {
    const lane = (bottom - PLOT.top) / camps.length;
    const middle = (camp) => PLOT.top + (camps.length - 1 - camp + 0.5) * lane;
    return {ticks: [], box: (camp, kind) => kind === "soft" ? [middle(camp) - 7, middle(camp) + 7] : null};
  }
  let low = Math.min(...ends), high = Math.max(...ends);
  const room = (high - low) * 0.18 || Math.abs(high) * 0.2 || 1;
  low -= room;
  high += room;
  if (low < 0 && Math.min(...ends) >= 0) low = 0;
  const y = (value) => bottom - (value - low) / (high - low) * (bottom - PLOT.top);
  const box = (camp, kind) => {
    const bounds = camps[camp][kind];
    return bounds ? [bounds.hi === null ? PLOT.top : y(bounds.hi), bounds.lo === null ? bottom : y(bounds.lo)] : null;
  };
  return {ticks: niceTicks(low, high, 5).map((value) => [y(value), shortNumber(value)]), box};
}

function plotBoxes(mark, values, time) {
  const x = time && mark.from !== null ? [time.x(mark.from), time.x(mark.to)] : [PLOT.left, PLOT.width - PLOT.right];
  if (x[1] - x[0] < DOT) { const middle = (x[0] + x[1]) / 2; x[0] = middle - DOT / 2; x[1] = middle + DOT / 2; }
  const boxes = [];
  for (const kind of ["hard", "soft"]) {
    const y = values.box(mark.camp, kind);
    if (!y) continue;
    const thin = Math.max(0, (mark.from === null ? 3 : DOT) - (y[1] - y[0])) / 2;
    boxes.push(svg("rect", {class: `${kind} ${campClass(mark.camp)}${mark.inferred ? " inferred" : ""}`, x: x[0], width: x[1] - x[0],
                            y: y[0] - thin, height: y[1] - y[0] + 2 * thin, rx: 2}));
  }
  return {boxes, right: x[1]};
}

const shortened = (text, most) => (Array.from(text).length > most ? Array.from(text).slice(0, most - 1).join("") + "…" : text);

function sourceLabel(camp) {
  const more = camp.sources.length > 1 ? ` +${camp.sources.length - 1}` : "";
  return camp.sources.length ? shortened(sourceName(camp.sources[0]), 26 - more.length) + more : "";
}

// One label a camp beside its rightmost box, pushed apart where they would cover each other.
function plotLabels(camps, rights, values) {
  const labels = camps.map((camp, i) => {
    const [top, bottom] = values.box(i, "soft") || values.box(i, "hard") || [PLOT.top, PLOT.height - PLOT.bottom];
    return {camp: i, x: Math.min(rights[i], PLOT.width - PLOT.right) + 8, y: (top + bottom) / 2 - 2};
  });
  labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; ++i) labels[i].y = Math.max(labels[i].y, labels[i - 1].y + LABEL);
  const over = labels.length ? labels[labels.length - 1].y - (PLOT.height - PLOT.bottom - 14) : 0;
  if (over > 0) for (const label of labels) label.y -= over;
  return labels.map(({camp, x, y}) => svg("text", {class: "name " + campClass(camp), x, y},
    campLetter(camp) + " " + shortened(camps[camp].value, 20), svg("tspan", {class: "source", x, dy: 14}, sourceLabel(camps[camp]))));
}

// What the numbers of the axis count: "%", "CNY", "square-kilometer".
const unitOf = (camps) => (camps.find((camp) => camp.unit) || {unit: ""}).unit;

function plot(finding, detail) {
  const marks = plotMarks(detail);
  const time = timeScale(marks);
  const values = valueScale(detail.camps);
  const described = detail.camps.map((camp, i) => `${campLetter(i)}: ${camp.value} (${camp.sources.map(sourceName).join(", ")})`).join("; ");
  const chart = svg("svg", {class: "plot", viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, role: "img", "aria-label": "Camps over time. " + described});
  const right = PLOT.width - PLOT.right, bottom = PLOT.height - PLOT.bottom;
  const unit = unitOf(detail.camps);
  const sign = unit === "%" ? "%" : "";
  if (unit && !sign && values.ticks.length) chart.append(svg("text", {x: PLOT.left - 8, y: 12, "text-anchor": "end"}, unit));
  for (const [y, label] of values.ticks) {
    chart.append(svg("line", {class: "grid", x1: PLOT.left, x2: right, y1: y, y2: y}));
    chart.append(svg("text", {x: PLOT.left - 8, y: y + 4, "text-anchor": "end"}, label + sign));
  }
  chart.append(svg("line", {class: "grid", x1: PLOT.left, x2: right, y1: bottom, y2: bottom}));
  for (const [at, label] of time ? timeTicks(time) : []) {
    chart.append(svg("line", {class: "grid", x1: time.x(at), x2: time.x(at), y1: bottom, y2: bottom + 5}));
    chart.append(svg("text", {x: time.x(at), y: bottom + 20, "text-anchor": "middle"}, label));
  }
  const rights = detail.camps.map(() => PLOT.left);
  for (const mark of marks) {
    const {boxes, right: edge} = plotBoxes(mark, values, time);
    rights[mark.camp] = Math.max(rights[mark.camp], edge);
    chart.append(...boxes);
  }
  chart.append(...plotLabels(detail.camps, rights, values));
  return h("div", {class: "plot-frame"}, chart);
}
