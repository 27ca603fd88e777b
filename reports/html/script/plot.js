// The camps of a key over time. A box spans when a camp's first voice speaks and what
// its words allow, the darker part what a reader takes them to mean; a bar is a
// sentence: the number that it prints, over the time that it speaks of.

const WIDE = {width: 960, height: 250, left: 74, right: 190, top: 24, bottom: 30, years: 9, source: 26};
const NARROW = {...WIDE, width: 480, left: 58, right: 128, years: 4, source: 18};  // a phone shows all of it
const LANE = 56;  // of a camp of places
let PLOT = WIDE;

const isNarrow = () => innerWidth < 640;

// As high as what is shown needs: places stand in lanes.
function choosePlot(detail) {
  const numbers = detail.camps.some((camp) => camp.hard || camp.soft) || detail.locations.some((location) => location.printed);
  PLOT = isNarrow() ? {...NARROW} : {...WIDE};
  if (!numbers) PLOT.height = PLOT.top + PLOT.bottom + Math.min(8, detail.camps.length) * LANE;
}
const LABEL = 30;  // two lines of text
const DOT = 9;     // at least, across
const BAR = 5;     // of a printed number
const DAY = 86400000;
const campClass = (camp) => "c" + camp % 6;
const campLetter = (camp) => (camp < 26 ? String.fromCharCode(65 + camp) : String(camp + 1));

const spanOf = (asOf) => ({inferred: asOf.basis !== "stated" && asOf.basis !== "inherited",
                           from: asOf.start ? Date.parse(asOf.start) : null, to: asOf.end ? Date.parse(asOf.end) + DAY : null});

// One bar a sentence, in the colour of the first camp that it stands in. What a camp
// was computed from is told in other units: it has no place here.
function plotBars(detail) {
  if (detail.derived) return [];
  const seen = new Set();
  const bars = [];
  for (const location of detail.locations) {
    if (location.camp < 0 || !location.as_of || seen.has(location.claim)) continue;
    seen.add(location.claim);
    bars.push({camp: location.camp, printed: location.printed, ...spanOf(location.as_of)});
  }
  return bars;
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
  return value.toLocaleString("en-US", {maximumFractionDigits: size >= 100 ? 2 : 6});
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
  const step = Math.max(1, Math.ceil(years / PLOT.years));
  for (let year = Math.ceil(first / step) * step; Date.UTC(year, 0, 1) <= high; year += step)
    if (Date.UTC(year, 0, 1) >= low) ticks.push([Date.UTC(year, 0, 1), String(year)]);
  return ticks;
}

// Where a value stands: a scale for numbers, a lane a camp for places.
function valueScale(camps, bars) {
  const bottom = PLOT.height - PLOT.bottom;
  const ends = [...camps.flatMap((camp) => [camp.hard, camp.soft]), ...bars.map((bar) => bar.printed)].filter(Boolean)
    .flatMap((bounds) => [bounds.lo, bounds.hi]).filter((value) => value !== null);
  if (!ends.length) {
    const lane = (bottom - PLOT.top) / camps.length;
    return {ticks: [], y: null, middle: (camp) => PLOT.top + (camps.length - 1 - camp + 0.5) * lane};
  }
  let low = Math.min(...ends), high = Math.max(...ends);
  const room = (high - low) * 0.18 || Math.abs(high) * 0.2 || 1;
  low -= room;
  high += room;
  if (low < 0 && Math.min(...ends) >= 0) low = 0;
  const y = (value) => bottom - (value - low) / (high - low) * (bottom - PLOT.top);
  const middle = (camp) => {
    const bounds = camps[camp].soft || camps[camp].hard;
    if (!bounds) return bottom;
    const [top, foot] = [bounds.hi === null ? PLOT.top : y(bounds.hi), bounds.lo === null ? bottom : y(bounds.lo)];
    return (top + foot) / 2;
  };
  return {ticks: niceTicks(low, high, 5).map((value) => [y(value), shortNumber(value)]), y, middle};
}

// [left, width]; what has no time spans all of it.
function across(span, time, least) {
  const [left, right] = time && span.from !== null ? [time.x(span.from), time.x(span.to)] : [PLOT.left, PLOT.width - PLOT.right];
  return right - left < least ? [(left + right - least) / 2, least] : [left, right - left];
}

function campBoxes(camp, i, values, time) {
  const span = spanOf(camp.as_of);
  const [x, width] = across(span, time, DOT);
  const bottom = PLOT.height - PLOT.bottom;
  return ["hard", "soft"].filter((kind) => camp[kind] && values.y).map((kind) => {
    const top = camp[kind].hi === null ? PLOT.top : values.y(camp[kind].hi);
    const height = (camp[kind].lo === null ? bottom : values.y(camp[kind].lo)) - top;
    return svg("rect", {class: `${kind} ${campClass(i)}${span.inferred ? " inferred" : ""}`, x, width, y: top, height, rx: 2});
  });
}

const ARROWS = {gt: -1, ge: -1, lt: 1, le: 1, nearly: 1};  // where a bound leaves room

function printedBar(bar, values, time) {
  const [x, width] = across(bar, time, DOT);
  const name = `bar ${campClass(bar.camp)}${bar.inferred ? " inferred" : ""}`;
  if (!values.y) return [svg("rect", {class: name, x, width, y: values.middle(bar.camp) - BAR, height: 2 * BAR, rx: 2})];
  const {nominal, lo, hi, relation} = bar.printed || {nominal: null, lo: null, hi: null};
  const at = nominal ?? lo ?? hi;
  if (at === null) return [];
  const [top, foot] = nominal === null && lo !== null && hi !== null ? [values.y(hi), values.y(lo)] : [values.y(at), values.y(at)];
  const nodes = [svg("rect", {class: name, x, width, y: top - BAR / 2, height: foot - top + BAR, rx: 2})];
  const way = ARROWS[relation];
  const middle = x + width / 2;
  if (way) nodes.push(svg("path", {class: name, d: `M${middle - 5} ${top + 5 * way}h10l-5 ${7 * way}z`}));
  return nodes;
}

const shortened = (text, most) => (Array.from(text).length > most ? Array.from(text).slice(0, most - 1).join("") + "…" : text);

// Its title or its id, what is shorter.
function sourceLabel(camp) {
  if (!camp.sources.length) return "";
  const [id, name] = [camp.sources[0], sourceName(camp.sources[0])];
  const more = camp.sources.length > 1 ? ` +${camp.sources.length - 1}` : "";
  return shortened(name.length < id.length ? name : id, PLOT.source - more.length) + more;
}

// One label a camp beside its rightmost box, pushed apart where they would cover each other.
function plotLabels(camps, rights, values) {
  const labels = camps.map((camp, i) => ({camp: i, x: Math.min(rights[i], PLOT.width - PLOT.right) + 8, y: values.middle(i) - 2}));
  labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; ++i) labels[i].y = Math.max(labels[i].y, labels[i - 1].y + LABEL);
  const over = labels.length ? labels[labels.length - 1].y - (PLOT.height - PLOT.bottom - 14) : 0;
  if (over > 0) for (const label of labels) label.y -= over;
  return labels.map(({camp, x, y}) => svg("text", {class: "name " + campClass(camp), x, y},
    campLetter(camp) + " " + shortened(camps[camp].value, 20), svg("tspan", {class: "source", x, dy: 14}, sourceLabel(camps[camp]))));
}

// What the numbers of the axis count: "%", "CNY", "square-kilometer".
const unitOf = (camps) => (camps.find((camp) => camp.unit) || {unit: ""}).unit;

function plotAxes(chart, values, time, unit) {
  const right = PLOT.width - PLOT.right, bottom = PLOT.height - PLOT.bottom;
  if (unit && unit !== "%" && values.y) chart.append(svg("text", {x: PLOT.left - 8, y: 12, "text-anchor": "end"}, unit));
  for (const [y, label] of values.ticks) {
    chart.append(svg("line", {class: "grid", x1: PLOT.left, x2: right, y1: y, y2: y}));
    chart.append(svg("text", {x: PLOT.left - 8, y: y + 4, "text-anchor": "end"}, label + (unit === "%" ? "%" : "")));
  }
  chart.append(svg("line", {class: "grid", x1: PLOT.left, x2: right, y1: bottom, y2: bottom}));
  for (const [at, label] of time ? timeTicks(time) : []) {
    chart.append(svg("line", {class: "grid", x1: time.x(at), x2: time.x(at), y1: bottom, y2: bottom + 5}));
    chart.append(svg("text", {x: time.x(at), y: bottom + 20, "text-anchor": "middle"}, label));
  }
}

function plot(detail) {
  choosePlot(detail);
  const bars = plotBars(detail);
  const time = timeScale([...bars, ...detail.camps.map((camp) => spanOf(camp.as_of))]);
  const values = valueScale(detail.camps, bars);
  const described = detail.camps.map((camp, i) => `${campLetter(i)}: ${camp.value} (${camp.sources.map(sourceName).join(", ")})`).join("; ");
  const chart = svg("svg", {class: "plot", viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, role: "img", "aria-label": "Camps over time. " + described});
  plotAxes(chart, values, time, unitOf(detail.camps));
  detail.camps.forEach((camp, i) => chart.append(...campBoxes(camp, i, values, time)));
  for (const bar of bars) chart.append(...printedBar(bar, values, time));
  const rights = detail.camps.map((camp, i) => Math.max(...[spanOf(camp.as_of), ...bars.filter((bar) => bar.camp === i)]
    .map((span) => { const [x, width] = across(span, time, DOT); return x + width; })));
  chart.append(...plotLabels(detail.camps, rights, values));
  return h("div", {class: "plot-frame"}, chart);
}
